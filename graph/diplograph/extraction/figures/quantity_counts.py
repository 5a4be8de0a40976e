"""Whether a bare number counts something: years, codes, clock times and numbers of things named do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from diplograph.extraction.figures.quantity_rules import alternatives, comparator
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Comparator

#: A time of the day: "at 16.00".
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_AT = re.compile(r"\b(?:at|until|from|by|to)\s+$", re.IGNORECASE)
#: One or two words after a number.
WORD_AFTER = re.compile(r"[\s-]+([A-Za-z.]+)(?:[\s-]+([A-Za-z]+))?")
_WORD_BEFORE = re.compile(r"([\w.’'-]+)[\s\u00a0]+(?:the\s+)?$")
_NUMBERING = re.compile(r"(?:^|\n)\s*\(?(?P<n>\d+)[.)]\s")
#: What is counted under a name: "42 Rafale fighters", "41 Canadian diplomats", "30 Kenyans".
_NAMED_KIND = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*\s+){1,3}(?:[A-Z]?\d[\w-]*\s+)?(?:[a-z]+\s+)?(?:[a-z]{2,}s|consortia|aircraft|people|personnel|[a-z]*men)\b"
    r"|[A-Z]{2,}s\b|[A-Z][a-z]{2,}(?:ans|eans|ese|is|[a-z]ps|[a-z]ts|ers|ors)\b"
    r"|(?:[A-Z][a-z]+\s+)?(?:States|Parties|Members|Nations|Governments|Delegations|Leaders|Ministers)\b)"
)
_POSSESSIVE = re.compile(r"(?:[’']s?)?\s+$")
_NAME_OF = re.compile(r"\b[A-Z]\w+\s+of\s+$")
#: What a number of a house or a postal code stands by: "2400 Lake Avenue", "DC 20008".
_STREET = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Lane|Drive|Square)\b"
)
_POSTAL = re.compile(r"\b(?!EU|US|UK|UN|AU)[A-Z]{2}\s$")
_POSTAL_DIGITS = 5
#: Who a body is made up of: "a Council of twelve judges" is no name as "the Group of Seven" is one.
_MEMBERS = re.compile(r"[a-z]{3,}(?:s|men|people)$")
_LOOKS_LIKE_CODE = re.compile(r"\+\d|[-–/:]\d|\.\d+\.|(?:st|nd|rd|th)\b|[’']s\b|[A-Za-z]|-[A-Z]|\)\s*[A-Z]")
#: What opens a number that says how many there are: "the number of ships was 130".
_NUMBER_IS = re.compile(
    r"\b(?:number|total|count|toll|tally|strength|membership|population)\b(?:[^.;:()]|\([^()]*\)){0,90}"
    r"\b(?:is|was|were|are|be|been|stands?\s+at|stood\s+at|reached|reaches|totalled|totaled|hit|exceeds?|exceeded|"
    r"(?:rose|rises|risen|grew|grows|grown|fell|falls|fallen|dropped|increased|climbed|doubled|tripled)\b"
    r"[^.;:()]{0,40}\bto)\s+$|"
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|rais(?:es?|ed|ing)|reduc(?:es?|ed|ing)|cut(?:s|ting)?)\s+"
    r"(?:the|its|their)\s+(?:[a-z]+\s+)?(?:number|total|count|toll|tally|strength|membership)\b"
    r"[^.;:()]{0,50}\bto\s+$",
    re.IGNORECASE,
)
#: Before the votes for and against: "by a vote of 39 to 9", "by 40 votes to 12".
_VOTED = re.compile(
    r"\b(?:votes?|margins?|majorit(?:y|ies)|ballots?)\s+of\s+(?:[\d,]+\s+to\s+)?$|\bvotes?\s+to\s+$", re.IGNORECASE
)
#: The longest abbreviation before a number ("Art. 5", "Nos. 5"); a longer word with a full stop ends its sentence.
_ABBREVIATION = 5
#: Words of a rate, after which a time is no duration ("about 130 each day").
_PER = frozenset({"each", "every", "per"})
#: Words of another number, which what follows belongs to ("up from 3,000 two years earlier").
_COUNTING = frozenset({*figure_data().ones, *figure_data().tens, "a", "an"})
#: The comparators that may stand between the verb and such a number.
_LEAD = re.compile(
    rf"\s+(?:(?i:{alternatives([*figure_data().comparators, *figure_data().fillers])})\s+)+$",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Offsets of names: where one ends that a number after it does not belong to, where one opens that is counted."""

    parties: frozenset[int]
    kinds: frozenset[int]


def is_count(text: str, start: int, end: int, value: Decimal, beside: Beside) -> bool:
    """Whether the bare number at text[start:end] counts something, by the words on both sides."""
    data, before = figure_data(), text[max(0, start - 40) : start]
    if _LOOKS_LIKE_CODE.match(text, end) or _is_numbering(text, start) or _is_of_address(text, start, end):
        return False
    if _CLOCK.fullmatch(text, start, end) and _AT.search(before):
        return False
    following, previous = WORD_AFTER.match(text, end), _WORD_BEFORE.search(before)
    words = [word.lower().replace(".", "") for word in following.groups() if word] if following else []
    if (
        words
        and words[0] not in _PER
        and (words[0] in data.excluded_after or (words[0] not in _COUNTING and words[-1] in data.excluded_after))
    ):
        return False
    lead = text[max(0, start - 8) : start]
    after_party = start - len(lead) + len(_POSSESSIVE.sub("", lead)) in beside.parties
    if 1500 <= value < 1900 and text[start:end].isdigit() and not data.counted.intersection(words):
        return False
    if previous and not after_party and "," not in text[start:end] and not _may_precede(before, previous):
        return False
    members = following is not None and not text[start].isupper() and _MEMBERS.match(following.group(1))
    if _NAME_OF.search(before) and not members:
        return False
    if tells_number(text, start) and not 1900 <= value < 2100:
        return True
    if words and following is not None and following.group(1)[0].islower():
        return True
    if _VOTED.search(before) or (text[end : end + 1] == " " and end + 1 in beside.kinds):
        return True
    return _is_large(text, start, end, value)


def _is_large(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether a number is a count by what it is: of a kind with a name, bounded, large or written like a large one."""
    kind = _NAMED_KIND.match(text, end)
    if kind is not None:
        named = kind.group().split()
        first, last = named[0], named[-1]
        return not first.isupper() or "." in first or last in figure_data().counted or text[start].isalpha()
    bounded = comparator(text, start, end) is not Comparator.EXACT
    return bounded or "," in text[start:end] or value >= 10000


def tells_number(text: str, at: int) -> bool:
    """Whether what an amount at an offset counts was told before it ("the number of ships was about 130")."""
    start = max(0, at - 180)
    lead = _LEAD.sub(" ", text[start:at])
    return _NUMBER_IS.search(lead) is not None


def _is_of_address(text: str, start: int, end: int) -> bool:
    """Whether a number in digits is that of a house or a postal code."""
    if not text[start:end].isdigit():
        return False
    postal = end - start == _POSTAL_DIGITS and _POSTAL.search(text[max(0, start - 4) : start]) is not None
    return postal or _STREET.match(text, end) is not None


def _is_numbering(text: str, start: int) -> bool:
    """Whether the number opens its line as "3." or "(3)" does."""
    line = text.rfind("\n", 0, start) + 1
    match = _NUMBERING.match(text, line)
    return match is not None and match.start("n") == start


def _may_precede(before: str, previous: re.Match[str]) -> bool:
    """Whether the word before a number leaves it a count: no "Article 5", no "Apollo 11"."""
    word = previous.group(1)
    if word.endswith(".") and len(word) > _ABBREVIATION:
        return True
    if word.lower().strip("’'") in figure_data().excluded_before:
        return False
    opening = not before[: previous.start()].strip() or before[: previous.start()].rstrip()[-1] in '.!?:;"“”\n'
    return opening or not word[0].isupper()

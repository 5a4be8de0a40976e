"""Patterns of amounts, built once from `ontology/figures.toml`: numbers, magnitudes, units, ranges, comparators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from diplograph.extraction.words.figures import Unit, figure_data
from diplograph.model import Comparator

_DATA = figure_data()


def alternatives(words: Iterable[str]) -> str:
    """A regular expression group of words, the longest first, white space standing for any run of it or a hyphen."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered) + ")"


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
_ONES = alternatives(_DATA.ones)
_TENS = alternatives(_DATA.tens)
_SPELLED = rf"(?:{_TENS}(?:[-\s]{_ONES})?|{_ONES})(?:\s+hundred(?:\s+and\s+(?:{_TENS}(?:[-\s]{_ONES})?|{_ONES}))?)?"
_A_HUNDRED = rf"a\s+hundred(?:\s+and\s+(?:{_TENS}(?:[-\s]{_ONES})?|{_ONES}))?"
_AND_A_HALF = rf"(?i:{_ONES}\s+and\s+a\s+half)\b(?=\s+(?:thousand|million|billion|trillion))"
_SIGN = "(?:" + alternatives(_DATA.signs) + r")(?![A-Za-z])"
_WORDS = "(?i:" + alternatives(_DATA.magnitudes) + r")\b"
_LETTERS = "(?i:" + alternatives(_DATA.letters) + r")\b"
_UNITS = alternatives([*_DATA.units, *_DATA.currency_names, *_DATA.shared_money])
_ROUND = r"(?:hundred|thousand|dozen|(?:m|b|tr)illion)\b"
#: What is a part of the magnitude after it: "half a million", "a quarter of a million".
PART_OF = r"(?:half|(?:a|one)[\s-]quarter\s+of|three[\s-]quarters\s+of)\s+a|a[\s-]half"
_TO = r"\s?(?:-|–|—|\bto\b|\band\b)\s?"


def _number(suffix: str) -> str:
    half = rf"(?P<half{suffix}>\s+and\s+a\s+half\b)?"
    magnitude = rf"(?:[\s-]?(?P<mag{suffix}>{_WORDS}){half}|(?(cur{suffix})\s?)(?P<letter{suffix}>{_LETTERS}))?"
    digits = (
        rf"{_DIGITS}|{_AND_A_HALF}|(?i:{_A_HUNDRED}\b)|(?i:{PART_OF})\b(?=\s+{_ROUND})|"
        rf"(?i:{_SPELLED}\b)|(?i:an?)\b(?=\s+{_ROUND})"
    )
    return rf"(?:(?P<cur{suffix}>{_SIGN})\s?)?(?P<n{suffix}>{digits}){magnitude}"


#: An amount where it starts: sign, number, magnitude, the second end of a range, unit.
AMOUNT = re.compile(rf"{_number('')}(?:(?P<to>{_TO}){_number('2')})?(?:[\s-]?(?P<unit>(?i:{_UNITS})(?![A-Za-z0-9])))?")
#: The same without a second end.
SINGLE = re.compile(rf"{_number('')}(?:[\s-]?(?P<unit>(?i:{_UNITS})(?![A-Za-z0-9])))?")
#: A code after the number ("65 million EUR").
CODE_AFTER = re.compile(r"\s?(?P<cur>[A-Z]{3}|€|₽|zł)(?![A-Za-z])")
#: A possible start of an amount, to try the patterns only there.
START = re.compile(
    r"(?!(?<=[A-Za-z])[A-Za-z])(?:"  # most places stand within a word, where nothing starts
    rf"{_SIGN}\s?(?=\d)|(?<![\w.,+#№§/:’'])(?<![A-Za-z]-)(?<![A-Za-z]–)\d|"
    rf"\b(?i:{PART_OF})\b(?=\s+{_ROUND})|"
    rf"\b(?i:{alternatives([*_DATA.fractions, *_DATA.multiples])})\b|"
    rf"\b(?i:{_TENS}|{_ONES}|an?(?=\s+{_ROUND}))\b(?!-(?i:{alternatives(_DATA.ordinals)})\b))"
)

_PHRASES = {**_DATA.comparators}
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<c>(?i:{alternatives(_PHRASES)}))\s*(?:(?i:{alternatives(_DATA.fillers)})\s+)*(?:(?i:{_SIGN})\s?)?$"
)
_AFTER = re.compile(rf"\s*(?:\+(?!\d)|,?\s+(?P<c>(?i:{alternatives(_DATA.comparators_after)}))\b)")


def comparator(text: str, start: int, end: int) -> Comparator:
    """How the words around an amount at text[start:end] bound it."""
    before = _BEFORE.search(text, max(0, start - 48), start)
    if before:
        return Comparator(_PHRASES[" ".join(before["c"].lower().split())])
    after = _AFTER.match(text, end)
    if after:
        return (
            Comparator(_DATA.comparators_after[" ".join(after["c"].lower().split())]) if after["c"] else Comparator.OVER
        )
    return Comparator.EXACT


def number_value(words: str) -> Decimal:
    """The value of digits or number words ("1,200", "twenty-five", "two hundred")."""
    compact = re.sub(r"[,\s\u00a0\u202f]", "", words)
    if compact[0].isdigit():
        return Decimal(compact)
    part = re.match(r"(half|a[\s-]half)|(?:a|one)[\s-](quarter)|(three)[\s-]quarters", words.lower())
    if part is not None:
        return Decimal("0.5") if part[1] else Decimal("0.25") if part[2] else Decimal("0.75")
    if words.lower().endswith("half"):
        return _DATA.ones[words.split(maxsplit=1)[0].lower()] + Decimal("0.5")
    total = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "hundred":
            total = (total or 1) * 100
        elif word != "and":
            total += _DATA.ones.get(word) or _DATA.tens.get(word) or (1 if word in ("a", "an") else 0)
    return Decimal(total)


def magnitude(match: re.Match[str], suffix: str = "") -> Decimal | None:
    """The factor written after a number of the match; None if there is none."""
    word, letter = match["mag" + suffix], match["letter" + suffix]
    if word:
        return _DATA.magnitudes[word.lower()]
    return _DATA.letters[letter.lower()] if letter else None


def unit_of(words: str) -> Unit:
    """The unit that words after a number name."""
    key = " ".join(words.lower().replace("-", " ").split())
    if key not in _DATA.units and key not in _DATA.currency_names and key not in _DATA.shared_money:
        key = " ".join(words.lower().split())
    name = _DATA.currency_names.get(key) or _DATA.shared_money.get(key)
    return Unit(name) if name else _DATA.units[key]


def currency_of(sign: str) -> str:
    """The ISO 4217 code of a sign or code."""
    return _DATA.signs[sign]

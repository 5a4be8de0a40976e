"""The year of a figure: its own time phrase, that of its sentence, or the one told just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Passage
from diplograph.extraction.figures.roles import SPEECH
from diplograph.extraction.figures.segments import token_range
from diplograph.extraction.syntax.clauses import SUBJECTS, is_verb
from diplograph.extraction.times.choice import names_a_thing
from diplograph.extraction.times.mentions import TimeMention, inside
from diplograph.model import Period, Span

_START_OF_CHANGE = re.compile(
    r"^\W*(?:up|down|compared|against|versus|from|rising from|increasing from)\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|currently|presently|at present)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[:;]\s")
_LEADING = 40
_BRACKET = re.compile(r"\([^()]*\)")
#: What parts an amount from a later time: another amount, the end of its clause.
_CUT = re.compile(r"[\d;:,]|\b(?:while|whereas|and|but|than|against|compared|from)\b")
#: Characters before a time in which it may be told to be one that a change is measured against.
_NEAR = 60
_BESIDE = re.compile(r"(?:\s+[\w-]+){0,3}\s+(?:in|for|during|by|as of)\s+(?:the\s+)?|\s+(?:in\s+)?")
#: What may stand between the word of a comparison and the time compared with: "to the same period of", "over".
_PERIOD = (
    r"(?:(?:in|of|the|that|those|from|its|level|same|corresponding|similar|analogous|comparable|equivalent|period|"
    r"months?|quarter|half|term|figure|first|second|third|fourth|\d{1,2}|last|previous)\s+){0,9}$"
)
_AGAINST = r"(?:against|versus|(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to)"
_BASELINE = re.compile(
    rf"\b(?:on|over|from|than|up\s+on|{_AGAINST})\s+{_PERIOD}"
    r"|\btimes\s+(?:(?:the|its|their)\s+(?:[a-z]+\s+){1,2}(?:of|in|for)|as\s+[a-z]+\s+as\s+in)\s+$"
)
#: Before the year that an amount is compared with.
_GREW = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|surge|decrease|decline|fall|drop|reduction|up|down|higher|lower|more|less|fewer)"
    rf"\b(?:[^.;]|\.\d){{0,40}}\b(?:over|from|than|{_AGAINST})\s+{_PERIOD}"
)
#: The amount that another one came from, whose year follows it: "to $1 billion from $122 million in 2021".
_STARTED = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?(?!(?:1[5-9]|20)\d\d\b)\d")
_COMPARED = re.compile(rf"\b{_AGAINST}\s+{_PERIOD}")
_WHEN = re.compile(r",?\s+when\b")
_OCCASIONS = frozenset({"in", "at", "during", "under", "after"})
_ASIDE = ("relcl", "appos")


def dating(
    passage: Passage, quantity: Token, times: Sequence[TimeMention], anchor: Span | None = None
) -> tuple[TimeMention, ...]:
    """Those of the times of a sentence that may date a quantity by syntax; `anchor` is its indicator's wording.

    The time of an aside ("the port, opened in 2019, …"), of a clause with its own subject or of the speaking ("said in
    2022 that …") does not date what stands outside; an aside does not take the time of what follows it.
    """
    text = passage.document.text
    ends = [passage.ends[quantity.i], *([anchor.end] if anchor is not None else [])]
    return tuple(
        time
        for time in times
        if any(_BESIDE.fullmatch(text, end, max(end, time.span.start)) for end in ends)
        or _dates(passage.doc[token_range(passage, time.span)[1] - 1], quantity)
    )


def is_baseline(text: str, time: TimeMention) -> bool:
    """Whether a change is told against a time: "up 5% on the year before", "20% more than in 2019"."""
    return _BASELINE.search(text[max(0, time.span.start - _NEAR) : time.span.start]) is not None


def is_compared(text: str, start: int, time: TimeMention) -> bool:
    """Whether an amount that ends at an offset is compared with what was then: "$5 billion, a rise of 4% over 2022"."""
    if _COMPARED.search(text[max(0, time.span.start - _NEAR) : time.span.start]) is not None:
        return _WHEN.match(text, time.span.end) is None
    between = (start, max(start, time.span.start))
    return _GREW.search(text, *between) is not None or _STARTED.search(text, *between) is not None


def in_past(verb: Token | None) -> bool:
    """Whether a verb tells of something that happened, at a time that the text may have named before."""
    if verb is None:
        return False
    if verb.dep_ == "xcomp" and is_verb(verb.head):
        return verb.head.lemma_ != "be" and in_past(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return in_past(next((t for t in verb.ancestors if is_verb(t)), None))
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if auxiliaries and not is_shifted(verb):
        return all(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in auxiliaries)
    if verb.dep_ in ("advcl", "conj") and verb.tag_ == "VBG" and is_verb(verb.head):
        return in_past(verb.head)
    return verb.tag_ in ("VBD", "VBN")


def is_shifted(verb: Token) -> bool:
    """Whether a verb is in the pluperfect because a past verb of saying reports it ("said that it had grown")."""
    told = next((t for t in (verb, *verb.ancestors) if t.dep_ == "ccomp"), None)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return (
        told is not None
        and told.head.tag_ == "VBD"
        and told.head.lemma_.lower() in SPEECH
        and {c.lower_ for c in auxiliaries} in ({"had"}, {"had", "been"})
    )


def in_present(verb: Token) -> bool:
    """Whether a verb stands in the present tense, going on or not; no perfect, no future, no infinitive."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO", "VBD") or c.lemma_ == "have" for c in helpers):
        return False
    if any(c.tag_ in ("VBZ", "VBP") for c in helpers):
        return True
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and not helpers:
        return is_verb(verb.head) and in_present(verb.head)
    return verb.tag_ in ("VBZ", "VBP")


def is_aside(token: Token) -> bool:
    """Whether a token heads a stretch beside a noun, with times of its own ("Chad, home to 18 million people, …")."""
    return token.dep_ in _ASIDE or (token.lower_ == "home" and token.head.pos_ in ("NOUN", "PROPN"))


def _dates(time: Token, quantity: Token) -> bool:
    above = (quantity, *quantity.ancestors)
    aside = next((t for t in above if is_aside(t)), None)
    if aside is not None and time not in (aside, *aside.subtree):
        return aside.dep_ == "relcl" and time.i < aside.left_edge.i
    for token in (time, *time.ancestors):
        if token in above:
            spoken = token.lemma_.lower() in SPEECH and _in_speech(token, quantity) and not _in_speech(token, time)
            return not spoken and not _turns_to_today(token, above) and not _is_later(time, token, above)
        if _closes(token) and token.head not in above and token.head not in quantity.subtree:
            return False
    return True


def _turns_to_today(verb: Token, above: Sequence[Token]) -> bool:
    """Whether a quantity stands in a clause in the present joined to one in the past: "It fell in 2023, and …"."""
    joined = next((t for t in above if t.dep_ == "conj" and t.head == verb and is_verb(t)), None)
    return (
        joined is not None and in_present(joined) and in_past(verb) and any(c.dep_ in SUBJECTS for c in joined.children)
    )


def _is_later(time: Token, verb: Token, above: Sequence[Token]) -> bool:
    """Whether a time is that of what is to come beside what there is: "has 300 ships and will have 400 by 2030"."""
    coming = next((t for t in time.ancestors if t.dep_ == "conj" and t.head == verb and is_verb(t)), None)
    return coming is not None and coming not in above and _will(coming) and not _will(verb)


def _will(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _closes(token: Token) -> bool:
    """Whether a token heads a stretch whose times stay inside."""
    if token.dep_ == "acl" and token.head.pos_ == "NUM":  # "four were killed and one wounded in 2016"
        return False
    if token.dep_ == "acl" and token.tag_ == "VBN" and _opens(token.head):
        return False
    if token.dep_ in (*_ASIDE, "acl"):
        return token.dep_ != "appos" or not (token.text == "%" or any(c.dep_ == "nummod" for c in token.children))
    return (
        token.dep_ == "advcl"
        and any(c.dep_ in ("mark", "advmod") and c.i < token.i for c in token.children)
        and any(c.dep_ in SUBJECTS for c in token.children)
    )


def _opens(noun: Token) -> bool:
    """Whether a noun is the occasion with which a sentence opens: "In the election held in June 2018, …"."""
    within = noun.head
    return noun.dep_ == "pobj" and within.lower_ in _OCCASIONS and within.left_edge.i == noun.sent.start


def _in_speech(verb: Token, token: Token) -> bool:
    """Whether a token stands in what a verb of saying reports."""
    return any(t.dep_ == "ccomp" and t.head == verb and is_verb(t) for t in (token, *token.ancestors))


def time_of_figure(
    text: str, sentence: Span, segment: Span, quantity: Span, times: Sequence[TimeMention]
) -> tuple[Period | None, bool]:
    """The time that a sentence gives a quantity, and whether the quantity may still inherit one if it gives none."""
    usable = [time for time in inside(times, sentence) if not names_a_thing(text, time)]
    now = _NOW.search(text, sentence.start, quantity.start)
    if now is not None:
        usable = [time for time in usable if time.span.start > now.start()]
    own = [time for time in usable if segment.start <= time.span.start < segment.end]
    if own:
        after = [time for time in own if time.span.start >= quantity.end]
        if len(after) < len(own):
            after = [time for time in after if not _CLOSED.search(text, quantity.end, time.span.start)]
        ahead = [time for time in own if time.span.end <= quantity.start]
        return _last_joined(text, own, (after or (ahead or own)[-1:])[0]).period, True
    near = next((time for time in usable if _follows(text, quantity, time)), None)
    if _is_start_of_change(text, segment, quantity):
        beside = near is not None and _BESIDE.fullmatch(text, quantity.end, near.span.start) is not None
        return (near.period, True) if near is not None and beside else (None, False)
    clause = text.rfind("; ", sentence.start, quantity.start)
    opening = [time for time in usable if sentence.start <= clause < time.span.start <= clause + _LEADING]
    opening = [time for time in opening if time.span.end <= quantity.start]
    if opening:
        return opening[0].period, True
    leading = [
        time for time in usable if time.span.start - sentence.start < _LEADING and time.span.end <= quantity.start
    ]
    if leading:
        return leading[0].period, True
    before = [time for time in usable if time.span.end <= quantity.start]
    if (
        len(usable) == 1
        and not before
        and _START_OF_CHANGE.match(text[_clause_start(text, usable[0], quantity) : usable[0].span.start])
    ):
        return None, True
    if near is not None and not before and not _START_OF_CHANGE.match(text[quantity.end : near.span.start]):
        return near.period, True
    return (usable[0].period, True) if len(usable) == 1 else (None, True)


def _follows(text: str, quantity: Span, time: TimeMention) -> bool:
    """Whether a time comes after an amount with no other amount between, but for one in brackets."""
    if time.span.start < quantity.end:
        return False
    between = _BRACKET.sub("", text[quantity.end : time.span.start])
    return not _CUT.search(between)


def _last_joined(text: str, times: Sequence[TimeMention], first: TimeMention) -> TimeMention:
    """The last of the years that are joined to a time: "in 1943 and 1944"."""
    for time in times:
        if time.span.start > first.span.end and text[first.span.end : time.span.start].strip() in ("and", ",", ", and"):
            first = time if _is_later_year(first, time) else first
    return first


def _is_later_year(one: TimeMention, other: TimeMention) -> bool:
    return len(one.period.edtf) == len(other.period.edtf) == len("1943") and one.period.edtf < other.period.edtf


def _clause_start(text: str, time: TimeMention, quantity: Span) -> int:
    """After the comma between a quantity and a later time; the time itself if there is none."""
    comma = text.find(",", quantity.end, time.span.start)
    return comma if comma >= 0 else time.span.start


def _is_start_of_change(text: str, segment: Span, quantity: Span) -> bool:
    lead = text[max(segment.start, quantity.start - 30) : quantity.start]
    return re.search(r"\bfrom\s+(?:[a-z]+\s+){0,3}$", lead) is not None

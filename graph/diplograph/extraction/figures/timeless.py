"""Figures that hold from year to year: sums that recur, lengths that only describe, and what a country is made up of.

The time of their sentence is not theirs, unless it stands right beside them ("a 40-km branch opened in 2019").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.misleading import is_extent
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.wordlists import words

_EVERY_YEAR = re.compile(
    r"(?:\s+[\w()-]+){0,3}\s+(?:(?:an?|per|each|every)\s+(?:year|month|week|day|annum)|annually|yearly|monthly)\b"
    r"(?!\s+(?:earlier|later|ago|before|after|on|to|old)\b|-)",
    re.IGNORECASE,
)
_ANNUAL = re.compile(
    r"\b(?:annual|yearly|monthly)\s+(?:[\w-]+\s+){0,4}(?:of\s+|at\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_RECORD = re.compile(
    r"\b(?:most|least|first|best|worst|record|(?:high|low|larg|bigg|small|few|fast|slow|weak|strong|steep|sharp|deep)est)\b"
    r"(?:\s+[\w-]+){0,5}\s+since\s+[^.;]*$",
    re.IGNORECASE,
)
#: Characters in which such a word stands before an amount.
_BEFORE = 60
#: Tokens between a participle and its time.
_REACH = 8
_MADE_UP = words("timeless.parts")
_HOLDING = words("timeless.holding")


def is_record(text: str, time: TimeMention) -> bool:
    """Whether a time only tells how long nothing was like it: "the highest since 2016"."""
    return _RECORD.search(text[max(0, time.span.start - _BEFORE) : time.span.end]) is not None


def recurs(text: str, case: Case) -> bool:
    """Whether a sum is told of every year, so that it is of no one of them: "$30 million a year"."""
    quantity = case.segment.quantity.span
    if case.change is not None or case.segment.quantity.unit_code == "%":
        return False
    before = text[max(case.sentence.start, quantity.start - _BEFORE) : quantity.start]
    return _EVERY_YEAR.match(text, quantity.end, case.sentence.end) is not None or _ANNUAL.search(before) is not None


def describes(case: Case) -> bool:
    """Whether a length or an area only tells which thing is meant: "the 40-km branch", "a border of 90 km"."""
    if not is_extent(case.segment.quantity.unit_code):
        return False
    unit = case.quantity_token
    if unit.dep_ in ("compound", "amod", "nmod", "nummod") and unit.head.pos_ in ("NOUN", "PROPN"):
        return unit.head.i > unit.i
    within = unit.head
    return unit.dep_ == "pobj" and within.lower_ == "of" and within.head.pos_ == "NOUN"


def makes_up(case: Case) -> bool:
    """Whether a count tells of what something consists: "an archipelago of 83 islands", "it has 18 members"."""
    head, verb = case.head, case.verb
    if head is None or head.lemma_.lower() not in _MADE_UP:
        return False
    return verb is None or verb.lemma_.lower() in _HOLDING


def beside(text: str, case: Case, times: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """Those of the times that stand in the phrase right after an amount, before any comma."""
    end = case.segment.quantity.span.end
    return tuple(t for t in times if t.span.start >= end and not re.search(r"[,;]", text[end : t.span.start]))


def before_today(case: Case, times: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The times without those of a participle beside the subject: "Founded in 1971, the bank employs 300 people"."""
    return tuple(t for t in times if not _of_participle(case, t))


def _of_participle(case: Case, time: TimeMention) -> bool:
    """Whether a participle without an auxiliary goes before a time in the same stretch, ahead of the amount."""
    passage = case.passage
    at = next(
        (i for i in range(case.segment.sentence.start, case.segment.q_first) if passage.starts[i] >= time.span.start),
        None,
    )
    if at is None:
        return False
    for token in reversed(passage.doc[max(case.segment.sentence.start, at - _REACH) : at]):
        if token.text in (",", ";", "(", "–", "—"):
            return False
        if token.tag_ == "VBN" and _is_bare(token):
            return True
        if is_verb(token):
            return False
    return False


def _is_bare(participle: Token) -> bool:
    """Whether a participle has no auxiliary, nor stands right after one."""
    before = participle.nbor(-1) if participle.i else None
    helped = any(c.dep_ in ("aux", "auxpass") for c in participle.children)
    return not helped and (before is None or before.pos_ != "AUX")

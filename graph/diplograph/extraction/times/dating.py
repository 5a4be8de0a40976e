"""Statements without a time of their own: what a dated report tells of its day happened on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.performatives import is_uttered
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.times.periods import bounds, period
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Document, Modality, Period, Polarity, Relation, Span

_REPORT_WORDS = 700
#: Classes of what stays where it is.
_STANDING = frozenset({"State", "Territory", "Region", "Settlement", "Place", "Infrastructure", "Corridor"})
#: Days by which a time may differ from the date of issue and still be of the news; share of sentences with others.
_NEWS, _OTHERS = 31, 0.25


@dataclass(frozen=True, slots=True)
class ReportDate:
    """The day that a report is about and the offset at which its telling ends and speeches begin."""

    period: Period
    end: int

    def of(self, relation: Relation, trigger: Token, at: int, cues: Cues) -> Period | None:
        """The day, for what is told at an offset as having happened; None for what lasts, is planned or is spoken."""
        if at >= self.end or relation.predicate in cues.lasting or relation.qualifiers.modality is not Modality.ACTUAL:
            return None
        if in_past(trigger) or (relation.predicate in cues.events_of_a_day and not _ahead(trigger)):
            return self.period
        return None


def report_date(
    document: Document, readings: Sequence[Reading], times: Sequence[TimeMention] = (), speech: int | None = None
) -> ReportDate | None:
    """The issue date of a text that opens as a short report in the past tense, before any speech; else None.

    `speech` is the offset at which the first speech begins, if there is one. A text that tells of other times in a
    quarter of its sentences looks back and has no such day.
    """
    if document.issued is None or len(document.issued) != 10:
        return None
    end = len(document.text) if speech is None else speech
    prose = [r for r in readings if r.passage.block.kind is BlockKind.PROSE and r.passage.block.span.start < end]
    if not prose or sum(len(r.passage.doc) for r in prose) > _REPORT_WORDS:
        return None
    roots = [s.root for r in prose for s in r.passage.doc.sents if is_verb(s.root)]
    past = [root for root in roots if in_past(root) or _is_perfect(root)]
    if not roots or roots[0] not in past or len(past) * 2 <= len(roots):
        return None
    told = Span(prose[0].passage.block.span.start, end)
    if sum(told.contains(t.span) and _elsewhere(t, document.issued) for t in times) > _OTHERS * len(roots):
        return None
    return ReportDate(period(document.issued), end)


def _elsewhere(time: TimeMention, issued: str) -> bool:
    """Whether a time is no part of the news of the day of issue."""
    first, last = bounds(time.period.edtf)
    day = date.fromisoformat(issued)
    late = first is not None and (date.fromisoformat(first) - day).days > _NEWS
    early = last is not None and (day - date.fromisoformat(last)).days > _NEWS
    return early and not late


def _is_perfect(verb: Token) -> bool:
    """Whether a verb tells in the present perfect what has happened."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" and c.tag_ != "VBD" for c in verb.children)


def _ahead(token: Token) -> bool:
    """Whether the verb that carries a trigger stands in the future or the infinitive."""
    verb = token
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    return any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.children)


def possible(time: TimeMention, trigger: Token, issued: str | None) -> bool:
    """Whether a time may be that of an event: what happened did not end after the day of issue (EDTF)."""
    last, day = time.period.end, bounds(issued)[1] if issued else None
    return not (last is not None and day is not None and "/" in time.period.edtf and last > day and in_past(trigger))


def stands(relation: Relation, trigger: Token, entities: Entities, cues: Cues) -> bool:
    """Whether a relation holds at all times, so that no time near it is its own: "bought rice from its neighbour B".

    So does where land or a building lies that is only named: "told in 1999 of a hospital in B".
    """
    if relation.predicate in cues.fixed:
        return True
    placed = relation.predicate == "locatedIn" and entities.kind(relation.subject) in _STANDING
    return placed and not is_verb(trigger)


def begun(relation: Relation, trigger: Token, time: Period | None, cues: Cues) -> Period | None:
    """The time of a relation; what an event began at a time has held since: "joined the pact in 1999"."""
    if time is None or "/" in time.edtf or relation.predicate not in cues.states or not in_past(trigger):
        return time
    starts = trigger.lemma_ in cues.beginning and relation.qualifiers.polarity is Polarity.AFFIRMED
    return since(time) if starts else time


def since(time: Period) -> Period:
    """From a time on."""
    return time if "/" in time.edtf else period(f"{time.edtf}/..", time.text)


def in_office(title: Token, time: Period, cues: Cues) -> Period:
    """When an office is held of which the verb above its title tells at a time: "became president", "ousted the king".

    From then on who comes into it, until then who is driven out; else at that time.
    """
    verb, part = title, title
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb, part = verb.head, verb
    if not in_past(verb) or "/" in time.edtf:
        return time
    if verb.lemma_ in cues.beginning and part.dep_ in ("attr", "oprd", "prep"):
        return since(time)
    if verb.lemma_ in cues.ending and part.dep_ in ("dobj", "nsubjpass"):
        return period(f"../{time.edtf}", time.text)
    return time


def uttered(relation: Relation, trigger: Token, issued: str | None) -> Period | None:
    """The day of issue of what somebody does by saying so in a dated text: "I would like to thank A"."""
    if issued is None or len(issued) != 10 or relation.qualifiers.modality is not Modality.ACTUAL:
        return None
    return period(issued) if is_uttered(trigger) else None


def in_past(token: Token) -> bool:
    """Whether a verb (or the verb that carries a noun) is in the past tense."""
    verb = token
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    if verb.tag_ == "VBD":
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)

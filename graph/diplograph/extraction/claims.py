"""Claims: the utterances of a document as statements, with whom they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.attribution import TURN, Utterance
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.quotations import words_in
from diplograph.model import Attribution, Claim, Qualifiers, Span

_ACTORS = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody "
    "Company PoliticalParty ActorGroup Person Official".split()
)

_MIN_TURN = 6
"""Words; a shorter paragraph of a turn is a greeting."""


def claims(utterances: Sequence[Utterance], reading: Reading, entities: Entities) -> Iterator[Claim]:
    """One claim for each utterance that is not part of a longer one by the same speaker."""
    for utterance in utterances:
        if any(
            o is not utterance and o.speaker == utterance.speaker and _within(utterance.span, o.span)
            for o in utterances
        ):
            continue
        if utterance.rule == TURN and len(words_in(reading.passage.document, utterance.span)) < _MIN_TURN:
            continue
        text = reading.passage.document.text[utterance.span.start : utterance.span.end].strip().rstrip(",")
        if text:
            yield Claim(
                text,
                utterance.evidence,
                Qualifiers(attribution=Attribution(utterance.kind, utterance.speaker)),
                round(utterance.score, 3),
                utterance.rule,
                _target(utterance, reading, entities),
            )


def _within(span: Span, other: Span) -> bool:
    """Whether most of a span lies in a longer one."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return len(other) > len(span) and 2 * shared > len(span)


def _target(utterance: Utterance, reading: Reading, entities: Entities) -> str | None:
    """The first actor named in the words, other than the speaker."""
    for located in reading.located:
        thing = located.mention.entity
        if (
            utterance.span.contains(located.mention.span)
            and thing != utterance.speaker
            and entities.kind(thing) in _ACTORS
        ):
            return thing
    return None

"""What may be related in a sentence: every thing with the places where the sentence names it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan

from diplograph.extraction.context import Entities, Reading
from diplograph.model import Modality, Polarity, Span

#: Things that relations of the closed list are never proposed for.
_LEFT_OUT = frozenset({"Position"})
_MOST = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence names a thing: document span, index of the head token, whether others are named there too."""

    span: Span
    token: int
    shared: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing of a sentence with its class and the places that name it, pronouns and nominals included."""

    thing: str
    kind: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Candidates number `a` and `b` of a sentence are related by `relation`, with a probability (0..1)."""

    a: int
    b: int
    relation: str
    probability: float
    modality: Modality
    polarity: Polarity


def candidates(reading: Reading, sentence: TokenSpan, entities: Entities) -> tuple[Candidate, ...]:
    """The things of a sentence in the order of their first naming, at most 24."""
    whole = {located.head: located for located in reading.located}
    found: dict[str, list[Place]] = {}
    for token in sentence:
        things = reading.things.get(token.i, ())
        located = whole.get(token.i)
        span = located.mention.span if located else reading.passage.offsets(token.i, token.i + 1)
        for thing in things:
            if entities.kind(thing) not in _LEFT_OUT:
                found.setdefault(thing, []).append(Place(span, token.i, len(things) > 1))
    kept = list(found.items())[:_MOST]
    return tuple(Candidate(thing, entities.kind(thing), tuple(places)) for thing, places in kept)

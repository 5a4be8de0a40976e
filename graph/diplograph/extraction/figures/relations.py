"""What a figure says beside its number: aid of $87 million to Armenia is aid to Armenia.

Which indicator says which relation is data (`ontology/cues.toml`, `[figures]`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.segments import token_range
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.times.periods import period
from diplograph.extraction.words.cues import FigureSense
from diplograph.model import Observation, Relation
from diplograph.ontology import Registry


def figure_relations(
    figure: Observation,
    senses: Mapping[str, tuple[FigureSense, ...]],
    entities: Entities,
    registry: Registry,
    others: Iterable[str] = (),
) -> Iterator[Relation]:
    """The relations between subject and counterpart that an observation implies, with its own evidence and speaker.

    `others` are more counterparts, of which it tells too (see `listed_with`).
    """
    if figure.counterpart is None or figure.counterpart == figure.subject or figure.indicator not in senses:
        return
    for other in (figure.counterpart, *others):
        yield from _relations(figure, other, senses, entities, registry)


def listed_with(figure: Observation, reading: Reading, entities: Entities) -> tuple[str, ...]:
    """The states that the counterpart of a figure is listed with in its sentence, but for the subject's own list.

    A figure to several states ("3 million tons of grain to Chad and Mali") tells of each of them.
    """
    if figure.counterpart is None:
        return ()
    doc = reading.passage.doc
    first, last = token_range(reading.passage, figure.evidence.span)
    for token in doc[first:last]:
        if figure.counterpart not in reading.at(token):
            continue
        listed = tuple(dict.fromkeys(thing for t in conjuncts([token]) for thing in reading.at(t)))
        if len(listed) > 1 and figure.subject not in listed:
            states = tuple(thing for thing in listed if entities.kind(thing) in POLITIES)
            return tuple(thing for thing in states if thing != figure.counterpart)
    return ()


def _relations(
    figure: Observation,
    other: str,
    senses: Mapping[str, tuple[FigureSense, ...]],
    entities: Entities,
    registry: Registry,
) -> Iterator[Relation]:
    for sense in senses.get(figure.indicator, ()):
        a, b = (other, figure.subject) if sense.turned else (figure.subject, other)
        relation = registry.relations[sense.relation]
        if not (
            registry.admits(relation.domain, entities.kind(a)) and registry.admits(relation.range, entities.kind(b))
        ):
            continue
        qualifiers = figure.qualifiers
        if qualifiers.time is None and figure.year is not None:
            qualifiers = replace(qualifiers, time=period(str(figure.year)))
        yield Relation(
            a,
            sense.relation,
            b,
            figure.evidence,
            qualifiers,
            round(figure.confidence * 0.95, 3),
            f"figure:{figure.indicator}",
        )

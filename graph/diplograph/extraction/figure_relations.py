"""What a figure says beside its number: aid of $87 million to Armenia is aid to Armenia.

Which indicator says which relation is data (`ontology/cues.toml`, `[figures]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from diplograph.extraction.context import Entities
from diplograph.extraction.cues import FigureSense
from diplograph.extraction.periods import period
from diplograph.model import Observation, Relation
from diplograph.ontology import Registry


def figure_relations(
    figure: Observation, senses: Mapping[str, tuple[FigureSense, ...]], entities: Entities, registry: Registry
) -> Iterator[Relation]:
    """The relations between subject and counterpart that an observation implies, with its own evidence and speaker."""
    if figure.counterpart is None or figure.counterpart == figure.subject:
        return
    for sense in senses.get(figure.indicator, ()):
        a, b = (figure.counterpart, figure.subject) if sense.turned else (figure.subject, figure.counterpart)
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

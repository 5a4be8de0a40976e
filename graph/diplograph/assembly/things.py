"""Merging of what several documents know of the same thing; the result does not depend on their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diplograph.model import Claim, Entity, Observation, Relation, Statement

Depth = Callable[[str], int]
"""How specific a class is: its distance from the root of the class tree."""


def things_of(statement: Statement) -> Iterator[str]:
    """Ids of all things that a statement refers to; may repeat."""
    match statement:
        case Relation():
            named: tuple[str | None, ...] = (statement.subject, statement.object)
        case Observation():
            named = (statement.subject, statement.counterpart)
        case Claim():
            named = (statement.target,)
    qualifiers = statement.qualifiers
    yield from (thing for thing in (*named, qualifiers.attribution.speaker, qualifiers.place) if thing is not None)


@dataclass(slots=True)
class Things:
    """Gathers entities; `merged` gives one entity for each id.

    Of several labels, ids or reasons the one most documents give wins, ties go to the first in code point order;
    the most specific class wins before the most frequent.
    """

    depth: Depth
    _versions: dict[str, Counter[Entity]] = field(default_factory=dict)

    def add(self, entities: Iterable[Entity]) -> None:
        """Count the entities of one document."""
        for entity in entities:
            self._versions.setdefault(entity.id, Counter())[entity] += 1

    def __contains__(self, thing: object) -> bool:
        return thing in self._versions

    def merged(self) -> dict[str, Entity]:
        """All things by id, sorted by id."""
        return {thing: merge_versions(self._versions[thing], self.depth) for thing in sorted(self._versions)}


def merge_versions(versions: Mapping[Entity, int], depth: Depth) -> Entity:
    """One thing of its versions, each with the number of documents that give it; see `Things`."""
    (thing,) = {entity.id for entity in versions}

    def most(value: Callable[[Entity], str | None]) -> str | None:
        votes: Counter[str] = Counter()
        for entity, count in versions.items():
            given = value(entity)
            if given:
                votes[given] += count
        return min(votes, key=lambda name: (-votes[name], name), default=None)

    label = most(lambda entity: entity.label) or thing
    kinds = Counter[str]()
    for entity, count in versions.items():
        kinds[entity.kind] += count
    names = {name for entity in versions for name in (entity.label, *entity.aliases)}
    return Entity(
        id=thing,
        label=label,
        kind=min(kinds, key=lambda kind: (-depth(kind), -kinds[kind], kind)),
        aliases=tuple(sorted(names - {label, ""})),
        wikidata=most(lambda entity: entity.wikidata),
        iso2=most(lambda entity: entity.iso2),
        iso3=most(lambda entity: entity.iso3),
        m49=most(lambda entity: entity.m49),
        position_in=most(lambda entity: entity.position_in),
        reason=most(lambda entity: entity.reason) or "",
    )

"""What an extraction keeps of the things and mentions of its document: those named there, and those spoken of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.located import NamedPassage
from diplograph.model import Entity, Form, Mention, Observation, Relation, Statement


def without(things: Collection[str], reading: Reading) -> Reading:
    """The reading without the mentions of things of which nothing is said."""
    return replace(reading, located=tuple(x for x in reading.located if x.mention.entity not in things))


def all_mentions(passages: Sequence[NamedPassage], readings: Sequence[Reading]) -> list[Mention]:
    """The mentions in the parsed words and in what the parse left out."""
    return [m for p in passages for m in p.nested] + [x.mention for r in readings for x in r.located]


def background(
    entities: Entities, passages: Sequence[NamedPassage], readings: Sequence[Reading], gazetteer: Gazetteer
) -> set[str]:
    """Things that are no more than told in passing where nothing is said of them.

    They are groups that only their description names ("local exporters") and regions that only adjectives tell of
    ("European interests"): an analyst records half of them.
    """
    groups = {thing for thing, e in entities.known.items() if e.kind == "ActorGroup" and thing not in gazetteer.records}
    regions = {thing for thing, e in entities.known.items() if e.kind == "Region"}
    named = {m.entity for m in all_mentions(passages, readings) if m.form not in (Form.ADJECTIVE, Form.DEMONYM)}
    return groups | (regions - named)


def spoken_of(statements: Iterable[Statement]) -> Iterator[str | None]:
    """Everything that a statement is of: its ends, who said it and where."""
    for s in statements:
        yield from (s.qualifiers.attribution.speaker, s.qualifiers.place)
        if isinstance(s, Relation):
            yield from (s.subject, s.object)
        elif isinstance(s, Observation):
            yield from (s.subject, s.counterpart)
        else:
            yield s.target


def used(entities: Entities, mentions: Sequence[Mention], statements: Sequence[Statement]) -> tuple[Entity, ...]:
    """The things that the document names or says something of, with the names that it uses."""
    told = set(spoken_of(statements))
    told |= {entities.known[thing].position_in for thing in told if thing is not None}
    names: dict[str, set[str]] = {}
    for mention in mentions:
        names.setdefault(mention.entity, set())
        if mention.form.value in ("name", "acronym", "adjective", "demonym"):
            names[mention.entity].add(" ".join(mention.text.split()))
    return tuple(
        Entity(
            e.id,
            e.label,
            e.kind,
            tuple(sorted((set(e.aliases) | names.get(e.id, set())) - {e.label})),
            e.wikidata,
            e.iso2,
            e.iso3,
            e.m49,
            e.position_in,
            e.reason,
        )
        for e in sorted(entities.known.values(), key=lambda e: e.id)
        if e.id in names or e.id in told
    )

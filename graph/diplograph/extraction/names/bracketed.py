"""What stands in brackets after a person's name: the party that he or she belongs to, "Maria Silva (PSB)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.partisans import load_partisans
from diplograph.model import BlockKind, Form, Mention, Qualifiers, Relation

_OPENING = re.compile(r" ?\(")
_LETTER = re.compile(r" ?\(([A-Z])(?:[-–,.] ?)[A-Z][A-Za-z. ]*\)")


def bracketed_parties(
    readings: Sequence[Reading], bracketed: Sequence[Sequence[Mention]], entities: Entities, gazetteer: Gazetteer
) -> Iterator[Relation]:
    """Whose party stands in brackets after a name, each told once, at its first mention.

    `bracketed` are the mentions of each passage that its parse left out, names in brackets among them.
    """
    seen: set[tuple[str, str]] = set()
    for reading, left in zip(readings, bracketed, strict=True):
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        starts = {m.span.start: m for m in (*left, *(loc.mention for loc in reading.located))}
        for loc in reading.located:
            party = _party(loc, starts, reading, entities) or _lettered(loc, reading, entities, gazetteer)
            if party is not None and (loc.mention.entity, party) not in seen:
                seen.add((loc.mention.entity, party))
                evidence = reading.passage.evidence(reading.passage.doc[loc.head].sent, loc.first, loc.last)
                rule = "bracketed:party"
                yield Relation(loc.mention.entity, "affiliatedWith", party, evidence, Qualifiers(), 0.85, rule)


def _party(loc: Located, starts: Mapping[int, Mention], reading: Reading, entities: Entities) -> str | None:
    """The party between brackets right after a person's name."""
    if loc.mention.form is Form.PRONOUN or entities.kind(loc.mention.entity) not in PERSONS:
        return None
    text = reading.passage.document.text
    opened = _OPENING.match(text, loc.mention.span.end)
    party = starts.get(opened.end()) if opened is not None else None
    if party is None or entities.kind(party.entity) != "PoliticalParty":
        return None
    return party.entity if text[party.span.end : party.span.end + 1] == ")" else None


def _lettered(loc: Located, reading: Reading, entities: Entities, gazetteer: Gazetteer) -> str | None:
    """The party that a letter before a place stands for: "Ann Hill (D-NY)"."""
    text = reading.passage.document.text
    if (
        text[loc.mention.span.end : loc.mention.span.end + 2] != " ("
        or entities.kind(loc.mention.entity) not in PERSONS
    ):
        return None
    told = _LETTER.match(text, loc.mention.span.end)
    name = load_partisans().letters.get(told.group(1)) if told is not None else None
    known = gazetteer.names.get(name, ()) if name is not None else ()
    return entities.add(gazetteer.entity(known[0].entity)) if known else None

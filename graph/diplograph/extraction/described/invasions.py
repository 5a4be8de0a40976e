"""Invasions told of by who invades and what: "Russia's invasion of Ukraine" is a conflict of its own.

The sides are told by the wordings; here the noun only becomes a mention of the conflict.
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.words.text import slug, texts
from diplograph.model import BlockKind, Entity

_NOUN = "invasion"
_OWNERS = frozenset({"poss", "amod", "nmod", "compound"})
_INVADED = frozenset({"State", "Territory", "GeopoliticalEntity", "Region", "Settlement"})
_INVADERS = frozenset({"State", "GeopoliticalEntity"})


def add_invasions(reading: Reading, entities: Entities, gazetteer: Gazetteer) -> Reading:
    """The reading with a mention of every invasion whose two sides the noun's own phrase names."""
    if reading.passage.block.kind is not BlockKind.PROSE or _NOUN not in texts(reading.passage.doc):
        return reading
    found = []
    for token in reading.passage.tokens:
        if token.lower_ == _NOUN and token.i not in reading.things:
            owners = [c for c in token.children if c.dep_ in _OWNERS and c.pos_ != "PRON"]
            of = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
            by, whom = _one(owners, reading, entities, _INVADERS), _one(of, reading, entities, _INVADED)
            if by is not None and whom is not None and by != whom:
                thing = _conflict(by, whom, entities, gazetteer)
                found.append(reading.passage.nominal(token.i, thing, 0.75, "told by its two sides"))
    return reading.widened(reading.things, (*reading.located, *found)) if found else reading


def _one(tokens: list[Token], reading: Reading, entities: Entities, kinds: frozenset[str]) -> str | None:
    """The one thing of the classes that tokens name."""
    things = {t for c in tokens for t in reading.at(c) if entities.kind(t) in kinds}
    return things.pop() if len(things) == 1 else None


def _conflict(by: str, whom: str, entities: Entities, gazetteer: Gazetteer) -> str:
    record = gazetteer.records.get(by)
    invader, invaded = entities.known[by].label, entities.known[whom].label
    adjective = record.adjectives[0] if record and record.adjectives else invader
    label = f"{adjective} {_NOUN} of {invaded}"
    known = gazetteer.names.get(label)
    if known is not None:
        return entities.add(gazetteer.entity(known[0].entity))
    aliases = tuple(sorted({f"{invader} {_NOUN} of {invaded}"} - {label}))
    return entities.add(Entity(slug(label), label, "ArmedConflict", aliases, reason=f"“{_NOUN}” of {whom}"))

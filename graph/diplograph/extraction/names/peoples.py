"""Peoples that are not the state whose name they bear: "ethnic Hungarians", "Kosovo Albanians"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_HOMES = frozenset({"State", "Territory", "Region", "GeopoliticalEntity"})
_BEFORE = frozenset({"amod", "compound", "nmod"})


def add_peoples(reading: Reading, entities: Entities) -> Reading:
    """The reading in which such a people stands for itself and no longer for a state."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.tokens:
        label = _label(token, reading, entities)
        if label is None:
            continue
        thing = entities.add(Entity(slug(label), label, "ActorGroup", reason="people beside a state"))
        things[token.i] = (thing,)
        located = [x for x in located if not x.first <= token.i < x.last]
        located.append(reading.passage.nominal(token.i, thing, 0.8, "people"))
    return reading.widened(things, located)


def _label(token: Token, reading: Reading, entities: Entities) -> str | None:
    """What such a people is called; None for any other word."""
    own = reading.things.get(token.i, ())
    if token.tag_ not in ("NNS", "NNPS") or len(own) != 1 or entities.kind(own[0]) != "State":
        return None
    for child in token.children:
        if child.dep_ not in _BEFORE or child.i != token.i - 1:
            continue
        homes = [t for t in reading.things.get(child.i, ()) if entities.kind(t) in _HOMES and t not in own]
        if child.lower_ == "ethnic" or homes:
            label = f"{reading.passage.text(child.i, child.i + 1)} {reading.passage.text(token.i, token.i + 1)}"
            return label[:1].upper() + label[1:]
    return None

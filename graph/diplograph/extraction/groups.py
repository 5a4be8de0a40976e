"""Groups that a nationality and a plural noun name: "Russian companies", "the Syrian opposition"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.text import slug
from diplograph.model import BlockKind, Entity, Form, Mention

_OWNERS = frozenset({"State", "Region", "Bloc", "Territory", "ActorGroup", "InternationalOrganization", "Settlement"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "agent", "appos"})


def add_groups(reading: Reading, entities: Entities, cues: Cues) -> Reading:
    """The reading with such groups as things; singular nouns only where they are collective ("opposition")."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in cues.groups or token.i in things:
            continue
        if (token.tag_ != "NNS" and token.lower_ != "opposition") or token.dep_ not in _ARGUMENTS:
            continue
        label = _label(token, reading, entities)
        if label is None:
            continue
        thing = entities.add(Entity(slug(label), label, "ActorGroup", reason="nationality and plural noun"))
        things[token.i] = (thing,)
        mention = Mention(
            reading.passage.offsets(token.i, token.i + 1),
            reading.passage.text(token.i, token.i + 1),
            thing,
            Form.NOMINAL,
            0.8,
            "group",
        )
        located.append(Located(token.i, token.i + 1, token.i, mention))
    return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first)))


def _label(token: Token, reading: Reading, entities: Entities) -> str | None:
    for child in token.children:
        if child.dep_ not in ("amod", "poss", "compound", "nmod") or child.i >= token.i or child.pos_ == "PRON":
            continue
        owners = [t for t in reading.things.get(child.i, ()) if entities.kind(t) in _OWNERS]
        if len(owners) == 1:
            word = reading.passage.text(child.i, child.i + 1)
            joint = "’s " if child.dep_ == "poss" else " "
            return f"{word if child.dep_ != 'poss' else entities.known[owners[0]].label}{joint}{token.text}"
    return None

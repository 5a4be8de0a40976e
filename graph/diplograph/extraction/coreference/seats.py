"""Bodies called by a class noun alone where the text names only what they belong to: "the Commission" of the EU."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.words.wordlists import coreference_words


def seat(token: Token, scene: Scene) -> tuple[str, ...]:
    """The body that a lone capitalised noun with "the" stands for; empty where the text names another such body."""
    body = coreference_words()["seats"].get(token.text)
    if body is None or not any(c.lower_ == "the" for c in token.children):
        return ()
    if any(c.dep_ in ("amod", "compound", "nmod", "poss", "prep") for c in token.children):
        return ()
    thing, owner = body
    known = scene.entities.known
    if owner not in known or any(token.text in e.label.split() for e in known.values() if e.id != thing):
        return ()
    return (scene.entities.add(scene.gazetteer.entity(thing)),)

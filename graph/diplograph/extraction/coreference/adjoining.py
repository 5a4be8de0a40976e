"""Which state "its neighbor" is: of the states just named the one that borders on the owner."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.coreference.memory import POLITIES
from diplograph.extraction.coreference.scene import NEAR, Scene
from diplograph.extraction.words.borders import borders
from diplograph.extraction.words.wordlists import words

_NEIGHBOURS = words("adjoining.neighbours")


def adjoining(token: Token, scene: Scene) -> tuple[str, ...]:
    """The one state near a lone "its neighbor" that borders on whom "its" stands for; empty if that is unclear."""
    if token.lemma_.lower() not in _NEIGHBOURS or token.tag_ != "NN":
        return ()
    if any(c.dep_ in ("appos", "conj") for c in token.children):
        return ()
    owners = [t for c in token.children if c.dep_ == "poss" for t in scene.things.get(c.i, ())]
    if len(owners) != 1:
        return ()
    near = dict.fromkeys(s.thing for s in (*scene.memory.recent(NEAR), *scene.before(token)) if s.kind in POLITIES)
    beside = borders().get(owners[0], frozenset())
    found = tuple(t for t in near if t in beside)
    return found if len(found) == 1 else ()

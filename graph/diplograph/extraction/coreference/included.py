"""Whom "those who attended" are where the sentence goes on to name them: "Those who came included A and B"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts

_THOSE = frozenset({"those", "others"})
_NAMING = frozenset({"include", "be"})
#: Clauses that tell what those did of whom some are named.
_CLAUSES = frozenset({"relcl", "acl"})


def included(token: Token, scene: Scene) -> tuple[str, ...]:
    """The things named after "included" for a subject that only a clause describes; empty for other words."""
    verb = token.head
    plural = token.lower_ in _THOSE or token.tag_ == "NNS"
    if not plural or token.dep_ not in SUBJECTS or verb.lemma_ not in _NAMING or verb.i < token.i:
        return ()
    if not any(c.dep_ in _CLAUSES for c in token.children):
        return ()
    named = conjuncts(c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i)
    return tuple(dict.fromkeys(t for c in named for t in scene.things.get(c.i, ())))

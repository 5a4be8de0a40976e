"""Who is told to have done the same after somebody: "A recognized B, followed by C and D"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.wordlists import words

_FOLLOWED = words("followers.followed")


def followers(verb: Token) -> Iterator[Token]:
    """The names of those who followed the subject of a verb in what it says."""
    if verb.lemma_ not in _FOLLOWED:
        return
    for clause in verb.children:
        if clause.lower_ == "followed" and clause.dep_ in ("advcl", "acl") and clause.i > verb.i:
            agents = (c for p in clause.children if p.dep_ == "agent" for c in p.children if c.dep_ == "pobj")
            yield from (t for t in conjuncts(agents) if t.pos_ == "PROPN")

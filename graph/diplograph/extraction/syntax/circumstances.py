"""Phrases that tell how something came about, not to whom it was done: "with A as observer", "with B attending"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.wordlists import words

_ROLES = words("circumstances.roles")

_ACTING = frozenset({"acting", "serving"})


def in_a_role(prep: Token) -> bool:
    """Whether those after "with" are there in a role: "the talks were held with A and B as observers"."""
    end = prep.right_edge.i + 1
    acting = end < len(prep.doc) and prep.doc[end].lower_ in _ACTING
    beside = [t for t in (*prep.subtree, *prep.doc[end + acting : end + acting + 1]) if t.lower_ == "as"]
    return any(c.lemma_ in _ROLES for t in beside for c in t.children)


def absolute(prep: Token) -> bool:
    """ "talks between A and B, with C as guarantor": the phrase tells of a circumstance and is no complement."""
    if prep.lower_ != "with" or prep.i == 0:
        return False
    if prep.nbor(-1).text != ",":
        return in_a_role(prep)
    named = conjuncts(c for c in prep.children if c.dep_ == "pobj")
    if any(c.lower_ == "as" or (c.dep_ == "acl" and c.tag_ == "VBG") for t in named for c in t.children):
        return True
    after = prep.right_edge.i + 1
    return after < len(prep.doc) and prep.doc[after].lower_ == "as" and prep.doc[after].dep_ == "prep"

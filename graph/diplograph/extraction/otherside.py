"""The second of two sides that the parser hung elsewhere: "fighting between A, led by C, and the rebel B"."""

from __future__ import annotations

from spacy.tokens import Token

#: How far on the second side may begin, in words, and how many may stand before its name.
_REACH = 16
_BEFORE = 4
_LEADING = frozenset({"DET", "ADJ", "NOUN", "PUNCT"})


def other_side(first: Token) -> tuple[Token, ...]:
    """The name that "between" must have beside its first, or nothing if the parse has one or none stands there."""
    if first.pos_ != "PROPN" or first.tag_ == "NNPS" or any(c.dep_ == "conj" for c in first.children):
        return ()
    doc, end = first.doc, min(first.sent.end, first.i + _REACH)
    joint = next((i for i in range(first.i + 1, end) if doc[i].lower_ == "and" and _closes(doc[i], first)), None)
    if joint is None:
        return ()
    for token in doc[joint + 1 : joint + 2 + _BEFORE]:
        if token.pos_ == "PROPN" and token.dep_ not in ("compound", "nmod", "poss"):
            return (token,)
        if token.pos_ not in _LEADING and token.pos_ != "PROPN":
            return ()
    return ()


def _closes(joint: Token, first: Token) -> bool:
    """Whether nothing but what belongs to the first name, or stands between commas, precedes an "and"."""
    before = joint.nbor(-1)
    inside = (first.doc[i] for i in range(first.i + 1, joint.i))
    return before == first or before.text in (",", ")") or all(t.dep_ not in ("ROOT", "conj") for t in inside)

"""Sides and doers that the parser hung elsewhere: "fighting between A, led by C, and B", "attacked and taken by A"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb

#: How far on the second side may begin, in words, and how many may stand before its name.
_REACH = 16
_BEFORE = 4
_RIGHT_AFTER = 3
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


def shared_agents(verb: Token) -> list[Token]:
    """ "was attacked and taken by A": the agent of the participle that follows right after is that of both."""
    following = next((c for c in verb.children if c.dep_ == "conj" and is_verb(c) and c.i > verb.i), None)
    if following is None or following.i > verb.i + _RIGHT_AFTER or not is_passive(following):
        return []
    agents = [t for p in following.children if p.dep_ == "agent" for t in p.children if t.dep_ == "pobj"]
    return list(conjuncts(agents)) or shared_agents(following)

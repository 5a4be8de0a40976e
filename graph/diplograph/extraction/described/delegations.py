"""Who takes part in a conference at the head of a delegation, or as a delegate, by the syntax around those words.

"A led the Kenyan delegation to the summit" · "a delegation headed by A attended it" · "A, head of the delegation" ·
"A, the chief delegate". Without a conference of its own a delegation is one to the conference spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.wordlists import words

_DELEGATIONS = frozenset({"delegation"})
_DELEGATES = words("delegations.delegates")
_HEADING = words("delegations.heading")
_HEADS = words("delegations.heads")
_ATTENDING = frozenset({"attend", "join"})
_TO = ("to", "at", "for")


def is_delegation(token: Token) -> bool:
    """Whether a word means those sent to a conference, or one of them."""
    return token.pos_ == "NOUN" and token.lemma_ in _DELEGATIONS | _DELEGATES


def sent_to(token: Token) -> Iterator[Token]:
    """The words for the conference that a delegation was sent to or attends: "the delegation to the summit"."""
    heads = [token, *(c for c in (token.head,) if token.dep_ in ("dobj", "attr") and is_verb(c))]
    if token.dep_ == "nsubj" and token.head.lemma_ in _ATTENDING:
        yield from verb_roles(token.head).get("obj", ())
    for word in heads:
        found = complements(word)
        for prep in _TO:
            yield from found.get(prep, ())


def delegates(token: Token) -> Iterator[Token]:
    """The words for the people who lead or make a delegation."""
    if token.lemma_ in _DELEGATES:
        yield from said_of(token)
        return
    if any(c.dep_ == "compound" and c.lemma_ in _HEADS for c in token.children):
        yield from said_of(token)  # a title is one word to the parser: "the [head of the Kenyan] delegation"
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in _HEADING:
        yield from verb_roles(verb).get("subj", ())
    for clause in token.children:
        if clause.dep_ == "acl" and clause.lemma_ in _HEADING:
            yield from (t for p in clause.children if p.dep_ == "agent" for t in conjuncts(p.children))
    if token.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in _HEADS:
        yield from said_of(verb.head)

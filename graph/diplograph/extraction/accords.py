"""Agreements that a text tells of by the act that made them: "signed a treaty on …", "the signing of a memorandum".

A list of what was signed is undone: "signed two documents - a plan to … and a statement on …", "10 documents, including
agreements on …", "a package of agreements".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.clauses import conjuncts, is_verb
from diplograph.extraction.cues import Cues
from diplograph.extraction.frames import verb_roles

_ACTS = frozenset({"signing", "conclusion", "ratification", "adoption", "initialling", "signature"})
_PARTITIVE = frozenset({"package", "number", "series", "set", "range", "group", "raft", "batch", "one"})


def concluded(token: Token, cues: Cues) -> Iterator[Token]:
    """Nouns of agreements that the act at a token made; nothing if it is no such act."""
    events = cues.events
    nouns: tuple[Token, ...] = ()
    signs = False
    if is_verb(token) and token.lemma_ in events["concluding"]:
        nouns, signs = verb_roles(token).get("obj", ()), token.lemma_ in events["signing"]
    elif token.lower_ in _ACTS:
        nouns, signs = tuple(_under(token, "of")), True
    for noun in dict.fromkeys(n for x in nouns for n in _listed(x)):
        lemma = noun.lemma_.lower()
        if lemma in events["agreements"] or (signs and lemma in events["signed"]):
            yield noun


def _listed(noun: Token) -> Iterator[Token]:
    """A noun, what it is a number of, and what it is said to consist of or include."""
    if noun.lemma_.lower() in _PARTITIVE:
        yield from _under(noun, "of")
        return
    yield noun
    for child in noun.children:
        if child.dep_ == "appos" and child.i > noun.i:
            yield from conjuncts([child])
    yield from _under(noun, "including")


def _under(noun: Token, prep: str) -> Iterable[Token]:
    return conjuncts(c for p in noun.children if p.lower_ == prep for c in p.children if c.dep_ in ("pobj", "dobj"))

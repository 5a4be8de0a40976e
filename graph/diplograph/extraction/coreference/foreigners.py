"""States that a sentence tells not to be those of somebody's office: where he goes, and whose his counterpart is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.words.wordlists import words

_GOING = words("foreigners.going")
_OPPOSING = words("foreigners.opposing")
_WITHIN = frozenset({"xcomp", "conj", "dobj", "pobj", "prep"})
_VISITING = frozenset({"visit", "tour"})
_GOALS = frozenset({"to", "in", "into", "for"})
_WHOSE = frozenset({"his", "her", "their"})
_FELLOW = "counterpart"
#: Most tokens between a pronoun and the counterpart.
_NEAR = 4


def foreign(office: LinkedOffice, named: NamedPassage, things: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """Ids of what the sentence of an office tells to be another's land: "A will visit X", "A and his Y counterpart"."""
    if office.owners or office.holder is None:
        return frozenset()
    return frozenset(_told(named.passage.doc[office.token], named, things))


def _told(holder: Token, named: NamedPassage, things: Mapping[int, tuple[str, ...]]) -> Iterator[str]:
    met = {o.token: o.owners for o in named.offices}
    for token in holder.doc[holder.i + 1 : holder.sent.end]:
        if _FELLOW in named.passage.text(token.i, token.i + 1).split() and _whose(token):
            yield from met.get(token.i, ())
            yield from (t for before in token.doc[max(0, token.i - 1) : token.i] for t in things.get(before.i, ()))
        elif token.i in things and (_goal(token, holder) or _opposed(token, holder)):
            yield from things[token.i]


def _whose(token: Token) -> bool:
    return any(t.lower_ in _WHOSE for t in token.doc[max(0, token.i - _NEAR) : token.i])


def _goal(place: Token, holder: Token) -> bool:
    """Whether a place is where the holder of an office goes: "A visits X", "A's trip to X", "A arrived in X"."""
    top = place
    while top.dep_ == "conj":
        top = top.head
    prep = top.head if top.dep_ == "pobj" and top.head.lower_ in _GOALS else None
    going = prep.head if prep is not None else top.head
    if going.lemma_ not in _GOING or (prep is None and (top.dep_ != "dobj" or going.lemma_ not in _VISITING)):
        return False
    return _done_by(holder, going)


def _opposed(land: Token, holder: Token) -> bool:
    """Whether the holder of an office acts against a land: "A threatened action against X", "A accused X"."""
    top = land
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "against":
        return _done_by(holder, top.head)
    return top.dep_ == "dobj" and top.head.lemma_ in _OPPOSING and _done_by(holder, top.head)


def _done_by(holder: Token, word: Token) -> bool:
    """Whether a word belongs to what the holder does."""
    above = word
    while above.dep_ in _WITHIN and above.head != above:
        if holder in above.children:
            break
        above = above.head
    return holder in above.children

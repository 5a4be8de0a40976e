"""The state that a sentence tells for a title without owner, and the states that it tells the title is not of."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.syntax.clauses import SUBJECTS, is_verb
from diplograph.extraction.words.wordlists import words

_SIDES = frozenset({"side", "delegation"})
_STATE = "State"
#: To go to a land: who does is not of that land.
_GOING = words("title_lands.going")
_INTO = frozenset({"to", "in", "at"})


def told_land(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The state of "on the Russian side were …", "the Kenyan delegation includes …", the line "Kenya: President A"."""
    for word in token.doc[token.sent.start : token.i]:
        if word.lower_ in _SIDES:
            beside = [t for c in word.children if c.i < word.i for t in things.get(c.i, ())]
            states = [t for t in beside if entities.kind(t) == _STATE]
            if len(states) == 1:
                return states[0]
    return _label(token, things, entities)


def _label(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The state that the line of a list begins with, before a colon."""
    doc, first = token.doc, token.i
    while first and "\n" not in doc[first - 1].text:
        first -= 1
    at = first
    while at < token.i and (doc[at].is_punct or doc[at].is_space or doc[at].like_num):
        at += 1
    found = things.get(at, ())
    states = [t for t in found if entities.kind(t) == _STATE]
    return states[0] if len(states) == 1 and doc[at + 1].text == ":" else None


def visited_lands(token: Token, things: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """What the bearer of a title goes to: "President A visited Chad" is not about the president of Chad."""
    top = token
    while top.dep_ in ("appos", "compound", "nmod") and top.head != top:
        top = top.head
    if top.dep_ not in SUBJECTS or not is_verb(top.head) or top.head.lemma_ not in _GOING:
        return frozenset()
    verb = top.head
    ends = [c for c in verb.children if c.dep_ == "dobj"]
    ends += [e for c in verb.children if c.lower_ in _INTO for e in c.children if e.dep_ == "pobj"]
    return frozenset(t for e in ends for t in things.get(e.i, ()))

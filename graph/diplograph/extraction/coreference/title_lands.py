"""Of which state and of whom a sentence tells a title that stands without owner or holder."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.words.wordlists import words

_SIDES = frozenset({"side", "delegation"})
_STATE = "State"
#: Those who bear these often are of another state than that of which a text tells most.
FAR = words("title_lands.far")
_BODIES = words("title_lands.bodies")


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


def of_body(title: Token) -> bool:
    """Whether a title is that of a body named by a common noun: "foreign minister and president of the council"."""
    after = [t.lower_ for t in title.doc[title.i + 1 : title.i + 4]]
    return after[:2] == ["of", "the"] and after[2:3] != [] and after[2] in _BODIES


def named_beside(title: Token, thing: str, things: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the sentence of a title names a thing."""
    return any(thing in things.get(i, ()) for i in range(title.sent.start, title.sent.end))


def apposed_holder(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> tuple[str, ...]:
    """The person whom a title between commas describes: "A, the group's military spokesman"."""
    head, doc, edge, after = token.head, token.doc, token.left_edge.i, token.right_edge.i + 1
    if token.dep_ != "appos" or head.i > token.i or head.pos_ != "PROPN" or doc[edge - 1].text != ",":
        return ()
    if after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].pos_ == "PROPN":
        return ()  # the title of whom the next comma brings
    if any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children):
        return ()  # one of a list: "A, the premier of Chad, and B"
    near = doc[edge - 2] if edge - 2 > head.i else head  # it may hang on the first of two: "A and B, leader of C"
    found = things.get(near.i, ())
    return found if len(found) == 1 and entities.kind(found[0]) in PERSONS else ()

"""Of which state and of whom a sentence tells a title that stands without owner or holder."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.syntax.clauses import SUBJECTS, is_verb
from diplograph.extraction.words.reporting import load_reporting
from diplograph.extraction.words.wordlists import words

_SIDES = frozenset({"side", "delegation"})
_STATE = "State"
#: Those who bear these often are of another state than that of which a text tells most.
FAR = words("title_lands.far")
_BODIES = words("title_lands.bodies")
_STANDING, _FACING = words("title_lands.standing"), words("title_lands.facing")


def told_land(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The state of "on the Russian side were …", "the Kenyan delegation includes …", the line "Kenya: President A"."""
    facing = _opposite(token)
    for word in token.doc[token.sent.start : token.i]:
        if word.lower_ in _SIDES and word not in facing:
            states = _of_side(word, things, entities)
            if len(states) == 1:
                return states[0]
    return _label(token, things, entities) or _stood_for(token, things, entities)


def _of_side(side: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> list[str]:
    beside = [t for c in side.children if c.i < side.i for t in things.get(c.i, ())]
    return [t for t in beside if entities.kind(t) == _STATE]


def faced(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> frozenset[str]:
    """The states whose delegations the bearer of a title receives or meets."""
    return frozenset(state for side in _opposite(token) for state in _of_side(side, things, entities))


def _opposite(token: Token) -> tuple[Token, ...]:
    """The sides that the bearer of a title meets: "the Kenyan delegation was received by Prime Minister A"."""
    verb = next((t for t in token.ancestors if is_verb(t)), None)
    if verb is None or verb.lemma_ not in _FACING:
        return ()
    return tuple(t for t in (*verb.children, *(g for c in verb.children for g in c.children)) if t.lower_ in _SIDES)


def _stood_for(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The state of "A was represented by Crown Prince B"."""
    verb = token.head.head
    if token.head.dep_ != "agent" or verb.lemma_ not in _STANDING:
        return None
    return _state(verb.head if verb.dep_ == "acl" else _subject(verb), things, entities)


def telling_land(token: Token, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The state of which somebody tells what it does: "A will send 30 soldiers, Defence Minister B said"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in load_reporting().quotes:
        return None
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < token.i), None)
    return _state(_subject(clause), things, entities) if clause is not None else None


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _state(token: Token | None, things: Mapping[int, tuple[str, ...]], entities: Entities) -> str | None:
    """The one state that a name stands for."""
    if token is None or token.pos_ != "PROPN":
        return None
    states = [t for t in things.get(token.i, ()) if entities.kind(t) == _STATE]
    return states[0] if len(states) == 1 else None


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

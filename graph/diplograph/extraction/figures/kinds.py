"""Of which state those are that a number counts: "900 Soviet soldiers", "37,000 Americans and 2 million Koreans"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.roles import Roles
from diplograph.model import Form

#: Roles of whom a clause is about, which those that another number counts do not fill.
_CLAUSE = ("pair", "bearer", "governor", "agent", "undergoer", "theme", "patient", "subject")
_PLURAL = ("NNS", "NNPS")
_MODIFIERS = ("amod", "compound", "nmod", "poss")


def with_own_kind(case: Case, found: Roles) -> Roles:
    """The roles around a count whose own words say of which state it is: no other owner, nobody counted beside it."""
    if case.segment.quantity.unit_code != "1" or case.head is None:
        return found
    own = _own(case, case.head)
    if not own:
        return found
    others = _counted_elsewhere(case) - set(own)
    kept = {r: tuple(t for t in things if r not in _CLAUSE or t not in others) for r, things in found.items()}
    kept["possessor"] = kept["owner"] = own
    if len(own) == 1:
        kept.pop("pair", None)
    return kept


def _own(case: Case, head: Token) -> tuple[str, ...]:
    """What the words between a number and the end of what it counts name."""
    last = min(head.i + 1, case.segment.last)
    kinds = {x.head for x in case.reading.located if x.mention.form is Form.ADJECTIVE}
    telling = (at for at in range(case.segment.q_last, last) if at in kinds or (at == head.i and head.tag_ in _PLURAL))
    return tuple(dict.fromkeys(thing for at in telling for thing in case.reading.things.get(at, ())))


def _counted_elsewhere(case: Case) -> set[str]:
    """What only other counted nouns of the sentence name ("900 Soviet soldiers")."""
    counted: set[str] = set()
    free: set[str] = set()
    sentence = case.segment.sentence
    for at in range(sentence.start, sentence.end):
        things = case.reading.things.get(at, ())
        if not things or case.segment.q_last <= at < case.segment.last:
            continue
        token = case.passage.doc[at]
        (counted if _is_counted(token) or _is_counted(_modified(token)) else free).update(things)
    return counted - free


def _modified(token: Token) -> Token:
    return token.head if token.dep_ in _MODIFIERS and token.head.i > token.i else token


def _is_counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" and c.i < noun.i for c in noun.children)

"""Sides of an agreement told by what it settles between them.

"Trade between A and B is governed by the X Treaty", "A and B ended the war with the X Treaty".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.wordlists import words

#: What brings the agreement by which something is settled.
_BY = frozenset({"by", "in", "with", "on", "through", "under"})
_BETWEEN_THEM = words("settled_matters.between_them")
#: What an agreement does to it, or two sides by an agreement.
_SETTLING = frozenset(
    "end settle resolve fix regulate govern normalize normalise base restore renew seal formalize formalise cement "
    "upgrade delimit define establish conclude terminate enter deepen strengthen demarcate draw set mark close "
    "stop halt begin open liberalize liberalise".split()
)


def settled(noun: Token) -> tuple[Token, Sequence[Token]] | None:
    """The verb that an agreement settles something by, and the words for its two sides; None if it tells of none."""
    verb = _verb(noun)
    if verb is None or verb.lemma_ not in _SETTLING:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    for matter in (*own, *objects):
        sides = _between(matter)
        if len(sides) == 2:
            return verb, sides
    if is_passive(verb) or not objects or objects[0].lemma_ not in _BETWEEN_THEM:
        return None
    both = subjects(verb)
    named = len(both) == 2 and all(t.pos_ == "PROPN" for t in both)
    shared = not any(c.dep_ == "poss" and c.lower_ != "their" for c in objects[0].children)
    others = {p: t for p, t in complements(objects[0]).items() if noun not in t}
    alone = not {"with", "between", "against", "to"} & others.keys()
    return (verb, both) if named and shared and alone else None


def _verb(noun: Token) -> Token | None:
    """The verb of the clause: of an active one the agreement's own, else the one that a preposition brings it to."""
    if noun.dep_ == "nsubj" and is_verb(noun.head):
        return noun.head
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in _BY:
        return None
    host = prep.head
    if host.dep_ in ("dobj", "pobj") and host.pos_ == "NOUN" and host.i < prep.i:
        host = host.head.head if host.dep_ == "pobj" else host.head
    return host if is_verb(host) else None


def _between(matter: Token) -> tuple[Token, ...]:
    """A and B of "trade between A and B"."""
    if matter.lemma_.lower() not in _BETWEEN_THEM:
        return ()
    preps = (p for p in matter.children if p.dep_ == "prep" and p.lower_ == "between")
    found = conjuncts(c for p in preps for c in p.children if c.dep_ == "pobj")
    return found if all(t.pos_ == "PROPN" for t in found) else ()

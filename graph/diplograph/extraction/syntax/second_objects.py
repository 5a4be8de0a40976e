"""Objects of a verb that is said but once: "joined NATO in 1999 and the EU in 2004", "thanked A for oil and B for gas".

The parser joins the second object to what stands before it: to the year or to the thanks.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_verb

_WHEN = frozenset({"in", "on", "since"})
#: What each of two is seen as or turned into is its own: "viewed A as an ally and B as a rival".
_OWN = frozenset({"as", "into", "to", "from"})
_NOMINAL = ("PROPN", "NOUN", "PRON")


def second_objects(verb: Token) -> list[Token]:
    """The objects that follow the complement of the first one, in text order."""
    found = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "PROPN" and not _gapped(c)]
    owners = (verb, *(c for c in verb.children if c.dep_ == "dobj"))
    preps = [p for owner in owners for p in owner.children if p.dep_ == "prep"]
    for prep in sorted(preps, key=lambda p: p.i):
        found += _after_time(prep) if prep.lower_ in _WHEN else []
        found += _repeating(prep) if len(owners) > 1 and prep.lower_ not in _OWN else []
    return list(dict.fromkeys(found))


def limited_objects(verb: Token) -> Iterator[Token]:
    """ "arrested up to ten farmers": the parser takes the words of a limit for a direction."""
    up = verb.nbor(1) if verb.i + 2 < len(verb.doc) else verb
    if up.lower_ != "up" or up.head != verb or up.nbor(1).lower_ != "to":
        return
    counted = [t for t in up.nbor(1).children if t.dep_ == "pobj"]
    yield from (t for t in counted if any(c.dep_ == "nummod" and c.i == up.i + 2 for c in t.children))


def is_second(noun: Token, verb: Token) -> bool:
    """Whether an object of a gerund is one of the verb above: D in "accused A of arming C and D of paying for it"."""
    return verb.dep_ == "pcomp" and noun.dep_ == "conj" and _before(noun, verb.head.lower_)


def _after_time(prep: Token) -> list[Token]:
    """ "in 1999 and the EU in 2004"."""
    times = [t for t in prep.children if t.dep_ == "pobj" and (t.like_num or t.ent_type_ == "DATE")]
    return [c for t in times for c in t.children if c.dep_ == "conj" and c.pos_ == "PROPN" and not c.like_num]


def _repeating(prep: Token) -> list[Token]:
    """ "for oil and B for gas", "of arming C and B of paying D": joined to the complement, with its preposition."""
    return [t for w in _complements(prep) for t in conjuncts([w])[1:] if t.pos_ in _NOMINAL and _before(t, prep.lower_)]


def _complements(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "pcomp" and is_verb(child):
            yield from (c for c in child.children if c.dep_ == "dobj")


def _before(noun: Token, prep: str) -> bool:
    after = noun.i + 1
    return after < len(noun.doc) and noun.doc[after].lower_ == prep


def _gapped(name: Token) -> bool:
    """ "A promised 3 million, and B 5 million": B does the same and undergoes nothing."""
    return any(c.dep_ == "appos" and any(n.like_num for n in c.subtree) for c in name.children)

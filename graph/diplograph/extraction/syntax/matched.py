"""What a match of a wording must not be: denied, bidden to another, of sides that do not meet each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from spacy.tokens import Token

from diplograph.extraction.syntax.arguments import Argument
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.lexicon import Wording
from diplograph.extraction.words.wordlists import words

#: More than so many in one phrase are not told to have dealt with each other one by one.
_HANDFUL = 3
_BIDDING = words("matched.bidding")


def sides(roles: Mapping[str, tuple[Token, ...]]) -> bool:
    """ "on the side of C", "alongside C"."""
    return bool(roles.get("alongside")) or any(t.lemma_ == "side" for t in roles.get("on", ()))


def whereabouts(
    wording: Wording, chain: tuple[Token, ...], first: Sequence[Argument], second: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """Where things are: not in a town that somebody only enters, nor where which of several is in which is not told."""
    if "owner" in wording.b.roles:
        second = tuple(b for b in second if chain[wording.b.node].is_ancestor(b.token))
    # What several host together was in one of them.
    several = len(first) > 1 or chain[0].lemma_ == "host"
    return () if several and len(second) > 1 else second


def is_bidden(clause: Token, verb: Token) -> bool:
    """ "wants B to join", "asked B to join": what another is to do, who asks does not."""
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
        return any(c.tag_ == "TO" for c in clause.children)
    return verb.lemma_ in _BIDDING and any(c.dep_ == "dobj" and c.i < clause.i for c in verb.children)


def own(doers: Sequence[Argument], others: Sequence[Argument]) -> bool:
    """ "A and B widened their trade": what both have, neither does to the other, unless they "accused each other"."""
    words = {b.token.i for b in others}
    own = len(others) > 1 and len(words) == 1 and {a.thing for a in doers} == {b.thing for b in others}
    return own and words != {a.token.i for a in doers}


def denied(chain: Sequence[Token]) -> bool:
    """ "A cannot be reconciled with B", "A is not compatible with B": without a later verb the first word is."""
    first = chain[0]
    if is_verb(first) and any(is_verb(t) for t in chain[1:]):
        return False
    said = first.head if first.dep_ in ("acomp", "attr") else first
    return any(c.dep_ == "neg" for c in said.children)


def refrains(chain: Sequence[Token]) -> bool:
    """ "decided not to join", "will no longer accept": a later verb is denied."""
    return any(
        is_verb(t) and any(c.dep_ == "neg" or (c.lower_ == "longer" and c.left_edge.lower_ == "no") for c in t.children)
        for t in chain[1:]
    )


def pairs(together: Sequence[Argument]) -> Iterator[tuple[Argument, Argument]]:
    """Each with each other; of more than a handful, the first with each, as for a host and his guests."""
    if len(together) > _HANDFUL:
        yield from ((together[0], other) for other in together[1:])
    else:
        yield from combinations(together, 2)

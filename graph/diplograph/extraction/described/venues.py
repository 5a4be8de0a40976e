"""Where occasions are held or fought by the words beside them: "the talks between A and B in Geneva", "attended the
ceremony on Sunday at the Palace of Nations".

The place is the one that follows the phrase of the occasion, whatever the parser hangs it on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located
from diplograph.extraction.described.locations import AREAS, NAMING, Pair, named_place
from diplograph.extraction.syntax.clauses import is_verb

#: What is held at one place, and what several places may share.
_GATHERINGS = frozenset({"Meeting", "Event"})
_OCCASIONS = _GATHERINGS | {"Election", "Referendum", "ArmedConflict"}
_SITES = AREAS | {"Infrastructure"}
_TOWNS = frozenset({"Settlement", "Place", "Infrastructure"})
#: Houses that are called by the body that sits in them: "at the White House".
_HOUSES = frozenset({"GovernmentBody", "Organization", "Company"})
_HOLDING = frozenset({"of", "between", "among", "with", "by"})
_AT = frozenset({"in", "at"})
_LONGEST = 14


def venues(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Pair]:
    """Where the occasion that `loc` names is; `at` are the mentions by first token."""
    kind, label = entities.kind(loc.mention.entity), entities.known[loc.mention.entity].label
    if kind not in _OCCASIONS or (kind == "Election" and not any(c.isdigit() for c in label)):
        return
    head, named = doc[loc.head], {x.head for x in at.values()}
    for prep in _preps(head, loc, doc):
        for child in prep.children:
            other = named_place(child, at)
            if child.dep_ != "pobj" or other is None or other.mention.form not in NAMING:
                continue
            gathered = prep.head.i in named or (kind == "Meeting" and prep.head.tag_ == "NNS")
            own = prep.head == head or is_verb(prep.head) or gathered
            if own and _fits(prep, other, head, kind, entities):
                yield Pair(loc, other, "locatedIn", 0.85, "occasion-in-place")
                return


def _preps(head: Token, loc: Located, doc: Doc) -> Iterator[Token]:
    """The "in" or "at" that ends the occasion's phrase, after who gathers and when."""
    i, end = loc.last, min(loc.head + _LONGEST, head.sent.end)
    while i < end:
        token = doc[i]
        if token.dep_ != "prep" and not _when(token):
            return
        if token.lower_ in _AT and not _dated(token):
            yield token
            return
        if token.lower_ in _HOLDING:
            inner = [c for c in token.subtree if c.lower_ in _AT and c.dep_ == "prep" and c.i > token.i]
            yield from inner[:1]
            if inner:
                return
        i = token.right_edge.i + 1


def _dated(prep: Token) -> bool:
    """Whether a preposition tells of a time: "on 17 June", "in 1945", "in July"."""
    return any(_when(c) for c in prep.children)


def _when(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or (token.like_num and len(token.text) == 4)


def _fits(prep: Token, other: Located, head: Token, kind: str, entities: Entities) -> bool:
    area = entities.kind(other.mention.entity)
    if area in _HOUSES:
        return prep.lower_ == "at" and kind in _GATHERINGS
    if area not in _SITES:
        return False
    above = prep.head
    if above == head or (is_verb(above) and above in head.ancestors):
        return above == head or area in _TOWNS
    return area in _TOWNS and kind in _GATHERINGS and head in above.ancestors

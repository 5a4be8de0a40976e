"""Names of people that the parser joined to something else than to the people before them.

"A of Tonga, B of Vanuatu and C of Fiji met": it joins C to Vanuatu. "A met B, and her colleague, C": it joins C to met.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from diplograph.extraction.syntax.clauses import is_verb

_BELONGING = frozenset({"of", "from", "for"})
_NAMED = frozenset({"pobj", "dobj", "conj", "appos"})
#: How far before a name the one may stand that it is listed with, in words.
_REACH = 8


def mend_crossed(doc: Doc, people: Collection[int], places: Collection[int]) -> None:
    """Join people to the people before them; `people` and `places` are the tokens that name such.

    Heads of the parse are changed in place.
    """
    for at in sorted(people):
        token = doc[at]
        if token.dep_ != "conj" or token.head.i > at:
            continue
        first = _owner(token.head, people) if token.head.i in places else _listed_before(token, people)
        if first is not None:
            token.head = first


def _owner(place: Token, people: Collection[int]) -> Token | None:
    """The person of whom a place says where he or she is from."""
    prep = place.head
    if place.dep_ != "pobj" or prep.lower_ not in _BELONGING or prep.head.i not in people:
        return None
    return prep.head


def _listed_before(token: Token, people: Collection[int]) -> Token | None:
    """The person named right before one that is joined to a verb although nothing tells what he or she does."""
    verb = token.head
    if not is_verb(verb) or any(is_verb(c) or c.dep_ == "nsubj" for c in token.children):
        return None
    before = next((i for i in range(token.i - 1, max(verb.i, token.i - _REACH), -1) if i in people), None)
    if before is None or not _joined(token.doc, before, token.i) or token.doc[before].dep_ not in _NAMED:
        return None
    return token.doc[before]


def _joined(doc: Doc, first: int, last: int) -> bool:
    """Whether "and" but no verb stands between two words."""
    between = doc[first + 1 : last]
    return any(t.lower_ == "and" for t in between) and not any(is_verb(t) for t in between)

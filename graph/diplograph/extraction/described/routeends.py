"""Where a route's way begins in its sentence, and the ends that stand before its noun.

"a line intended to link A with B", "a cable, to be laid between A and B"; "A's interconnector with B", "the A-B rail
link"; of "the port of A" a route reaches A.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.routedata import route_words
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

#: Words between a route's noun and its linking word, between a place and its land, and after "on the coast of".
_GAP, _NEAR, _REACH = 6, 3, 5
_BREAKS = frozenset({"VERB", "AUX", "PRON", "SCONJ", "PUNCT"})
_OPENERS = frozenset({"from", "between", "to", "through", "via", "across"})
_OPENING = words("routeends.opening")
_SKIPPED = words("routeends.skipped")
_MADE = words("routeends.made")
_STOPS = words("routeends.stops")
_ENDS = frozenset({"State", "Territory", "Settlement", "Region"})
_DASHES = frozenset({"-", "–", "—"})


def approach(doc: Doc, start: int, end: int) -> tuple[int, bool, Token | None] | None:
    """Where the way of a route begins whose noun ends before `start`, whether a word that links stands there, and the
    verb before it that tells how the route came to be.

    None where what follows the noun tells of no way.
    """
    i = start
    if i + 1 < end and doc[i].text == "," and doc[i + 1].lower_ in _OPENING:
        i += 1
    first = i
    while i < end and i - first < _GAP and _passed(doc, i, end):
        i += 1
    if i >= end:
        return None
    if doc[i].lower_ in route_words().links:
        return i, True, None
    made = next((t for t in doc[first:i] if t.lower_ in _MADE), None)
    return (i, False, made) if doc[i].lower_ in _OPENERS and (made is not None or i == first) else None


def _passed(doc: Doc, i: int, end: int) -> bool:
    """Whether a word between a noun and its way tells nothing of it: "that is", "intended to", "to be laid"."""
    if doc[i].lower_ == "to":
        return i + 1 < end and (doc[i + 1].lower_ in _MADE | {"be"} or doc[i + 1].tag_ == "VB")
    return doc[i].lower_ in _SKIPPED | _MADE


def ends_before(noun: Token, reading: Reading, entities: Entities) -> tuple[tuple[str, int], ...]:
    """The two ends of a route that no name tells, each with its token: "A's interconnector with B", "the A-B link"."""
    at = {loc.first: loc for loc in reading.located}
    return _joined_by_dash(noun, at, entities) or _owned(noun, reading, entities)


def _joined_by_dash(noun: Token, at: Mapping[int, Located], entities: Entities) -> tuple[tuple[str, int], ...]:
    i = noun.i - 1
    while i > noun.sent.start and noun.doc[i].lower_ in route_words().carriers:
        i -= 1
    last = next((loc for loc in at.values() if loc.last == i + 1), None)
    dash = last.first - 1 if last is not None else 0
    first = next((loc for loc in at.values() if loc.last == dash), None) if noun.doc[dash].text in _DASHES else None
    found = tuple((loc.mention.entity, loc.head) for loc in (first, last) if loc is not None)
    alike = len({entities.kind(thing) for thing, _ in found}) == 1
    return found if len(found) == 2 and alike and _are_ends(found, entities) else ()


def _owned(noun: Token, reading: Reading, entities: Entities) -> tuple[tuple[str, int], ...]:
    owners = [(thing, c.i) for c in noun.children if c.dep_ == "poss" for thing in reading.at(c)]
    after = [c for c in noun.children if c.dep_ == "prep" and c.i == noun.i + 1 and c.lower_ in ("with", "to")]
    named = [w for prep in after for c in prep.children if c.dep_ == "pobj" for w in conjuncts([c])]
    others = [(thing, w.i) for w in named for thing in reading.at(w)]
    found = (*owners, *others)
    return found if len(owners) == 1 and others and _are_ends(found, entities) else ()


def _are_ends(found: tuple[tuple[str, int], ...], entities: Entities) -> bool:
    things = [thing for thing, _ in found]
    return len(set(things)) == len(things) and all(entities.kind(t) in _ENDS for t in things)


def town_of(thing: str, entities: Entities, book: Gazetteer) -> str:
    """The town that a route to its port or station reaches: Mombasa for the port of Mombasa."""
    entity = entities.known[thing]
    noun, of, town = entity.label.rpartition(" of ")
    if entity.kind != "Infrastructure" or not of or noun.split()[-1].lower() not in _STOPS:
        return thing
    named = [c.entity for c in book.names.get(town, ()) if c.form is Form.NAME]
    towns = [t for t in named if book.records[t].entity.kind == "Settlement"]
    known = towns or [t for t, e in entities.known.items() if e.kind == "Settlement" and e.label == town]
    return entities.add(book.entity(known[0])) if towns else known[0] if known else thing


def after(doc: Doc, i: int) -> int:
    """The token after a place, or after the noun of the land or edge that its adjective tells: "the Angolan coast"."""
    for j in range(i + 1, min(i + 1 + _NEAR, len(doc))):
        if doc[j].lower_ in route_words().edges and doc[i].head.i == j:
            return j + 1
    return i + 1


def beyond(doc: Doc, i: int, end: int, across: frozenset[str]) -> int:
    """Where a way goes on after "on the coast of X": at the next preposition of a way, or the end of the sentence.

    Of the words `across` it goes on at none.
    """
    for j in range(i, min(i + _REACH + 1, end)):
        if doc[j].lower_ in route_words().steps - across:
            return j
        if doc[j].pos_ in _BREAKS:
            break
    return end

"""What lies where by standing together: "Clearwater, Florida", "a base at Agadez", "TPAO of Türkiye".

Only names and descriptions of things that stay where they are, and of meetings; people and armies move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extraction.clauses import conjuncts, is_verb
from diplograph.extraction.context import Entities, Located
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.model import Form

SITES = frozenset({"Settlement", "Place", "Infrastructure", "Region", "Territory"})
_HELD = SITES | {"Meeting", "Event", "Election", "Forum", "Organization", "Company", "GovernmentBody"}
#: What does not move: a place after it is its own, whatever the parser hangs it on.
_FIXED = frozenset({"Place", "Infrastructure", "Settlement", "Meeting", "Election"})
#: What is held in one place: "At the talks in Vienna, A and B agreed" is often read as one list.
_GATHERINGS = frozenset({"Meeting", "Event"})
AREAS = frozenset({"State", "Region", "Territory", "Settlement", "Place"})
_OUTER = frozenset({"State", "Region", "Territory"})
NAMING = frozenset({Form.NAME, Form.ACRONYM})
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that stand together and what that says, with how sure it is and by which rule."""

    a: Located
    b: Located
    relation: str
    confidence: float
    rule: str


def placed(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """Where a thing is by the place that stands right after it or owns it; `at` are the mentions by first token."""
    for pair in (*_apposed(loc, at, doc, entities, book), *_prepositional(loc, at, doc, entities)):
        if _lies(pair.a.mention.entity, pair.b.mention.entity, book) is not False:
            yield pair
    token, kind = doc[loc.head], entities.kind(loc.mention.entity)
    for child in token.children:
        owner = at.get(child.i)
        named = loc.mention.form in NAMING
        if owner is not None and named and child.i < token.i and child.dep_ == "poss" and kind in SITES:
            area = entities.kind(owner.mention.entity)
            if area in AREAS and area != kind and _lies(loc.mention.entity, owner.mention.entity, book) is not False:
                yield Pair(loc, owner, "locatedIn", 0.85, "place-possessive")


def _apposed(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """ "Goma, in eastern Congo", "Goma, Kenya", but no list of places and no clause that begins with the state."""
    after = _after_comma(loc, at, doc)
    if after is None or loc.mention.form not in NAMING or after.mention.form not in NAMING:
        return
    kind, outer = entities.kind(loc.mention.entity), entities.kind(after.mention.entity)
    if kind not in SITES or outer not in _OUTER or kind == outer:
        return
    known = _lies(loc.mention.entity, after.mention.entity, book)
    if _acts(doc[after.head]) or _listed(after, doc, at) or (not known and kind in ("Region", "Territory")):
        return
    yield Pair(loc, after, "locatedIn", 0.9, "place-comma-place")


def _after_comma(loc: Located, at: Mapping[int, Located], doc: Doc) -> Located | None:
    """What stands right after a name, a comma and perhaps "in"."""
    if loc.last + 1 >= len(doc) or doc[loc.last].text != ",":
        return None
    return at.get(loc.last + 1) or (at.get(loc.last + 2) if doc[loc.last + 1].lower_ == "in" else None)


def _acts(token: Token) -> bool:
    """Whether a name is the doer of a verb after it ("…, India announced") with no comma between."""
    doer = token.dep_ in ("nsubj", "nsubjpass", "csubj") and is_verb(token.head) and token.head.i > token.i
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return doer and following is not None and following.text != ","


def _listed(after: Located, doc: Doc, at: Mapping[int, Located]) -> bool:
    """Whether the second name goes on as a list ("Tbilisi, Georgia and Armenia") and so says nothing of the first."""
    words = [t.lower_ for t in doc[after.last : after.last + 2]]
    return bool(words) and (words[0] in ("and", "or") or (words[0] == "," and after.last + 1 in at))


def _prepositional(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Pair]:
    kind = entities.kind(loc.mention.entity)
    prep = doc[loc.last] if loc.last < len(doc) else None
    if prep is None or prep.dep_ != "prep" or not (prep.head.i == loc.head or kind in _FIXED):
        return
    gathering = kind in _GATHERINGS
    label = entities.known[loc.mention.entity].label
    if (gathering and " " not in label) or (kind == "Election" and not any(c.isdigit() for c in label)):
        return
    sites = [c for c in prep.children if c.dep_ == "pobj"]
    for child in sites if gathering else conjuncts(sites):
        other = at.get(child.i)
        if other is None or entities.kind(other.mention.entity) not in AREAS:
            continue
        if prep.lower_ in ("in", "at", "near") and kind in _HELD:
            yield Pair(loc, other, "locatedIn", 0.85, "thing-in-place")
        elif prep.lower_ == "of" and kind in SITES and prep.head.i == loc.head:
            yield Pair(loc, other, "locatedIn", 0.85, "place-of-place")
        elif prep.lower_ in ("of", "from") and kind == "Company" and other.mention.form in NAMING:
            yield Pair(loc, other, "locatedIn", 0.85, "company-of-place")


def _lies(thing: str, place: str, book: Gazetteer) -> bool | None:
    """Whether the gazetteer has the thing in the place: None if it does not know where the thing or the place is."""
    inside = set(_around(thing, book, 0))
    outer = book.records.get(place)
    if place in inside:
        return True
    states = {i for i in inside if book.records[i].entity.kind == "State"}
    return False if states and outer is not None and outer.entity.kind == "State" else None


def _around(thing: str, book: Gazetteer, depth: int) -> Iterator[str]:
    record = book.records.get(thing)
    if record is None or depth > _DEPTH:
        return
    for outer in (*record.located_in, *([record.capital_of] if record.capital_of else ())):
        if outer in book.records:
            yield outer
            yield from _around(outer, book, depth + 1)

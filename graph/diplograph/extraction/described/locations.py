"""What lies where by standing together: "Clearwater, Florida", "a base at Agadez", "TPAO of Türkiye".

Only names and descriptions of things that stay where they are; people and armies move (occasions: `venues`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located
from diplograph.extraction.described.parts import whole_of
from diplograph.extraction.described.routeends import town_of
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.words.classnouns import load_class_nouns
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

SITES = frozenset({"Settlement", "Place", "Infrastructure", "Region", "Territory"})
#: What is told of at its seat: "the International Court of Justice in The Hague".
_SEATED = frozenset({"InternationalOrganization", "Initiative"})
_BODIES = frozenset({"GovernmentBody", "InternationalOrganization", "Forum", "Organization"})
_HELD = SITES | {"Corridor", "Forum", "Organization", "Company", "GovernmentBody", "PoliticalParty"}
#: What does not move: a place after it is its own, whatever the parser hangs it on.
_FIXED = frozenset({"Place", "Infrastructure", "Settlement"})
AREAS = frozenset({"State", "Region", "Territory", "Settlement", "Place"})
_OUTER = frozenset({"State", "Region", "Territory"})
#: What stands on a river, an island or a coast.
_BUILT = frozenset({"Place", "Infrastructure", "Settlement"})
_WIDE = frozenset({"Region", "Territory", "Place"})
_ALONG = frozenset({"on", "off", "along"})
AREA_NOUNS = words("locations.area_nouns")
_PARTLY = words("locations.partly")
NAMING = frozenset({Form.NAME, Form.ACRONYM})
_AFTER_COMMA = frozenset({"in", "on", "off", "near", "at"})
#: Most words from such a preposition to its noun.
_REACH = 4
_OUTER_FORMS = NAMING | {Form.NOMINAL}
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
    for near in (*_apposed(loc, at, doc, entities, book), *_prepositional(loc, at, doc, entities, book)):
        pair = _in_whole(near, entities, book)
        if _lies(pair.a.mention.entity, pair.b.mention.entity, book) is not False:
            yield pair
    token, kind = doc[_anchor(loc, doc)], entities.kind(loc.mention.entity)
    for child in token.children:
        owner = at.get(child.i)
        named = loc.mention.form in NAMING
        noun = loc.mention.text.split()[0].lower() in AREA_NOUNS
        role = child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and noun)
        if owner is not None and named and child.i < token.i and role and kind in SITES:
            area, town = entities.kind(owner.mention.entity), town_of(loc.mention.entity, entities, book)
            if area in AREAS and area != kind and _lies(town, owner.mention.entity, book) is not False:
                place = replace(loc, mention=replace(loc.mention, entity=town))
                yield Pair(place, owner, "locatedIn", 0.85, "place-possessive")


def _in_whole(pair: Pair, entities: Entities, book: Gazetteer) -> Pair:
    """ "a town in eastern Chad" lies in Chad: the side is nothing of its own."""
    whole = whole_of(pair.b.mention.entity, entities, book) if entities.kind(pair.a.mention.entity) in _FIXED else None
    if whole is None:
        return pair
    state = entities.add(book.entity(whole))
    return replace(pair, b=replace(pair.b, mention=replace(pair.b.mention, entity=state)))


def _apposed(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """ "Goma, in eastern Congo", "Goma, Kenya", but no list of places and no clause that begins with the state."""
    after = _after_comma(loc, at, doc)
    if after is None or loc.mention.form not in NAMING or after.mention.form not in _OUTER_FORMS:
        return
    kind, outer = entities.kind(loc.mention.entity), entities.kind(after.mention.entity)
    beside = doc[after.first - 1].lower_ == "near" and kind in _BUILT and outer == "Settlement"
    if kind not in SITES or not (outer in _OUTER or beside) or kind == outer:
        return
    known = _lies(loc.mention.entity, after.mention.entity, book)
    if _acts(doc[after.head]) or _listed(after, doc, at) or (not known and kind in ("Region", "Territory")):
        return
    yield Pair(loc, after, "locatedIn", 0.9, "place-comma-place")


def _after_comma(loc: Located, at: Mapping[int, Located], doc: Doc) -> Located | None:
    """What stands right after a name, a comma and perhaps "in"."""
    comma = loc.last + (loc.last < len(doc) and doc[loc.last].lemma_.lower() in AREA_NOUNS)
    if comma + 2 >= len(doc) or doc[comma].text != ",":
        return None
    first = comma + 1
    if doc[first].lower_ in _AFTER_COMMA:
        inner = [c for c in doc[first].children if c.dep_ == "pobj" and c.i <= first + _REACH]
        return next((place for c in inner if (place := named_place(c, at)) is not None), None)
    return at.get(first)


def named_place(token: Token, at: Mapping[int, Located]) -> Located | None:
    """The place that a word names, alone or with a noun of its kind or part: "in the city of X", "on X's coast"."""
    lemma = token.lemma_.lower()
    part = lemma in load_cues().parts
    if token.i in at or not (part or lemma in AREA_NOUNS):
        return at.get(token.i)
    below = [c for prep in token.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    roles = ("poss", "amod") if part else ("compound", "nmod", "appos")
    beside = [c for c in token.children if c.dep_ in roles and c.pos_ in ("PROPN", "ADJ")]
    return next((at[c.i] for c in (*below, *beside) if c.i in at), None)


def capital(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """The state whose capital a town is called without naming it: "the capital, Luanda", known by the data."""
    record = book.records.get(loc.mention.entity)
    before = loc.first - (2 if loc.first > 1 and doc[loc.first - 1].text == "," else 1)
    if record is None or record.capital_of is None or before < 0 or doc[before].lower_ != "capital":
        return
    if any(c.lower_ in _PARTLY or (c.dep_ == "poss" and c.i in at) for c in doc[before].children):
        return
    state = entities.add(book.entity(record.capital_of))
    yield Pair(replace(loc, mention=replace(loc.mention, entity=state)), loc, "hasCapital", 0.9, "capital-named")


def called_capital(loc: Located, doc: Doc, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """ "In Tallinn, the Estonian capital, …": whose capital a town is called after its name, known by the data."""
    record = book.records.get(loc.mention.entity)
    if record is None or record.capital_of is None:
        return
    after = [t.lower_ for t in doc[loc.last : loc.last + 4]]
    if after[:1] != [","] or after[1:2] not in (["the"], ["its"]):
        return
    if after[2:3] == ["capital"] or (after[3:4] == ["capital"] and after[2] not in _PARTLY):
        state = entities.add(book.entity(record.capital_of))
        yield Pair(replace(loc, mention=replace(loc.mention, entity=state)), loc, "hasCapital", 0.9, "capital-named")


def _acts(token: Token) -> bool:
    """Whether a name is the doer of a verb after it ("…, India announced") with no comma between."""
    doer = token.dep_ in ("nsubj", "nsubjpass", "csubj") and is_verb(token.head) and token.head.i > token.i
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return doer and following is not None and following.text != ","


def _listed(after: Located, doc: Doc, at: Mapping[int, Located]) -> bool:
    """Whether the second name goes on as a list ("Tbilisi, Georgia and Armenia") and so says nothing of the first."""
    words = [t.lower_ for t in doc[after.last : after.last + 2]]
    return bool(words) and (words[0] in ("and", "or") or (words[0] == "," and after.last + 1 in at))


def _anchor(loc: Located, doc: Doc) -> int:
    """The head of the phrase: of "the Xinjiang region" the noun after the name."""
    after = doc[loc.last] if loc.last < len(doc) else None
    own = after is not None and after.lemma_.lower() in AREA_NOUNS and doc[loc.head].head == after
    return after.i if after is not None and own else loc.head


def _prepositional(
    loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities, book: Gazetteer
) -> Iterator[Pair]:
    kind, anchor = entities.kind(loc.mention.entity), _anchor(loc, doc)
    end = max(loc.last, anchor + 1)
    prep = doc[end] if end < len(doc) else None
    if prep is None or prep.dep_ != "prep":
        return
    own = prep.head.i == anchor
    for child in conjuncts(c for c in prep.children if c.dep_ == "pobj"):
        other = named_place(child, at)
        if other is None or not _may_hold(other, loc, at, entities):
            continue
        known = _lies(loc.mention.entity, other.mention.entity, book)
        seated = kind in _BODIES and prep.i == loc.last and entities.kind(other.mention.entity) == "Settlement"
        if not (own or kind in _FIXED or known or seated) or (kind in _BODIES and _of_another(doc[anchor])):
            continue
        town = kind in _SEATED and entities.kind(other.mention.entity) == "Settlement"
        if prep.lower_ in ("in", "at", "near") and (kind in _HELD or town):
            for one in (loc, *_beside(loc, anchor, at, doc, entities)):
                yield Pair(one, other, "locatedIn", 0.85, "thing-in-place")
        elif (
            prep.lower_ in _ALONG
            and kind in _BUILT
            and (child.i not in at or entities.kind(other.mention.entity) in _WIDE)
        ):
            yield Pair(loc, other, "locatedIn", 0.85, "thing-on-place")
        elif prep.lower_ == "of" and kind in SITES and own:
            yield Pair(loc, other, "locatedIn", 0.85, "place-of-place")
        elif prep.lower_ in ("of", "from") and kind == "Company" and other.mention.form in NAMING:
            yield Pair(loc, other, "locatedIn", 0.85, "company-of-place")


def _may_hold(place: Located, loc: Located, at: Mapping[int, Located], entities: Entities) -> bool:
    """Whether a place is one of `loc`: of "bases in A and B" each lies only in the one it is called after."""
    if entities.kind(place.mention.entity) not in AREAS or loc.mention.form is not Form.NOMINAL:
        return entities.kind(place.mention.entity) in AREAS
    label = entities.known[loc.mention.entity].label
    near = {entities.known[x.mention.entity].label for i, x in at.items() if loc.last < i < place.last + 3}
    own = entities.known[place.mention.entity].label
    return own in label or not any(f" {name}" in label for name in near if name != own)


def _of_another(body: Token) -> bool:
    """Whether the place after a body is that of what it holds or runs: "the congress of the union in Lagos"."""
    noun = body.head.head if body.dep_ == "pobj" and body.head.lower_ == "of" else None
    nouns = load_class_nouns()
    return noun is not None and (noun.lemma_.lower() in nouns.occasions or noun.lemma_.lower() in nouns.works)


def _beside(loc: Located, anchor: int, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Located]:
    """Those listed before a thing and of its class: "Sohar and Salalah in Oman"."""
    token, kind = doc[anchor], entities.kind(loc.mention.entity)
    while token.dep_ == "conj" and kind in _FIXED:
        token = token.head
        found = at.get(token.i)
        own = any(c.lower_ in ("in", "at") and c.i < loc.first for c in token.children)
        if own or found is None or entities.kind(found.mention.entity) != kind:
            return
        yield found


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

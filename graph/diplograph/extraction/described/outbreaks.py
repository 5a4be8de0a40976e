"""Unrest and fighting told of by a common noun with a place: "a coup in Lisbon", "clashes broke out in Amhara".

Where it was is what tells which one is meant (data: `outbreak` of `ontology/classnouns.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.described.locations import AREA_NOUNS, AREAS, Pair
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity

#: Why a mention is one of an outbreak.
OUTBREAK = "outbreak with its place"
_AT = frozenset({"in", "at"})
_NONE = frozenset({"no", "any", "every", "each", "neither", "such", "future", "possible", "potential", "further"})
_OCCURRING = words("outbreaks.occurring")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPARE = words("outbreaks.spare")
_YEAR = 4


def add_outbreaks(reading: Reading, entities: Entities, nouns: ClassNouns) -> Reading:
    """The reading with the outbreaks that a noun and a place tell of."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.tokens:
        kind = nouns.outbreaks.get(token.lemma_.lower()) or nouns.outbreaks.get(token.lower_)
        if kind is None or token.pos_ != "NOUN" or token.i in things or token.dep_ == "compound":
            continue
        told = [] if any(c.lower_ in _NONE for c in token.children) else list(_names(token))
        places = [t for w in told for t in reading.at(w) if entities.kind(t) in AREAS]
        if places:
            thing = _register(token, kind, places, reading, entities)
            things[token.i] = (thing,)
            located.append(reading.passage.nominal(token.i, thing, 0.75, OUTBREAK))
    return reading.widened(things, located)


def struck(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Pair]:
    """Where the outbreak that `loc` tells of was; `at` are the mentions by first token."""
    for name in _names(doc[loc.head]):
        place = at.get(name.i)
        if place is not None and entities.kind(place.mention.entity) in AREAS:
            yield Pair(loc, place, "locatedIn", 0.85, "outbreak-in-place")


def _names(token: Token) -> list[Token]:
    """What the first "in" or "at" after the noun, or after the verb that tells that it happened, names."""
    for prep in _preps(token):
        nouns = conjuncts(c for c in prep.children if c.dep_ == "pobj")
        named = [n for w in nouns for n in ([w] if w.lemma_.lower() not in AREA_NOUNS else _naming(w))]
        if named:
            return named
    return []


def _naming(noun: Token) -> list[Token]:
    """What may name a land by its noun: "X province", "the island of X"."""
    below = [c for prep in noun.children if prep.lower_ == "of" for c in prep.children]
    return [*(c for c in noun.children if c.dep_ in ("compound", "nmod", "appos")), *below]


def _preps(token: Token) -> Iterator[Token]:
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if after.lower_ in _AT:
        yield after
    yield from (c for c in token.children if c.lower_ in _AT and c.i > token.i)
    yield from (c for c in token.children if c.lower_ == "on" and any(w.lemma_ == "island" for w in c.children))
    for prep in token.children:
        if (
            prep.lower_ == "between"
        ):  # "clashes between farmers and herders in X": on whom the place hangs tells nothing
            yield from (c for c in prep.subtree if c.lower_ in _AT and c.dep_ == "prep")
    told = [c for c in token.children if c.dep_ in ("relcl", "acl")]
    for verb in (token.head, *told) if token.dep_ in _SUBJECTS else told:
        if verb.lemma_ in _OCCURRING:
            yield from (c for c in verb.children if c.lower_ in _AT and c.i > verb.i)


def _register(token: Token, kind: str, places: list[str], reading: Reading, entities: Entities) -> str:
    before = [c for c in token.children if c.i < token.i and c.dep_ in ("amod", "compound", "nmod") and not c.is_punct]
    own = [reading.passage.text(c.i, c.i + 1) for c in before if c.lower_ not in _SPARE]
    phrase = " ".join([*own, token.lower_])
    where = " and ".join(entities.known[p].label for p in places)
    year = next((c.text for c in token.lefts if len(c.text) == _YEAR and c.text.isdigit()), "")
    label = f"{year} {phrase} in {where}".strip()
    label = label[:1].upper() + label[1:]
    return entities.add(Entity(slug(label), label, kind, (phrase,), reason=f"“{token.text}” in {places[0]}"))

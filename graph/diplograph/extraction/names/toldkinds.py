"""Classes that common nouns tell of names that only the model knows: "the shipping company A", "A, a border town"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.wordlists import words

_GUESSED = "recognized as"
_BESIDE = frozenset({"compound", "nmod", "appos"})
#: Places are where something is done, people hardly ever.
_WHERE = frozenset({"near", "at", "in", "outside", "around"})
_PLACED = {"Person": _WHERE, "Organization": frozenset({"near", "outside"})}
_TURNING = words("toldkinds.turning")
_RULING = words("toldkinds.ruling")


def tell_kinds(passages: Sequence[NamedPassage], entities: Entities, nouns: Mapping[str, str]) -> None:
    """Give the things of a document whose class is the model's guess the class that the text tells.

    `nouns` are the common nouns by which a text tells a class, with the class.
    """
    guessed = {t for t, e in entities.known.items() if e.reason.startswith(_GUESSED)}
    told: dict[str, str] = {}
    stood: dict[str, list[bool]] = {}
    for named in passages:
        titled = {o.token for o in named.offices if o.holder is not None}
        for loc in (x for x in named.located if x.mention.entity in guessed and x.head not in titled):
            thing, token = loc.mention.entity, named.passage.doc[loc.head]
            kind = next((nouns[w] for w in _said(token) if w in nouns), None)
            if kind is None and entities.kind(thing) == "Organization" and _rules(token):
                kind = "PoliticalParty"
            if kind is None and (
                _beside_firm(token, named, entities) or (entities.kind(thing) == "Person" and _seated(token))
            ):
                kind = "Company"
            if kind is not None:
                told.setdefault(thing, kind)
            stood.setdefault(thing, []).append(_is_where(token, _PLACED.get(entities.kind(thing), frozenset())))
    told |= {t: "Settlement" for t, places in stood.items() if all(places) and t not in told}
    for thing, kind in told.items():
        known = entities.known[thing]
        if known.kind != kind:
            entities.known[thing] = replace(known, kind=kind, reason="class told by a noun beside it")


def _said(token: Token) -> Iterator[str]:
    """The common nouns that stand right before a name, or in apposition with it."""
    at = token.i
    if at and token.nbor(-1).pos_ == "NOUN" and token.nbor(-1).tag_ == "NN" and _joined(token.nbor(-1), token):
        yield from _names(token.nbor(-1))
    for noun in (*(c for c in token.children if c.dep_ == "appos"), *([token.head] if token.dep_ == "appos" else [])):
        if noun.pos_ == "NOUN" and noun.tag_ == "NN" and abs(noun.i - at) < _NEAR:
            yield from _names(noun)


#: How far an apposition may be from its name.
_NEAR = 9


def _joined(noun: Token, name: Token) -> bool:
    return noun.head == name or name.head == noun or noun.head == name.head


def _names(noun: Token) -> Iterator[str]:
    """A noun with the noun before it, then alone: "rebel group", "group"."""
    if noun.i and noun.nbor(-1).head == noun:
        yield f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}"
    yield noun.lemma_.lower()


def _rules(token: Token) -> bool:
    return any(c.lower_ in _RULING for c in token.children if c.i < token.i)


def _beside_firm(token: Token, named: NamedPassage, entities: Entities) -> bool:
    """ "Orion and Steel Holdings signed": what a list has beside a known company."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    listed = {t.i for t in conjuncts([first])} - {token.i}
    kinds = {entities.kind(x.mention.entity) for x in named.located if x.head in listed}
    return kinds == {"Company"}


def _seated(token: Token) -> bool:
    """ "Oslo-based A": of a person a noun would tell more."""
    return any(c.lower_.rpartition("-")[2] == "based" for c in token.children if c.dep_ == "amod" and c.i < token.i)


def _is_where(token: Token, prepositions: frozenset[str]) -> bool:
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in prepositions or token.i - prep.i > 1:
        return False
    return prep.head.lemma_.lower() not in _TURNING and not any(c.dep_ == "appos" for c in token.children)

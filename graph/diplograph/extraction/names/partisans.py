"""Parties told of by a word for those who belong to them: "Labour leader A", "B, a Democrat from Ohio"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.homeparties import states_of
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import texts
from diplograph.ontology import data_dir

#: Most words between the article and the noun: "a South Carolina Republican".
_BETWEEN = 3
_ARTICLES = frozenset({"a", "an", "fellow"})
_KIND = "PoliticalParty"


@dataclass(frozen=True, slots=True)
class Partisans:
    """The words for those of a party -> what it is called, and what they stand before (`ontology/parties.toml`).

    `called` are nouns that follow the name of a party, `letters` stand for one in brackets after a name.
    """

    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    heads: frozenset[str]
    titles: frozenset[str]
    after: frozenset[str]
    called: frozenset[str]
    letters: Mapping[str, str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def load_partisans() -> Partisans:
    """Read the words of the ontology."""
    table = tomllib.loads((data_dir() / "parties.toml").read_text(encoding="utf-8"))
    last = frozenset(form.split()[-1] for form in (*table["adjectives"], *table["nouns"]))
    heads, titles, after, called = (frozenset(table[k]) for k in ("heads", "titles", "after", "called"))
    return Partisans(table["adjectives"], table["nouns"], heads, titles, after, called, table["letters"], last)


def partisans(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    """The parties of a block that such words tell of; `found` are the names of the block found so far.

    Which party is meant the states tell that the block speaks of; where the data know none there it is one of its own.
    """
    words = load_partisans()
    if words.words.isdisjoint(texts(doc)):
        return
    told: set[str] | None = None
    people = {f.first for f in found if f.kind == "Person" or f.person}
    for token in doc:
        if token.text not in words.words or token.i + 1 >= len(doc):
            continue
        first = token.i
        forms = [(first, token.text)]
        if first and doc[first - 1].text[:1].isupper():
            forms.insert(0, (first - 1, doc[first - 1 : first + 1].text))
        after = doc[first + 1].text
        for first, form in forms:
            before = after in words.heads or after in words.titles or token.i + 1 in people
            name = words.adjectives.get(form) if before else None
            name = name or (words.nouns.get(form) if _of_one(doc, first, after, words.after) else None)
            if name is not None:
                told = _told(found, gazetteer) if told is None else told
                label = party_of(name, told, gazetteer)
                yield Found(first, token.i + 1, 4, kind=_KIND, reason=f"those of a party: “{form}”", label=label)
                break


def party_of(name: str, states: Iterable[str], gazetteer: Gazetteer) -> str:
    """The label of the one known party of the states that goes by a name, else the name itself."""
    known = _parties(gazetteer)
    labels = {label for state in states for label, forms in known.get(state, ()) if any(name in f for f in forms)}
    return labels.pop() if len(labels) == 1 else name


@lru_cache(maxsize=1)
def _parties(gazetteer: Gazetteer) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """Labels and all names of the known parties by state."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for record in gazetteer.records.values():
        if record.entity.kind == _KIND:
            forms = (record.entity.label, *record.entity.aliases)
            for state in {*record.located_in, *((record.parent,) if record.parent else ())}:
                found.setdefault(state, []).append((record.entity.label, forms))
    return found


def _told(found: Sequence[Found], gazetteer: Gazetteer) -> set[str]:
    return {state for f in found for c in f.candidates for state in states_of(c.entity, gazetteer)}


def _of_one(doc: Doc, first: int, after: str, following: frozenset[str]) -> bool:
    """Whether a noun says of one person what he or she is: "a South Carolina Republican, …"."""
    if after[:1].isalpha() and after not in following:
        return False
    at = first - 1
    while at >= 0 and first - at <= _BETWEEN and doc[at].text not in _ARTICLES:
        if not doc[at].is_alpha or (doc[at].is_stop and doc[at].is_lower):
            return False
        at -= 1
    return at >= 0 and doc[at].text in _ARTICLES

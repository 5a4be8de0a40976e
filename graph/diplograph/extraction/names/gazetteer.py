"""The gazetteer: known things and all their names, matched on tokens.

Data: `ontology/actors/*.jsonl`, one thing a line, and `ontology/identifiers.toml`, the Wikidata items of things whose
lines bear none (see `ontology/README.md`).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from diplograph.extraction.names.lettercase import add_other_letters
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Form
from diplograph.ontology import data_dir

_FORMS: tuple[tuple[str, Form], ...] = (
    ("aliases", Form.NAME),
    ("acronyms", Form.ACRONYM),
    ("adjectives", Form.ADJECTIVE),
    ("demonyms", Form.DEMONYM),
    ("metonyms", Form.METONYM),
)


_OF_THE_MILITARY = words("gazetteer.of_the_military")
_SPOKEN = words("gazetteer.spoken")


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody held: title, id of the state or organization, ISO bounds (None = open or unknown)."""

    title: str
    of: str
    start: str | None
    end: str | None

    def covers(self, date: str | None) -> bool:
        """Whether the office was held on an ISO date (or year); an unknown date is covered."""
        if date is None:
            return True
        after = self.start is None or self.start[: len(date)] <= date[: len(self.start)]
        return after and (self.end is None or date[: len(self.end)] <= self.end[: len(date)])


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the gazetteer: the thing and what is known of it beside its names."""

    entity: Entity
    offices: tuple[Office, ...] = ()
    capital_of: str | None = None
    capital: str | None = None
    located_in: tuple[str, ...] = ()
    parent: str | None = None
    start: str | None = None
    end: str | None = None
    adjectives: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean, and how the name names it."""

    entity: str
    form: Form


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens first..last-1 are a known name of the candidates."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]


class Gazetteer:
    """Things by id, and a matcher over token texts (longest match first, case kept)."""

    def __init__(self, records: Iterable[tuple[Record, Sequence[tuple[str, Form]]]]) -> None:
        self.records: dict[str, Record] = {}
        self.names: dict[str, list[Candidate]] = {}
        self._offices: dict[tuple[str, str], list[tuple[str, Office]]] = {}
        for record, names in records:
            self.records[record.entity.id] = record
            for office in record.offices:
                self._offices.setdefault((office.title, office.of), []).append((record.entity.id, office))
            for name, form in names:
                found = self.names.setdefault(name, [])
                candidate = Candidate(record.entity.id, form)
                if all(c.entity != candidate.entity for c in found):
                    found.append(candidate)
        self._trie: dict[str, list[tuple[tuple[str, ...], tuple[Candidate, ...]]]] = {}

    def index(self, tokenize: Any) -> None:
        """Prepare matching; `tokenize` maps a name to its token texts, as the passages are tokenized."""
        for name, candidates in self.names.items():
            words = tuple(tokenize(name))
            if words:
                self._trie.setdefault(words[0], []).append((words, tuple(candidates)))
        for entries in self._trie.values():
            entries.sort(key=lambda e: (-len(e[0]), e[0]))

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """Non-overlapping known names in a token sequence, leftmost longest."""
        words, i = tuple(words), 0
        while i < len(words):
            hit = self._at(words, i) if words[i] in self._trie else None
            if hit is not None and words[i] in ("the", "The"):
                after = self._at(words, i + 1) if i + 1 < len(words) else None
                hit = after if after is not None and after.last > hit.last else hit
            if hit is None:
                i += 1
            else:
                yield hit
                i = hit.last

    def _at(self, words: tuple[str, ...], i: int) -> Match | None:
        for name, candidates in self._trie.get(words[i], ()):
            end = i + len(name)
            if words[i:end] == name and not (
                name[-1] == "military" and end < len(words) and words[end] in _OF_THE_MILITARY
            ):
                return Match(i, i + len(name), candidates)
        return None

    def inside(self, words: Sequence[str], first: int, last: int) -> Iterator[Match]:
        """Known names that are a proper part of tokens first..last-1, longest first at each token."""
        i = first
        while i < last:
            fitting = (e for e in self._trie.get(words[i], ()) if len(e[0]) < last - first and i + len(e[0]) <= last)
            hit = next((e for e in fitting if tuple(words[i : i + len(e[0])]) == e[0]), None)
            if hit is not None:
                yield Match(i, i + len(hit[0]), hit[1])
            i += len(hit[0]) if hit is not None else 1

    def entity(self, thing: str) -> Entity:
        """The thing with this id; KeyError if the gazetteer has none."""
        return self.records[thing].entity

    def holders(self, title: str, of: str, date: str | None) -> list[str]:
        """Ids of the people known to hold an office on a date, sorted."""
        return sorted({key for key, office in self._offices.get((title, of), ()) if office.covers(date)})

    def seat(self, person: str, date: str | None) -> str | None:
        """Id of the one state or body whose offices a person holds on a date (without date: ever); else None."""
        record = self.records.get(person)
        of = {o.of for o in record.offices if date is None or o.covers(date)} if record is not None else set()
        return of.pop() if len(of) == 1 else None


#: Names that are a deed with its parties ("invasion of Kuwait") are read as that, not as one name.
_DEED = re.compile(r"\b(?:invasion|blockade|annexation|siege|bombing|occupation|attack|withdrawal) (?:of|on|from) ")


def _names(row: Mapping[str, Any]) -> list[tuple[str, Form]]:
    named = [(row["label"], Form.NAME)]
    named += [(name, form) for key, form in _FORMS for name in row.get(key, ())]
    named = [(name, form) for name, form in named if not _DEED.search(name)]
    named += [(name.title(), form) for name, form in named if form is Form.ACRONYM and name in _SPOKEN]
    for name, form in tuple(named):
        named += [(v, form) for v in spellings(name) if v != name]
    if row["class"] == "State":
        named += [(name.replace("-", "–"), form) for name, form in tuple(named) if _PAIR.search(name)]
    return named


#: The two halves of a state: "Austria-Hungary", printed with a dash as often.
_PAIR = re.compile(r"[^\W\d_a-z]\w+-(?=[^\W\d_a-z])")

_UNITED_NATIONS = "United Nations "
#: British and American spellings of words that stand in names.
_SPELLINGS = (
    ("Organization", "Organisation"),
    ("Cooperation", "Co-operation"),
    ("Defense", "Defence"),
    ("Center", "Centre"),
    ("Program", "Programme"),
    ("Labor", "Labour"),
    ("Harbor", "Harbour"),
    ("Stabilization", "Stabilisation"),
    ("Normalization", "Normalisation"),
)


def spellings(name: str) -> tuple[str, ...]:
    """A name in the other spelling of its words, with "UN" for "United Nations", with the typographic apostrophe."""
    found = [name]
    for american, british in _SPELLINGS:
        found += [n.replace(american, british) for n in tuple(found) if american in n and british not in n]
        found += [n.replace(british, american) for n in tuple(found) if british in n]
    if name.startswith(_UNITED_NATIONS) and name.count(" ") > 2:
        found += [n.replace(_UNITED_NATIONS, short, 1) for n in tuple(found) for short in ("UN ", "U.N. ")]
    found += [n.replace("'", "’") for n in tuple(found) if "'" in n]
    return tuple(dict.fromkeys(found))


def identifiers() -> dict[str, str]:
    """Wikidata item by the id of a thing, of all sections of `identifiers.toml`."""
    sections = tomllib.loads((data_dir() / "identifiers.toml").read_text(encoding="utf-8"))
    return {thing: item for section in sections.values() for thing, item in section.items()}


def _record(row: Mapping[str, Any], items: Mapping[str, str]) -> Record:
    names = [n for n, form in _names(row) if form is not Form.METONYM]
    entity = Entity(
        id=row["id"],
        label=row["label"],
        kind=row["class"],
        aliases=tuple(sorted({n for n in names if n != row["label"]})),
        wikidata=row.get("wikidata") or items.get(row["id"]),
        iso2=row.get("iso2"),
        iso3=row.get("iso3"),
        m49=row.get("m49"),
        reason="gazetteer",
    )
    offices = tuple(Office(o["position"], o["of"], o.get("from"), o.get("until")) for o in row.get("offices", ()))
    return Record(
        entity,
        offices,
        row.get("capital_of"),
        row.get("capital"),
        tuple(row.get("located_in", ())),
        row.get("parent"),
        row.get("from"),
        row.get("until"),
        tuple(row.get("adjectives", ())),
        tuple(row.get("participants", ())),
    )


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """Read every actors file of the ontology, in name order, and the identifiers.

    Raises ValueError with file and line when a line is not a JSON object with id, label and class.
    """
    items = identifiers()
    rows: list[tuple[Record, list[tuple[str, Form]]]] = []
    for path in sorted((data_dir() / "actors").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                rows.append((_record(row, items), _names(row)))
            except (ValueError, KeyError) as error:
                raise ValueError(
                    f"{path.name}:{number}: expected an actor with id, label and class ({error})"
                ) from error
    add_other_letters(rows, lambda record: record.entity.kind)
    return Gazetteer(rows)

"""Parties of which many states have one of the same name: a known one is meant only where its state is spoken of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match
from diplograph.model import Form
from diplograph.ontology import data_dir


@lru_cache(maxsize=1)
def party_words() -> frozenset[str]:
    """The words of which names of parties are made that more states than one have."""
    table = tomllib.loads((data_dir() / "classnouns.toml").read_text(encoding="utf-8"))
    return frozenset(table["PoliticalParty"]["words"])


def at_home(matched: Sequence[tuple[Match, ...]], gazetteer: Gazetteer) -> list[tuple[Match, ...]]:
    """The known names of each block without parties of states that the document does not speak of.

    "The Labour Party" of a text on Fiji is not the British one. Only a party whose name is made of words of party names
    alone, or an acronym, can be taken for another; "Fidesz" is known anywhere, and an
    acronym where no state is named at all.
    """
    if not any(_is_common(m, c, gazetteer) for found in matched for m in found for c in m.candidates):
        return list(matched)
    told = states_told(matched, gazetteer)
    return [tuple(_kept(found, told, gazetteer)) for found in matched]


def states_told(matched: Iterable[Iterable[Match]], gazetteer: Gazetteer) -> frozenset[str]:
    """The states that the known names of a document speak of, common names of parties left out."""
    return frozenset(
        state
        for found in matched
        for match in found
        for candidate in match.candidates
        if not _is_common(match, candidate, gazetteer)
        for state in states_of(candidate.entity, gazetteer)
    )


def of_states(thing: str, states: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Whether a known thing may be meant where a document speaks of the states: no party of another is."""
    record = gazetteer.records.get(thing)
    if record is None or record.entity.kind != "PoliticalParty" or not states or not record.located_in:
        return True
    return not states.isdisjoint(record.located_in)


def _kept(found: Iterable[Match], told: frozenset[str], gazetteer: Gazetteer) -> Iterator[Match]:
    for match in found:
        candidates = tuple(
            c
            for c in match.candidates
            if not _is_common(match, c, gazetteer)
            or not told.isdisjoint(gazetteer.records[c.entity].located_in)
            or (not told and c.form is Form.ACRONYM)
        )
        if candidates:
            yield Match(match.first, match.last, candidates)


def _is_common(match: Match, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether more parties than one may be called so: by an acronym, by words of party names without "of Chad"."""
    record = gazetteer.records.get(candidate.entity)
    if record is None or record.entity.kind != "PoliticalParty" or not record.located_in:
        return False
    if candidate.form is Form.ACRONYM:
        return True
    name, of, _ = record.entity.label.casefold().replace("’", "'").partition(" of ")
    if of and match.last - match.first > len(name.split()):
        return False
    return party_words().issuperset(name.split())


def states_of(thing: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What a known thing says that a text speaks of: itself, where it lies, whose capital it is, whom it serves."""
    record = gazetteer.records.get(thing)
    if record is None:
        return (thing,)
    capital = () if record.capital_of is None else (record.capital_of,)
    return (thing, *record.located_in, *capital, *(office.of for office in record.offices))

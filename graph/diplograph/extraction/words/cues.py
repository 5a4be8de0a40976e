"""Cue words for modality, negation and for whom a noun phrase stands for (data: `ontology/cues.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diplograph.model import Modality
from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class FigureSense:
    """A relation that a figure implies; `turned`: from its counterpart to its subject."""

    relation: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemma -> modality by the place of the cue, and plain word sets."""

    governors: Mapping[str, Modality]
    achieving: frozenset[str]
    presupposing: frozenset[str]
    over_deeds: Mapping[str, Modality]
    auxiliaries: Mapping[str, Modality]
    adverbs: Mapping[str, Modality]
    marks: Mapping[str, Modality]
    negating: frozenset[str]
    negative_governors: frozenset[str]
    undoing: frozenset[str]
    happening: frozenset[str]
    on_towns: frozenset[str]
    series: frozenset[str]
    agents: frozenset[str]
    transparent: frozenset[str]
    partitive: frozenset[str]
    groups: frozenset[str]
    people: frozenset[str]
    bands: frozenset[str]
    collectives: frozenset[str]
    wrappers: frozenset[str]
    lands: frozenset[str]
    deeds: frozenset[str]
    suffered: frozenset[str]
    implies: Mapping[str, frozenset[str]]
    lift: frozenset[str]
    whole: frozenset[str]
    wholes: frozenset[str]
    figures: Mapping[str, tuple[FigureSense, ...]]
    events: Mapping[str, frozenset[str]]
    belonging: Mapping[str, frozenset[str]]
    bordering: Mapping[str, frozenset[str]]
    parts: frozenset[str]
    lasting: frozenset[str]
    fixed: frozenset[str]
    events_of_a_day: frozenset[str]
    states: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    profile: Mapping[str, frozenset[str]]
    told: Mapping[str, str]
    holding: frozenset[str]
    judged: Mapping[str, str]
    judging: frozenset[str]
    done: frozenset[str]
    backed: Mapping[str, frozenset[str]]
    alike: frozenset[str]
    bodies: Mapping[str, str]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Read the cues of the ontology."""
    table = tomllib.loads((data_dir() / "cues.toml").read_text(encoding="utf-8"))

    def by_word(place: str) -> dict[str, Modality]:
        return {word: Modality(kind) for kind, words in table["modality"][place].items() for word in words}

    nouns = {kind: frozenset(words) for kind, words in table["nouns"].items()}
    return Cues(
        by_word("governors"),
        frozenset(table["modality"]["achieving"]["verbs"]),
        frozenset(table["modality"]["presupposing"]["verbs"]),
        by_word("deeds"),
        by_word("auxiliaries"),
        by_word("adverbs"),
        by_word("marks"),
        frozenset(table["negation"]["dependents"]),
        frozenset(table["negation"]["governors"]),
        frozenset(table["negation"]["undoing"]),
        frozenset(table["negation"]["happening"]),
        frozenset(table["towns"]["verbs"]),
        nouns["series"],
        nouns["agents"],
        nouns["transparent"],
        nouns["partitive"],
        nouns["groups"],
        nouns["people"],
        nouns["bands"],
        nouns["collectives"],
        nouns["wrappers"],
        nouns["lands"],
        nouns["deeds"],
        nouns["suffered"],
        {specific: frozenset(general) for specific, general in table["implies"].items()},
        frozenset(table["lift"]["relations"]),
        frozenset(table["whole"]["relations"]),
        frozenset(table["whole"]["nouns"]),
        {indicator: tuple(FigureSense(**row) for row in rows) for indicator, rows in table["figures"].items()},
        {role: frozenset(words) for role, words in table["events"].items()},
        {role: frozenset(words) for role, words in table["belonging"].items()},
        {role: frozenset(words) for role, words in table["bordering"].items()},
        frozenset(table["parts"]["nouns"]),
        frozenset(table["time"]["lasting"]),
        frozenset(table["time"]["fixed"]),
        frozenset(table["time"]["events"]),
        frozenset(table["time"]["states"]),
        frozenset(table["time"]["beginning"]),
        frozenset(table["time"]["ending"]),
        {relation: frozenset(labels) for relation, labels in table["profile"].items()},
        {noun: kind for kind, nouns in table["told"]["nouns"].items() for noun in nouns},
        frozenset(table["told"]["relations"]),
        {noun: kind for kind, nouns in table["judged"]["nouns"].items() for noun in nouns},
        frozenset(table["judged"]["words"]),
        frozenset(table["judged"]["done"]),
        {role: frozenset(words) for role, words in table["backed"].items()},
        frozenset(table["told"]["alike"]),
        {noun: kind for kind, nouns in table["bodies"].items() for noun in nouns},
    )

"""Verbs, nouns and phrases that report what somebody says (data and classes: `ontology/reporting.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class Reporting:
    """Lemmas by what they take or stand for; `reports` are all the verbs, `quotes` those that may bring a quotation."""

    clause: frozenset[str]
    saying: frozenset[str]
    marked: frozenset[str]
    admitting: frozenset[str]
    valuing: frozenset[str]
    telling: frozenset[str]
    belief: frozenset[str]
    directive: frozenset[str]
    stating: frozenset[str]
    attitude: frozenset[str]
    conveying: frozenset[str]
    naming: frozenset[str]
    quoting: frozenset[str]
    complements: Mapping[str, frozenset[str]]
    attitudes: frozenset[str]
    messages: frozenset[str]
    views: frozenset[str]
    known: frozenset[str]
    documents: frozenset[str]
    speeches: frozenset[str]
    groups: frozenset[str]
    unnamed: frozenset[str]
    qualified: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    courtesies: frozenset[str]
    collectives: frozenset[str]
    titles: frozenset[str]
    voices: frozenset[str]
    strangers: frozenset[str]
    replies: frozenset[str]
    heads: frozenset[str]
    delivering: frozenset[str]
    reciprocal: frozenset[str]
    personally: frozenset[str]
    together: frozenset[str]
    bilateral: frozenset[str]
    mutual: frozenset[str]
    courteous: frozenset[str]
    reports: frozenset[str]
    quotes: frozenset[str]


@lru_cache(maxsize=1)
def load_reporting() -> Reporting:
    """Read the reporting words of the ontology."""
    table = tomllib.loads((data_dir() / "reporting.toml").read_text(encoding="utf-8"))
    verbs = {kind: frozenset(words) for kind, words in table["verbs"].items()}
    complements = {verb: frozenset(words) for verb, words in table["complements"].items()}
    lists = {kind: frozenset(words) for part in ("nouns", "turns") for kind, words in table[part].items()}
    every = frozenset().union(*verbs.values(), complements)
    quotes = (verbs["clause"] | verbs["quoting"] | verbs["directive"] | verbs["naming"]) - verbs["belief"]
    return Reporting(**verbs, complements=complements, **lists, reports=every, quotes=quotes)

"""Verbs and phrases that report what somebody says (data: `ontology/reporting.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class Reporting:
    """The verbs that report, by what they take."""

    clause: frozenset[str]
    object: frozenset[str]
    directive: frozenset[str]
    quoting: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    any: frozenset[str]


@lru_cache(maxsize=1)
def load_reporting() -> Reporting:
    """Read the reporting verbs of the ontology."""
    table = tomllib.loads((data_dir() / "reporting.toml").read_text(encoding="utf-8"))
    verbs = {kind: frozenset(words) for kind, words in table["verbs"].items()}
    every = frozenset().union(*verbs.values())
    return Reporting(verbs["clause"], verbs["object"], verbs["directive"], verbs["quoting"], frozenset(table["phrases"]["nouns"]), frozenset(table["phrases"]["documents"]), every)

"""The words of routes (data: `ontology/routes.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class RouteWords:
    """The lists of `ontology/routes.toml`."""

    nouns: frozenset[str]
    vague: frozenset[str]
    carriers: frozenset[str]
    links: frozenset[str]
    steps: frozenset[str]
    givers: frozenset[str]
    edges: frozenset[str]
    ways: frozenset[str]


@lru_cache(maxsize=1)
def route_words() -> RouteWords:
    """Read the words of routes of the ontology."""
    table = tomllib.loads((data_dir() / "routes.toml").read_text(encoding="utf-8"))
    return RouteWords(**{name: frozenset(words) for name, words in table.items()})

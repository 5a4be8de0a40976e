"""Words that rules look for: open classes of verbs, nouns and adjectives are data (`ontology/words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from diplograph.ontology import data_dir


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """All lists under their names, "module.list". tomllib.TOMLDecodeError if the file is no TOML."""
    tables = tomllib.loads((data_dir() / "words.toml").read_text(encoding="utf-8"))
    return {f"{module}.{name}": frozenset(words) for module, lists in tables.items() for name, words in lists.items()}


@cache
def coreference_words() -> Mapping[str, Any]:
    """The tables of words that take up what was named (`ontology/coreference.toml`)."""
    return tomllib.loads((data_dir() / "coreference.toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """The lemmas of a list, for example `words("votes.winning")`. KeyError if there is no such list."""
    return word_lists()[name]


@cache
def penalties() -> frozenset[str]:
    """Lemmas of what is done to somebody for what he did himself."""
    table = coreference_words()["others"]
    return frozenset(table["penal"])

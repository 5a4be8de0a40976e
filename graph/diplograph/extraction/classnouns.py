"""Class nouns: the heads that tell what a capitalised name is (data: `ontology/classnouns.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class ClassNouns:
    """Head word -> class name, by the place of the head in the name."""

    suffix: Mapping[str, str]
    prefix: Mapping[str, str]
    lower: Mapping[str, str]

    def kind_of(self, name: str) -> str | None:
        """Class of a name by its last, else its first word; None when neither tells."""
        words = name.split()
        if not words:
            return None
        return self.suffix.get(words[-1]) or (self.prefix.get(words[0]) if len(words) > 1 else None)


@lru_cache(maxsize=1)
def load_class_nouns() -> ClassNouns:
    """Read the class nouns of the ontology."""
    table = tomllib.loads((data_dir() / "classnouns.toml").read_text(encoding="utf-8"))

    def heads(place: str) -> dict[str, str]:
        return {head: kind for kind, row in table.items() for head in row.get(place, ())}

    return ClassNouns(heads("suffix"), heads("prefix"), heads("lower"))

"""Words before a noun that tell nothing new of what it takes up: "the tiny island", "the West African nation"."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache

from spacy.tokens import Token

from diplograph.ontology import data_dir

_BESIDE = frozenset({"amod", "compound", "nmod"})
_PARTS_OF_THE_WORLD = frozenset({"Region", "ActorGroup"})


@lru_cache(maxsize=1)
def _data() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads((data_dir() / "coreference.toml").read_text(encoding="utf-8"))["epithets"]
    return frozenset(table["words"]), frozenset(table["lands"])


def is_epithet(word: Token) -> bool:
    """Whether a modifier leaves open which thing its noun takes up."""
    return word.dep_ in _BESIDE and (word.lower_ in _data()[0] or word.lower_.endswith(("-nation", "-member")))


def places_land(word: Token, things: Mapping[int, tuple[str, ...]], kind: Callable[[str], str]) -> bool:
    """Whether a word tells in which part of the world the state lies that its noun takes up."""
    found = things.get(word.i, ())
    if word.dep_ not in _BESIDE or word.head.lemma_.lower() not in _data()[1]:
        return False
    return len(found) == 1 and kind(found[0]) in _PARTS_OF_THE_WORLD

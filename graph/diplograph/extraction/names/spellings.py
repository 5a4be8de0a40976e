"""Spellings of one person's name: "Abdel Fattah al-Hamdan", "Abdul-Fatah Hamdan". Letters are written over differently.

Only full names are compared: two people seldom share all words of a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.words.text import slug

#: Articles and joints that a text may leave out.
_LOOSE = frozenset({"al", "el", "as", "es", "ash", "esh", "at", "ar", "an", "ad"})
_ABD = re.compile(r"^abd(?:e|u|o)?l?$")
#: The number of a monarch is all that tells him from another.
_NUMERAL = re.compile(r"^[ivx]+$")
_FOLDS = (
    (re.compile(r"(?:ai|ay|ei|ey)"), "i"),
    (re.compile(r"(?:ou|oo|o)"), "u"),
    (re.compile(r"(?:ee|ie|y)"), "i"),
    (re.compile(r"e"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A full name as written by any hand; empty for a name of one word."""
    words = [w for w in slug(name).split("-") if w not in _LOOSE]
    words = ["abd" if _ABD.match(w) else _plain(w) for w in words]
    return " ".join(words) if len(words) > 1 else ""


def _plain(word: str) -> str:
    if _NUMERAL.match(word):
        return word
    for pattern, letter in _FOLDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=1)
def known_spellings(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Folded full name -> id of the only person of the data who bears it."""
    found: dict[str, set[str]] = {}
    for key, record in gazetteer.records.items():
        if record.entity.kind in ("Person", "Official") and (fold := folded(record.entity.label)):
            found.setdefault(fold, set()).add(key)
    return {fold: keys.pop() for fold, keys in found.items() if len(keys) == 1}

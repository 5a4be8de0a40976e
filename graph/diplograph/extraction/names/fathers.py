"""Spanish names with two surnames, of which the first, the father's, is the short form: "Ana Ríos Soto", "Ríos"."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from diplograph.extraction.context import PERSONS
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity

_SURNAMES = words("fathers.surnames")
_GIVEN = words("recognized.given")
#: Words of a name with both surnames.
_WHOLE = 3


def is_fathers_name(word: str) -> bool:
    """Whether the last but one word of a name is a surname of Spanish ("Rodríguez"), not a second given name."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
    return plain in _SURNAMES or (len(plain) > len("ez") + 2 and plain.endswith("ez") and plain.isalpha())


def met_by_father(name: str, known: Mapping[str, Entity]) -> str | None:
    """The one person met with two surnames of which a lone name is the first: "Rodrigo Huamán Salas … Huamán"."""
    if " " in name or name.casefold() in _GIVEN:
        return None
    met = [t for t, e in known.items() if e.kind in PERSONS and e.label.split()[-2:-1] == [name]]
    met = [t for t in met if len(known[t].label.split()) == _WHOLE and _is_spanish(known[t].label)]
    return met[0] if len(met) == 1 else None


def _is_spanish(name: str) -> bool:
    """Whether a name of three words shows two surnames by the mother's or by an accent: "John Foster Hill" does not."""
    return is_fathers_name(name.rsplit(maxsplit=1)[-1]) or not name.isascii()

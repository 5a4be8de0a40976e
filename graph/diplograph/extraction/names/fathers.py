"""Spanish names with two surnames, of which the first, the father's, is the short form: "Ana Ríos Soto", "Ríos"."""

from __future__ import annotations

import unicodedata

from diplograph.extraction.words.wordlists import words

_SURNAMES = words("fathers.surnames")


def is_fathers_name(word: str) -> bool:
    """Whether the last but one word of a name is a surname of Spanish ("Rodríguez"), not a second given name."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
    return plain in _SURNAMES or (len(plain) > len("ez") + 2 and plain.endswith("ez") and plain.isalpha())

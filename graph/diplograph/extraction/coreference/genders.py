"""Whether a name is a woman's or a man's, by its given name: whom "she" and "he" can mean."""

from __future__ import annotations

from functools import lru_cache

from diplograph.extraction.words.wordlists import words

_FEMININE = words("genders.feminine")
_MASCULINE = (words("genders.masculine") | words("recognized.given")) - _FEMININE - words("genders.either")
_STYLES = words("genders.styles")


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str | None:
    """ "f" or "m" by the first word of a full name that is no style or initial; None where that does not tell.

    A name of one word is a surname more often than not.
    """
    parts = [w for w in name.casefold().replace("’", "'").split() if not w.endswith(".") and w not in _STYLES]
    if len(parts) < 2:
        return None
    given = parts[0]
    return "f" if given in _FEMININE else "m" if given in _MASCULINE else None

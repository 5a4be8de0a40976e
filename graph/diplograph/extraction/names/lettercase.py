"""Names of bodies as other publishers write their letters: "Nato" for NATO, "MERCOSUR" for Mercosur."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_ACRONYMS = frozenset("Bloc Forum InternationalOrganization Agreement GovernmentBody Organization".split())
_NAMES = frozenset("Bloc Forum InternationalOrganization Organization Company".split())
#: Shorter acronyms are spelled letter by letter, and shorter names are too often something else.
_SHORTEST = 4
_WORDS = words("lettercase.words")

_Row = TypeVar("_Row")


def add_other_letters(rows: Sequence[tuple[_Row, list[tuple[str, Form]]]], kind_of: Callable[[_Row], str]) -> None:
    """Give the list of names of each thing the other spellings of its one-word names that no thing bears yet."""
    taken = {name for _, names in rows for name, _ in names}
    for row, names in rows:
        kind = kind_of(row)
        found = [(other, form) for name, form in names if (other := _other(name, form, kind)) and other not in taken]
        names += dict.fromkeys(found)


def _other(name: str, form: Form, kind: str) -> str | None:
    """A one-word name in the other letters; None where it would be a common word or nobody writes it so."""
    if len(name) < _SHORTEST or not name.isalpha() or form not in (Form.NAME, Form.ACRONYM):
        return None
    if name.isupper():
        return name.title() if kind in _ACRONYMS and name.title() not in _WORDS else None
    return name.upper() if kind in _NAMES and name.istitle() and name not in _WORDS else None

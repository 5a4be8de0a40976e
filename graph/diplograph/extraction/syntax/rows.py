"""Names in a row: "A, B and C", read from the order of the words, for a parser hangs long lists in the wrong place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.model import Form

_LINKS = frozenset({",", "and", "&", "or", "plus", "the", "both"})
_AS_WELL_AS = ["as", "well", "as"]


@dataclass(frozen=True, slots=True)
class Row:
    """Names in a row: their tokens, and where the row ends (end-exclusive)."""

    names: tuple[Token, ...]
    last: int


class Rows:
    """Finds the rows of names of one passage."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading = reading
        self._entities = entities
        self._doc = reading.passage.doc
        self._adjectives = {loc.head for loc in reading.located if loc.mention.form is Form.ADJECTIVE}
        self._people = {
            loc.head
            for loc in reading.located
            if loc.mention.form is Form.NAME and entities.kind(loc.mention.entity) in PERSONS
        }

    def after(self, at: int, end: int, kinds: Collection[str]) -> Row:
        """The names of these classes in a row from token `at` on, joined by commas and "and"."""
        names: list[Token] = []
        i = last = at
        while i < end:
            token = self._doc[i]
            things = () if self._modifies(token) else self._reading.at(token)
            if things and all(self._entities.kind(t) in kinds for t in things) and not _owns(token):
                names.append(token)
                last = i + 1
            elif token.text == "(" and names and (close := _close(token)) is not None and close < end:
                i = close
            elif names and [t.lower_ for t in self._doc[i : i + 3]] == _AS_WELL_AS:
                i += 2
            elif token.lower_ not in _LINKS:
                break
            i += 1
        return Row(tuple(names), last)

    def before(self, end: int, start: int, kinds: Collection[str]) -> tuple[Token, ...]:
        """The names of these classes in a row that ends right before token `end`."""
        first = end
        while first > start:
            token = self._doc[first - 1]
            if token.lower_ not in _LINKS and not self._reading.at(token):
                break
            first -= 1
        while first < end and self._doc[first].lower_ in _LINKS:
            first += 1
        row = self.after(first, end, kinds)
        return row.names if row.last == end else ()

    def _modifies(self, token: Token) -> bool:
        """Whether a name only goes before a noun: "Japanese companies", "Cyprus Minerals"."""
        if token.i in self._people:
            return False
        if token.pos_ not in ("PROPN", "NOUN") or token.i in self._adjectives:
            return True
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        return token.dep_ == "compound" and token.head == after and after.i not in self._reading.things


def _owns(token: Token) -> bool:
    """Whether a name goes on as an owner: "Kenya's"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"


def _close(bracket: Token) -> int | None:
    """Where a bracket closes within a few words."""
    for i in range(bracket.i + 1, min(bracket.i + 8, len(bracket.doc))):
        if bracket.doc[i].text == ")":
            return i
    return None

"""Known people named with more names than the data have: "President Matthew John Hill" where they know John Hill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplograph.extraction.context import PERSONS
from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.titles import Titles

#: Most names before and after the one that is known.
_BEFORE, _AFTER = 2, 1


def widened(words: Sequence[str], names: Sequence[Name], titles: Titles, book: NameBook) -> tuple[Name, ...]:
    """The names of a block, those of people with the names that stand between them and a title."""
    if all(book.kind_of(n.candidates[0].entity) not in PERSONS for n in names):
        return tuple(names)
    covered = {i for n in names if not n.nested for i in range(n.first, n.last)}
    return tuple(_widened(words, n, covered, titles, book) for n in names)


def _widened(words: Sequence[str], name: Name, covered: set[int], titles: Titles, book: NameBook) -> Name:
    thing = name.candidates[0].entity
    if name.nested or book.kind_of(thing) not in PERSONS:
        return name
    first = name.first
    while first and name.first - first < _BEFORE and first - 1 not in covered and _given(words[first - 1], titles):
        first -= 1
    if first == name.first or not first or not titles.ends(words[first - 1]):
        return name
    if name.last - name.first == 1 and slug(words[first]) != slug(_label(thing, book).split()[0]):
        return name  # somebody else with that surname
    last = name.last
    if last < len(words) and last not in covered and _given(words[last], titles) and last - name.last < _AFTER:
        last += 1
    return replace(name, first=first, last=last)


def _label(thing: str, book: NameBook) -> str:
    record = book.gazetteer.records.get(thing)
    return record.entity.label if record is not None else book.entities.known[thing].label


def _given(word: str, titles: Titles) -> bool:
    return word.istitle() and word.isalpha() and len(word) > 1 and not titles.begins(word) and not titles.ends(word)

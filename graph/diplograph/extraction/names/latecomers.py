"""Persons whom only a title shows: their lone surnames, read before they were known, are linked to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate
from diplograph.extraction.names.officepairs import OfficePhrase
from diplograph.extraction.words.text import is_capitalised, texts
from diplograph.model import Form

_PERSONS = frozenset({"Person", "Official"})
_LONGEST = 4
"""Words of a person's name."""


def shown_by_titles(offices: Iterable[Sequence[OfficePhrase]], names: Iterable[Sequence[Name]]) -> frozenset[str]:
    """The holders of offices of whom no name was found before."""
    before = {c.entity for found in names for n in found for c in n.candidates}
    held = {o.holder.candidates[0].entity for found in offices for o in found if o.holder is not None}
    return frozenset(held - before)


def with_surnames(doc: Doc, names: Sequence[Name], shown: frozenset[str], book: NameBook) -> tuple[Name, ...]:
    """The names of a block, with the full names and lone surnames of those shown by titles linked to them."""
    linked = [_linked(doc, n, shown, book) for n in names]
    return tuple(sorted((*linked, *_missed(doc, names, shown, book)), key=lambda n: (n.first, -n.last)))


def _missed(doc: Doc, names: Sequence[Name], shown: frozenset[str], book: NameBook) -> Iterator[Name]:
    """Where those are named whom nobody took for persons but a title elsewhere shows: "Prime Minister of X A B"."""
    words, called = texts(doc), {_label(thing, book): thing for thing in sorted(shown)}
    covered = {i for n in names for i in range(n.first, n.last)}
    i = 0
    while i < len(words):
        free = next((j for j in range(i, min(len(words), i + _LONGEST)) if j in covered), i + _LONGEST)
        last = next((j for j in range(min(free, len(words)), i, -1) if _bearer(words[i:j], called, shown, book)), i)
        if last > i:
            bearer = _bearer(words[i:last], called, shown, book)
            yield Name(i, last, (Candidate(bearer, Form.NAME),))
        i = max(i + 1, last)


def _bearer(words: Sequence[str], called: Mapping[str, str], shown: frozenset[str], book: NameBook) -> str:
    """Whom capitalised words name of those shown; a common word of the document names nobody."""
    name = " ".join(words)
    if not words or not is_capitalised(words[0]) or (len(words) == 1 and name.casefold() in book.common):
        return ""
    found = called.get(name) or book.short.get(name, "")
    return found if found in shown else ""


def _linked(doc: Doc, name: Name, shown: frozenset[str], book: NameBook) -> Name:
    bearer = book.short.get(doc[name.first].text) if name.last - name.first == 1 else None
    if bearer is None or bearer not in shown or any(book.kind_of(c.entity) not in _PERSONS for c in name.candidates):
        return name
    return replace(name, candidates=(Candidate(bearer, Form.NAME),))


def _label(thing: str, book: NameBook) -> str:
    """The name of a person met, or of one whom only the data know so far."""
    known = book.entities.known.get(thing)
    return book.gazetteer.entity(thing).label if known is None else known.label

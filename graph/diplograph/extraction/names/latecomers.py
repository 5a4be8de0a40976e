"""Persons whom only a title shows: their lone surnames, read before they were known, are linked to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate
from diplograph.extraction.names.officepairs import OfficePhrase
from diplograph.model import Form

_PERSONS = frozenset({"Person", "Official"})


def shown_by_titles(offices: Iterable[Sequence[OfficePhrase]], names: Iterable[Sequence[Name]]) -> frozenset[str]:
    """The holders of offices of whom no name was found before."""
    before = {c.entity for found in names for n in found for c in n.candidates}
    held = {o.holder.candidates[0].entity for found in offices for o in found if o.holder is not None}
    return frozenset(held - before)


def with_surnames(doc: Doc, names: Sequence[Name], shown: frozenset[str], book: NameBook) -> tuple[Name, ...]:
    """The names of a block, lone surnames of those shown by titles linked to them."""
    return tuple(_linked(doc, n, shown, book) for n in names)


def _linked(doc: Doc, name: Name, shown: frozenset[str], book: NameBook) -> Name:
    bearer = book.short.get(doc[name.first].text) if name.last - name.first == 1 else None
    if bearer is None or bearer not in shown or any(book.kind_of(c.entity) not in _PERSONS for c in name.candidates):
        return name
    return replace(name, candidates=(Candidate(bearer, Form.NAME),))

"""A surname that two people of one text bear: it is the one's named last in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.context import PERSONS
from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate


def nearest_bearers(docs: Sequence[Doc], names: Sequence[Sequence[Name]], book: NameBook) -> list[tuple[Name, ...]]:
    """The names of each block, with lone surnames of several bearers linked to the one named last before them."""
    last: dict[str, str] = {}
    return [tuple(_told(doc, name, last, book) for name in found) for doc, found in zip(docs, names, strict=True)]


def _told(doc: Doc, name: Name, last: dict[str, str], book: NameBook) -> Name:
    """One name; `last` maps each surname to who was named in full with it so far."""
    candidate = name.candidates[0]
    if len(name.candidates) > 1 or book.kind_of(candidate.entity) not in PERSONS:
        return name
    word = doc[name.last - 1].text
    if name.last - name.first > 1:
        last[word] = candidate.entity
        return name
    bearer = last.get(word)
    if bearer is None or bearer == candidate.entity or book.short.get(word) != candidate.entity:
        return name
    return replace(name, candidates=(Candidate(bearer, candidate.form),))

"""Names without the words of titles that the language model takes for parts of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.context import PERSONS
from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.titles import load_titles

_BODIES = frozenset({"GovernmentBody", "InternationalOrganization"})


def untitled(doc: Doc, names: Sequence[Name], book: NameBook) -> tuple[Name, ...]:
    """Names without those that the model cut out of a title ("Saudi National Security" Adviser)."""
    words = texts(doc)
    names = [_without_title(words, n, book) for n in names]
    dropped: list[Name] = []
    owners: list[Name] = []
    for name in (n for n in names if not n.nested):
        start = load_titles().runs_over(words, name.first, name.last)
        if _guessed(name, book):
            if start is not None or load_titles().covers(words, name.first, name.last):
                dropped.append(name)
                owners += _owners(words, name, book, start)
        elif _is_portfolio(words, name, book):
            dropped.append(name)
            owners += _owners(words, name, book, name.last)
        elif start is not None and all(book.kind_of(c.entity) in _BODIES for c in name.candidates):
            dropped.append(name)
            owners += _owners(words, name, book, start)
    if not dropped:
        return tuple(names)
    free = [
        replace(n, nested=False) if n.nested and any(d.first <= n.first and n.last <= d.last for d in dropped) else n
        for n in names
        if n not in dropped
    ]
    taken = {i for n in free for i in range(n.first, n.last)}
    free += [o for o in owners if o.first not in taken]
    return tuple(sorted(free, key=lambda n: (n.first, -n.last)))


def _without_title(words: Sequence[str], name: Name, book: NameBook) -> Name:
    """A person's name without the title of office that the data write with it: "Crown Prince A", "King B"."""
    if name.nested or any(book.kind_of(c.entity) not in PERSONS for c in name.candidates):
        return name
    length = load_titles().before_name(words, name.first, name.last)
    return replace(name, first=name.first + length)


def _owners(words: Sequence[str], name: Name, book: NameBook, start: int | None) -> list[Name]:
    """Names known by the data inside a name, before a title that begins in it at `start`."""
    if start is None:
        return []
    inner = book.gazetteer.inside(words, name.first, start + 1)
    return [Name(m.first, m.last, m.candidates) for m in inner if m.last <= start]


def _guessed(name: Name, book: NameBook) -> bool:
    known = book.entities.known.get(name.candidates[0].entity)
    return known is not None and known.reason.startswith("recognized as") and known.kind != "Person"


def _is_portfolio(words: Sequence[str], name: Name, book: NameBook) -> bool:
    """Whether what a class noun made a firm of is a portfolio: "Kenyan Energy" before "Minister"."""
    known = book.entities.known.get(name.candidates[0].entity)
    told = known is not None and known.reason.startswith("class noun") and known.kind in ("Company", "Organization")
    return told and words[name.last : name.last + 1] in (["Minister"], ["Ministers"])

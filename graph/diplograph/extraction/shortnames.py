"""Second look at the words of a block, with what the whole document has taught: surnames and new acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from diplograph.extraction.gazetteer import Candidate, Gazetteer
from diplograph.extraction.names import Name, NameBook
from diplograph.extraction.text import is_capitalised, surname
from diplograph.model import Form

_HONORIFICS = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "president",
        "premier",
        "chancellor",
        "minister",
        "secretary",
        "king",
    }
)


@lru_cache(maxsize=1)
def known_surnames(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Surname -> ids of the gazetteer's people who bear it, sorted."""
    found: dict[str, set[str]] = {}
    for key, record in gazetteer.records.items():
        if record.entity.kind in ("Person", "Official") and " " in record.entity.label:
            found.setdefault(surname(record.entity.label), set()).add(key)
            found.setdefault(record.entity.label.split()[-1], set()).add(key)
    return {k: tuple(sorted(v)) for k, v in found.items()}


def complete(
    doc: Doc, names: Sequence[Name], book: NameBook, gazetteer: Gazetteer, date: str | None
) -> tuple[Name, ...]:
    """Names of the block with short names added, and lone surnames linked to the person they stand for."""
    covered = {i for n in names for i in range(n.first, n.last)}
    found = [_relink(n, book, gazetteer, date) for n in names]
    i = 0
    while i < len(doc):
        hit = None if i in covered else _short(doc, i, covered, book)
        if hit is not None:
            found.append(hit)
            i = hit.last
        else:
            i += 1
    return tuple(sorted(found, key=lambda n: (n.first, -n.last)))


def _short(doc: Doc, i: int, covered: set[int], book: NameBook) -> Name | None:
    if not is_capitalised(doc[i].text):
        return None
    for last in range(min(len(doc), i + 4), i, -1):
        if any(j in covered for j in range(i, last)):
            continue
        thing = book.short.get(doc[i:last].text)
        if thing is not None:
            return Name(i, last, (Candidate(thing, Form.NAME),))
    return None


def _relink(name: Name, book: NameBook, gazetteer: Gazetteer, date: str | None) -> Name:
    """A one-word person that nobody introduced is the known bearer of the surname, if only one was in office then."""
    candidate = name.candidates[0]
    entity = book.entities.known.get(candidate.entity)
    if name.last - name.first != 1 or entity is None or entity.reason == "gazetteer" or " " in entity.label:
        return name
    if entity.label in book.short and book.short[entity.label] != entity.id:
        return Name(name.first, name.last, (Candidate(book.short[entity.label], Form.NAME),), name.nested)
    bearers = known_surnames(gazetteer).get(entity.label, ())
    current = (
        [b for b in bearers if any(o.covers(date) for o in gazetteer.records[b].offices)] if date else list(bearers)
    )
    if len(current) == 1 and (entity.kind in ("Person", "Official")):
        return Name(name.first, name.last, (Candidate(current[0], Form.NAME),), name.nested)
    return name

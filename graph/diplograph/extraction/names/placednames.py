"""Names of places in datelines and in longer names: "Museum of Islamic Art in Doha", "NATO Summit in Vilnius".

The town is a name of its own. A body is known without it; an occasion and an embassy keep it in their labels, for there
may be another of the same name elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.datelines import dateline_places, sent_from
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import clean

#: Weight of a name of the data.
RANK_KNOWN = 5
_SITES = frozenset({"Place", "Region", "Infrastructure", "Territory", "Settlement"})
_AT = frozenset({"in", "at"})
_OCCASIONS = frozenset({"Meeting", "Event", "ArmedConflict", "Election", "Referendum"})
#: Their names may tell of a town for good: "Treaty of … in Paris", a paper about a town.
_PAPERS = frozenset({"Person", "Agreement", "Document", "Initiative"})


def apart(doc: Doc, found: Found, book: Gazetteer) -> Iterator[Found]:
    """The name without "in" and the known town that end it, and the town; the name itself if it ends otherwise.

    A name that the data know loses the town only if it is an occasion's: it stays the same thing.
    """
    at = None
    if found.last - found.first >= len(("Fair", "in", "Cali")) and found.kind not in _PAPERS:
        at = next((i for i in range(found.last - 2, found.first, -1) if doc[i].lower_ in _AT), None)
    known = {book.records[c.entity].entity.kind for c in found.candidates}
    town = clean(doc[at + 1 : found.last].text) if at is not None else ""
    if at is None or not known <= _OCCASIONS or not _is_town(town, book):
        yield found
        return
    whole = found.kind in _OCCASIONS or found.reason.startswith("posted")
    label = found.label or (clean(doc[found.first : found.last].text) if whole else "")
    yield replace(found, last=at, label=label)
    yield Found(at + 1, found.last, RANK_KNOWN, tuple(book.names[town]))


def _is_town(name: str, book: Gazetteer) -> bool:
    """Whether words are wholly the name of a town that the data know."""
    return any(book.records[c.entity].entity.kind == "Settlement" for c in book.names.get(name, ()))


def of_dateline(doc: Doc, nouns: ClassNouns) -> Iterator[Found]:
    """The places of a line of date and places."""
    for first, last in dateline_places(doc):
        told = nouns.kind_of(clean(doc[first:last].text))
        yield Found(first, last, 2, kind=told if told in _SITES else "Settlement", reason="place of a dateline")


def sent_from_town(doc: Doc, book: Gazetteer) -> Iterator[Found]:
    """The town in capitals that a report begins with: one that the data know, or one with its land or an agency."""
    town = sent_from(doc)
    if town is not None:
        label = clean(doc[slice(*town)].text).title()
        known = tuple(c for c in book.names.get(label, ()) if book.records[c.entity].entity.kind in _SITES)
        if known or doc[town[1]].text in (",", "("):
            yield Found(*town, RANK_KNOWN, known, kind="Settlement", reason="place of a dateline", label=label)

"""A dataset that grows and shrinks document by document, each of them whole or not at all.

What is in the dataset depends on its documents alone, not on the order in which they came, how often it was
interrupted or what was there in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from diplograph.assembly.facts import DocumentFacts, Share
from diplograph.model import Document
from diplograph.triples import namespaces as ns
from diplograph.triples.changes import Change
from diplograph.triples.common import Key, common_quads, versions_of
from diplograph.triples.dataset import Run, document_quads
from diplograph.triples.ledger import Entry, Ledger


class Writer(Protocol):
    """A store that is being written. Only one writer at a time; `ledger` knows what is in the store."""

    ledger: Ledger

    def commit(self, change: Change, entries: tuple[Entry, ...], gone: tuple[str, ...]) -> None:
        """Make a change; the ledger, inside a transaction, has it already."""

    def close(self) -> None:
        """Put everything on the disk and let others write."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way in: `origin` tells where it was read, empty if nothing can tell it again."""

    document: Document
    origin: str
    run: Run

    @property
    def fingerprint(self) -> str:
        """Hash of all that the graph of the document depends on."""
        return fingerprint(self.document, self.run)


def fingerprint(document: Document, run: Run) -> str:
    """Hash of a document's text, what is told of it, and the software that reads it (not of the time)."""
    told = (document.id, document.sha256, document.title, document.issued, document.source, document.name)
    software = replace(run, ended=None).software
    return hashlib.sha256(repr((told, software)).encode("utf-8", "backslashreplace")).hexdigest()[:32]


class Growth:
    """Adds documents to a store and takes them out."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.ledger = writer.ledger

    def is_known(self, arrival: Arrival) -> bool:
        """Whether the store has the document already, as it is; then it need not be read again.

        A copy of a text that came from elsewhere is known too.
        """
        there = self.ledger.with_text(arrival.document.sha256)
        if there is None:
            return False
        entry = self.ledger.entry(there)
        assert entry is not None
        same = entry.fingerprint == arrival.fingerprint
        copy = bool(arrival.origin) and arrival.origin not in self.ledger.origins(there)
        if same and copy and self.ledger.at(arrival.origin) is None:
            with self.ledger.transaction():
                self.ledger.move(arrival.origin, there)
        moved = copy and self.ledger.at(arrival.origin) not in (None, there)
        return (same or (copy and entry.name != arrival.document.name)) and not moved

    def put(self, arrival: Arrival, facts: DocumentFacts, share: Share) -> bool:
        """Add a document, in place of what was read at its origin before; whether it replaced something."""
        document = arrival.document
        entry = Entry(
            id=document.id,
            sha256=document.sha256,
            fingerprint=arrival.fingerprint,
            name=document.name,
            title=document.title or document.name,
            origin=arrival.origin,
            versions=tuple(versions_of(share, arrival.run)),
        )
        quads = tuple(document_quads(facts, arrival.run.iri))
        with self.ledger.transaction():
            gone = self._replaced(arrival)
            change = self._changed(gone, (entry,))
            self._writer.commit(replace(change, insert=change.insert + quads), (entry,), gone)
        return bool(gone)

    def forget(self, documents: Iterable[str]) -> None:
        """Take documents out, with all that nothing else supports."""
        for document in documents:
            with self.ledger.transaction():
                self._writer.commit(self._changed((document,), ()), (), (document,))

    def _replaced(self, arrival: Arrival) -> tuple[str, ...]:
        """The documents that give way: the same id, the same text, and what its origin had before."""
        before = self.ledger.at(arrival.origin) if arrival.origin else None
        if before is not None and len(self.ledger.origins(before)) > 1:
            before = None
        same = (arrival.document.id if self.ledger.entry(arrival.document.id) else None, before)
        text = self.ledger.with_text(arrival.document.sha256)
        return tuple(sorted({document for document in (*same, text) if document is not None}))

    def _changed(self, gone: tuple[str, ...], come: tuple[Entry, ...]) -> Change:
        """Write the ledger and tell what follows for the common part."""
        leaving = [entry for document in gone if (entry := self.ledger.entry(document)) is not None]
        keys = sorted({key for entry in (*leaving, *come) for key, _ in entry.versions})
        before = {key: self.ledger.versions(key) for key in keys}
        for document in gone:
            self.ledger.remove(document)
        for entry in come:
            self.ledger.put(entry)
        dropped = tuple(ns.document_iri(document) for document in gone)
        return _difference(dropped, before, {key: self.ledger.versions(key) for key in keys})


def _difference(drop: tuple[ns.NamedNode, ...], before: dict[Key, dict[str, int]], after: dict[Key, dict[str, int]]) -> Change:
    changed = [key for key in before if before[key] != after[key]]
    old = {quad: None for key in changed for quad in common_quads(key, before[key])}
    new = {quad: None for key in changed for quad in common_quads(key, after[key])}
    return Change(drop, tuple(quad for quad in old if quad not in new), tuple(quad for quad in new if quad not in old))

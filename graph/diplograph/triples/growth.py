"""A dataset that grows and shrinks document by document, each of them whole or not at all.

What is in the dataset depends on its documents alone, not on the order in which they came, how often it was
interrupted or what was there in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from diplograph.assembly.facts import DocumentFacts, Share
from diplograph.model import Document
from diplograph.triples import namespaces as ns
from diplograph.triples.changes import Change
from diplograph.triples.common import Key, common_quads, versions_of
from diplograph.triples.dataset import Run, document_quads
from diplograph.triples.ledger import Entry, Ledger


class Writer(Protocol):
    """A store that is being written, by nobody else at the same time; `ledger` knows what is in it."""

    ledger: Ledger

    def prepare(self, change: Change) -> None:
        """Called inside the ledger's transaction, before it is written: a last word for the ledger."""

    def apply(self, change: Change, entries: tuple[Entry, ...], gone: tuple[str, ...]) -> None:
        """Make a change that the ledger has already; `entries` are its new or changed documents, `gone` left it."""

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
    return hashlib.sha256(repr((told, run.software)).encode("utf-8", "backslashreplace")).hexdigest()[:32]


class Growth:
    """Adds documents to a store and takes them out."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.ledger = writer.ledger

    def is_known(self, arrival: Arrival) -> bool:
        """Whether the store has the document already, as it is; then it need not be read again.

        The same text under another name elsewhere is a copy and known too.
        """
        there = self._with_text(arrival.document.sha256)
        if there is None:
            return False
        met = arrival.origin in there.origins
        if arrival.origin and not met:
            self._adopt(arrival.origin, there)
        return there.fingerprint == arrival.fingerprint or (not met and there.name != arrival.document.name)

    def put(self, arrival: Arrival, facts: DocumentFacts, share: Share) -> bool:
        """Add a document, in place of what was read at its origin before; whether it replaced something."""
        document = arrival.document
        same = self._with_text(document.sha256)
        origins = {arrival.origin, *(same.origins if same else ())} - {""}
        entry = Entry(
            id=document.id,
            sha256=document.sha256,
            fingerprint=arrival.fingerprint,
            name=document.name,
            title=document.title or document.name,
            origins=tuple(sorted(origins)),
            versions=tuple(versions_of(share, arrival.run)),
        )
        named = self.ledger.entry(document.id)
        replaced = (entry.id for entry in (same, named, self._alone_at(arrival.origin)) if entry is not None)
        gone = tuple(sorted(set(replaced)))
        left = tuple(other for other in self._left_at(arrival.origin) if other.id not in gone)
        self._commit(gone, (entry,), tuple(document_quads(facts, arrival.run.iri)), left)
        return bool(gone)

    def forget(self, documents: Iterable[str]) -> None:
        """Take documents out, with all that nothing else supports."""
        for document in documents:
            self._commit((document,), (), ())

    def _with_text(self, sha256: str) -> Entry | None:
        there = self.ledger.with_text(sha256)
        return None if there is None else self.ledger.entry(there)

    def _alone_at(self, origin: str) -> Entry | None:
        """The document that was read at an origin and nowhere else."""
        there = self.ledger.at(origin)
        entry = None if there is None else self.ledger.entry(there)
        return entry if entry is not None and len(entry.origins) == 1 else None

    def _adopt(self, origin: str, entry: Entry) -> None:
        """Note that the text of a document stands at an origin now, where another one may have been."""
        before = self._alone_at(origin)
        changed = replace(entry, origins=tuple(sorted({*entry.origins, origin})))
        if before is not None:
            self._commit((before.id,), (), ())
        left = self._left_at(origin)
        with self.ledger.transaction():
            self.ledger.move(origin, entry.id)
        self._writer.apply(Change(), (changed, *left), ())

    def _left_at(self, origin: str) -> tuple[Entry, ...]:
        """The document that an origin had before and that stays for its other origins, without this one."""
        before = self.ledger.at(origin)
        entry = None if before is None else self.ledger.entry(before)
        if entry is None or len(entry.origins) == 1:
            return ()
        return (replace(entry, origins=tuple(other for other in entry.origins if other != origin)),)

    def _commit(
        self, gone: tuple[str, ...], come: tuple[Entry, ...], quads: tuple[Quad, ...], left: tuple[Entry, ...] = ()
    ) -> None:
        with self.ledger.transaction():
            change = self._changed(gone, come)
            change = replace(change, insert=change.insert + quads)
            self._writer.prepare(change)
        self._writer.apply(change, (*come, *left), gone)

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


def _difference(
    drop: tuple[NamedNode, ...], before: dict[Key, dict[str, int]], after: dict[Key, dict[str, int]]
) -> Change:
    changed = [key for key in before if before[key] != after[key]]
    old = {quad: None for key in changed for quad in common_quads(key, before[key])}
    new = {quad: None for key in changed for quad in common_quads(key, after[key])}
    return Change(drop, tuple(quad for quad in old if quad not in new), tuple(quad for quad in new if quad not in old))

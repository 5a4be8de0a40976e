"""The ledger of a store that grows: which documents are in it and what each gave to the common part.

It is SQLite, in a file beside the store or in memory. A change is written here first, with the update that the store
still has to make; a store that was interrupted makes it when it is opened again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from diplograph.errors import InputError, one_line
from diplograph.triples.common import Key, Version

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents(
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_text ON documents(sha256);
CREATE TABLE IF NOT EXISTS origins(origin TEXT PRIMARY KEY, document TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_document ON origins(document);
CREATE TABLE IF NOT EXISTS versions(
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, documents INTEGER NOT NULL,
    UNIQUE(kind, name, value));
CREATE TABLE IF NOT EXISTS gives(document TEXT, version INTEGER, PRIMARY KEY(document, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal(id INTEGER PRIMARY KEY, change TEXT NOT NULL);
"""
_VERSION = 1
_BUSY = 5.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a store.

    `fingerprint` is a hash of all that its graph depends on, `origins` tell where its text was read (paths or ids;
    none if nothing can tell it again), `versions` is what it gave to the common part.
    """

    id: str
    sha256: str
    fingerprint: str
    name: str
    title: str
    origins: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()


class Ledger:
    """Raises InputError if the file is no ledger or one of a later diplograph."""

    def __init__(self, path: Path | None = None) -> None:
        try:
            self._database = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=_BUSY)
            # A write-ahead log: one sync for each transaction, and readers do not wait.
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.executescript(_SCHEMA)
            self._check_version(path)
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path}: no ledger of a store: {one_line(str(error))}") from error

    def _check_version(self, path: Path | None) -> None:
        (found,) = self._database.execute("PRAGMA user_version").fetchone()
        if found > _VERSION:
            raise InputError(f"{path}: made by a later diplograph (layout {found}, this one knows {_VERSION})")
        self._database.execute(f"PRAGMA user_version={_VERSION}")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written together, or not at all."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT COUNT(*) FROM documents").fetchone()
        return int(count)

    def documents(self) -> Iterator[Entry]:
        """All documents by id, without what they gave."""
        rows = self._database.execute("SELECT id, sha256, fingerprint, name, title FROM documents ORDER BY id")
        return (Entry(*row) for row in rows.fetchall())

    def entry(self, document: str) -> Entry | None:
        """A document by its id, with its origins and what it gave."""
        row = self._database.execute(
            "SELECT id, sha256, fingerprint, name, title FROM documents WHERE id = ?", (document,)
        ).fetchone()
        if row is None:
            return None
        given = self._database.execute(
            "SELECT kind, name, value FROM gives JOIN versions ON version = versions.id WHERE document = ?"
            " ORDER BY kind, name, value",
            (document,),
        )
        versions = tuple(((kind, name), value) for kind, name, value in given)
        name, sha256, fingerprint, file, title = row
        return Entry(name, sha256, fingerprint, file, title, self._origins(document), versions)

    def entries(self) -> Iterator[Entry]:
        """All documents by id, with their origins and what they gave."""
        return (entry for document in self.documents() if (entry := self.entry(document.id)) is not None)

    def at(self, origin: str) -> str | None:
        """Id of the document that was read at an origin."""
        row = self._database.execute("SELECT document FROM origins WHERE origin = ?", (origin,)).fetchone()
        return None if row is None else str(row[0])

    def _origins(self, document: str) -> tuple[str, ...]:
        rows = self._database.execute("SELECT origin FROM origins WHERE document = ? ORDER BY origin", (document,))
        return tuple(origin for (origin,) in rows)

    def with_text(self, sha256: str) -> str | None:
        """Id of the document with that text."""
        row = self._database.execute("SELECT id FROM documents WHERE sha256 = ? ORDER BY id", (sha256,)).fetchone()
        return None if row is None else str(row[0])

    def versions(self, key: Key) -> dict[str, int]:
        """The versions of a key, each with the number of documents that give it."""
        rows = self._database.execute(
            "SELECT value, documents FROM versions WHERE kind = ? AND name = ? AND documents > 0 ORDER BY value", key
        )
        return dict(rows.fetchall())

    def keys(self) -> list[Key]:
        """All keys that some document gives."""
        rows = self._database.execute("SELECT DISTINCT kind, name FROM versions WHERE documents > 0 ORDER BY 1, 2")
        return [(kind, name) for kind, name in rows]

    def put(self, entry: Entry) -> None:
        """Add a document that is not there yet."""
        values = (entry.id, entry.sha256, entry.fingerprint, entry.name, entry.title)
        self._database.execute("INSERT INTO documents VALUES(?, ?, ?, ?, ?)", values)
        for origin in entry.origins:
            self.move(origin, entry.id)
        for (kind, name), value in entry.versions:
            (version,) = self._database.execute(
                "INSERT INTO versions(kind, name, value, documents) VALUES(?, ?, ?, 1)"
                " ON CONFLICT(kind, name, value) DO UPDATE SET documents = documents + 1 RETURNING id",
                (kind, name, value),
            ).fetchone()
            self._database.execute("INSERT INTO gives VALUES(?, ?)", (entry.id, version))

    def move(self, origin: str, document: str) -> None:
        """Note where a document was read last."""
        self._database.execute("INSERT OR REPLACE INTO origins VALUES(?, ?)", (origin, document))

    def remove(self, document: str) -> None:
        """Take a document out."""
        parameters = (document,)
        given = "(SELECT version FROM gives WHERE document = ?)"
        self._database.execute(f"UPDATE versions SET documents = documents - 1 WHERE id IN {given}", parameters)  # noqa: S608
        self._database.execute(f"DELETE FROM versions WHERE documents = 0 AND id IN {given}", parameters)  # noqa: S608
        for table, column in (("gives", "document"), ("origins", "document"), ("documents", "id")):
            self._database.execute(f"DELETE FROM {table} WHERE {column} = ?", parameters)  # noqa: S608

    def record(self, change: str) -> None:
        """Note an update that the store has to make."""
        self._database.execute("INSERT INTO journal(change) VALUES(?)", (change,))

    def recorded(self) -> Iterable[str]:
        """The updates that the store may not have made yet, in their order."""
        return [change for (change,) in self._database.execute("SELECT change FROM journal ORDER BY id")]

    def settle(self) -> None:
        """Forget the updates: the store has made them and they are on the disk."""
        self._database.execute("DELETE FROM journal")

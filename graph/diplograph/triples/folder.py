"""A folder that holds a store and grows: Oxigraph's files (RocksDB) and, beside them, the ledger.

Oxigraph's lock keeps a second writer out; readers are never kept out and see the state when they opened the store.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from diplograph.errors import InputError, StoreBusyError, one_line
from diplograph.triples.changes import Change, sparql
from diplograph.triples.ledger import Entry, Ledger

LEDGER = "ledger.sqlite3"
MARK = "CURRENT"
"""A file that every RocksDB folder has."""
_LOCKED = "LOCK:"
_ROCKSDB = ("LOCK", "LOG*", "IDENTITY", "MANIFEST-*", "OPTIONS-*", "*.log", "*.sst", "*.dbtmp", MARK)
_UNSETTLED = 64
"""Changes after which the store's files are synced and the ledger's journal is emptied."""


class LocalWriter:
    """Writes a store of this process (in memory or on disk)."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self.store = store
        self.ledger = ledger
        self._unsettled = 0

    def prepare(self, change: Change) -> None:
        """Note the update in the ledger's journal."""
        if change:
            self.ledger.record(sparql(change))

    def apply(self, change: Change, entries: tuple[Entry, ...], gone: tuple[str, ...]) -> None:  # noqa: ARG002
        """Run the update, which Oxigraph makes as one transaction."""
        if change:
            self.store.update(sparql(change))
            self._unsettled += 1
        if self._unsettled >= _UNSETTLED:
            self.settle()

    def recover(self) -> None:
        """Make the updates that an interrupted writer noted but may not have made."""
        for update in self.ledger.recorded():
            self.store.update(update)
            self._unsettled += 1

    def settle(self) -> None:
        """Sync the store, then empty the journal."""
        self.store.flush()
        with self.ledger.transaction():
            self.ledger.settle()
        self._unsettled = 0

    def close(self) -> None:
        """Settle and close the ledger; the store's lock goes with the store."""
        if self._unsettled:
            self.settle()
        self.ledger.close()
        # Oxigraph gives the lock back when its last reference goes.
        del self.store


def memory_writer() -> LocalWriter:
    """A writer of a new store in memory."""
    return LocalWriter(Store(), Ledger())


def open_folder(path: Path) -> LocalWriter:
    """Open a store folder for writing; made if absent. An interrupted change is finished first.

    Raises StoreBusyError if another process writes it, InputError if the folder is something else or holds a store
    that diplograph did not build.
    """
    _check(path)
    path.mkdir(parents=True, exist_ok=True)
    store = _locked(path)
    known = (path / LEDGER).is_file()
    if not known and len(store):
        raise InputError(f"{path}: has no ledger, so it was not built by diplograph and cannot grow; start a new store")
    writer = LocalWriter(store, Ledger(path / LEDGER))
    writer.recover()
    return writer


def _check(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise InputError(f"{path}: is a file, expected the folder of a store")
    if not path.is_dir() or (path / LEDGER).is_file() or (path / MARK).is_file():
        return
    other = sorted(file.name for file in path.iterdir() if not any(file.match(pattern) for pattern in _ROCKSDB))
    if other:
        raise InputError(f"{path}: is no store (it holds {one_line(other[0], 60)}); expected a store or a new folder")


def _locked(path: Path) -> Store:
    try:
        return Store(str(path))
    except (OSError, RuntimeError) as error:
        if _LOCKED in str(error):
            raise StoreBusyError(
                f"{path}: another process is writing this store; try again when it has ended"
            ) from error
        raise InputError(f"{path}: cannot be opened as a store: {one_line(str(error))}") from error

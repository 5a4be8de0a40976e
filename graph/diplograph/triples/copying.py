"""Moving a graph: from anywhere into a new store folder or an empty server, with its ledger if it has one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store

from diplograph.errors import InputError, one_line
from diplograph.triples.folder import LEDGER, open_folder
from diplograph.triples.graphs import open_graph
from diplograph.triples.ledger import Ledger
from diplograph.triples.loading import FORMATS, fill
from diplograph.triples.store import all_quads, is_address


@dataclass(frozen=True, slots=True)
class _Source:
    """What is copied; `file` is set if it is an RDF file that Oxigraph can load as it is."""

    quads: Iterable[Quad]
    ledger: Ledger | None = None
    file: Path | None = None


def copy(source: str, target: str) -> int:
    """Copy the graph at `source` into a new folder or an empty server; the number of its documents that can grow there.

    A copy of a plain file can be read but not grow, because only a store knows which document gave what. Raises
    InputError if there is something at the target already or the source was left in the middle of a change,
    StoreBusyError if somebody writes one of them, ServerError.
    """
    path = None if is_address(target) else _new_folder(target)
    with _opened(source) as found:
        if path is None:
            from diplograph.triples.remote_writer import fill_server

            fill_server(target, found.quads, found.ledger)
        else:
            _copy_to_folder(found, path)
        return 0 if found.ledger is None else len(found.ledger)


@contextmanager
def _opened(source: str) -> Iterator[_Source]:
    """A store folder is held for writing meanwhile, so that its graph and its ledger say the same."""
    path = Path(source)
    if is_address(source):
        from diplograph.triples.remote import RemoteGraph
        from diplograph.triples.remote_writer import finished_ledger
        from diplograph.triples.server import Server

        server = Server(source)
        with closing(finished_ledger(server)) as ledger:
            yield _Source(RemoteGraph(server).quads(), ledger if len(ledger) else None)
    elif (path / LEDGER).is_file():
        with closing(open_folder(path)) as writer:
            yield _Source(all_quads(writer.store), writer.ledger)
    elif path.is_file() and FORMATS.get(path.suffix.lower()) not in (None, RdfFormat.JSON_LD):
        # JSON-LD is read whole; the others are loaded without passing through Python.
        yield _Source(_lazily(source), file=path)
    else:
        yield _Source(open_graph(source).quads())


def _lazily(source: str) -> Iterator[Quad]:
    yield from open_graph(source).quads()


def _new_folder(target: str) -> Path:
    path = Path(target)
    if path.exists():
        raise InputError(f"{one_line(target)}: is there already; a copy makes a new store")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{one_line(str(path.parent))}: no such folder")
    return path


def _copy_to_folder(found: _Source, target: Path) -> None:
    """Fill a folder beside the target and rename it, so that a store is there whole or not at all."""
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
    try:
        _fill(Store(str(stage)), found)
        if found.ledger is not None:
            with closing(Ledger(stage / LEDGER)) as copied, copied.transaction():
                for entry in found.ledger.entries():
                    copied.put(entry)
        stage.chmod(0o755)
        stage.replace(target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _fill(store: Store, found: _Source) -> None:
    if found.file is not None:
        fill(store, found.file)
    else:
        store.bulk_extend(found.quads)
    # Bulk loading leaves overlapping files, each of which every look-up would have to search.
    store.optimize()
    store.flush()

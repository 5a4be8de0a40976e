"""Stores of quads: opened from files and folders, exchanged with rdflib. How stores differ never leaves this module.

A store here is always pyoxigraph's; rdflib sees it through oxrdflib without a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, Quad, RdfFormat, Store

from diplograph.errors import InputError, one_line
from diplograph.triples.loading import load_file
from diplograph.triples.namespaces import PREFIXES, XSD

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

_BUILD_FILES = ("graph.trig", "graph.ttl")
_ROCKSDB_MARK = "CURRENT"
MOST_COPIED = 5_000_000
"""Quads of a server's graph that are copied into memory at most."""
_DECIMAL = XSD + "decimal"


def is_address(location: str | Path) -> bool:
    """Whether a location is that of a server."""
    return isinstance(location, str) and location.startswith(("http://", "https://"))


def open_store(location: str | Path) -> Store:
    """The store at a file, an Oxigraph folder (read-only) or the folder of a build (its graph.trig).

    The graph of a server is copied into memory, for what needs all of it. Raises InputError if there is nothing there,
    it is no graph, or a server's graph has more than `MOST_COPIED` quads.
    """
    if is_address(location):
        from diplograph.triples.remote import RemoteGraph
        from diplograph.triples.server import Server

        return copied(RemoteGraph(Server(str(location))))
    path = Path(location)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    return _open_folder(path) if path.is_dir() else load_file(path)


class Copyable(Protocol):
    """A graph of known size that can give all its quads."""

    def __len__(self) -> int: ...

    def quads(self) -> Iterator[Quad]:
        """Every quad."""


def copied(graph: Copyable) -> Store:
    """A copy of a graph in memory. Raises InputError if it has more than `MOST_COPIED` quads."""
    size = len(graph)
    if size > MOST_COPIED:
        raise InputError(
            f"this needs a copy of the whole graph, and {size} quads are too many (at most {MOST_COPIED}):"
            " query the server instead"
        )
    return store_of(graph.quads())


def _open_folder(path: Path) -> Store:
    if (path / _ROCKSDB_MARK).is_file():
        try:
            return Store.read_only(str(path))
        except (OSError, RuntimeError) as error:
            raise InputError(
                f"{path}: cannot be opened as a store (was it never finished?): {one_line(str(error))}"
            ) from error
    for name in _BUILD_FILES:
        if (path / name).is_file():
            return load_file(path / name)
    raise InputError(f"{path}: neither a store nor the folder of a build (no {_BUILD_FILES[0]} in it)")


def store_of(quads: Iterable[Quad]) -> Store:
    """A store in memory that holds the quads."""
    store = Store()
    store.bulk_extend(quads)
    return store


def all_quads(store: Store) -> Iterator[Quad]:
    """Every quad of a store, in no particular order, its literals as the contract writes them."""
    return map(as_written, store.quads_for_pattern(None, None, None, None))


def as_written(quad: Quad) -> Quad:
    """The quad with the point that engines take from whole decimals (2600000000.0), so that bytes are the same."""
    literal = quad.object
    if isinstance(literal, Literal) and literal.datatype.value == _DECIMAL and "." not in literal.value:
        pointed = Literal(f"{literal.value}.0", datatype=literal.datatype)
        return Quad(quad.subject, quad.predicate, pointed, quad.graph_name)
    return quad


def as_rdflib(store: Store) -> Dataset:
    """A store as rdflib sees it, without a copy: its default graph is the union of all graphs."""
    from rdflib import Dataset

    from diplograph.triples.rdflib_store import NativeStore

    dataset = Dataset(store=NativeStore(store=store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def from_rdflib(graph: Graph) -> Store:
    """A store with the triples of an rdflib Graph or the quads of an rdflib Dataset."""
    from rdflib import Dataset

    store = Store()
    if isinstance(graph, Dataset):
        store.load(graph.serialize(format="nquads", encoding="utf-8"), format=RdfFormat.N_QUADS)
    else:
        store.load(graph.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)
    return store

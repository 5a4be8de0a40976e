"""Graphs to read, wherever they are: a file, a build's folder, a store folder or a server. One small interface.

How stores differ never leaves `triples`: readers ask for answers, names and quads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad, Store

from diplograph.triples.answers import Answer
from diplograph.triples.lookup import LocalNames, Names
from diplograph.triples.queries import SECONDS, run
from diplograph.triples.store import all_quads, is_address, open_store
from diplograph.triples.waiting import limited


class ReadableGraph(Protocol):
    """A graph that can be queried. Raises InputError, QueryTimeoutError, ServerError."""

    def answer(self, sparql: str, *, timeout: float | None = SECONDS) -> Answer:
        """The answer of a query over all graphs, our prefixes declared."""

    def names(self) -> Names:
        """The names of its things."""

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order; the common part in the default graph."""

    def __len__(self) -> int:
        """How many quads there are."""


class LocalGraph:
    """A graph in a store of this process."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def answer(self, sparql: str, *, timeout: float | None = SECONDS) -> Answer:
        """The answer of a query; see `limited` for what the timeout can do."""
        return run(self.store, sparql) if timeout is None else limited(run, self.store, sparql, timeout=timeout)

    def names(self) -> Names:
        """The names of the store."""
        return LocalNames(self.store)

    def quads(self) -> Iterator[Quad]:
        """Every quad of the store."""
        return all_quads(self.store)

    def __len__(self) -> int:
        return len(self.store)


def open_graph(location: str | Path) -> ReadableGraph:
    """The graph at a location. Raises InputError if there is none, ServerError if a server fails."""
    if isinstance(location, str) and is_address(location):
        from diplograph.triples.remote import RemoteGraph
        from diplograph.triples.server import Server

        return RemoteGraph(Server(location))
    return LocalGraph(open_store(location))

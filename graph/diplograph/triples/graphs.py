"""Graphs to read, wherever they are: a file, a build's folder, a store folder or a server. One small interface.

How stores differ never leaves `triples`: readers ask `query`, `quads` and `names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad, Store

from diplograph.triples.answers import Answer
from diplograph.triples.store import all_quads, open_store


class ReadableGraph(Protocol):
    """A graph that can be queried. Raises InputError, QueryTimeoutError, ServerError."""

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order; the common part in the default graph."""


class LocalGraph:
    """A graph in a store of this process."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def quads(self) -> Iterator[Quad]:
        """Every quad of the store."""
        return all_quads(self.store)


def open_graph(location: str | Path) -> ReadableGraph:
    """The graph at a location. Raises InputError if there is none, ServerError if a server fails."""
    return LocalGraph(open_store(location))

"""The Python interface: build, load or open a graph; query, export and show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, overload

from pyoxigraph import Store

from diplograph.errors import InputError
from diplograph.files import atomic_binary, atomic_write
from diplograph.triples.answers import Answer
from diplograph.triples.graphs import LocalGraph, ReadableGraph, open_graph
from diplograph.triples.lookup import Lookup
from diplograph.triples.queries import SECONDS, filled
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import as_rdflib, copied, store_of

if TYPE_CHECKING:
    from typing import Unpack

    import networkx
    from rdflib import Dataset

    from diplograph.publishing.notebook import InlinePage

_FORMATS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".csv": "csv",
    ".html": "html",
}


class Part(TypedDict, total=False):
    """Which part of a graph a page shows: the arguments of `diplograph.publishing.selection.cut`."""

    around: Sequence[str]
    steps: int
    since: str | None
    until: str | None
    families: Sequence[str]


class KnowledgeGraph:
    """A graph in memory, in a folder or on a server."""

    def __init__(self, graph: Store | ReadableGraph) -> None:
        self._graph: ReadableGraph = LocalGraph(graph) if isinstance(graph, Store) else graph

    def __len__(self) -> int:
        return len(self._graph)

    @cached_property
    def store(self) -> Store:
        """The graph in pyoxigraph's store; that of a server is copied into memory (InputError if it is too large)."""
        return self._graph.store if isinstance(self._graph, LocalGraph) else copied(self._graph)

    @cached_property
    def graph(self) -> Dataset:
        """The graph as rdflib Dataset; its default graph is the union of all graphs. See `store` for servers."""
        return as_rdflib(self.store)

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self._graph.names())

    def query(self, sparql: str, *, timeout: float | None = SECONDS) -> Answer:
        """Run SPARQL over all graphs, all prefixes declared. Raises InputError, QueryTimeoutError, ServerError.

        The timeout (seconds; None for none) ends the wait, not the work: see `diplograph.triples.waiting.limited`.
        """
        return self._graph.answer(sparql, timeout=timeout)

    def ask(self, question: str, *, timeout: float | None = SECONDS, **parameters: object) -> Answer:
        """Ask a named question: `ask("memberships", actor="Armenia")`. Raises as `query` does."""
        values = {name: str(value) for name, value in parameters.items()}
        return self._graph.answer(filled(None, question, values, self._lookup), timeout=timeout)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The network of things; each relation statement is an edge."""
        from diplograph.publishing.network import to_networkx

        return to_networkx(self.graph)

    def export(self, path: Path | str, format: str | None = None, *, title: str = "diplograph") -> None:  # noqa: A002
        """Write the graph to a file; without `format` the file's ending chooses it.

        Raises InputError for an unknown format or a path that cannot be written.
        """
        path = Path(path)
        chosen = format or _FORMATS.get(path.suffix.lower())
        if chosen is None:
            raise InputError(f"{path}: no format known by this ending, expected one of {' '.join(_FORMATS)}")
        if chosen in WRITERS:
            with atomic_binary(path) as stream:
                WRITERS[chosen](self._graph.quads(), stream)
            return
        from diplograph.publishing.exports import export

        export(self.graph, chosen, path, title=title)

    @overload
    def show(self, path: Path | str, *, title: str = ..., height: int = ..., **part: Unpack[Part]) -> Path: ...
    @overload
    def show(self, path: None = None, *, title: str = ..., height: int = ..., **part: Unpack[Part]) -> InlinePage: ...
    def show(
        self, path: Path | str | None = None, *, title: str = "diplograph", height: int = 720, **part: Unpack[Part]
    ) -> Path | InlinePage:
        """Write the interactive page and return its path; without a path, a value that Jupyter shows inline.

        `part` cuts the page to `around` some things (`steps` links), `since` and `until` a date, `families`; see
        `diplograph.publishing.selection.cut`. `height` of the inline page is in CSS pixels.
        Raises InputError for an unknown thing or family, a date that is none, a path that cannot be written.
        """
        from diplograph.publishing.notebook import inline
        from diplograph.publishing.page import render_records
        from diplograph.publishing.record_reading import read
        from diplograph.publishing.selection import cut, in_words

        records, cut_to = read(self.graph), in_words(**part)
        page = render_records(cut(records, **part) if cut_to else records, title=title, part=cut_to)
        if path is None:
            return inline(page, height=height)
        atomic_write(Path(path), page)
        return Path(path)


def build(paths: Iterable[Path | str] | Path | str, *, extractor: str = "rules", workers: int = 1) -> KnowledgeGraph:
    """Read documents and build their graph in memory. Raises InputError as `diplograph build` does."""
    from diplograph.pipeline import collect
    from diplograph.triples.dataset import dataset_quads

    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    collected = collect(chosen, extractor=extractor, workers=workers)
    return KnowledgeGraph(store_of(dataset_quads(collected.knowledge, collected.run)))


def load(location: Path | str) -> KnowledgeGraph:
    """The graph of a file, of the folder of a build, of a store folder (read-only), or of a server by its address.

    Raises InputError if there is none, ServerError if a server fails.
    """
    return KnowledgeGraph(open_graph(location))


def open(location: Path | str) -> KnowledgeGraph:  # noqa: A001
    """The graph at a location; a synonym of `load` that reads better for stores."""
    return load(location)

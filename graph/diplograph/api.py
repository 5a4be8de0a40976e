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
from diplograph.triples.queries import answer
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import all_quads, as_rdflib, open_store, store_of

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
    """A graph in memory or on disk. `store` is pyoxigraph's store of it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __len__(self) -> int:
        return len(self.store)

    @cached_property
    def graph(self) -> Dataset:
        """The graph as rdflib Dataset, without a copy; its default graph is the union of all graphs."""
        return as_rdflib(self.store)

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Run SPARQL over all graphs, all prefixes declared. Raises InputError, QueryTimeoutError."""
        return answer(self.store, sparql=sparql, timeout=timeout)

    def ask(self, question: str, *, timeout: float | None = None, **parameters: object) -> Answer:
        """Ask a named question: `ask("memberships", actor="Armenia")`. Raises InputError, QueryTimeoutError."""
        values = {name: str(value) for name, value in parameters.items()}
        return answer(self.store, name=question, values=values, timeout=timeout)

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
                WRITERS[chosen](all_quads(self.store), stream)
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
        from diplograph.publishing.records import read
        from diplograph.publishing.selection import cut, in_words

        page = render_records(
            cut(read(self.graph), **part) if part else read(self.graph), title=title, part=in_words(**part)
        )
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


def load(path: Path | str) -> KnowledgeGraph:
    """The graph of a file, of the folder of a build or of a store folder. Raises InputError if it is none."""
    return KnowledgeGraph(open_store(path))


def open(location: Path | str) -> KnowledgeGraph:  # noqa: A001
    """The graph at a location, read-only; a synonym of `load` that reads better for stores."""
    return load(location)

"""Changes of a dataset as SPARQL Update: whole graphs that go, triples that go and come.

The text of a change can be run twice: the second time it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from diplograph.triples.terms import write_term


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs to drop, then quads to take out, then quads to put in; no blank nodes."""

    drop: tuple[NamedNode, ...] = ()
    remove: tuple[Quad, ...] = ()
    insert: tuple[Quad, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.drop or self.remove or self.insert)

    @property
    def size(self) -> int:
        """Number of quads it names."""
        return len(self.remove) + len(self.insert)


def sparql(change: Change, *, default: NamedNode | None = None) -> str:
    """A change as SPARQL 1.1 Update. `default` names the graph that stands for the default graph, where one must."""
    return " ;\n".join(_operations(change, default))


def _operations(change: Change, default: NamedNode | None) -> Iterator[str]:
    for graph in change.drop:
        yield f"DROP SILENT GRAPH {write_term(graph)}"
    if change.remove:
        yield f"DELETE DATA {{\n{data(change.remove, default)}}}"
    if change.insert:
        yield f"INSERT DATA {{\n{data(change.insert, default)}}}"


def data(quads: Iterable[Quad], default: NamedNode | None = None) -> str:
    """Quads as the inside of INSERT DATA or DELETE DATA, graph by graph."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graph = default if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        name = "" if graph is None else write_term(graph)
        graphs.setdefault(name, []).append(triple(quad))
    parts = []
    for name, lines in graphs.items():
        block = "".join(lines)
        parts.append(f"GRAPH {name} {{\n{block}}}\n" if name else block)
    return "".join(parts)


def triple(quad: Quad) -> str:
    """A triple as a line of N-Triples."""
    return f"{write_term(quad.subject)} {write_term(quad.predicate)} {write_term(quad.object)} .\n"

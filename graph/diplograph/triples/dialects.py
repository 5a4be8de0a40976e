"""How servers that speak SPARQL differ, as data: how much a request may hold, where the default graph is."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

COMMON_GRAPH = NamedNode("https://w3id.org/diplograph/graph/common")
"""Stands for the default graph on servers whose default graph cannot hold triples or is not part of the union."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of server.

    `quads` is how many quads one update may name, `default` the graph that stands for the default graph (None: the
    default graph itself), `union` parameters of a request that make queries read all graphs, `page` how many rows to
    ask for at once where the server cuts longer answers off.
    """

    name: str
    quads: int = 10_000
    default: NamedNode | None = None
    union: tuple[tuple[str, str], ...] = ()
    page: int | None = None


GENERIC = Dialect("SPARQL 1.1")
_KNOWN = {
    # Its compiler runs out of memory near 5,000 triples; all triples are in named graphs.
    "virtuoso": Dialect("Virtuoso", quads=2_500, default=COMMON_GRAPH, page=5_000),
    "oxigraph": Dialect("Oxigraph", union=(("union-default-graph", "true"),)),
    # unionDefaultGraph leaves the default graph itself out.
    "fuseki": Dialect("Fuseki", default=COMMON_GRAPH),
    "jena": Dialect("Fuseki", default=COMMON_GRAPH),
}


def dialect_of(server: str) -> Dialect:
    """The dialect of a server by its `Server` header."""
    return next((dialect for word, dialect in _KNOWN.items() if word in server.casefold()), GENERIC)

"""A graph and its names on a server, for reading."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
)

from diplograph.errors import ServerError
from diplograph.triples import namespaces as ns
from diplograph.triples.answers import Answer
from diplograph.triples.http import SECONDS
from diplograph.triples.lookup import KINDS, Name, Names, name_key
from diplograph.triples.prefixes import check
from diplograph.triples.server import Server
from diplograph.triples.store import as_written
from diplograph.triples.terms import quoted, write_term

_BEGINNING = 4


class RemoteGraph:
    """diplograph's graph on a server, for reading."""

    def __init__(self, server: Server) -> None:
        self.server = server
        server.check_union()

    def answer(self, sparql: str, *, timeout: float | None = SECONDS) -> Answer:
        """The answer of a query. Raises InputError if it is refused before it is sent, or by the server."""
        check(sparql)
        return self.server.answer(sparql, timeout=timeout)

    def names(self) -> Names:
        """The names on the server."""
        return RemoteNames(self.server)

    def __len__(self) -> int:
        return sum(self._size(graph) for graph in (None, *self._documents()))

    def quads(self) -> Iterator[Quad]:
        """Every quad of diplograph's graphs; the common part in the default graph."""
        for graph in (None, *self._documents()):
            yield from self._quads(graph)

    def common(self) -> Iterator[Quad]:
        """The quads of the common part."""
        return self._quads(None)

    def _quads(self, graph: NamedNode | None) -> Iterator[Quad]:
        for subject, predicate, value in self.server.pages(self._select(graph), "?s ?p ?o"):
            if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode) or value is None:
                raise ServerError("the server's graph has blank nodes, which diplograph never writes")
            yield as_written(Quad(subject, predicate, value, graph or DefaultGraph()))

    def _documents(self) -> list[NamedNode]:
        sparql = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?g <{ns.DG}textSha256> ?h }} }}"
        return [name for (name,) in self.server.pages(sparql, "?g") if isinstance(name, NamedNode)]

    def _size(self, graph: NamedNode | None) -> int:
        sparql = self._select(graph).replace("?s ?p ?o", "(COUNT(*) AS ?n)", 1)
        ((count,),) = self.server.rows(sparql)
        return int(count.value) if isinstance(count, Literal) else 0

    def _select(self, graph: NamedNode | None) -> str:
        name = graph or self.server.dialect.default
        if name is not None:
            return f"SELECT ?s ?p ?o {{ GRAPH {write_term(name)} {{ ?s ?p ?o }} }}"
        return "SELECT ?s ?p ?o { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"


class RemoteNames:
    """Names on a server: only those that may be meant are fetched."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def has(self, iri: NamedNode) -> bool:
        """Whether the server has a triple of a thing."""
        return self._server.is_true(f"ASK {{ {write_term(iri)} ?p ?o }}")

    def labelled(self, label: str) -> set[str]:
        """IRIs of the things with exactly this label."""
        sparql = f"SELECT DISTINCT ?s {{ ?s {write_term(ns.LABEL)} {write_term(ns.english(label))} }}"
        return {subject.value for (subject,) in self._server.rows(sparql) if isinstance(subject, NamedNode)}

    def candidates(self, text: str) -> Iterator[Name]:
        """The names that begin like the text or have its first word in them, whatever the case."""
        words = name_key(text).split() or [text.casefold()]
        kinds = " ".join(write_term(kind) for kind in KINDS)
        near = " || ".join(f"CONTAINS(LCASE(STR(?name)), {quoted(part)})" for part in {words[0], words[0][:_BEGINNING]})
        sparql = f"SELECT ?kind ?name ?s {{ VALUES ?kind {{ {kinds} }} ?s ?kind ?name FILTER({near}) }}"
        for kind, name, subject in self._server.pages(sparql, "?kind ?name ?s"):
            if isinstance(kind, NamedNode) and isinstance(name, Literal) and isinstance(subject, NamedNode):
                yield kind, name.value, subject.value

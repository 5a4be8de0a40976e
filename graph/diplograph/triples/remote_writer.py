"""A graph on a server that grows: changes go there in batches, the ledger is kept there too, one writer at a time.

The ledger's graph holds one literal for each document (its `Entry`, packed), who is writing until when and, while a
batch is under way, a mark. A batch is one request, which most servers run as one transaction; where a server was
stopped in between, the mark tells, and the next writer mends the graph from the ledger.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from diplograph.errors import InputError
from diplograph.triples import namespaces as ns
from diplograph.triples.changes import Change, data, sparql
from diplograph.triples.common import common_quads
from diplograph.triples.http import shown
from diplograph.triples.leases import Lease
from diplograph.triples.ledger import Entry, Ledger
from diplograph.triples.packing import packed, unpacked
from diplograph.triples.remote import RemoteGraph
from diplograph.triples.server import LEDGER_GRAPH, Server
from diplograph.triples.terms import write_term

_ENTRY = NamedNode(f"{LEDGER_GRAPH.value}#entry")
_STATE = NamedNode(f"{LEDGER_GRAPH.value}#state")
_STAGED = "https://w3id.org/diplograph/staged/"
_MARK = Quad(LEDGER_GRAPH, _STATE, Literal("writing"), LEDGER_GRAPH)
_LONGEST = 15.0
"""Seconds after which a batch is sent even if it is not full."""


class RemoteWriter:
    """Writes the graph of a server; `ledger` is a copy in memory of the one there."""

    def __init__(self, server: Server, ledger: Ledger, lease: Lease) -> None:
        self.ledger = ledger
        self.server = server
        self._lease = lease
        self._waiting: list[str] = []
        self._size = 0
        self._since = time.monotonic()

    def prepare(self, change: Change) -> None:
        """Nothing to note: the ledger in memory ends with this process."""

    def apply(self, change: Change, entries: tuple[Entry, ...], gone: tuple[str, ...]) -> None:
        """Put a change into the batch, which is sent when it is full or old."""
        limit = self.server.dialect.quads
        if self._size + change.size > limit:
            self.send()
        if change.size > limit:
            self._send_staged(change, entries, gone)
            return
        self._waiting += [*_without_entries(entries, gone), *self._written(change), *_with_entries(entries)]
        self._size += change.size
        if time.monotonic() - self._since > _LONGEST:
            self.send()

    def _written(self, change: Change) -> list[str]:
        return [sparql(change, default=self.server.dialect.default)] if change else []

    def send(self) -> None:
        """Send the batch as one request. It may be sent twice without harm."""
        if self._waiting:
            self._lease.renew()
            operations = [_insert(_MARK), *self._waiting, _delete(_MARK)]
            self.server.update(" ;\n".join(operations))
        self._waiting, self._size, self._since = [], 0, time.monotonic()

    def _send_staged(self, change: Change, entries: tuple[Entry, ...], gone: tuple[str, ...]) -> None:
        """Send a document that is too large for one request: into a graph beside it, which is then moved."""
        self._lease.renew()
        (name,) = {quad.graph_name for quad in change.insert if isinstance(quad.graph_name, NamedNode)}
        staged = NamedNode(_STAGED + name.value.removeprefix(ns.DGI))
        document = [Quad(q.subject, q.predicate, q.object, staged) for q in change.insert if q.graph_name == name]
        common = tuple(quad for quad in change.insert if quad.graph_name != name)
        self.server.update(f"{_insert(_MARK)} ;\nDROP SILENT GRAPH {write_term(staged)}")
        for piece in pieces(document, self.server.dialect.quads):
            self.server.update(f"INSERT DATA {{\n{data(piece)}}}")
        operations = [
            *_without_entries(entries, gone),
            *self._written(Change(change.drop, change.remove, common)),
            f"MOVE SILENT GRAPH {write_term(staged)} TO {write_term(name)}",
            *_with_entries(entries),
            _delete(_MARK),
        ]
        # Sent twice, the second move would find nothing and empty the document's graph.
        self.server.update(" ;\n".join(operations), repeatable=False)

    def upload(self, quads: Iterable[Quad], ledger: Ledger | None) -> None:
        """Send a graph in pieces, then its ledger; interrupted before the ledger, the next writer takes all away.

        Raises InputError for blank nodes: two pieces cannot name the same one.
        """
        self.server.update(_insert(_MARK))
        for piece in pieces(map(_without_blanks, quads), self.server.dialect.quads):
            self._renew_if_old()
            self.server.update(sparql(Change(insert=tuple(piece)), default=self.server.dialect.default))
        for entry in () if ledger is None else ledger.entries():
            self._renew_if_old()
            self.server.update(" ;\n".join(_with_entries((entry,))))
            self.ledger.put(entry)
        self.server.update(_delete(_MARK))

    def _renew_if_old(self) -> None:
        if time.monotonic() - self._since > _LONGEST:
            self._lease.renew()
            self._since = time.monotonic()

    def mend(self) -> None:
        """Make the graph what the ledger says, after a batch that was not finished."""
        default = self.server.dialect.default
        known = {ns.document_iri(entry.id) for entry in self.ledger.documents()}
        there = set(_graphs(self.server))
        for stray in sorted((there - known), key=lambda name: name.value):
            self.server.update(f"DROP SILENT GRAPH {write_term(stray)}")
        wanted = {quad for key in self.ledger.keys() for quad in common_quads(key, self.ledger.versions(key))}  # noqa: SIM118
        actual = {quad for quad in RemoteGraph(self.server).common() if _is_ours(quad)}
        limit = self.server.dialect.quads
        for piece in pieces(sorted(actual - wanted, key=str), limit):
            self.server.update(sparql(Change(remove=tuple(piece)), default=default))
        for piece in pieces(sorted(wanted - actual, key=str), limit):
            self.server.update(sparql(Change(insert=tuple(piece)), default=default))
        self.server.update(_delete(_MARK))

    def close(self) -> None:
        """Send what is left and let others write."""
        try:
            self.send()
        finally:
            self._lease.release()
            self.server.close()
            self.ledger.close()


def open_server(address: str) -> RemoteWriter:
    """Open the graph of a server for writing; what an interrupted writer left is mended first.

    Raises StoreBusyError if somebody else writes it, InputError if it holds documents without a ledger, ServerError.
    """
    server = Server(address)
    lease = Lease.take(server)
    try:
        writer = RemoteWriter(server, _ledger_of(server), lease)
        interrupted = _is_interrupted(server)
        if not interrupted and not len(writer.ledger) and _graphs(server):
            raise InputError(
                f"{shown(address)}: has documents but no ledger, so diplograph build did not put them there; "
                "use an empty server"
            )
        if interrupted:
            writer.mend()
    except BaseException:
        lease.release()
        raise
    return writer


def fill_server(address: str, quads: Iterable[Quad], ledger: Ledger | None) -> None:
    """Put a whole graph, and its ledger if it has one, on a server that has nothing of diplograph's.

    Raises as `open_server`, and InputError if the server is not empty.
    """
    with closing(open_server(address)) as writer:
        if len(writer.ledger) or _graphs(writer.server):
            raise InputError(f"{shown(address)}: holds a graph of diplograph already; a copy needs an empty server")
        writer.upload(quads, ledger)


def finished_ledger(server: Server) -> Ledger:
    """The ledger on a server, for reading. Raises InputError if the graph is in the middle of a change."""
    if _is_interrupted(server):
        raise InputError(
            f"{shown(server.address)}: a change is under way or was interrupted; wait, or let diplograph build end it"
        )
    return _ledger_of(server)


def _is_interrupted(server: Server) -> bool:
    return server.is_true(f"ASK {{ {_in_ledger(_MARK)} }}")


def _ledger_of(server: Server) -> Ledger:
    """A copy in memory of the ledger on a server."""
    ledger = Ledger()
    pattern = f"GRAPH {write_term(LEDGER_GRAPH)} {{ ?document {write_term(_ENTRY)} ?entry }}"
    there = set(_graphs(server))
    with ledger.transaction():
        for document, entry in server.pages(f"SELECT ?document ?entry {{ {pattern} }}", "?document"):
            # A document whose graph was dropped when its batch was interrupted is to be read again.
            if isinstance(entry, Literal) and document in there:
                ledger.put(unpacked(entry.value))
    return ledger


def _graphs(server: Server) -> list[NamedNode]:
    """The graphs of documents, staged ones too."""
    sparql = (
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o }"
        f' FILTER(STRSTARTS(STR(?g), "{ns.DGI}doc-") || STRSTARTS(STR(?g), "{_STAGED}")) }}'
    )
    return [name for (name,) in server.pages(sparql, "?g") if isinstance(name, NamedNode)]


def _is_ours(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ns.DGI)


def _without_blanks(quad: Quad) -> Quad:
    if any(isinstance(term, BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
        raise InputError("the graph has blank nodes, which cannot be sent to a server in pieces: load its file there")
    return quad


def pieces(quads: Iterable[Quad], size: int) -> Iterator[list[Quad]]:
    """The quads in lists of at most `size`."""
    rest = iter(quads)
    while piece := list(islice(rest, size)):
        yield piece


def _in_ledger(quad: Quad) -> str:
    triple = " ".join(write_term(term) for term in (quad.subject, quad.predicate, quad.object))
    return f"GRAPH {write_term(LEDGER_GRAPH)} {{ {triple} }}"


def _insert(quad: Quad) -> str:
    return f"INSERT DATA {{ {_in_ledger(quad)} }}"


def _delete(quad: Quad) -> str:
    return f"DELETE DATA {{ {_in_ledger(quad)} }}"


def _without_entries(entries: tuple[Entry, ...], gone: tuple[str, ...]) -> Iterator[str]:
    for document in sorted({*gone, *(entry.id for entry in entries)}):
        triple = f"{write_term(ns.document_iri(document))} {write_term(_ENTRY)} ?entry"
        yield f"DELETE WHERE {{ GRAPH {write_term(LEDGER_GRAPH)} {{ {triple} }} }}"


def _with_entries(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield _insert(Quad(ns.document_iri(entry.id), _ENTRY, Literal(packed(entry)), LEDGER_GRAPH))

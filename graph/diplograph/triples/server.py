"""A server that speaks SPARQL 1.1 Query and, to be written, Update: what it is asked and how it answers."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

import httpx
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from diplograph.errors import InputError, ServerError, one_line
from diplograph.triples import namespaces as ns
from diplograph.triples.answers import Answer
from diplograph.triples.dialects import Dialect, dialect_of
from diplograph.triples.http import Channel, shown
from diplograph.triples.prefixes import query_form, with_prefixes
from diplograph.triples.terms import write_term

UPDATE_ADDRESS = "DIPLOGRAPH_UPDATE"
"""Environment variable with the address for updates, where it cannot be told from that for queries."""
LEDGER_GRAPH = NamedNode("https://w3id.org/diplograph/ledger")
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/plain;q=0.8, text/turtle;q=0.5"
_CUT = "X-SPARQL-MaxRows"
_NOT_UNION = (
    f"ASK {{ GRAPH ?g {{ ?d <{ns.DG}textSha256> ?h }} FILTER(?g != <{LEDGER_GRAPH.value}>)"
    f" FILTER NOT EXISTS {{ ?d <{ns.DG}textSha256> ?h }} }}"
)
Term = NamedNode | BlankNode | Literal | Triple


class Server:
    """A SPARQL server at an address: that of its queries, or that under which `query` or `sparql` are."""

    def __init__(self, address: str, *, channel: Channel | None = None) -> None:
        self._channel = channel or Channel()
        self.address = address.rstrip("/")
        self.query_address, header = self._probe()
        self.dialect: Dialect = dialect_of(header)
        self._update_address: str | None = None

    def close(self) -> None:
        """Close the connection."""
        self._channel.close()

    def _probe(self) -> tuple[str, str]:
        """The address that answers queries, and what the server calls itself."""
        problems = []
        for address in (self.address, f"{self.address}/query", f"{self.address}/sparql"):
            try:
                with self._channel.post(address, {"query": "ASK { }"}, _RESULTS) as response:
                    _parsed(response)
                    return address, response.headers.get("Server", "")
            except (ServerError, InputError) as error:
                problems.append(error)
                if "no connection" in str(error) or "login" in str(error) or "does not answer" in str(error):
                    break
        raise ServerError(f"{shown(self.address)}: no SPARQL server: {problems[0]}") from problems[0]

    def rows(self, sparql: str, *, timeout: float | None = None) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT as they arrive. Raises ServerError if the server cuts them off."""
        with self._asked(sparql, _RESULTS, timeout) as response:
            count = 0
            solutions = _parsed(response)
            if not isinstance(solutions, QuerySolutions):
                raise ServerError(f"{shown(self.query_address)}: expected rows")
            for solution in _unbroken(solutions):
                count += 1
                yield tuple(solution)
            _check_whole(response, count)

    def is_true(self, sparql: str, *, timeout: float | None = None) -> bool:
        """The answer of an ASK."""
        with self._asked(sparql, _RESULTS, timeout) as response:
            return _boolean(_parsed(response))

    def answer(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """The answer of any query, its prefixes completed."""
        form = query_form(sparql)
        graph = form in ("CONSTRUCT", "DESCRIBE")
        with self._asked(with_prefixes(sparql), _TRIPLES if graph else _RESULTS, timeout) as response:
            if graph:
                return Answer("graph", _ntriples(response))
            found = _parsed(response)
            if form == "ASK":
                return Answer.of_boolean(_boolean(found))
            if not isinstance(found, QuerySolutions):
                raise ServerError(f"{shown(self.query_address)}: expected rows")
            names = tuple(variable.value for variable in found.variables)
            answer = Answer("rows", solutions=(names, list(_unbroken(found))))
            _check_whole(response, len(answer))
            return answer

    @contextmanager
    def _asked(self, sparql: str, accept: str, timeout: float | None) -> Iterator[httpx.Response]:
        form = {"query": sparql}
        with self._channel.post(self._with_union(), form, accept, timeout=timeout) as response:
            yield response

    def _with_union(self) -> str:
        """Oxigraph takes its union option from the address, whatever the form has."""
        if not self.dialect.union:
            return self.query_address
        return str(httpx.URL(self.query_address).copy_merge_params(dict(self.dialect.union)))

    def check_union(self) -> None:
        """Raise ServerError if queries read the default graph alone, so that they would miss all statements."""
        if self.is_true(_NOT_UNION):
            raise ServerError(
                f"{shown(self.query_address)}: queries there read the default graph alone; switch the server to a"
                " default graph that is the union of all graphs (Fuseki: unionDefaultGraph)"
            )

    def update(self, sparql: str, *, repeatable: bool = True) -> None:
        """Run an update. Raises ServerError, InputError."""
        if self._update_address is None:
            self._update_address = self._find_update()
        with self._channel.post(self._update_address, {"update": sparql}, "*/*", repeatable=repeatable) as response:
            response.read()

    def _find_update(self) -> str:
        """The first of the usual addresses that takes an update which changes nothing."""
        given = os.environ.get(UPDATE_ADDRESS)
        base = self.query_address
        stem = base.rpartition("/")[0]
        usual = (base, f"{stem}/update", f"{base}/statements", f"{base}/update")
        nothing = f"DELETE DATA {{ GRAPH {write_term(LEDGER_GRAPH)} {{ <urn:x-none> <urn:x-none> <urn:x-none> }} }}"
        problems = []
        for address in (given,) if given else usual:
            try:
                with self._channel.post(address, {"update": nothing}, "*/*"):
                    return address
            except (ServerError, InputError) as error:
                problems.append(one_line(str(error), 160))
        raise ServerError(f"{shown(base)}: takes no updates (set {UPDATE_ADDRESS}?): {'; '.join(problems)}")

    def pages(self, sparql: str, order: str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT; ordered and in pages if the server cuts long answers off."""
        size = self.dialect.page
        if size is None:
            yield from self.rows(sparql)
            return
        offset = 0
        while True:
            # The order is inside: Virtuoso sorts no more than 10,000 rows beside a LIMIT.
            page = list(self.rows(f"SELECT * {{ {{ {sparql} ORDER BY {order} }} }} LIMIT {size} OFFSET {offset}"))
            yield from page
            if len(page) < size:
                return
            offset += size


def _parsed(response: httpx.Response) -> QuerySolutions | QueryBoolean:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind not in (_RESULTS, "application/json"):
        raise ServerError(f"{shown(str(response.url))}: answered {kind or 'nothing'} instead of SPARQL results")
    try:
        found = parse_query_results(cast("IO[bytes]", _Stream(response.iter_bytes())), format=QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise ServerError(f"{shown(str(response.url))}: broken results: {one_line(str(error))}") from error
    return found


def _ntriples(response: httpx.Response) -> bytes:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    known = RdfFormat.N_TRIPLES if kind == "text/plain" else RdfFormat.from_media_type(kind)
    if known is None:
        raise ServerError(f"{shown(str(response.url))}: answered {kind or 'nothing'} instead of RDF")
    try:
        triples = [quad.triple for quad in parse(response.read(), format=known)]
    except SyntaxError as error:
        raise ServerError(f"{shown(str(response.url))}: broken RDF: {one_line(str(error))}") from error
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _unbroken(solutions: QuerySolutions) -> Iterator[QuerySolution]:
    """The rows. Raises ServerError where they end in the middle: some servers stop so when their own limit is over."""
    try:
        yield from solutions
    except SyntaxError as error:
        raise ServerError(f"the server broke its answer off: {one_line(str(error))}") from error


def _boolean(found: QuerySolutions | QueryBoolean) -> bool:
    """The answer of an ASK; Virtuoso gives some as a row with a number."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    row = next(iter(found), None)
    return row is not None and isinstance(row[0], Literal) and row[0].value not in ("0", "false")


def _check_whole(response: httpx.Response, rows: int) -> None:
    limit = response.headers.get(_CUT, "")
    if limit.isdecimal() and rows >= int(limit):
        raise ServerError(f"the server cut the answer off after {limit} rows; ask for less, or raise its limit")


class _Stream(io.RawIOBase):
    """A response as a file that is read as it arrives."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken

"""Answers of queries: rows of Python values, a yes or no, or a graph; and their formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)
from pyoxigraph import parse as parse_rdf
from pyoxigraph import parse_query_results as parse_results

from diplograph.errors import InputError
from diplograph.triples.namespaces import PREFIXES, XSD
from diplograph.triples.tables import COLUMNS, comma_separated, fitted, markdown
from diplograph.triples.terms import namer
from diplograph.triples.turtle import turtle_chunks

Value = str | int | float | bool | Decimal | date | None
Term = NamedNode | BlankNode | Literal | Triple
_NATIVE = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}
_READERS: Mapping[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "markdown")
"""Formats that `Answer.format` knows."""


def python_value(term: Term | None) -> Value:
    """An RDF term as Python value: numbers, booleans and dates by their type, IRIs and all else as text."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, Triple) else term.value
    read = _READERS.get(term.datatype.value.removeprefix(XSD))
    try:
        return read(term.value) if read is not None else term.value
    except (ValueError, ArithmeticError):
        return term.value


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. `kind` is "rows", "boolean" or "graph".

    Rows are `solutions` (column names and rows), or SPARQL JSON in `payload`, which is what passes between processes;
    a boolean is SPARQL JSON, a graph N-Triples.
    """

    kind: str
    payload: bytes = b""
    solutions: tuple[tuple[str, ...], list[QuerySolution]] | None = None

    @classmethod
    def of_rows(cls, found: QuerySolutions) -> Answer:
        """The rows of an engine, all fetched."""
        return cls("rows", solutions=(tuple(variable.value for variable in found.variables), list(found)))

    @classmethod
    def of_boolean(cls, value: bool) -> Answer:  # noqa: FBT001
        """A yes or no."""
        return cls("boolean", json.dumps({"head": {}, "boolean": value}).encode())

    @classmethod
    def of_triples(cls, found: QueryTriples) -> Answer:
        """The triples of an engine, all fetched."""
        return cls("graph", found.serialize(format=RdfFormat.N_TRIPLES) or b"")

    def __reduce__(self) -> tuple[type[Answer], tuple[str, bytes]]:
        """Rows of an engine cannot be pickled; their JSON can."""
        return Answer, (self.kind, self._json() if self.kind == "rows" else self.payload)

    def _json(self) -> bytes:
        return self.payload if self.solutions is None else results_json(*self.solutions)

    def _solutions(self) -> QuerySolutions:
        found = parse_results(self.payload, format=QueryResultsFormat.JSON)
        if not isinstance(found, QuerySolutions):
            raise InputError("the query gives no rows")
        return found

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns; empty unless the answer has rows."""
        if self.solutions is not None:
            return self.solutions[0]
        return tuple(variable.value for variable in self._solutions().variables) if self.kind == "rows" else ()

    def terms(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows as RDF terms of pyoxigraph, None where unbound."""
        return map(tuple, self._solutions() if self.solutions is None else self.solutions[1])

    def rdflib_terms(self) -> Iterator[tuple[Any, ...]]:
        """The rows as RDF terms of rdflib, None where unbound."""
        from diplograph.triples.rdflib_store import rdflib_term

        return (tuple(None if term is None else rdflib_term(term) for term in row) for row in self.terms())

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """The rows as Python values by column name."""
        names = self.variables
        for row in self.terms():
            yield dict(zip(names, map(python_value, row), strict=True))

    def __len__(self) -> int:
        if self.kind != "rows":
            return 0
        return len(self.solutions[1]) if self.solutions is not None else sum(1 for _ in self.terms())

    def __bool__(self) -> bool:
        """The answer of an ASK; of others, whether there is anything."""
        if self.kind == "boolean":
            return bool(parse_results(self.payload, format=QueryResultsFormat.JSON))
        return any(True for _ in self.terms()) if self.kind == "rows" else bool(self.payload.strip())

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame. Raises ImportError if pandas is not installed."""
        return import_module("pandas").DataFrame(list(self), columns=list(self.variables))

    def format(self, name: str = "table", *, columns: int = COLUMNS) -> str:
        """The answer in one of `FORMATS`, with a line end at the end; a table at most `columns` wide.

        Raises InputError for a format that does not fit: rows cannot be Turtle, a graph can be nothing else.
        """
        if self.kind == "graph":
            return self._graph(name)
        if name in _NATIVE and (self.kind == "rows" or name != "tsv"):
            return self._native(name)
        if name == "turtle":
            raise InputError("format turtle needs a query that gives a graph (CONSTRUCT or DESCRIBE)")
        if self.kind == "boolean":
            return "true\n" if self else "false\n"
        return self._table(name, columns)

    def _graph(self, name: str) -> str:
        if name not in ("table", "turtle"):
            raise InputError(f"format {name} needs a query that gives rows; a graph can only be turtle")
        return "".join(turtle_chunks(parse_rdf(self.payload, format=RdfFormat.N_TRIPLES)))

    def _native(self, name: str) -> str:
        found = parse_results(self._json() if self.kind == "rows" else self.payload, format=QueryResultsFormat.JSON)
        data = found.serialize(format=_NATIVE[name])
        return data.decode().rstrip("\n") + "\n" if data is not None else ""

    def _table(self, name: str, columns: int) -> str:
        if name == "csv":
            rows = [["" if term is None else _lexical(term) for term in row] for row in self.terms()]
            return comma_separated(self.variables, rows)
        short = namer(PREFIXES)
        cells = [["" if term is None else _shown(term, short) for term in row] for row in self.terms()]
        return markdown(self.variables, cells) if name == "markdown" else fitted(self.variables, cells, columns)


def results_json(names: Sequence[str], rows: Iterable[Iterable[Term | None]]) -> bytes:
    """Rows in the SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": bindings}}, ensure_ascii=False).encode()


def _json_term(term: Term) -> dict[str, Any]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    shown: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language is not None:
        return {**shown, "xml:lang": term.language}
    return shown if term.datatype.value == XSD + "string" else {**shown, "datatype": term.datatype.value}


def _lexical(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _shown(term: Term, short: Callable[[str], str]) -> str:
    """A term as people want to read it: short IRIs, decimals without an empty fraction."""
    if isinstance(term, NamedNode):
        return short(term.value)
    if isinstance(term, Literal) and term.datatype.value == XSD + "decimal":
        return term.value.removesuffix(".0")
    return _lexical(term)

"""Running SPARQL queries: read-only, with all prefixes declared, over the union of all graphs, stopped in time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from diplograph.errors import InputError, one_line
from diplograph.executors import run_limited
from diplograph.triples.answers import Answer
from diplograph.triples.lookup import Lookup
from diplograph.triples.namespaces import PREFIXES
from diplograph.triples.questions import parse_question, question
from diplograph.triples.store import open_store

_NOT_CODE = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}"""  # long strings
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""  # strings
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$]\w+|\w*:\w+""",  # IRIs, comments, variables, prefixed names
    re.DOTALL,
)
_HAS_PARAMETERS = re.compile(r"^# param:", re.MULTILINE)
_REFUSED = {
    "SERVICE": "reads other servers; query them directly",
    "FROM": "is not needed: a query reads all graphs, use GRAPH to choose one",
}
_UPDATES = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)
_QUERY_FORMS = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def check(sparql: str) -> None:
    """Raise InputError for what is refused before a query runs: SERVICE, FROM and updates."""
    code = _NOT_CODE.sub(" ", sparql)
    for word, reason in _REFUSED.items():
        if re.search(rf"\b{word}\b", code, re.IGNORECASE):
            raise InputError(f"{word} {reason}")
    update = _UPDATES.search(code)
    if update is not None and not _QUERY_FORMS.search(code):
        raise InputError(f"{update[0].upper()} changes the graph; only queries are answered")


def run(store: Store, sparql: str) -> Answer:
    """The answer of a query in this process, without limit.

    Raises InputError, with line and column, for a query that is not SPARQL 1.1 or is refused.
    """
    check(sparql)
    try:
        found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(found, QuerySolutions | QueryBoolean):
            kind = "rows" if isinstance(found, QuerySolutions) else "boolean"
            return Answer(kind, found.serialize(format=QueryResultsFormat.JSON) or b"")
        return Answer("graph", found.serialize(format=RdfFormat.N_TRIPLES) or b"")
    except SyntaxError as error:
        raise InputError(f"not a SPARQL query: {one_line(str(error))}") from error
    except (RuntimeError, ValueError) as error:
        raise InputError(f"the query cannot be answered: {one_line(str(error))}") from error


def ask(store: Store, name: str, values: Mapping[str, str]) -> Answer:
    """The answer of a named question. Raises InputError for an unknown question, parameter or thing."""
    return run(store, question(name).fill(values, Lookup(store).find))


def answer(
    graph: Store | str | Path,
    *,
    sparql: str | None = None,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> Answer:
    """The answer of a query (`sparql`) or named question (`name`) over a store or what `open_store` can open.

    A query may begin with the lines of a named question; then it takes values too.
    With `timeout` (seconds; opening the graph does not count) the query runs in a process of its own and is
    killed when the time is over: QueryTimeoutError. Raises InputError as `run` and `ask` do.
    """
    store = graph if isinstance(graph, Store) else open_store(graph)
    if timeout is None:
        return _answer(store, sparql, name, dict(values or {}))
    return run_limited(_answer, store, sparql, name, dict(values or {}), timeout=timeout)


def _answer(store: Store, sparql: str | None, name: str | None, values: dict[str, str]) -> Answer:
    if name is not None:
        return ask(store, name, values)
    text = sparql or ""
    if not values and not _HAS_PARAMETERS.search(text):
        return run(store, text)
    try:
        asked = parse_question("query", text)
    except ValueError as error:
        raise InputError(f"{error} (parameters need the first lines of a named question)") from error
    return run(store, asked.fill(values, Lookup(store).find))

"""Running SPARQL queries: read-only, with all prefixes declared, over the union of all graphs, stopped in time.

Memory and folder answer in Oxigraph's own engine, a server in its own. Nothing falls back to a slower engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from diplograph.errors import InputError, one_line
from diplograph.executors import run_limited
from diplograph.triples.answers import Answer
from diplograph.triples.lookup import Lookup
from diplograph.triples.prefixes import check, checked, syntax_message
from diplograph.triples.questions import parse_question, question

SECONDS = 60.0
"""Default limit of a query in seconds."""
_HAS_PARAMETERS = re.compile(r"^# param:", re.MULTILINE)
__all__ = ["SECONDS", "answer", "ask", "check", "filled", "run"]


def run(store: Store, sparql: str) -> Answer:
    """The answer of a query in this process, without limit.

    Raises InputError, with line and column, for a query that is not SPARQL 1.1 or is refused.
    """
    prefixes = checked(sparql)
    try:
        found = store.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
        if isinstance(found, QuerySolutions):
            return Answer.of_rows(found)
        return Answer.of_boolean(bool(found)) if isinstance(found, QueryBoolean) else Answer.of_triples(found)
    except SyntaxError as error:
        raise InputError(syntax_message(sparql, str(error))) from error
    except (RuntimeError, ValueError) as error:
        raise InputError(f"the query cannot be answered: {one_line(str(error))}") from error


def ask(store: Store, name: str, values: Mapping[str, str]) -> Answer:
    """The answer of a named question. Raises InputError for an unknown question, parameter or thing."""
    return run(store, question(name).fill(values, Lookup(store).find))


def filled(sparql: str | None, name: str | None, values: Mapping[str, str], lookup: Lookup) -> str:
    """The SPARQL to run: of a named question, or of a query, which may begin with the lines of a named question.

    Raises InputError for an unknown question, parameter or thing.
    """
    if name is not None:
        return question(name).fill(values, lookup.find)
    text = sparql or ""
    if not values and not _HAS_PARAMETERS.search(text):
        return text
    try:
        asked = parse_question("query", text)
    except ValueError as error:
        raise InputError(f"{error} (parameters need the first lines of a named question)") from error
    return asked.fill(values, lookup.find)


def answer(
    graph: Store | str | Path,
    *,
    sparql: str | None = None,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> Answer:
    """The answer of a query (`sparql`) or named question (`name`) over a store, or whatever `open_graph` can open.

    A query may begin with the lines of a named question; then it takes values too.
    With `timeout` (seconds; opening the graph does not count) a query of a local graph runs in a process of its own
    that is killed when the time is over: QueryTimeoutError. Raises InputError as `run` and `ask` do.
    """
    from diplograph.triples.graphs import LocalGraph, open_graph

    opened = LocalGraph(graph) if isinstance(graph, Store) else open_graph(graph)
    given = dict(values or {})
    if isinstance(opened, LocalGraph):
        if timeout is None:
            return _answer(opened.store, sparql, name, given)
        return run_limited(_answer, opened.store, sparql, name, given, timeout=timeout)
    return opened.answer(filled(sparql, name, given, Lookup(opened.names())), timeout=timeout)


def _answer(store: Store, sparql: str | None, name: str | None, values: dict[str, str]) -> Answer:
    return run(store, filled(sparql, name, values, Lookup(store)))

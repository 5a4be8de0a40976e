"""`diplograph query`: a named question or SPARQL over a graph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from diplograph.commands.output import GRAPH, remark, say
from diplograph.errors import InputError, QueryTimeoutError, one_line

EXAMPLE = """examples:
  diplograph query --list
  diplograph query output/graph.trig memberships --param actor=Armenia
  diplograph query output/graph.trig trade --param first=Armenia --param second=Russia --format csv
  diplograph query output/graph.ttl --sparql 'SELECT ?a ?b WHERE { ?a dg:metWith ?b }' --format json
  diplograph query knowledge timeline --format csv
  diplograph query http://localhost:7878 dossier --param actor=Armenia

Prefixes (dg, dgi, dgc, rdfs, skos, dcterms, prov, oa, xsd, owl, wd ...) need no declaration; a query reads all
graphs of a dataset. CSV cells that a spreadsheet would take for a formula begin with an apostrophe."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "markdown")
SECONDS = 60.0
COLUMNS = 80


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "query",
        help="ask a named question or run SPARQL",
        description="Ask a named question of a graph, or run a SPARQL query.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", nargs="?", metavar="GRAPH", help=GRAPH)
    parser.add_argument("name", nargs="?", metavar="NAME", help="a named question")
    parser.add_argument("--list", action="store_true", help="list the named questions and their parameters")
    parser.add_argument("--sparql", metavar="TEXT", help="a SPARQL query")
    parser.add_argument("--file", type=Path, metavar="Q.rq", help="a file with a SPARQL query")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a parameter of the question; things by label, other name, ISO code, QID or IRI",
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="format of the answer (table)")
    parser.add_argument("--timeout", type=_seconds, default=SECONDS, metavar="S", help="stop after S seconds (60)")
    parser.set_defaults(run=run)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def run(arguments: argparse.Namespace) -> int:
    """Answer the query and print the answer."""
    if arguments.list:
        say(_list())
        return 0
    if arguments.graph is None:
        raise InputError("expected a graph to query, or --list")
    chosen = [source for source in (arguments.name, arguments.sparql, arguments.file) if source is not None]
    if len(chosen) != 1:
        raise InputError("expected one of: the NAME of a question, --sparql TEXT, --file Q.rq")
    from diplograph.triples.prefixes import unknown_terms
    from diplograph.triples.queries import answer

    values = _values(arguments.param)
    sparql = _read(arguments.file) if arguments.file else arguments.sparql
    try:
        found = answer(arguments.graph, sparql=sparql, name=arguments.name, values=values, timeout=arguments.timeout)
    except QueryTimeoutError as error:
        raise QueryTimeoutError(f"query {error}; allow more with --timeout") from error
    say(found.format(arguments.format, columns=_columns()))
    if found.kind == "rows" and not found:
        remark("; ".join(["no rows", *unknown_terms(sparql or "")]))
    return 0


def _columns() -> int:
    """Width of the terminal; 80 where the output goes elsewhere."""
    return max(40, get_terminal_size().columns) if sys.stdout.isatty() else COLUMNS


def _values(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise InputError(f"--param {one_line(pair, 60)}: expected KEY=VALUE, for example actor=Armenia")
        if name.strip() in values:
            raise InputError(f"--param {name.strip()}: given twice; a parameter has one value")
        values[name.strip()] = value.strip()
    return values


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise InputError(f"{path}: {reason}") from error


def _list() -> str:
    from diplograph.triples.questions import questions

    lines = []
    for question in questions().values():
        lines.append(f"{question.name:22} {question.text}")
        for parameter in question.parameters:
            need = (
                "required"
                if parameter.required
                else f"default {parameter.default}"
                if parameter.default
                else "optional"
            )
            lines.append(f"{'':22}   {parameter.name}={parameter.type} ({need}): {parameter.description}")
    return "\n".join(lines)

"""`diplograph explain`: what a triple or statement rests on."""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.commands.output import GRAPH, remark, say
from diplograph.errors import InputError

EXAMPLE = """examples:
  diplograph explain output/graph.trig "Armenia memberOf EAEU"
  diplograph explain output/graph.trig "Armenia * Russia"
  diplograph explain output/graph.trig relation-581ed4b98a5efed263d7

Subject and object by label, other name, ISO code, QID or IRI; * stands for any relation or thing."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "explain",
        help="show every statement behind a triple, with its sentence",
        description="Show every statement behind a triple: rule, confidence, speaker, sentence, document.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("what", metavar="STATEMENT", help='id or IRI of a statement, or "SUBJECT PREDICATE OBJECT"')
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the statements."""
    from diplograph.triples.explain import explain
    from diplograph.triples.store import open_store

    found = explain(open_store(arguments.graph), arguments.what)
    if not found:
        raise InputError(f"{arguments.what!r}: the graph has no such statement")
    say("\n\n".join(explanation.text() for explanation in found))
    remark(f"{len(found)} statements")
    return 0

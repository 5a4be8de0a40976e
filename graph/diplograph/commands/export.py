"""`diplograph export`: a graph as a file of another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from diplograph.commands.output import GRAPH, remark
from diplograph.errors import InputError

EXAMPLE = """examples:
  diplograph export output/graph.trig --format nquads -o graph.nq
  diplograph export output/graph.trig --format graphml -o network.graphml

Turtle, N-Triples and RDF/XML hold one graph: which document a triple comes from stays in dg:inDocument."""
RDF = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
OTHER = ("graphml", "gexf", "csv", "neo4j", "ftm", "html")


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "export",
        help="write a graph in another format",
        description="Write a graph in another format; the same graph gives the same bytes.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("--format", required=True, choices=(*RDF, *OTHER), help="the format to write")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    from diplograph.api import load

    if not arguments.output.absolute().parent.is_dir():
        raise InputError(f"{arguments.output.parent}: no such folder")
    load(arguments.graph).export(arguments.output, arguments.format)
    remark(f"wrote {arguments.output}")
    return 0

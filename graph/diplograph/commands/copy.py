"""`diplograph copy`: a graph into a store."""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.commands.output import GRAPH, say
from diplograph.errors import one_line

EXAMPLE = """examples:
  diplograph copy output/graph.trig knowledge          (a file into a store folder)
  diplograph copy knowledge http://localhost:7878      (a store folder onto a server, which can then grow)
  diplograph copy http://localhost:7878 backup

A copy of a store can grow like the store; a copy of a plain file can be read only."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "copy",
        help="copy a graph into a new store or onto an empty server",
        description="Copy a graph into a new store folder or onto an empty SPARQL server.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("store", metavar="STORE", help="folder that does not exist yet, or http(s) address of a server")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copy and say what can be done with the copy."""
    from diplograph.triples.copying import copy

    documents = copy(arguments.graph, arguments.store)
    grows = f"{documents} documents; it can grow" if documents else "read-only, because the source has no ledger"
    say(f"copied into {one_line(arguments.store)} ({grows})")
    return 0

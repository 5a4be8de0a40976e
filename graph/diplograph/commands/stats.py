"""`diplograph stats`: what is in a graph, in numbers."""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.commands.output import GRAPH, say

EXAMPLE = """example:
  diplograph stats output/graph.trig"""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "stats",
        help="count documents, things, statements and relations",
        description="Count documents, things, statements, relations and codes of a graph.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the numbers."""
    import json

    from diplograph.triples.stats import stats
    from diplograph.triples.store import open_store

    found = stats(open_store(arguments.graph))
    if arguments.json:
        say(json.dumps(found, indent=2))
        return 0
    for name, numbers in found.items():
        say(name)
        for key, number in numbers.items():
            say(f"  {number:8}  {key}")
    return 0

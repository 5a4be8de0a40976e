"""`diplograph show`: the interactive page of a graph."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from diplograph.commands.output import remark

EXAMPLE = """example:
  diplograph show output/graph.trig -o page.html"""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "show",
        help="write the interactive page of a graph",
        description="Write the interactive page of a graph: one HTML file that needs no network.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help="Turtle, TriG or N-Quads file, or store folder")
    parser.add_argument("-o", "--output", type=Path, default=Path("graph.html"), metavar="FILE", help="graph.html")
    parser.add_argument("--title", help="heading of the page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page."""
    from diplograph.api import load

    title = arguments.title or f"diplograph: {Path(arguments.graph).name}"
    load(arguments.graph).show(arguments.output, title=title)
    remark(f"wrote {arguments.output}")
    return 0

"""`diplograph show`: the interactive page of a graph."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from diplograph.commands.output import GRAPH, remark

EXAMPLE = """examples:
  diplograph show output/graph.trig -o page.html
  diplograph show output/graph.trig --around Armenia --steps 2 --since 2020 --families economy,figures

A cut page says so in its heading. With --since or --until, statements without a time are left out."""
STEPS = (1, 2, 3)


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "show",
        help="write the interactive page of a graph",
        description="Write the interactive page of a graph: one HTML file that needs no network.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("-o", "--output", type=Path, default=Path("graph.html"), metavar="FILE", help="graph.html")
    parser.add_argument("--title", help="heading of the page")
    cut = parser.add_argument_group("a part of a large graph")
    cut.add_argument(
        "--around", action="append", default=[], metavar="NAME", help="what is near this thing (may be repeated)"
    )
    cut.add_argument("--steps", type=int, choices=STEPS, default=1, help="how many links away from it (1)")
    cut.add_argument("--since", metavar="DATE", help="what holds or happens in or after a year or date")
    cut.add_argument("--until", metavar="DATE", help="what holds or happens in or before a year or date")
    cut.add_argument(
        "--families",
        type=_names,
        default=[],
        metavar="LIST",
        help="kinds of relation, as economy,diplomacy,figures,claims",
    )
    parser.set_defaults(run=run)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def run(arguments: argparse.Namespace) -> int:
    """Write the page."""
    from diplograph.api import load

    title = arguments.title or f"diplograph: {Path(arguments.graph).name}"
    load(arguments.graph).show(
        arguments.output,
        title=title,
        around=arguments.around,
        steps=arguments.steps,
        since=arguments.since,
        until=arguments.until,
        families=arguments.families,
    )
    remark(f"wrote {arguments.output}")
    return 0

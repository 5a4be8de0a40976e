"""`diplograph gaps`: the sentences that named two actors or a figure and gave no statement."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from diplograph.commands.output import remark, say

EXAMPLE = """example:
  diplograph gaps output/graph.ttl --most 20"""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "gaps",
        help="list sentences that name two actors or a figure and gave no statement",
        description="List what a build read over, richest sentences first, so that a wording can be added for them.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help="graph file of a build, or its folder")
    parser.add_argument("--most", type=int, default=40, metavar="N", help="at most N sentences (default 40)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the sentences."""
    from diplograph.gaps_table import read_gaps

    rows = read_gaps(Path(arguments.graph))
    for row in rows[: max(0, arguments.most)]:
        about = "; ".join(part for part in (row["actors"], row["figures"]) if part)
        say(f"{row['document']}:{row['start']}  {about}")
        say(f"    {row['sentence']}")
    remark(f"{len(rows)} sentences without a statement")
    return 0

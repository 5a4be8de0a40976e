"""`diplograph validate`: does a graph keep the graph contract?"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from diplograph.commands.output import GRAPH, say
from diplograph.errors import one_line

EXAMPLE = """example:
  diplograph validate output/graph.trig

Exit code 1 if anything breaks the contract; warnings alone do not count."""
MOST = 100


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "validate",
        help="check a graph against the ontology's shapes and rules",
        description="Check a graph with SHACL shapes and cross-checks.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)
    parser.add_argument("--fast", action="store_true", help="leave out the SHACL shapes, the slower half")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings."""
    from diplograph.triples.store import open_store
    from diplograph.triples.validation import validate

    report = validate(open_store(arguments.graph), shapes=not arguments.fast)
    for finding in report.findings[:MOST]:
        say(f"{finding.severity}  {finding.check}  {one_line(finding.focus)}  {one_line(finding.message)}")
    if len(report.findings) > MOST:
        say(f"… and {len(report.findings) - MOST} more")
    for check, count in sorted(Counter(finding.check for finding in report.findings).items()):
        say(f"{count:6}  {check}")
    warnings = len(report.findings) - len(report.violations)
    say(f"{report.triples} triples, {len(report.violations)} violations, {warnings} warnings")
    return 0 if report.conforms else 1

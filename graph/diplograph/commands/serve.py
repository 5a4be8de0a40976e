"""`diplograph serve`: SPARQL over HTTP, a query page and the network page."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from diplograph.commands.output import remark
from diplograph.errors import InputError

EXAMPLE = """examples:
  diplograph serve output/graph.trig
  diplograph serve store/ --port 8080 --timeout 10 --memory 2000
  DIPLOGRAPH_TOKEN=secret diplograph serve store/ --host 0.0.0.0
  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * {?a dg:metWith ?b}' http://127.0.0.1:8000/sparql

SPARQL 1.1 protocol at /sparql, query page at /, network page at /graph, things at /id/NAME, /health, /metrics.
The service is read-only. Requests are logged to standard error, one JSON object a line."""
TOKEN = "DIPLOGRAPH_TOKEN"  # noqa: S105 -- the name of the variable


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "serve",
        help="answer SPARQL over HTTP, with a query page and the network page",
        description="Serve a graph over HTTP, read-only: SPARQL 1.1 protocol, query page, network page.",
        epilog=EXAMPLE,
    )
    parser.add_argument("graph", metavar="GRAPH", help="Turtle, TriG or N-Quads file, or store folder")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen at, 0 for any free one (8000)")
    parser.add_argument("--timeout", type=_seconds, default=30.0, metavar="S", help="stop a query after S seconds (30)")
    parser.add_argument("--memory", type=_positive, default=1024, metavar="MB", help="memory of a query (1024)")
    parser.add_argument("--result", type=_positive, default=256, metavar="MB", help="size of a result (256)")
    parser.add_argument("--workers", type=_positive, metavar="N", help="queries at once (8 or more)")
    parser.add_argument("--long", type=_positive, metavar="N", help="long queries beside them (4 or more)")
    parser.add_argument("--token", help=f"ask clients for this token; better set {TOKEN}, which ps does not show")
    parser.add_argument(
        "--allow-origin", metavar="ORIGIN", help="other web pages that may read answers, * for all (none may)"
    )
    parser.add_argument("--title", help="heading of the pages")
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from diplograph.service.access import Access
    from diplograph.service.exchange import Settings
    from diplograph.service.server import Address, serve
    from diplograph.service.worker import MEGABYTE

    token = arguments.token or os.environ.get(TOKEN) or None
    origin: str | None = arguments.allow_origin
    if origin is not None and not (origin.isprintable() and origin.isascii()):
        raise InputError(f"--allow-origin {origin!r}: expected an origin, for example https://example.org")
    processors = max(2, os.cpu_count() or 2)
    settings = Settings(
        location=arguments.graph,
        timeout=arguments.timeout,
        memory=arguments.memory * MEGABYTE,
        result=arguments.result * MEGABYTE,
        workers=arguments.workers or min(32, max(8, 2 * processors)),
        long=arguments.long or 2 * processors,
    )
    address = Address(arguments.host, arguments.port)
    title = arguments.title or f"diplograph: {Path(arguments.graph).resolve().name}"
    access = Access(token, origin)

    def announce(url: str) -> None:
        if not address.loopback and token is None:
            remark(f"warning: anyone who reaches {address.host} can read the graph; set a token with {TOKEN}")
        remark(f"serving {arguments.graph} at {url}")

    serve(settings, address, access, title=title, announce=announce)
    return 0

"""`diplograph forget`: take a document out of a store."""

from __future__ import annotations

import argparse
from typing import Any

from diplograph.commands.output import say
from diplograph.errors import one_line

EXAMPLE = """examples:
  diplograph forget knowledge briefings/2025-03-01.md
  diplograph forget knowledge doc-first-briefing-1a2b3c4d5e

With the document go its statements, their passages, and every direct triple, name and thing that no other document
supports."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "forget",
        help="take a document out of a store",
        description="Take a document out of a store with all that rests on it alone.",
        epilog=EXAMPLE,
    )
    parser.add_argument("store", metavar="STORE", help="store folder, or http(s) address of a SPARQL server")
    parser.add_argument(
        "documents", nargs="+", metavar="DOC", help="id or IRI, path of the file, its name, or the title"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Forget the documents and say which."""
    from contextlib import closing

    from diplograph.triples.forgetting import named
    from diplograph.triples.growth import Growth
    from diplograph.triples.writers import open_writer

    with closing(open_writer(arguments.store, must_exist=True)) as writer:
        growth = Growth(writer)
        documents = list(dict.fromkeys(named(growth.ledger, document) for document in arguments.documents))
        growth.forget(documents)
        left = len(growth.ledger)
    for document in documents:
        say(f"forgot {document}")
    say(f"{one_line(arguments.store)} holds {left} documents")
    return 0

"""What commands write: results to standard output, remarks to standard error."""

from __future__ import annotations

import sys
from typing import TextIO

GRAPH = "file (Turtle, TriG, N-Quads ...), folder of a build or store, or http(s) address of a SPARQL server"
"""What commands that read a graph can read."""


def say(text: str) -> None:
    """Write a result and a line end; what the output's encoding cannot write is replaced by an escape."""
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """Write a message for the person at the terminal."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    line = text if text.endswith("\n") else text + "\n"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding))

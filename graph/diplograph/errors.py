"""Errors a user can cause and mend: their message is one line that names the value and what was expected."""

from __future__ import annotations


class DiplographError(Exception):
    """Base of all errors that diplograph raises itself."""


class InputError(DiplographError):
    """A path, argument, graph or query that the user gave is wrong (exit code 2)."""


class QueryTimeoutError(DiplographError):
    """A query was stopped because it ran longer than it was allowed to (exit code 1)."""


class StoreBusyError(DiplographError):
    """Another process is writing the store (exit code 1)."""


class ServerError(DiplographError):
    """A server did not answer, or answered something else than SPARQL (exit code 1)."""


def one_line(text: str, limit: int = 300) -> str:
    """`text` made safe to print as one line of a terminal: control characters become spaces, long text is cut."""
    words = "".join(character if character.isprintable() else " " for character in text).split()
    line = " ".join(words)
    return line if len(line) <= limit else line[: limit - 1] + "…"

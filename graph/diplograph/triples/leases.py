"""Who may write the graph of a server: a lease in its ledger that runs out by itself when its holder is gone."""

from __future__ import annotations

import os
import secrets
import socket
import time
from typing import Self

from pyoxigraph import Literal, NamedNode

from diplograph.errors import StoreBusyError
from diplograph.triples.http import shown
from diplograph.triples.server import LEDGER_GRAPH, Server
from diplograph.triples.terms import quoted, write_term

_HOLDER = NamedNode(f"{LEDGER_GRAPH.value}#writer")
_SECONDS = 600
"""How long a lease lasts that is not renewed."""
_GRAPH, _SUBJECT, _PREDICATE = (write_term(term) for term in (LEDGER_GRAPH, LEDGER_GRAPH, _HOLDER))


class Lease:
    """A lease of a server; its text is `host pid token until`, the last in seconds since 1970."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._name = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(8)}"
        self._text = ""

    @classmethod
    def take(cls, server: Server) -> Self:
        """A lease of the server. Raises StoreBusyError if another writer has one."""
        lease = cls(server)
        for text in lease._held():
            if not _is_over(text):
                host, process = text.split()[:2]
                raise StoreBusyError(
                    f"{shown(server.address)}: is being written by process {process} on {host};"
                    " try again when it has ended"
                )
            lease._delete(text)
        lease._put(unless_held=True)
        lease._check()
        return lease

    def renew(self) -> None:
        """Extend the lease. Raises StoreBusyError if it was lost, because it had run out."""
        self._check()
        old = self._text
        self._put(unless_held=False)
        self._delete(old)

    def release(self) -> None:
        """Give the lease back."""
        self._delete(self._text)

    def _check(self) -> None:
        held = self._held()
        if held != [self._text]:
            self._delete(self._text)
            raise StoreBusyError(f"{shown(self._server.address)}: another writer came in between; try again later")

    def _held(self) -> list[str]:
        rows = self._server.rows(f"SELECT ?text {{ GRAPH {_GRAPH} {{ {_SUBJECT} {_PREDICATE} ?text }} }}")
        return sorted(text.value for (text,) in rows if isinstance(text, Literal))

    def _put(self, *, unless_held: bool) -> None:
        self._text = f"{self._name} {int(time.time()) + _SECONDS}"
        triple = f"GRAPH {_GRAPH} {{ {_SUBJECT} {_PREDICATE} {quoted(self._text)} }}"
        if unless_held:
            held = f"GRAPH {_GRAPH} {{ {_SUBJECT} {_PREDICATE} ?other }}"
            self._server.update(f"INSERT {{ {triple} }} WHERE {{ FILTER NOT EXISTS {{ {held} }} }}")
        else:
            self._server.update(f"INSERT DATA {{ {triple} }}")

    def _delete(self, text: str) -> None:
        self._server.update(f"DELETE DATA {{ GRAPH {_GRAPH} {{ {_SUBJECT} {_PREDICATE} {quoted(text)} }} }}")


def _is_over(text: str) -> bool:
    """Whether a lease has run out, or its holder was a process of this machine that is gone."""
    parts = text.split()
    if len(parts) != 4 or not parts[3].isdecimal() or int(parts[3]) < time.time():
        return True
    return parts[0] == socket.gethostname() and not _is_alive(int(parts[1]))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

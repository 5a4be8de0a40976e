"""A worker: a forked process that does one job after another and can do nothing else.

Jobs come over a socket, each as an open file that holds the job and takes its result (see `pool`). Before the first
job the worker gives up what a query could misuse: its memory is limited, and it has no file descriptor left but the
one for the file of the job, so that nothing it runs can open a file or a connection.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pyoxigraph import Store

from diplograph.service.jobs import perform

MEGABYTE = 1024 * 1024
_KEEP = 4
"""A worker whose address space grew by more than this fraction of its limit ends, to begin anew."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use: `memory` and the size of one `result`, in bytes."""

    memory: int
    result: int


class ResultTooLarge(Exception):  # noqa: N818 -- a limit that was reached, not an error
    """A result that would be larger than allowed."""


class _Bounded:
    """A binary file that takes no more than a number of bytes."""

    def __init__(self, out: IO[bytes], limit: int) -> None:
        self._out, self._left = out, limit
        self.reached = False

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            self.reached = True
            raise ResultTooLarge
        return self._out.write(data)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._out.flush()


def address_space() -> int:
    """Bytes of address space of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def work(channel: socket.socket, opening: Callable[[], Store], limits: Limits, *, confined: bool) -> None:
    """Do the jobs of a channel until it is closed; `confined` workers cannot open files or connections."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL if number != signal.SIGINT else signal.SIG_IGN)
    store = opening()
    meter = None if not confined else os.open("/proc/self/statm", os.O_RDONLY) if Path("/proc/self/statm").exists() else None
    before = _limit_memory(limits.memory)
    if confined:
        _close_the_doors()
    gc.freeze()
    channel.sendall(b'{"ready": true}\n')
    while True:
        file = _receive(channel)
        if file is None:
            return
        reply = _do(store, file, limits)
        reply["last"] = not confined or _grown(meter, before) > limits.memory // _KEEP
        channel.sendall(json.dumps(reply).encode() + b"\n")
        if reply["last"]:
            return

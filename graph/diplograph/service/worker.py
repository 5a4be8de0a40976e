"""A worker: a forked process that does one job after another and can do nothing else.

Jobs come over a socket, each as an open file that holds the job and takes its result (see `pool`). Before the first
job the worker gives up what a query could misuse: its memory is limited, and it has no file descriptor left but the
one for the file of the job, so that nothing it runs can open a file or a connection.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import Store

from diplograph.service.jobs import Reply, perform

MEGABYTE = 1024 * 1024
_KEEP = 4
"""A worker that has held more than this fraction of its memory ends after its job, so that each query finds all."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use: `memory` beside the graph, and the size of one `result`; in bytes."""

    memory: int
    result: int


class ResultTooLarge(Exception):  # noqa: N818 -- a limit that is reached is no error
    """A result that would be larger than allowed."""


class Bounded:
    """A binary file that raises ResultTooLarge for what goes beyond a number of bytes."""

    def __init__(self, out: BinaryIO, limit: int) -> None:
        self._out, self._left = out, limit
        self.full = False

    def write(self, data: bytes) -> int:
        """Write, if there is room."""
        self._left -= len(data)
        if self._left < 0:
            self.full = True
            raise ResultTooLarge
        return self._out.write(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Write each of the lines."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Flush the file."""
        self._out.flush()


def work(channel: socket.socket, opening: Callable[[], Store], limits: Limits, *, confined: bool) -> None:
    """Do the jobs of a channel until it is closed.

    A worker that is not `confined` can open files and ends after one job: the network page loads libraries.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    store = opening()
    _limit_memory(limits.memory)
    if confined:
        _close_the_doors()
    start = _peak()
    channel.sendall(b'{"ready": true}\n')
    while (file := _receive(channel)) is not None:
        reply = _do(store, file, limits)
        reply["last"] = not confined or _peak() - start > limits.memory // _KEEP
        channel.sendall(json.dumps(reply).encode() + b"\n")
        if reply["last"]:
            return


def _do(store: Store, file: BinaryIO, limits: Limits) -> Reply:
    """Read the job from the file, put the result in its place, and close it."""
    with file:
        job = json.loads(file.read())
        file.seek(0)
        file.truncate()
        out = Bounded(file, limits.result)
        try:
            return perform(store, job, cast("BinaryIO", out))
        except (ResultTooLarge, OSError):
            if not out.full:
                return {"status": 503, "message": "the graph could not be read"}
            size = limits.result // MEGABYTE
            return {"status": 503, "message": f"the result is larger than {size} MB; ask for less, with LIMIT"}


def _be_silent() -> None:
    """Send standard error nowhere: what an engine says when it gets no memory would stand between lines of the log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _receive(channel: socket.socket) -> BinaryIO | None:
    """The file of the next job; None when the channel is closed."""
    _, descriptors, _, _ = socket.recv_fds(channel, 1, 1)
    return os.fdopen(descriptors[0], "r+b") if descriptors else None


def _peak() -> int:
    """Most memory that this process has held, in bytes (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _limit_memory(memory: int) -> None:
    """Allow `memory` bytes more address space than the process has now. Systems without /proc set no such limit."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    table = Path("/proc/self/statm")
    if table.exists():
        limit = int(table.read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE") + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _close_the_doors() -> None:
    """Leave room for one more file descriptor: the one of the job's file, which is there while a query runs."""
    highest = max(map(int, os.listdir("/dev/fd")))
    while (filler := os.open(os.devnull, os.O_RDONLY)) <= highest:
        pass
    os.close(filler)
    resource.setrlimit(resource.RLIMIT_NOFILE, (filler + 1, filler + 1))

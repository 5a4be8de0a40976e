"""The fork server: a process that opens the graph once and forks workers from it.

Run as `python -m diplograph.service.forkserver DESCRIPTOR`; the descriptor is a stream socket. First it takes one
line, a JSON object (`location`, `memory`, `result`), and answers with `{"ready": true}` or `{"error": …}`. Then each
line is a command, answered with one line:
  fork query, fork page   with the worker's end of its channel as file descriptor: gives `{"pid": …}`
  calm PID                lowers the priority of a worker, for it works longer than others: gives `{}`
  why PID                 gives `{"signal": …}`: what the worker died of, 0 if it ended itself, -1 if it lives
  end PID                 kills the worker if it lives and forgets it: gives `{}`
When the socket closes, the fork server kills its workers and ends.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from pyoxigraph import Store

from diplograph.errors import InputError, one_line
from diplograph.service.jobs import prepare
from diplograph.service.worker import Limits, work
from diplograph.triples.store import open_store

# A tenth of the weight of others: enough to get on where the machine is busy with other things.
_CALM = 10
_ROCKSDB_MARK = "CURRENT"


class ForkServer:
    """Workers by process id, and how they come to the graph."""

    def __init__(self, control: socket.socket, opening: Callable[[], Store], limits: Limits) -> None:
        self._control = control
        self._opening = opening
        self._limits = limits
        self._workers: set[int] = set()
        self._dead: dict[int, int] = {}

    def serve(self) -> None:
        """Obey commands until the socket closes, then kill the workers."""
        # A front that dies in the middle of a command breaks the socket instead of closing it.
        with suppress(ConnectionError):
            while True:
                line, descriptors, _, _ = socket.recv_fds(self._control, 256, 1)
                if not line:
                    break
                self._control.sendall(json.dumps(self._obey(line.decode(), descriptors)).encode() + b"\n")
        for worker in sorted(self._workers):
            os.kill(worker, signal.SIGKILL)

    def _obey(self, line: str, descriptors: list[int]) -> dict[str, int]:
        command, _, argument = line.strip().partition(" ")
        self._bury()
        if command == "fork":
            return {"pid": self._fork(descriptors[0], confined=argument == "query")}
        worker = int(argument)
        if command == "why":
            return {"signal": self._dead.get(worker, -1)}
        if worker in self._workers:
            # It is our child and not waited for, so the id is still its own, also when it has died.
            if command == "calm":
                _calm(worker)
            else:
                os.kill(worker, signal.SIGKILL)
        self._dead.pop(worker, None)
        return {}

    def _bury(self) -> None:
        """Take note of the dead, without waiting for those who are dying: a calm process takes its time."""
        for worker in sorted(self._workers):
            found, status = os.waitpid(worker, os.WNOHANG)
            if found:
                self._workers.remove(worker)
                self._dead[worker] = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0

    def _fork(self, descriptor: int, *, confined: bool) -> int:
        """Process id of a new worker; 0 if the system gives none."""
        try:
            worker = os.fork()
        except OSError:
            os.close(descriptor)
            return 0
        if worker == 0:
            self._control.close()
            _become_worker(descriptor, self._opening, self._limits, confined=confined)
        os.close(descriptor)
        self._workers.add(worker)
        return worker


def _calm(worker: int) -> None:
    os.setpriority(os.PRIO_PROCESS, worker, _CALM)
    # Where Linux shares processors between sessions (autogroups), the priority of the worker's session counts.
    with suppress(OSError):
        Path(f"/proc/{worker}/autogroup").write_text(str(_CALM), encoding="ascii")


def _become_worker(descriptor: int, opening: Callable[[], Store], limits: Limits, *, confined: bool) -> NoReturn:
    """Work and leave without the interpreter's end: what it would tidy up belongs to the fork server."""
    try:
        # In a session of its own a worker that works hard takes no processor time from the others' share.
        os.setsid()
        with socket.socket(fileno=descriptor) as channel:
            work(channel, opening, limits, confined=confined)
    finally:
        os._exit(0)


def _opening(location: str) -> Callable[[], Store]:
    """How a worker gets the store: a file is read here, once; a folder is opened by each worker.

    Its engine works with threads, which do not live on in a forked process.
    """
    if (Path(location) / _ROCKSDB_MARK).is_file():
        return lambda: open_store(location)
    store = open_store(location)
    return lambda: store


def main(descriptor: int) -> None:
    """Read the settings, open the graph and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=descriptor) as control:
        settings = json.loads(control.recv(65536))
        try:
            opening = _opening(settings["location"])
        except InputError as error:
            control.sendall(json.dumps({"error": one_line(str(error))}).encode() + b"\n")
            return
        prepare()
        # What is there now is never freed: counting references must not copy its pages in every worker.
        gc.freeze()
        control.sendall(b'{"ready": true}\n')
        ForkServer(control, opening, Limits(settings["memory"], settings["result"])).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))

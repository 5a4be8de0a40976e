"""The workers as the front sees them: ready ones, quick ones at work, and a few that work longer.

A job begins on a ready worker. When it is not done after `QUICK` seconds of work it is a long job: its worker gets
a low priority and a new one takes its place, so that long jobs never stand in the way of quick ones. There are
only so many places for long jobs; without a free one the job is refused. At the time limit its worker is killed.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from typing import Any

from diplograph.errors import InputError
from diplograph.service.exchange import (
    Result,
    Settings,
    Worker,
    WorkerEnded,
    converse,
    line,
    processor_seconds,
    result_of,
)
from diplograph.service.refusal import Refusal
from diplograph.service.worker import MEGABYTE

_LOGGER = logging.getLogger("diplograph.service")
QUICK = 0.1
"""Seconds of processor time after which a job is a long one."""
LOOK = 0.05
"""Seconds between looks at a job."""
QUEUE = 256
"""Jobs that may wait for a worker; more are refused."""
_RESTART = 0.5
_PATIENCE, _MOMENT = 100, 0.02


class Pool:
    """Runs jobs. Use `start`, then `run` any number of times, then `close`, all in one event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ended: dict[str, int] = {"time": 0, "memory": 0, "crowded": 0, "left": 0}
        """How many jobs were stopped for time or memory, refused for want of a place, or left by the client."""
        self.generation = 0
        """Counts how often the graph was opened anew."""
        self._ready: asyncio.Queue[Worker] = asyncio.Queue()
        self._control_lock = asyncio.Lock()
        self._waiting = 0
        self._long = 0
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def state(self) -> dict[str, int]:
        """Numbers of workers that are ready, busy and busy with long jobs, and of waiting jobs."""
        ready = self._ready.qsize()
        busy = len(self._workers) - ready
        return {"ready": ready, "busy": busy, "long": self._long, "waiting": self._waiting}

    @property
    def alive(self) -> bool:
        """Whether the fork server lives."""
        return self._server.poll() is None

    async def start(self) -> None:
        """Start the fork server and the workers. Raises InputError if the graph cannot be opened."""
        self._control, theirs = socket.socketpair()
        self._control.setblocking(False)
        with theirs:
            command = [sys.executable, "-m", "diplograph.service.forkserver", str(theirs.fileno())]
            # One thread each: a forked process has only the thread that forked.
            environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
            self._server = subprocess.Popen(  # noqa: S603 -- our own module
                command,
                pass_fds=[theirs.fileno()],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        wanted = self.settings
        about = {"location": wanted.location, "memory": wanted.memory, "result": wanted.result}
        answer = await self._ask(json.dumps(about))
        if "error" in answer:
            raise InputError(answer["error"])
        try:
            self._ready.put_nowait(await self._new("query"))
        except Refusal as refusal:
            raise InputError(refusal.message) from refusal
        for _ in range(wanted.workers - 1):
            self._later(self._refill())

    async def run(self, job: Mapping[str, Any]) -> Result:
        """The result of a job. Raises Refusal with the status that the job was refused or stopped with."""
        if self._waiting >= QUEUE:
            raise self._crowded("too many queries are waiting")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.settings.timeout):
                worker = await self._ready.get()
        except TimeoutError:
            raise self._crowded("all workers are busy") from None
        finally:
            self._waiting -= 1
        return await self._attempt(worker, job)

    async def run_apart(self, job: Mapping[str, Any]) -> Result:
        """The result of a job of our own that needs libraries; its worker may open files and does only this job."""
        worker = await self._new("page")
        try:
            async with asyncio.timeout(self.settings.timeout):
                return result_of(*await converse(worker, job))
        except TimeoutError:
            raise self._out_of_time() from None
        except WorkerEnded:
            raise await self._out_of_memory(worker) from None
        finally:
            self._later(self._discard(worker))

    def renew(self) -> None:
        """Replace all workers, so that they see what has been added to a store folder."""
        self.generation += 1
        while not self._ready.empty():
            self._later(self._discard(self._ready.get_nowait(), refill=True))

    def abandon(self) -> None:
        """Kill all workers: when the fork server is gone, nobody else is left to end those that still work."""
        for worker in self._workers:
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)

    async def close(self) -> None:
        """Kill what still works and end the fork server."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in self._workers:
            worker.channel.close()
        if not self.alive:
            self.abandon()
        self._control.close()
        await asyncio.to_thread(self._server.wait)

    async def _attempt(self, worker: Worker, job: Mapping[str, Any]) -> Result:
        """Do a client's job as the module's docstring says; the worker goes on, or is replaced."""
        talk = asyncio.create_task(converse(worker, job))
        start, used = time.monotonic(), processor_seconds(worker)
        long = again = False
        try:
            while not (await asyncio.wait({talk}, timeout=LOOK))[0]:
                if not long and processor_seconds(worker) - used >= QUICK:
                    long = self._begin_long(worker)
                if time.monotonic() - start >= self.settings.timeout:
                    raise self._out_of_time()
            reply, file = talk.result()
            again = not long and not reply["last"] and worker.generation == self.generation
            return result_of(reply, file)
        except WorkerEnded:
            raise await self._out_of_memory(worker) from None
        except asyncio.CancelledError:
            self.ended["left"] += 1
            raise
        finally:
            talk.cancel()
            self._long -= long
            if again:
                self._ready.put_nowait(worker)
            else:
                self._later(self._discard(worker, refill=not long))

    def _begin_long(self, worker: Worker) -> bool:
        if self._long >= self.settings.long:
            raise self._crowded("the service is busy with other long queries")
        self._long += 1
        # The worker does not come back to its place: a process may lower its priority, but not raise it again.
        self._later(self._ask(f"calm {worker.process}"))
        self._later(self._refill())
        return True

    def _crowded(self, reason: str) -> Refusal:
        self.ended["crowded"] += 1
        return Refusal(503, f"{reason}; try again later", {"Retry-After": "5"})

    def _out_of_time(self) -> Refusal:
        self.ended["time"] += 1
        return Refusal(503, f"the query was stopped after {self.settings.timeout:g} s; ask for less, with LIMIT")

    async def _out_of_memory(self, worker: Worker) -> Refusal:
        """Why a worker ended: its engine aborts when it gets no memory."""
        self.ended["memory"] += 1
        for _ in range(_PATIENCE):
            died_of = (await self._ask(f"why {worker.process}")).get("signal", 0)
            if died_of >= 0:
                break
            await asyncio.sleep(_MOMENT)
        if died_of == signal.SIGABRT:
            return Refusal(503, f"the query was stopped: it needed more than {self.settings.memory // MEGABYTE} MB")
        _LOGGER.warning("worker %d ended by signal %d", worker.process, died_of)
        return Refusal(503, "the query was stopped: it is too long or too deeply nested for the engine")

    async def _new(self, kind: str) -> Worker:
        """A new worker that has opened the graph. Raises Refusal (503) if there is none to be had."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        generation = self.generation
        with theirs:
            process = (await self._ask(f"fork {kind}", theirs)).get("pid", 0)
        worker = Worker(process, ours, generation)
        self._workers.add(worker)
        try:
            hello = await line(ours)
        except (ConnectionError, EOFError):
            hello = {"error": "a worker could not be started"}
        if "error" in hello:
            await self._discard(worker)
            raise Refusal(503, hello["error"])
        return worker

    async def _refill(self) -> None:
        """Make one more worker ready, however long it takes."""
        while True:
            try:
                self._ready.put_nowait(await self._new("query"))
            except Refusal:
                await asyncio.sleep(_RESTART)
            else:
                return

    async def _discard(self, worker: Worker, *, refill: bool = False) -> None:
        self._workers.discard(worker)
        worker.channel.close()
        await self._ask(f"end {worker.process}")
        if refill:
            await self._refill()

    async def _ask(self, command: str, send: socket.socket | None = None) -> dict[str, Any]:
        """Answer of the fork server to a command; empty when it is gone."""
        async with self._control_lock:
            try:
                socket.send_fds(self._control, [command.encode()], [send.fileno()] if send else [])
                return await line(self._control)
            except (ConnectionError, EOFError):
                return {}

    def _later(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""One worker of the service: what it is served with, and how a job is sent to it and its result comes back."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from diplograph.service.refusal import Refusal
from diplograph.service.worker import MEGABYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served and with which limits: `timeout` in seconds, `memory` and `result` in bytes.

    `workers` is the number of quick jobs at once, `long` that of long ones beside them.
    """

    location: str
    timeout: float = 30.0
    memory: int = 1024 * MEGABYTE
    result: int = 256 * MEGABYTE
    workers: int = 8
    long: int = 4


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker process, our end of its channel, and the generation of the graph that it opened."""

    process: int
    channel: socket.socket
    generation: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a job gave: the media type, and the result as an open file of `size` bytes, at its beginning."""

    media: str
    file: IO[bytes]
    size: int


class WorkerEnded(Exception):  # noqa: N818 -- it never leaves the pool
    """A worker died before it replied."""


async def converse(worker: Worker, job: Mapping[str, Any]) -> tuple[dict[str, Any], IO[bytes]]:
    """Send a job; its reply, and the file with the result. Raises WorkerEnded if there is no reply."""
    file = tempfile.TemporaryFile(prefix="diplograph-")  # noqa: SIM115 -- handed on with the result
    try:
        file.write(json.dumps(job).encode())
        file.seek(0)
        socket.send_fds(worker.channel, [b"j"], [file.fileno()])
        return await line(worker.channel), file
    except (ConnectionError, EOFError) as error:
        file.close()
        raise WorkerEnded from error
    except BaseException:
        file.close()
        raise


def processor_seconds(worker: Worker) -> float:
    """Processor time of a worker; on a busy machine an innocent query takes long too. Without /proc, just the time."""
    try:
        fields = Path(f"/proc/{worker.process}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def line(channel: socket.socket) -> dict[str, Any]:
    """The next message of a socket, a JSON object on a line. Raises EOFError at the end."""
    received = b""
    while not received.endswith(b"\n"):
        part = await asyncio.get_running_loop().sock_recv(channel, 65536)
        if not part:
            raise EOFError
        received += part
    message: dict[str, Any] = json.loads(received)
    return message


def result_of(reply: Mapping[str, Any], file: IO[bytes]) -> Result:
    """The result that a reply tells of. Raises Refusal with the status and message of any other reply."""
    if reply["status"] != 200:
        file.close()
        raise Refusal(reply["status"], reply["message"])
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return Result(reply["type"], file, size)

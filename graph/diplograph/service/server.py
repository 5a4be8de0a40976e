"""Running the service: a socket, the workers, the HTTP server, and a graceful end."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from diplograph.errors import DiplographError, InputError
from diplograph.service.access import Access, JsonLines
from diplograph.service.application import application
from diplograph.service.exchange import Settings
from diplograph.service.metrics import Metrics
from diplograph.service.pool import Pool
from diplograph.service.refusal import Refusal
from diplograph.triples.folder import MARK

_CONNECTIONS = 1000
_LONGEST_HEAD = 256 * 1024
_KEEP_ALIVE = 20
_GRACE = 5


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; port 0 takes any free one."""

    host: str = "127.0.0.1"
    port: int = 8000

    @property
    def loopback(self) -> bool:
        """Whether only this machine can come here."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def serve(settings: Settings, address: Address, access: Access, *, title: str, announce: Callable[[str], None]) -> None:
    """Serve a graph until SIGINT or SIGTERM; queries under way may end first.

    `announce` is called with the address once queries are answered. Raises InputError if the graph cannot be opened
    or the address not be had, DiplographError if the process that holds the graph dies.
    """
    if not hasattr(signal, "pthread_sigmask") or sys.platform == "win32":
        raise InputError("serve needs a system that can fork processes (Linux, macOS, WSL)")
    listening = _listen(address)
    for number in (signal.SIGINT, signal.SIGTERM):
        # The server handles these signals, then raises them once more for whoever was there before it.
        signal.signal(number, lambda *_: None)
    _log_to_stderr()
    with listening:
        asyncio.run(_serve(settings, listening, access, title, announce))


def _listen(address: Address) -> socket.socket:
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, place = found[0]
        return socket.create_server((str(place[0]), int(place[1])), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"cannot listen at {address.host}:{address.port}: {reason}") from error


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name, level in (("diplograph", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


async def _serve(
    settings: Settings, listening: socket.socket, access: Access, title: str, announce: Callable[[str], None]
) -> None:
    pool = Pool(settings)
    try:
        await pool.start()
        metrics = Metrics(pool)
        server = uvicorn.Server(
            uvicorn.Config(
                application(pool, access, metrics, title),
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                http="h11",
                ws="none",
                h11_max_incomplete_event_size=_LONGEST_HEAD,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=_KEEP_ALIVE,
                timeout_graceful_shutdown=int(settings.timeout) + _GRACE,
            )
        )
        host, port = listening.getsockname()[:2]
        announce(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        watching = asyncio.create_task(_watch(pool, server, metrics, Path(settings.location)))
        await server.serve(sockets=[listening])
        watching.cancel()
        if not pool.alive:
            raise DiplographError("the process that holds the graph died; start the service again")
    finally:
        await pool.close()


async def _watch(pool: Pool, server: uvicorn.Server, metrics: Metrics, location: Path) -> None:
    """Count the graph once; then renew the workers when a store folder changes, stop if the fork server is gone."""
    state = _state(location)
    try:
        result = await pool.run({"kind": "count"})
        with result.file:
            metrics.quads.set(int(result.file.read()))
    except Refusal as refusal:
        logging.getLogger("diplograph").warning("the quads could not be counted: %s", refusal)
    while pool.alive:
        await asyncio.sleep(1)
        if (now := _state(location)) != state:
            state = now
            if (location / MARK).is_file():
                pool.renew()
            elif state:
                # A file is read once, at the start, into the process that all workers are forked from.
                logging.getLogger("diplograph").warning("the served file has changed; restart to serve it anew")
    pool.abandon()
    server.should_exit = True


def _state(location: Path) -> list[tuple[str, int, int]]:
    """What changes with every write, by name, size and time: the file, that of a build, or the logs of a store."""
    state = []
    for path in sorted(location.iterdir()) if location.is_dir() else (location,):
        if path == location or path.suffix in (".log", ".trig", ".ttl") or path.name.startswith("MANIFEST"):
            # A log may be gone by now.
            with suppress(FileNotFoundError):
                about = path.stat()
                state.append((path.name, about.st_size, about.st_mtime_ns))
    return state

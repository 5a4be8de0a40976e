"""Fuzzed requests: whether the service answers them all, opens nothing and stays right."""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from stress.connection import Connection
from stress.crowd import Tally, crowd, expected
from stress.requests import fuzzed
from stress.service import service


async def storm(port: int, requests: int, seed: int) -> tuple[Counter[int], list[str]]:
    """Send fuzzed requests over 16 connections; the counted statuses and what should not have been."""
    statuses: Counter[int] = Counter()
    bad: list[str] = []
    numbers = iter(range(requests))

    async def attack() -> None:
        for number in numbers:
            request = fuzzed(random.Random(seed * 1_000_003 + number))
            connection = Connection(port)
            try:
                status, body = await connection.send(request)
            except (TimeoutError, ValueError, asyncio.LimitOverrunError) as error:
                status, body = -1, repr(error).encode()
            await connection.close()
            statuses[status] += 1
            if status in (-1, 500) or b"root:x:0:" in body:
                bad.append(f"{status} {quote(request[:300])} {body[:100]!r}")

    await asyncio.gather(*(attack() for _ in range(16)))
    return statuses, bad


async def warmed(port: int, answers: dict[str, Any]) -> Tally:
    """Ask for everything that the service reads once and keeps."""
    connection = Connection(port)
    for path in ("/", "/graph", "/questions.json", "/static/query.js", "/static/pages.css", "/id/thing-1"):
        status, _ = await connection.send(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n".encode())
        if status != 200:
            raise SystemExit(f"{path}: {status}")
    await connection.close()
    return await crowd(port, {"good": 2}, 1, answers)


def fuzz(arguments: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    """Send fuzzed requests and watch what the service opens."""
    with tempfile.TemporaryDirectory() as folder:
        watch = Path(folder) / "calls" if arguments.watch else None
        with service(60, 300, watch) as (port, process, store):
            answers = expected(store)
            warm = asyncio.run(warmed(port, answers))
            already = _calls(watch)
            start = time.perf_counter()
            statuses, bad = asyncio.run(storm(port, arguments.requests, arguments.seed))
            seconds = time.perf_counter() - start
            after = asyncio.run(crowd(port, {"good": 2}, 2, answers))
            opened = _suspicious(_calls(watch)[len(already) :])
            alive = process.poll() is None
    report = {
        "requests": arguments.requests,
        "seed": arguments.seed,
        "seconds": round(seconds, 1),
        "statuses": {str(status): count for status, count in sorted(statuses.items())},
        "bad": bad[:20],
        "watched": watch is not None,
        "opened": opened[:20],
        "wrong": warm.wrong + after.wrong,
        "alive": alive,
    }
    return report, alive and not (bad or opened or report["wrong"])


def _calls(watch: Path | None) -> list[str]:
    return watch.read_text(encoding="utf-8", errors="replace").splitlines() if watch else []


def _suspicious(calls: list[str]) -> list[str]:
    """Calls that opened a file or a connection, but for files of results, null and the service's own processes."""
    harmless = (
        "/dev/null",
        "/dev/fd",
        "/proc/self",
        "/stat",
        "/autogroup",
        "diplograph-",
        "O_TMPFILE",
        "AF_UNIX",
        "+++",
        "---",
        "resumed>",
    )
    return [call for call in calls if " = -1 " not in call and not any(word in call for word in harmless)]

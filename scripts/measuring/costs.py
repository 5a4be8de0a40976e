"""What a piece of work costs in time and memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from typing import Any

REPEATS = 7
MORE = 5
"""How often each question is measured, and how much more often a quick one in each turn."""
RDFLIB_AT_MOST = 100_000
"""Quads up to which rdflib is measured too."""
Result = dict[str, Any]
Cost = tuple[float, float]


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long a piece of work takes, and what it gives."""
    begin = time.perf_counter()
    given = work()
    return time.perf_counter() - begin, given


def memory() -> int:
    """Megabytes of this process at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def costs(work: Callable[[], Any], number: int) -> list[Cost]:
    """Costs of a piece of work that is done some times; if more than once, first once for nothing."""
    if number > 1:
        work()
    return [cost(work) for _ in range(number)]


def cost(work: Callable[[], Any]) -> Cost:
    """Seconds that a piece of work takes, and seconds of processor time."""
    begin = time.process_time()
    spent, _ = seconds(work)
    return spent, time.process_time() - begin

"""Many clients at once: whether the service stays right and quick."""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
from collections.abc import Sequence
from typing import Any

from stress.crowd import crowd, expected
from stress.service import service


def load(arguments: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    """Good queries alone and seldom, then everything at once."""
    heavy = malformed = max(1, arguments.clients // 8)
    counts = {"good": arguments.clients - heavy - malformed, "heavy": heavy, "malformed": malformed}
    others = os.getloadavg()[0]
    with service(300, 3000) as (port, process, store):
        answers = expected(store)
        asyncio.run(crowd(port, {"good": 2}, min(3.0, arguments.seconds / 4), answers))
        idle = asyncio.run(crowd(port, {"good": 2}, min(20.0, arguments.seconds / 2), answers))
        busy = asyncio.run(crowd(port, counts, arguments.seconds, answers))
        after = asyncio.run(crowd(port, {"good": 1}, 2, answers))
        alive = process.poll() is None
        quads = len(store)
    quiet, loud = summary(idle.seconds), summary(busy.seconds)
    report = {
        "clients": counts,
        "seconds": arguments.seconds,
        "quads": quads,
        "load_of_the_machine_before": round(others, 1),
        "idle_ms": quiet,
        "busy_ms": loud,
        "p95_busy_to_idle": round(loud["p95"] / quiet["p95"], 2),
        "p95_busy_to_idle_median": round(loud["p95"] / quiet["median"], 2),
        "statuses": {kind: {str(k): n for k, n in sorted(tally.items())} for kind, tally in busy.statuses.items()},
        "wrong": busy.wrong + after.wrong,
        "alive": alive,
    }
    kept = report["p95_busy_to_idle"] <= 4
    return report, alive and not report["wrong"] and kept


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Median and percentiles in milliseconds."""
    ordered = sorted(seconds)
    cuts = {"p95": 0.95, "p99": 0.99, "max": 1.0}
    found = {name: ordered[min(len(ordered) - 1, int(len(ordered) * cut))] for name, cut in cuts.items()}
    return {name: round(1000 * value, 2) for name, value in {"median": statistics.median(ordered), **found}.items()} | {
        "requests": len(ordered)
    }

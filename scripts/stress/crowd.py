"""Clients that ask the service at once and look at its answers."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from stress.connection import Connection, post
from stress.queries import GOOD, HEAVY, MALFORMED


@dataclass
class Tally:
    """What clients saw."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[str, Counter[int]] = field(
        default_factory=lambda: {k: Counter() for k in ("good", "heavy", "malformed")}
    )
    wrong: list[str] = field(default_factory=list)


def expected(store: Any) -> dict[str, Any]:
    """The right answers, found without the service."""
    from pyoxigraph import QueryResultsFormat

    from diplograph.triples.namespaces import PREFIXES

    answers = {}
    for query in GOOD:
        found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        answers[query] = _canonical(found.serialize(format=QueryResultsFormat.JSON))
    return answers


def _canonical(body: bytes) -> Any:
    found = json.loads(body)
    rows = found.get("results", {}).get("bindings", [])
    return found.get("boolean"), sorted(json.dumps(row, sort_keys=True) for row in rows)


async def client(port: int, kind: str, until: float, tally: Tally, answers: dict[str, Any], seed: int) -> None:
    """One client: asks, waits for the answer, thinks about it, asks again."""
    chance, connection = random.Random(seed), Connection(port)
    queries = {"good": GOOD, "heavy": HEAVY, "malformed": MALFORMED}[kind]
    await asyncio.sleep(chance.random())
    while time.perf_counter() < until:
        query = chance.choice(queries)
        start = time.perf_counter()
        status, body = await connection.send(post(query))
        seconds = time.perf_counter() - start
        tally.statuses[kind][status] += 1
        if kind == "good":
            tally.seconds.append(seconds)
            if status != 200 or _canonical(body) != answers[query]:
                tally.wrong.append(f"{status} {query}")
        elif status == 200 and kind == "malformed":
            tally.wrong.append(f"200 {query[:60]!r}")
        await asyncio.sleep(chance.uniform(0.5, 1.5))
    await connection.close()


async def crowd(port: int, counts: dict[str, int], seconds: float, answers: dict[str, Any]) -> Tally:
    """So many clients of each kind at once."""
    tally, until = Tally(), time.perf_counter() + seconds
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    await asyncio.gather(*(client(port, kind, until, tally, answers, seed) for seed, kind in enumerate(kinds)))
    return tally

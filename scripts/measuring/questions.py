"""The named questions, asked of diplograph and of pyoxigraph itself."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measuring.costs import MORE, REPEATS, Cost, Result, cost, costs

QUICK = 30.0
"""Milliseconds under which a question is asked `MORE` times as often: chance weighs more there."""


def questions_of(location: Path, repeats: int) -> Result:
    """Median and 95th percentile of every named question in milliseconds, asked of diplograph and of pyoxigraph.

    A question is asked as it stands and, if it can be, of one actor. `processor` is the processor's time, which says
    what a question takes of a machine that does nothing else.
    """
    import diplograph
    from diplograph.triples.namespaces import PREFIXES
    from diplograph.triples.questions import questions

    kg = diplograph.open(location)
    values, prefixes, find = _values(kg), dict(PREFIXES), kg._lookup.find
    found: Result = {}
    for name, question in questions().items():
        needed = {p.name: values[p.name] for p in question.parameters if p.required}
        optional = {p.name: values[p.name] for p in question.parameters if p.type == "thing" and not p.required}
        one = f"{name} (one {'corridor' if 'corridor' in optional else 'actor'})"
        for title, given in ((name, needed), (one, {**needed, **optional})):
            if title in found or (title != name and not optional):
                continue
            text = question.fill(given, find)

            def raw(text: str = text) -> int:
                answer: Any = kg.store.query(text, prefixes=prefixes, use_default_graph_as_union=True)
                return len(list(answer))

            def ours(name: str = name, given: dict[str, str] = given) -> int:
                return len(kg.ask(name, timeout=600, **given))

            found[title] = compared(ours, raw, repeats)
    return found


def compared(ours: Callable[[], int], raw: Callable[[], int], repeats: int) -> Result:
    """Times of both, in turns of several asks each, so that what else the machine does falls on both.

    Quick questions are asked several times in a turn: one that is asked right after the other finds the processor's
    caches full of the other's things, which nobody meets who asks of one of them; so the first only warms caches. The
    engine is asked in the caller's thread, as its users do (`raw`), and in the one that diplograph asks in, which has
    memory of its own and waits for nobody (`raw_in_thread`).
    """
    from diplograph.triples.waiting import limited

    ways: dict[str, Callable[[int], list[Cost]]] = {
        "ours": lambda some: costs(ours, some),
        "raw": lambda some: costs(raw, some),
        "raw_in_thread": lambda some: limited(costs, raw, some, timeout=600),
    }
    spent: dict[str, list[list[Cost]]] = {way: [] for way in ways}
    rows = ours()
    some = MORE if limited(cost, raw, timeout=600)[0] * 1000 < QUICK else 1
    for turn in range(repeats):
        for way in list(ways)[:: 1 if turn % 2 else -1]:
            spent[way].append(ways[way](some))
    found: Result = {"rows": rows, "asked": some * repeats}
    for way, turns in spent.items():
        times = [one for turn in turns for one in turn]
        processor = round(1000 * statistics.median(worked for _, worked in times), 2)
        found[way] = _spread([whole for whole, _ in times]) | {"processor": processor}
    for way in ("raw", "raw_in_thread"):
        found[f"ratio_to_{way}"] = ratio(spent["ours"], spent[way])
    return found


def ratio(ours: list[list[Cost]], theirs: list[list[Cost]]) -> float:
    """The median of the turns' ratios of medians: a machine that slows down for a turn slows both ways of that turn."""
    middle = [[statistics.median(whole for whole, _ in turn) for turn in turns] for turns in (ours, theirs)]
    of_turns: list[float] = [one / other for one, other in zip(*middle, strict=True)]
    return round(statistics.median(of_turns), 2)


def _values(kg: Any) -> dict[str, str]:
    """Values of parameters: the third and fourth state by the number of documents that speak of them.

    The corridor is the one that connects most.
    """
    mentioned = "?t a dg:State ; rdfs:label ?l ; dg:mentionedIn ?d"
    often = f"SELECT ?l (COUNT(?d) AS ?n) {{ {mentioned} }} GROUP BY ?l ORDER BY DESC(?n) ?l LIMIT 6"
    labels = [row["l"] for row in kg.query(often)]
    actor, other = labels[2], labels[3]
    things = dict.fromkeys(("first", "thing", "actor", "target", "speaker", "of", "state"), actor)
    links = "?c a dg:Corridor ; rdfs:label ?l OPTIONAL { ?c dg:connects ?place }"
    corridor = kg.query(f"SELECT ?l (COUNT(?place) AS ?n) {{ {links} }} GROUP BY ?l ORDER BY DESC(?n) ?l LIMIT 1")
    named = {"corridor": next(iter(corridor))["l"], "name": "memberOf", "date": "2015-05-01"}
    return {**things, **named, "second": other}


def _spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(1000 * spent for spent in times)
    return {
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 3),
    }


def memory_questions(folder: Path, size: int) -> Result:
    """The named questions in memory."""
    return questions_of(folder / "graph.nq", REPEATS if size <= 1_000_000 else 2)


def folder_questions(folder: Path, size: int) -> Result:
    """The named questions in a store folder."""
    return questions_of(folder / "ours", REPEATS if size <= 1_000_000 else 2)

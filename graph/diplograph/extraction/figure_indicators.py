"""What a quantity measures: the indicator whose wording stands nearest, or a rate of change with its sign.

Wordings are the tables `indicator`, `share` and `change` of `ontology/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplograph.extraction.figure_data import figure_data
from diplograph.extraction.quantity_rules import alternatives
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the tables: a code of `dg:indicator`, the units it takes, its wording and the roles of its parties."""

    code: str
    units: frozenset[str]
    subject: tuple[str, ...]
    counterpart: tuple[str, ...]
    needs: frozenset[str]
    without: frozenset[str]
    negative: frozenset[str]
    adjacent: bool


#: The indicator of a quantity that no wording tells; its subject must be tied to it by syntax.
OTHER = Indicator(
    "other-figure",
    frozenset({"money", "percent", "count", "measure"}),
    ("pair", "counted", "possessor", "governor", "patient", "of", "in"),
    ("with",),
    frozenset(),
    frozenset(),
    frozenset(),
    adjacent=False,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The indicator of a quantity and where its wording stands (document offsets); `sign` is -1 for a deficit."""

    indicator: Indicator
    anchor: Span
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """A rate of change: +1 or -1."""

    sign: int


def unit_kind(code: str) -> str:
    """Kind of a unit code: money, percent, count or measure."""
    if code == "%":
        return "percent"
    if code == "1":
        return "count"
    return "money" if len(code) == 3 and code.isupper() and code != "TEU" else "measure"


#: Characters beyond which a wording says nothing of a quantity.
_FARTHEST = 150


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, tuple[Indicator, ...]]]:
    """One pattern of all wordings, and the indicators of each."""
    raw = figure_data().raw
    rows: list[tuple[Indicator, Sequence[str]]]
    rows = [(_indicator(r, r["code"], r["units"]), r["words"]) for r in raw["indicator"]]
    rows += [(_indicator(r, r["share"], ["percent"]), r["words"]) for r in raw["share"]]
    index: dict[str, tuple[Indicator, ...]] = {}
    for indicator, words in rows:
        for word in words:
            index[word] = (*index.get(word, ()), indicator)
    return re.compile(rf"(?<![\w-])(?:{alternatives(index)})(?![\w])", re.IGNORECASE), index


def _indicator(row: Mapping[str, Any], code: str, units: Sequence[str]) -> Indicator:
    return Indicator(
        code,
        frozenset(units),
        tuple(row["subject"]),
        tuple(row["counterpart"]),
        frozenset(row.get("needs", ())),
        frozenset(row.get("without", ())),
        frozenset(row.get("negative", ())),
        bool(row.get("adjacent", False)),
    )


def choose(text: str, around: Span, quantity: Span, kind: str, named: Sequence[Span]) -> Chosen | None:
    """The indicator for a quantity of that kind of unit, by wording inside `around` but not inside a name."""
    words = frozenset(re.findall(r"[a-z-]+", text[around.start : around.end].lower()))
    best: tuple[float, Chosen] | None = None
    for match, indicators in _wordings(text, around):
        span = Span(match.start(), match.end())
        if any(name.overlaps(span) for name in named):
            continue
        for indicator in indicators:
            if kind not in indicator.units or not _fits(indicator, words, text, quantity, span):
                continue
            weight = _weight(text, quantity, span, kind)
            if weight <= _FARTHEST and (best is None or weight < best[0]):
                sign = -1 if indicator.negative & set(match.group().lower().split()) else 1
                best = (weight, Chosen(indicator, span, sign))
    return best[1] if best else None


def _wordings(text: str, around: Span) -> Iterator[tuple[re.Match[str], tuple[Indicator, ...]]]:
    pattern, index = _table()
    for match in pattern.finditer(text, around.start, around.end):
        yield (
            match,
            index.get(" ".join(re.split(r"[\s-]+", match.group().lower())), index.get(match.group().lower(), ())),
        )


def _fits(indicator: Indicator, words: frozenset[str], text: str, quantity: Span, anchor: Span) -> bool:
    if indicator.without & words or (indicator.needs and not indicator.needs & words):
        return False
    if not indicator.adjacent:
        return True
    gap = text[quantity.end : anchor.start] if anchor.start >= quantity.end else ""
    return anchor.start >= quantity.end and len(gap.split()) <= 3 and not re.search(r"[,.;:()]", gap)


def _weight(text: str, quantity: Span, anchor: Span, kind: str) -> float:
    """Distance in characters; a share is of what follows, an amount of what "of", "in" or "worth" joins to it."""
    if anchor.start >= quantity.end:
        gap = text[quantity.end : anchor.start]
        if kind == "percent" and re.search(r"[,;]", gap):
            return _FARTHEST + 1.0
        joined = re.match(r"\s*(?:of|in|worth)\b", gap) is not None
        return len(gap) * (0.3 if kind == "percent" else 0.5 if joined else 1.0)
    return float(quantity.start - anchor.end)


#: "made up a quarter" tells a level, "up a quarter" a change.
_NOT_MAKE_UP = r"(?<!\bmade )(?<!\bmake )(?<!\bmakes )(?<!\bmaking )"


@cache
def _change_patterns() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, int]]:
    change = figure_data().raw["change"]
    signs = {**dict.fromkeys(change["up"], 1), **dict.fromkeys(change["down"], -1)}
    words = alternatives(signs)
    comparators = alternatives([*figure_data().comparators, *figure_data().fillers])
    before = re.compile(
        rf"{_NOT_MAKE_UP}\b(?P<w>{words})\s+(?:(?:\w+ly|year-on-year)\s+)?(?:(?:by|of|another|some)\s+)?(?:{comparators}\s+)*$|"
        rf"\b(?P<v>{words})\s+(?:\w+\s+){{1,5}}by\s+(?:{comparators}\s+)*$",
        re.IGNORECASE,
    )
    after = re.compile(rf"[\s-]+(?:\w+(?:-\w+)*\s+)?(?P<w>{words})\b", re.IGNORECASE)
    return before, after, signs


def change_of(text: str, around: Span, quantity: Span) -> Change | None:
    """Whether a percentage is a rate of change ("grew by 5%", "a 5% fall"), and its sign."""
    before, after, signs = _change_patterns()
    if match := before.search(text, around.start, quantity.start):
        return Change(signs[(match["w"] or match["v"]).lower()])
    match = after.match(text, quantity.end, around.end)
    if match is not None and not re.match(r"\s+of\b", text[quantity.end : quantity.end + 4]):
        return Change(signs[match["w"].lower()])
    return None


_PRODUCT = re.compile(
    r"\s+of\s+(?P<p>[a-z][\w-]*(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s+)(?!(?:and|from|to|in|were|was|is|are|has|have|had|"
    r"with|which|that|by|at|on|for|increased|rose|grew|fell|reached)\b)[a-z][\w-]*){0,9})"
)


def product_of(text: str, anchor: Span, around: Span, named: Sequence[Span]) -> str | None:
    """What is traded, after the wording ("exports of wheat and flour"); None if a name stands there."""
    match = _PRODUCT.match(text, anchor.end, around.end)
    if match is None or any(name.overlaps(Span(match.start("p"), match.end("p"))) for name in named):
        return None
    return " ".join(match["p"].split())

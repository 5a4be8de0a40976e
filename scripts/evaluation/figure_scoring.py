"""Scores of figures: whole, and "anchored" (value, unit and year, whoever it is about)."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.model import Observation
from evaluation.gold import GoldFigure
from evaluation.results import Result
from evaluation.sheet import Sheet

_TOLERANCE = 0.005
_NEARLY_ZERO = 1e-9
#: Indicators of a pair of states of which neither is the subject.
_MUTUAL = frozenset({"trade-turnover"})
_CAUSES = ("no such value", "unit", "year", "indicator", "parties")
"""What is wrong with a figure, the gravest first: a figure has the cause of the annotation nearest to it."""


def score_figures(result: Result, sheet: Sheet) -> None:
    """Figures of one document."""
    ours = list(result.figures())
    wanted = result.gold.figures
    whole, anchored = sheet.kinds["figures"], sheet.kinds["figures anchored"]
    for figure in ours:
        agreed = [_agreement(gold, figure, result) for gold in wanted]
        _tell("figures wrong", agreed, f"{figure.subject} {figure.indicator} {figure.value_text}", sheet)
        whole.find(right=_all_agree(agreed))
        anchored.find(right=any(all(checks[:3]) for checks in agreed))
    for gold in wanted:
        agreed = [_agreement(gold, figure, result) for figure in ours]
        _tell("figures missed", agreed, f"{gold.subject} {gold.indicator} {gold.value:g} {gold.unit}", sheet)
        whole.want(recalled=_all_agree(agreed))
        anchored.want(recalled=any(all(checks[:3]) for checks in agreed))


def _agreement(gold: GoldFigure, ours: Observation, result: Result) -> tuple[bool, ...]:
    """Whether the two agree in value, unit, year, indicator and parties."""
    return (
        abs(float(ours.value) - gold.value) <= _TOLERANCE * max(abs(gold.value), _NEARLY_ZERO),
        (ours.unit_code or "1") == gold.unit,
        ours.year == gold.year,
        ours.indicator == gold.indicator,
        _same_parties(gold, ours, result),
    )


def _same_parties(gold: GoldFigure, ours: Observation, result: Result) -> bool:
    ends = (ours.subject, ours.counterpart)
    orders = (ends, ends[::-1]) if gold.indicator in _MUTUAL else (ends,)
    return any(_same(gold.subject, a, result) and _same(gold.counterpart, b, result) for a, b in orders)


def _same(gold: str | None, ours: str | None, result: Result) -> bool:
    if gold is None or ours is None:
        return gold is ours
    return result.same(gold, ours)


def _all_agree(agreed: Iterable[tuple[bool, ...]]) -> bool:
    return any(all(checks) for checks in agreed)


def _tell(kind: str, agreed: Iterable[tuple[bool, ...]], case: str, sheet: Sheet) -> None:
    """Count what is wrong with a figure: the first check that its nearest counterpart fails."""
    nearest = max((checks.index(False) if False in checks else len(checks) for checks in agreed), default=0)
    if nearest < len(_CAUSES):
        sheet.error(kind, _CAUSES[nearest], case)

"""An amount told again in brackets in another unit: "500 miles (800 km)", "5 billion yuan ($700 million)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplograph.extraction.figures.indicators import unit_kind
from diplograph.extraction.figures.quantities import QuantityMention
from diplograph.model import Observation, Span

_BRACKET = re.compile(r"\s*\(\s*(?:or\s+)?(?:about\s+|some\s+|around\s+|roughly\s+|approximately\s+)?$")
_METRIC = frozenset({"km", "km2", "m", "m2", "m3", "ha", "t", "kg", "km/h", "cm"})


def without_conversions(
    text: str, quantities: Sequence[QuantityMention]
) -> tuple[tuple[QuantityMention, ...], Mapping[Span, QuantityMention]]:
    """The quantities without those told again, and by the span of a sum of money the same in another currency.

    Of a length or a weight only the metric one stays.
    """
    kept: list[QuantityMention] = []
    again: dict[Span, QuantityMention] = {}
    for quantity in quantities:
        last = kept[-1] if kept else None
        if last is None or not _converts(text, last, quantity):
            kept.append(quantity)
        elif unit_kind(quantity.unit_code) == unit_kind(last.unit_code) == "money":
            again[last.span] = quantity
        elif quantity.unit_code in _METRIC and last.unit_code not in _METRIC:
            kept[-1] = quantity
    return tuple(kept), again


def told_again(figure: Observation, amount: QuantityMention) -> Observation:
    """The same figure in another currency."""
    sign = -1 if figure.value < 0 else 1
    upper = amount.value_upper
    return replace(
        figure,
        value=amount.value * sign,
        unit_code=amount.unit_code,
        value_text=amount.value_text,
        value_upper=upper * sign if upper is not None else None,
        comparator=amount.comparator,
    )


def _converts(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Whether the second is the first again, in brackets and in another unit."""
    units = {first.unit_code, second.unit_code}
    return (
        len(units) > 1 and not units & {"1", "%"} and bool(_BRACKET.fullmatch(text, first.span.end, second.span.start))
    )

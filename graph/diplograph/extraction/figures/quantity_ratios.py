"""Shares and multiples told by two numbers or by "times": "six in ten", "grew 1.7 times", "four times the volume"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from diplograph.extraction.figures.quantity_rules import alternatives, number_value
from diplograph.extraction.words.figures import figure_data

_DATA = figure_data()
_NUMBER = rf"(?:\d+(?:\.\d+)?|{alternatives([*_DATA.ones, *_DATA.tens])})"
#: What a part is told of: "one in five", "nine out of ten", "1 in 100".
_OF = re.compile(
    rf"(?P<n>{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<m>{_NUMBER}|(?:a|one)\s+hundred)\b(?![\d,.]\d|[-–]|\s*%)"
    r"(?!\s+(?:(?:m|b|tr)illion|thousand|hundred|per\s?cent)\b)",
    re.IGNORECASE,
)
_ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 50, 100, 1000)))
_NEXT = re.compile(r"\s+([a-z]+)", re.IGNORECASE)
_TIMES = re.compile(rf"(?P<n>{_NUMBER})(?:\s+and\s+a\s+half)?\s+times\b", re.IGNORECASE)
#: What has become so many times as large, told before: "grew by almost 1.7 times".
_GREW = re.compile(
    r"\b(?:grew|grown|grows?|growing|rose|risen|rises?|rising|increas(?:e|es|ed|ing)|expanded|jumped|soared|multiplied"
    r"|surged|climbed|went\s+up|gone\s+up)\s+(?:by\s+)?(?:more\s+than\s+|over\s+|almost\s+|nearly\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
#: What it was before, told after: "four times the volume of 2021", "three times as much as in 1990".
_THAN = re.compile(
    r"\s+(?:(?:the|its|their)\s+(?:[a-z]+\s+)?(?:volume|level|amount|value|figure|size|total|number|sum)\s+"
    r"(?:of|in|for|recorded\s+in|reached\s+in|a\s+(?:year|decade)\s+(?:earlier|before|ago))\b"
    r"|(?:as\s+(?:much|many|high|large)\s+as|(?:higher|larger|more)\s+than)\s+"
    r"(?:in|a\s+(?:year|decade)|(?:the\s+)?(?:previous|last|preceding)\s+year)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage told without its sign: where it ends, its value and whether it is one of change."""

    end: int
    percent: Decimal
    relative: bool


def ratio_at(text: str, at: int) -> Ratio | None:
    """The share or the multiple that is told from an offset of a text on; None if there is none."""
    return _share(text, at) or _multiple(text, at)


def _share(text: str, at: int) -> Ratio | None:
    match = _OF.match(text, at)
    if match is None or match["n"][0].isdigit() != match["m"][0].isdigit():
        return None
    part, whole = number_value(match["n"]), number_value(match["m"])
    after = _NEXT.match(text, match.end())
    if part >= whole or whole not in _ROUND or (after and after[1].lower() in _DATA.excluded_after):
        return None
    return Ratio(match.end(), round(100 * part / whole, 2), relative=False)


def _multiple(text: str, at: int) -> Ratio | None:
    match = _TIMES.match(text, at)
    if match is None:
        return None
    if _GREW.search(text, max(0, at - 48), at) is None and _THAN.match(text, match.end()) is None:
        return None
    half = Decimal("0.5") if match.group().lower().split()[-2] == "half" else Decimal(0)
    percent = 100 * (number_value(match["n"]) + half - 1)
    return Ratio(match.end(), percent, relative=True) if percent > 0 else None

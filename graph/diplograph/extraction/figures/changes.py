"""Rates of change: percentages that words of change govern ("grew by 5%", "a 5% fall"), and their signs.

The words are the table `change` of `ontology/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplograph.extraction.figures.quantity_rules import alternatives
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Change:
    """A rate of change: +1 or -1."""

    sign: int


#: "made up a quarter" tells a level, "up a quarter" a change.
_NOT_MAKE_UP = r"(?<!\bmade )(?<!\bmake )(?<!\bmakes )(?<!\bmaking )"


#: "grows 40% of the world's cocoa" tells a share.
_OF_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|all|world|global)\b")


#: "growing at a yearly rate of", "grew at".
_AT_RATE = r"at(?:\s+an?(?:\s+\w+){0,3}\s+(?:rate|pace)\s+of)?"


@cache
def _change_patterns() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, int]]:
    change = figure_data().raw["change"]
    signs = {**dict.fromkeys(change["up"], 1), **dict.fromkeys(change["down"], -1)}
    words = alternatives(signs)
    comparators = alternatives([*figure_data().comparators, *figure_data().fillers])
    before = re.compile(
        rf"{_NOT_MAKE_UP}\b(?P<w>{words})\s+(?:(?:\w+ly|year-on-year)\s+)?(?:(?:by|of|another|some|{_AT_RATE})\s+)?"
        rf"(?:{comparators}\s+)*$|"
        rf"\b(?P<v>{words})\s+(?:\w+\s+){{1,5}}by\s+(?:{comparators}\s+)*$|"
        rf"\b(?P<n>{_nouns(signs)})\s+(?:rate\s+)?(?:(?:in|of|from|to|with|between|for)\s+(?:[\w’'-]+\s+){{1,6}}|rate\s+)?"
        rf"(?:of|at|was|is|were|reached|averaged|averaging|stood\s+at|hit|totalled|"
        rf"(?:slow(?:ed|s|ing)|accelerat(?:ed|es|ing)|eas(?:ed|es|ing)|dropp?(?:ed|s|ing)|f[ae]ll(?:s|ing)?|r[io]s(?:e|es|ing)|"
        rf"picks?\s+up|picked\s+up|declin(?:ed|es|ing)|decelerat(?:ed|es|ing))\s+to)\s+(?:{comparators}\s+)*$",
        re.IGNORECASE,
    )
    after = re.compile(rf"[\s-]+(?:\w+(?:-\w+)*\s+)?(?P<w>{words})\b", re.IGNORECASE)
    return before, after, signs


def _nouns(signs: Mapping[str, int]) -> str:
    """Those words of change that are nouns: "growth in trade of 5%", "the rate of decline was 2%"."""
    return alternatives(word for word in signs if word in figure_data().raw["change"]["nouns"])


def change_of(text: str, around: Span, quantity: Span) -> Change | None:
    """Whether a percentage is a rate of change ("grew by 5%", "a 5% fall"), and its sign."""
    before, after, signs = _change_patterns()
    of_whole = _OF_WHOLE.match(text, quantity.end)
    match = before.search(text, around.start, quantity.start)
    if match is not None and not (of_whole and match["v"] is None and " by " not in f" {match.group()} "):
        return Change(signs[(match["w"] or match["v"] or match["n"]).lower()])
    match = after.match(text, quantity.end, around.end)
    if match is not None and not re.match(r"\s+of\b", text[quantity.end : quantity.end + 4]):
        return Change(signs[match["w"].lower()])
    return None

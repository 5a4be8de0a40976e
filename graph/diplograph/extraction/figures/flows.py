"""Whose exports and imports are told without their sides: "Exports came to $5 billion" after a trade of two."""

from __future__ import annotations

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import is_anothers
from diplograph.extraction.figures.memory import FigureMemory, Frame
from diplograph.extraction.figures.parties import Parties

_ONE_WAY = frozenset({"exports", "imports"})
_BOTH_WAYS = frozenset({"trade-turnover", "trade-balance"})


def flow_beside(case: Case, last: Frame | None, memory: FigureMemory) -> Parties | None:
    """The sides of exports or imports that name none, after the figure of the sentence before; None if it tells none.

    After exports or imports they are of the same sides; after the trade of two, they are of the one whom the text names
    more.
    """
    if last is None or case.base.code not in _ONE_WAY or is_anothers(case):
        return None
    if case.chosen is None or case.inherits or case.product is not None:
        return None
    if last.base.code in _ONE_WAY:
        return last.parties
    if last.base.code not in _BOTH_WAYS or last.parties.subject is None:
        return None
    first, other = last.parties.subject, last.parties.counterpart
    return Parties(other, first) if other is not None and memory.themes.names_more(other, first) else last.parties

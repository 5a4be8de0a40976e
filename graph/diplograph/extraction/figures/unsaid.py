"""Whom the text is about where people suffer something and no word near them tells where or in what."""

from __future__ import annotations

from diplograph.extraction.figures.case_roles import is_personal
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.counts import is_small
from diplograph.extraction.figures.governors import befalls
from diplograph.extraction.figures.indicators import OTHER
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.parties import NOBODY, Parties


def befallen(case: Case, memory: FigureMemory) -> Parties:
    """The parties of how many something befell: the conflict in the title of the text, else the state that it is about.

    Nobody where the figure counts nobody or the text is about several states alike.
    """
    quantity = case.segment.quantity
    if case.base is not OTHER or quantity.unit_code != "1" or is_small(quantity) or is_personal(case):
        return NOBODY
    if not befalls(case.verb):
        return NOBODY
    return Parties(memory.conflict() or memory.foremost(case.segment.sentence), None)

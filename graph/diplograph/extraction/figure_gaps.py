"""Figures right after a name that leave their verb out: "Chad sent 500 men and Mali 300"."""

from __future__ import annotations

from diplograph.extraction.context import Entities
from diplograph.extraction.figure_cases import Case
from diplograph.extraction.figure_indicators import OTHER
from diplograph.extraction.figure_memory import POLITIES
from diplograph.extraction.figure_parties import Parties
from diplograph.extraction.figure_segments import token_range

#: What stands before a name that takes over the verb of the figure before.
_JOINTS = frozenset({",", ";", "and", "but", "while"})


def gapped(case: Case, entities: Entities) -> Parties | None:
    """The parties of an amount right after a name, whose verb is that of the figure before it in its sentence.

    None where it has a verb or a wording of its own. The name is the receiver where that of the figure before stood so.
    """
    frame, first = case.frame, case.segment.q_first
    if frame is None or first < case.segment.sentence.start + 2:
        return None
    if case.base is not OTHER and (case.chosen is None or case.chosen.anchor.start >= case.around.start):
        return None
    named = [x.mention for x in case.reading.located if x.mention.span.end == case.passage.ends[first - 1]]
    if len(named) != 1 or entities.kind(named[0].entity) not in POLITIES:
        return None
    doc, start = case.passage.doc, token_range(case.passage, named[0].span)[0]
    if doc[start - 1 if doc[start - 1].lower_ != "the" else start - 2].lower_ not in _JOINTS:
        return None
    thing, before = named[0].entity, frame.parties
    if frame.to_object:
        return Parties(before.subject, thing)
    return Parties(thing, before.counterpart if before.counterpart != thing else None)

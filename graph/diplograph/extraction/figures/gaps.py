"""Figures right after a name that leave their verb out: "Chad sent 500 men and Mali 300"."""

from __future__ import annotations

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.indicators import OTHER
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.segments import token_range
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.wordlists import words

#: What stands before a name that takes over the verb of the figure before.
_JOINTS = frozenset({",", ";", "and", "but", "while", "then"})

#: Words between a name and its amount: "followed by Chad with $5 million", "Chad by 5,000 barrels".
_LINKS = frozenset({"with", "by", "for", "at"})
#: Ranks between a name and such a word: "Chad came second with $5 million, Mali third with $3 million".
_RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth", "next", "last"})

#: Who else has shares.
_HOLDERS = frozenset({"Company", "Organization", "GovernmentBody"})
_RANKED = words("gaps.ranked")
#: Indicators of what the one named before the amount has himself.
_OWN = frozenset({"troops", "population", "gdp"})


def gapped(case: Case, entities: Entities) -> Parties | None:
    """The parties of an amount right after a name, whose verb is that of the figure before it in its sentence.

    None where it has a verb or a wording of its own. The name is the receiver where that of the figure before stood so.
    """
    frame, first = case.frame, case.segment.q_first
    if frame is None or first < case.segment.sentence.start + 2:
        return None
    ranked = case.passage.doc[first - 1].lower_ in _LINKS
    if (
        case.base is not OTHER
        and case.base.code not in _OWN
        and not (ranked or frame.partner)
        and (case.chosen is None or case.chosen.anchor.start >= case.around.start)
    ):
        return None
    named_at = first - 1 - ranked
    named_at -= ranked and case.passage.doc[named_at].lower_ in _RANKS
    end = case.passage.ends[named_at]
    named = [x.mention for x in case.reading.located if x.mention.span.end == end]
    kinds = POLITIES | _HOLDERS if case.segment.quantity.unit_code == "%" else POLITIES
    before_it = frame.parties.subject
    if before_it is not None and entities.kind(before_it) in PERSONS:
        kinds = PERSONS
    if len(named) != 1 or entities.kind(named[0].entity) not in kinds:
        return None
    doc, start = case.passage.doc, token_range(case.passage, named[0].span)[0]
    start = min(start, doc[start].left_edge.i)
    if start < 2:
        return None
    joint = doc[start - 1 if doc[start - 1].lower_ != "the" else start - 2]
    if joint.lower_ not in _JOINTS and not (ranked and joint.nbor(-1).lower_ in _RANKED):
        return None
    thing, before = named[0].entity, frame.parties
    if case.base.code not in _OWN and (frame.to_object or (frame.partner and case.base is not OTHER)):
        return Parties(before.subject, thing)
    return Parties(thing, before.counterpart if before.counterpart != thing else None)

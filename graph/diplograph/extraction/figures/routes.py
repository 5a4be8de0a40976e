"""What goes along a route: "the capacity of the line is 5 million tonnes", "expanded the line to 7 million"."""

from __future__ import annotations

from dataclasses import replace

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.indicators import OTHER, cargo
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.themes import ROUTES
from diplograph.extraction.words.figures import figure_data

#: Units of goods and gas that go along a route.
_FLOWS = frozenset({"m3", "t", "bbl", "bbl/d", "TEU"})


def as_cargo(case: Case, subject: str | None, entities: Entities) -> Case:
    """The same figure as one of cargo where it tells in tons or cubic metres what a route carries or may carry."""
    if case.base is not OTHER or subject is None or case.segment.quantity.unit_code not in _FLOWS:
        return case
    return replace(case, base=cargo()) if entities.kind(subject) == "Corridor" else case


def changed(case: Case, entities: Entities) -> Parties | None:
    """What a verb changes to or by an amount: "expanded the route from 10 to 12 million tonnes"; None if unnamed."""
    verb = case.verb
    if case.base.code not in (OTHER.code, cargo().code) or case.change is not None:
        return None
    if verb is None or verb.lemma_.lower() not in figure_data().raw["voice"]["changing"]:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < case.segment.q_first]
    named = next((t for c in objects for t in case.reading.at(c) if entities.kind(t) in ROUTES), None)
    return Parties(named, None) if named is not None else None

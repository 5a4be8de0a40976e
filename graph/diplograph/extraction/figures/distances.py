"""How far one place lies from another: "the port is 40 kilometres north of Chad's capital"."""

from __future__ import annotations

import re

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.memory import PLACES
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import ROUTES
from diplograph.extraction.words.wordlists import words

_LENGTHS = frozenset({"km", "m", "mi", "[nmi_i]"})
_AWAY = re.compile(
    r"(?:\s+\([^()]{1,20}\))?\s+(?:(?:further|due|away|down|up|to\s+the)\s+)?(?:(?:north|south|east|west)(?:-?(?:east|west))?\s+of|from|off)\s+",
    re.IGNORECASE,
)
_THERE = PLACES | ROUTES
#: Roles of what lies somewhere, best first.
_LYING = ("said", "bearer", "governor", "subject")
#: Roles of what a distance is told beside, whatever the verb.
_BESIDE = ("said", "bearer")
#: Tokens within which the place follows.
_NEAR = 5
_LOCATING = words("distances.locating")


def distance(case: Case, found: Roles, entities: Entities) -> Parties | None:
    """The two places that a distance is between; None where the amount is none or a place is not named."""
    segment = case.segment
    away = _AWAY.match(case.passage.document.text, segment.quantity.span.end)
    if segment.quantity.unit_code not in _LENGTHS or away is None or found.get("to"):
        return None
    located = case.verb is not None and case.verb.lemma_.lower() in _LOCATING
    after = range(segment.q_last, min(segment.q_last + _NEAR + 3, segment.sentence.end))
    there = (t for at in after for t in case.reading.things.get(at, ()) if entities.kind(t) in _THERE)
    other = next(there, None)
    if other is None:
        return None
    lying = (
        t
        for role in _LYING
        if located or role in _BESIDE
        for t in found.get(role, ())
        if entities.kind(t) in _THERE and t != other
    )
    before = (
        t
        for at in range(segment.q_first - 1, max(segment.q_first - _NEAR, segment.sentence.start) - 1, -1)
        for t in case.reading.things.get(at, ())
        if entities.kind(t) in _THERE and t != other
    )
    subject = next(lying, None) or next(before, None)
    return Parties(subject, other) if subject is not None else Parties(other, None)  # nobody who acts there

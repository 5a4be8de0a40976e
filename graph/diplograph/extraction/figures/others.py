"""The parties of a figure that no indicator names: who does something with what is counted, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.figures.memory import PLACES
from diplograph.extraction.figures.parties import NO_PARTIES, Parties
from diplograph.extraction.figures.roles import PAIR, Roles
from diplograph.extraction.figures.themes import POLITIES, ROUTES

_WHERE = PLACES | ROUTES
#: What such a figure is not between.
_NO_SIDES = frozenset(
    {"Person", "Official", "Region", "Place", "ArmedConflict", "Event", "Meeting", "Election", "Referendum"}
)
#: Roles of whom it is about where nobody does something with it, best first.
_BEARERS = (
    "counted",
    "owner",
    "possessor",
    "said",
    "governor",
    "whole",
    "of",
    "patient",
    "undergoer",
    "theme",
    "in",
    "from",
    "object",
)
#: The same where something befalls people: where it does comes before who told or did it.
_BEFALLEN = ("counted", "owner", "possessor", "of", "in", *_BEARERS)
#: Prepositions before the place or route that a figure is about where nobody else is named.
WHEREABOUTS = ("through", "via", "along", "inside", "within", "aboard", "outside", "near", "off", "across", "around")
#: Roles of the other side of something done, best first.
_UNDERGOERS = (
    "undergoer",
    "owner",
    "counted",
    "object",
    "whole",
    "of",
    "to",
    "at",
    "against",
    "from",
    "with",
    "into",
    "for",
    "on",
    "in",
)
#: Roles of the other side of something told of a bearer.
_BESIDE = ("with", "object", "whole", "to", "into", "from", "against", "in")


def other_parties(found: Roles, entities: Entities, *, befalls: bool) -> Parties:
    """Subject and counterpart of a figure without indicator.

    `agent` is the named subject of a verb that has the counted thing in its object ("Chad freed 40 Libyan soldiers");
    where something `befalls` people, they and their place come first. A list of more than two that says who is counted
    ("six members: A, B, C …") is about none of them.
    """
    if len(found.get("said", ())) > PAIR:
        found = {role: things for role, things in found.items() if role != "said"}
    pair = _named(found.get("pair", ()), entities)
    if len(pair) == 1:
        pair = _named((*pair, *found.get("counted", ())), entities)
    if len(pair) >= PAIR:
        return _between(pair[0], pair[1], entities)
    agents = _named(found.get("agent", ()), entities)
    if len(agents) == PAIR and all(entities.kind(thing) in POLITIES for thing in agents):
        own = [t for role in ("counted", "owner") for t in found.get(role, ()) if entities.kind(t) in POLITIES]
        return Parties(agents[0], next((t for t in own if t not in agents), agents[1]))
    if agents and not befalls:
        return _between(agents[0], _first(found, _UNDERGOERS, entities, agents[0]), entities)
    subject = _first(found, _BEFALLEN if befalls else _BEARERS, entities, None)
    if subject is None:
        return Parties(_whereabouts(found, entities), None)
    return _between(subject, _first(found, _BESIDE, entities, subject), entities)


def _whereabouts(found: Roles, entities: Entities) -> str | None:
    """The place or the route that something counted is in or goes through."""
    there = (thing for role in WHEREABOUTS for thing in found.get(role, ()))
    return next((thing for thing in there if entities.kind(thing) in _WHERE), None)


def _between(subject: str, other: str | None, entities: Entities) -> Parties:
    kinds = {entities.kind(thing) for thing in (subject, other) if thing is not None}
    sided = other is not None and (kinds <= PERSONS or not kinds & _NO_SIDES)
    if other is not None and entities.kind(other) == "Settlement" and kinds != {"Settlement"}:
        sided = False
    return Parties(subject, other if sided else None)


def _named(things: Sequence[str], entities: Entities) -> list[str]:
    return [thing for thing in dict.fromkeys(things) if entities.kind(thing) not in NO_PARTIES]


def _first(found: Roles, order: Sequence[str], entities: Entities, taken: str | None) -> str | None:
    for role in order:
        for thing in _named(found.get(role, ()), entities):
            if thing != taken:
                return thing
    return None

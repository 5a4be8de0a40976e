"""Small records made by hand, for tests of what is made of records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from diplograph.publishing.records import Figure, Proof, Records, Source, Statement, Thing

ARMENIA = Thing("armenia", "Armenia", "State", ("Hayastan",), "Q399", "AM", documents=("d", "gone"))
IRAN = Thing("iran", "Iran", "State")
UNION = Thing("union", "Union", "Bloc")
LEADER = Thing("leader", "A. Leader", "Official")
POST = Thing("post", "Post", "Position", position_in="iran")
DOCUMENT = Source("d", "A title", "2024-05", "https://example.org/d", "00")
PROOF = Proof("d", "Armenia met Iran.", "met", 8, 11)


def relation(
    name: str, subject: str = "armenia", predicate: str = "supports", other: str = "iran", **more: object
) -> Statement:
    """A relation with one passage."""
    return replace(Statement(name, "relation", subject, predicate, other, (PROOF,)), **more)  # type: ignore[arg-type]


def figure(name: str, year: int | None = None, value: str = "5", **more: object) -> Statement:
    """A figure of Armenia."""
    held = Figure(Decimal(value), "USD", value, year=year)
    return replace(Statement(name, "figure", "armenia", "gdp", None, (PROOF,), figure=held), **more)  # type: ignore[arg-type]


def records(*statements: Statement, things: tuple[Thing, ...] = (ARMENIA, IRAN, UNION, LEADER, POST)) -> Records:
    """Records of these statements."""
    return Records({t.id: t for t in things}, {"d": DOCUMENT}, tuple(sorted(statements, key=lambda s: s.id)))

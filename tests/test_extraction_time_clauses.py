"""Times of clauses beside an event."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations


def _time(extractor: Extractor, text: str, predicate: str) -> str | None:
    (found,) = {
        r.qualifiers.time.edtf if r.qualifiers.time else None
        for r in relations(read(extractor, text))
        if r.predicate == predicate
    }
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Kenya condemned Chad over the riot, which began in 1995.",
        "Kenya condemned Chad because Mali had left the union in 1995.",
        "Kenya condemned Chad, projecting a new road in 1995.",
    ],
)
def test_time_of_another_clause(extractor: Extractor, text: str) -> None:
    """What a clause beside an event dates does not date the event."""
    assert _time(extractor, text, "criticizes") is None


@pytest.mark.parametrize(
    "text",
    [
        "In 1995 Kenya condemned Chad over the riot, which had begun early.",
        "Kenya, which condemned Chad in 1995, praised Mali.",
        "Kenya condemned Chad in 1995 because Mali had left the union.",
    ],
)
def test_time_of_its_own_clause(extractor: Extractor, text: str) -> None:
    """A time of the event's own clause dates it, wherever other clauses stand."""
    assert _time(extractor, text, "criticizes") == "1995"


@pytest.mark.parametrize(
    "text",
    [
        "The army was founded in 1991; Kenya condemned Chad; the fleet came later.",
        "Kenya condemned Chad over the Lamu Treaty of 1995.",
    ],
)
def test_time_of_another_matter(extractor: Extractor, text: str) -> None:
    """What lies beyond a semicolon, and the year of an agreement that is no end of the event, date nothing."""
    assert _time(extractor, text, "criticizes") is None


def test_opening_time_reaches_over_a_semicolon(extractor: Extractor) -> None:
    """A time that opens the sentence holds for all of it."""
    assert _time(extractor, "In 1995 the army was founded; Kenya condemned Chad.", "criticizes") == "1995"


def test_the_year_of_what_was_signed_dates_the_signing(extractor: Extractor) -> None:
    """The year of an agreement is that of its own signing."""
    assert _time(extractor, "Kenya signed the Lamu Treaty of 1995.", "signed") == "1995"


@pytest.mark.parametrize(
    "text",
    [
        "In 1987 Peru signed a fishing pact with its northern neighbour Ecuador.",
        "Niger and Benin reopened their border in March 2024.",
    ],
)
def test_borders_have_no_time_of_their_own(extractor: Extractor, text: str) -> None:
    """What happened at a border, or to a neighbour, does not date the border."""
    assert _time(extractor, text, "sharesBorderWith") is None


def test_time_since_when_of_another_state(extractor: Extractor) -> None:
    """What began when something else happened does not give that time to what stands before it."""
    text = (
        "Chad is not part of NATO but has had a friendly relationship with it "
        "dating back to when it joined the United Nations in 1960."
    )
    found = relations(read(extractor, text))
    (outside,) = (r for r in found if r.predicate == "memberOf" and r.object == "nato")
    assert outside.qualifiers.time is None

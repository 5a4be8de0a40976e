"""Where occasions are by the journey to them, and the places that are named after a noun of their kind."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.reading import read_text


def _located(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    said = extractor.extract(read_text(text, name="note.txt")).statements
    return {(s.subject, s.object) for s in said if getattr(s, "predicate", None) == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Xi Jinping travelled to Lima to attend the APEC summit.", "lima"),
        ("Vladimir Putin arrived in Ashgabat, where he will take part in the Sixth Caspian Summit.", "ashgabat"),
        ("The talks, held in the Swiss city of Geneva, failed.", "geneva"),
        ("The revolution that broke out in Hungary was crushed.", "hungary"),
    ],
)
def test_an_occasion_is_where_people_go_to_it(extractor: Extractor, text: str, town: str) -> None:
    """Who goes to a town to be at an occasion, or a clause about the occasion, tells where it is."""
    assert town in {place for _, place in _located(extractor, text)}


def test_a_journey_for_something_else_places_nothing(extractor: Extractor) -> None:
    """Who goes to a town and only speaks of an occasion does not say that it is there."""
    assert not _located(extractor, "Xi Jinping travelled to Lima to criticise the APEC summit.")


@pytest.mark.parametrize(
    "text", ["The capital and largest city of Mali is Bamako.", "Bamako is the capital and largest city of Mali."]
)
def test_the_capital_of_two_nouns(extractor: Extractor, text: str) -> None:
    """The land after the second of two nouns belongs to the first as well, whichever side of the verb they stand."""
    said = extractor.extract(read_text(text, name="note.txt")).statements
    assert ("mali", "hasCapital", "bamako") in {
        (s.subject, s.predicate, s.object) for s in said if getattr(s, "predicate", None)
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Batumi, on Georgia's Black Sea coast, hosted the talks.", ("batumi", "georgia")),
        ("Benghazi, in the east of Libya, fell to the rebels.", ("benghazi", "libya")),
        ("The Port of Lobito, on the coast of Angola, was rebuilt.", ("port-of-lobito", "angola")),
    ],
)
def test_a_part_of_a_land_stands_for_where(extractor: Extractor, text: str, place: tuple[str, str]) -> None:
    """What lies on the coast of a land or in its east lies there."""
    assert place in _located(extractor, text)


def test_a_part_beside_two_names_places_neither(extractor: Extractor) -> None:
    """A comma between two towns of a list puts neither on the coast that follows."""
    assert not _located(extractor, "Ships left Batumi, Poti and the coast of Georgia.")

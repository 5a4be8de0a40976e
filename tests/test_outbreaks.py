"""Unrest and fighting told of by a common noun and a place."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    ("Kenya deplored the ongoing fighting in Chad.", ["fighting-in-chad locatedIn chad"]),
    ("A coup in Niamey ended the talks.", ["coup-in-niamey locatedIn niamey"]),
    ("Clashes broke out in the Tigray region in 2020.", ["clashes-in-tigray locatedIn tigray"]),
    (
        "Food riots in Haiti and Senegal grew.",
        ["food-riots-in-haiti-and-senegal locatedIn haiti", "food-riots-in-haiti-and-senegal locatedIn senegal"],
    ),
    ("The conflict in Sudan began in April 2023.", ["sudanese-civil-war-2023 locatedIn sudan"]),
]

UNTOLD = [
    "There was no uprising in Mali.",
    "Kenya feared a coup.",
    "Kenya wrote about war in January.",
    "Clashes with Chad in the press annoyed Mali.",
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_outbreaks_are_told_apart_by_their_place(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """The place after the noun, or after the verb of its happening, makes it a thing that lies there."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize("sentence", UNTOLD)
def test_outbreaks_without_a_place_are_nothing(extractor: Extractor, sentence: str) -> None:
    """What did not happen, or nowhere that is told, has no place."""
    forbid(extractor, sentence, ["locatedIn"])


def test_seats_of_forums_and_parliaments(extractor: Extractor) -> None:
    """A parliament sits, a fund is based and a conference is held where the text says."""
    expect(
        extractor,
        "The Ukraine Recovery Conference was held in Lugano.",
        ["ukraine-recovery-conference locatedIn lugano"],
    )
    expect(extractor, "The Knesset sits in Jerusalem.", ["knesset locatedIn jerusalem"])
    forbid(extractor, "The Knesset debated a fund in Jerusalem's name.", ["locatedIn"])

"""Borders and capitals told by nouns and adjectives beside the names."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.words.borders import borders
from sentences import expect, forbid

TOLD = [
    ("Chad and neighbouring Niger agreed.", ["niger sharesBorderWith chad"]),
    ("Kenya sent troops to neighbouring Somalia.", ["somalia sharesBorderWith kenya"]),
    ("Floods struck the neighbouring states of Ghana and Togo.", ["togo sharesBorderWith ghana"]),
    ("The Kenyan-Somali border was closed.", ["kenya sharesBorderWith somalia"]),
    ("Shells fell along the Armenia–Azerbaijan border.", ["armenia sharesBorderWith azerbaijan"]),
    ("Aid left Peru for Brazil, Cuba and neighbouring Chile.", ["chile sharesBorderWith peru"]),
    ("The rebels advanced on the capital, Juba.", ["south-sudan hasCapital juba"]),
]

UNTOLD = [
    ("Canada and its ally spoke of neighbouring Niger.", ["sharesBorderWith canada"]),
    ("The Somalia–Kenya maritime border is disputed.", ["sharesBorderWith"]),
    ("The Anglo-Irish treaty and the Kenyan-Somali forum failed.", ["sharesBorderWith"]),
    ("The rebels advanced on the commercial capital, Bujumbura.", ["hasCapital"]),
    ("Capital fled to Juba.", ["hasCapital"]),
    ("Britain sent paratroopers to neighboring Jordan.", ["sharesBorderWith"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_neighbours_and_capitals(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Who is called neighbouring borders on who is near it; "the A-B border" and "the capital, X" name both ends."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), UNTOLD)
def test_no_neighbours_and_capitals(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """States far away, borders at sea and capitals of business tell of neither."""
    forbid(extractor, sentence, unwanted)


def test_the_borders_of_the_data_run_both_ways() -> None:
    """Each state of the data is a neighbour of its neighbours."""
    known = borders()
    assert "uganda" in known["kenya"]
    assert all(state in known[other] for state, others in known.items() for other in others)

"""Borders of which a sentence tells one side or none."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    ("Malawi and Zambia finished the survey of their border.", "malawi sharesBorderWith zambia"),
    ("Chad sent troops to the frontier with Sudan.", "chad sharesBorderWith sudan"),
    ("Peru met Bolivia. The two neighbours signed a pact.", "peru sharesBorderWith bolivia"),
    ("Togo buys cement from landlocked neighbor Burkina Faso.", "togo sharesBorderWith burkina-faso"),
]

APART = [
    "Spain and Poland opened their embassies at the border.",
    "Ghana wrote to Peru about the border with Chad.",
    "Japan praised its neighbour. Peru and Japan met.",
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_told(sentence: str, wanted: str, extractor: Extractor) -> None:
    """The other side is who acts or was named."""
    expect(extractor, sentence, [wanted])


def test_topic(extractor: Extractor) -> None:
    """In a text about one state the border is its own."""
    text = "Chad\n\nChad is poor. Fighting went on along the border with Niger."
    expect(extractor, text, ["chad sharesBorderWith niger"])


@pytest.mark.parametrize("sentence", APART)
def test_apart(sentence: str, extractor: Extractor) -> None:
    """Who does not border on another by the data is no neighbour."""
    forbid(extractor, sentence, ["sharesBorderWith"])

"""Companies that a text calls a state's belong to the state that the data know them to be of."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela suffered when the state oil company, PDVSA, lost its market.",
        "Venezuela owed money to state-owned PDVSA.",
        "PDVSA, the national oil company, supplies all of Venezuela.",
    ],
)
def test_state_firms(extractor: Extractor, text: str) -> None:
    """The words before or after its name tell that a company is the state's."""
    expect(extractor, text, ["pdvsa affiliatedWith venezuela"])


@pytest.mark.parametrize(
    "text",
    [
        "Venezuela spoke to a private company, PDVSA.",
        "In Venezuela the state would tax a private company, PDVSA.",
        "The state oil company, PDVSA, lost its market in Chile.",
    ],
)
def test_no_state_firms(extractor: Extractor, text: str) -> None:
    """No such word, or a state that the text does not name, and nothing is said."""
    forbid(extractor, text, ["pdvsa affiliatedWith venezuela"])

"""Lands of the past and parts of the world that texts of diplomatic history name."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read

LANDS = [
    ("The Netherlands lost West New Guinea.", "netherlands-new-guinea", "Territory"),
    ("France withdrew from French Indochina.", "french-indochina", "Territory"),
    ("Ecuador left Gran Colombia.", "gran-colombia", "State"),
    ("Indonesia sent troops to Sumatra.", "sumatra", "Region"),
    ("Argentina occupied South Georgia in 1982.", "south-georgia", "Territory"),
    ("Russia left the G–8.", "g8", "Forum"),
    ("Peru sent troops to the Amazon basin.", "amazon-basin", "Region"),
]


@pytest.mark.parametrize(("text", "thing", "kind"), LANDS)
def test_lands_are_known(extractor: Extractor, text: str, thing: str, kind: str) -> None:
    """A former state, a colony, an island and a basin are things of their class, not the state of today."""
    assert {e.id: e.kind for e in read(extractor, text).entities}.get(thing) == kind

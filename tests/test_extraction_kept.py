"""What an extraction keeps of things told in passing."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Kenya sent envoys to Europe. Chad agreed.", "europe"),
        ("Kenya lies in East Africa. Chad agreed.", "east-africa"),
        ("Ugandan exporters condemned Chad.", "ugandan-exporters"),
    ],
)
def test_things_spoken_of(extractor: Extractor, text: str, thing: str) -> None:
    """A region with its name, and a described group of which something is said, are kept."""
    assert thing in {e.id for e in read(extractor, text).entities}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Kenya met European envoys in Rome. Chad agreed.", "europe"),
        ("Kenya praised Chad. Ugandan exporters were glad.", "ugandan-exporters"),
    ],
)
def test_things_told_in_passing(extractor: Extractor, text: str, thing: str) -> None:
    """A region that an adjective tells of and a described group are not kept if nothing is said of them."""
    assert thing not in {e.id for e in read(extractor, text).entities}

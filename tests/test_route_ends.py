"""Ends of a route before its noun or after what tells how it came to be, and the side of a state that tells where."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, triples

JOINED = [
    (
        "Albania's interconnector with Greece was shut.",
        ["interconnector-between-albania-and-greece connects albania"],
    ),
    ("The Kenyan-Ugandan rail link was cut.", ["rail-link-between-kenya-and-uganda connects uganda"]),
    (
        "The cable, to be laid between Bari on the Italian coast and the Albanian port of Durres, is dear.",
        ["cable-between-bari-and-durres connects bari", "cable-between-bari-and-durres connects durres"],
    ),
    (
        "It is a railway intended to tie Zambia to the Angolan port of Lobito.",
        ["railway-between-zambia-and-lobito connects lobito; planned"],
    ),
    (
        "The railway links the port of Mombasa with Kampala.",
        ["railway-between-mombasa-and-kampala connects mombasa"],
    ),
]

APART = [
    ("The road was closed to traffic from Kenya.", ["connects"]),
    ("Kenya reopened its main crossing with Somalia.", ["connects"]),
    ("The Paraguay-Danube waterway fair opened.", ["connects"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), JOINED)
def test_ends(sentence: str, wanted: list[str], extractor: Extractor) -> None:
    """What a route joins."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), APART)
def test_no_ends(sentence: str, unwanted: list[str], extractor: Extractor) -> None:
    """No route is told of."""
    forbid(extractor, sentence, unwanted)


def test_side_of_a_whole(extractor: Extractor) -> None:
    """A town in a side of a state lies in the state; the side is told of where it is more than a whereabouts."""
    found = triples(read(extractor, "They met at Gulu in northern Uganda."))
    assert "gulu locatedIn uganda" in found
    assert not any("northern-uganda" in relation for relation in found)
    assert "southern-chad locatedIn chad" in triples(read(extractor, "Rebels entered southern Chad."))


def test_agent_after_how(extractor: Extractor) -> None:
    """Who does it follows a phrase of how much."""
    said = ["chile claimsSovereigntyOver falkland-islands"]
    expect(extractor, "The Falkland Islands are claimed in their entirety by Argentina and Chile.", said)
    forbid(extractor, "The Falkland Islands are claimed in a report by Chile.", said)

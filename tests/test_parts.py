"""Parts of countries told of by side, owner or holder."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read

PARTS = [
    ("Rebels hold the north of Chad.", "Northern Chad"),
    ("Rebels hold the northern part of Chad.", "Northern Chad"),
    ("Kenya annexed Chad's eastern provinces.", "Eastern Chad"),
    ("Chad tightened its hold on its central and southern regions.", "Central and southern Chad"),
    ("Envoys toured Taliban-controlled territory.", "Territory controlled by Taliban"),
    ("Allied troops held western sectors of Berlin.", "West Berlin"),
]

NO_PARTS = [
    "Kenya praised northern provinces.",
    "Chad's eastern friends came.",
    "Chad's provinces voted.",
    "Envoys toured well-controlled territory.",
]


@pytest.mark.parametrize(("sentence", "label"), PARTS)
def test_parts(extractor: Extractor, sentence: str, label: str) -> None:
    """A side of a whole, its provinces on one side, and land held by somebody are places of their own."""
    assert label in {e.label for e in read(extractor, sentence).entities}


@pytest.mark.parametrize("sentence", NO_PARTS)
def test_no_parts(extractor: Extractor, sentence: str) -> None:
    """Without owner or side, or with other nouns, there is no such place."""
    assert not {e.label for e in read(extractor, sentence).entities if e.kind in ("Region", "Territory")}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Rosatom built a nuclear science centre in Vietnam.", "Nuclear science centre in Vietnam"),
        ("Niger closed its drone base at Agadez.", "Drone base at Agadez"),
    ],
)
def test_sites_by_their_place(extractor: Extractor, sentence: str, name: str) -> None:
    """What is told of by its place is called by it, even if somebody owns it."""
    assert any(name in (e.label, *e.aliases) for e in read(extractor, sentence).entities)


@pytest.mark.parametrize("sentence", ["Vietnam's science centre grew.", "Chinese financial centres grew."])
def test_no_site_without_a_place(extractor: Extractor, sentence: str) -> None:
    """A centre of somebody's is no known site."""
    assert not [e for e in read(extractor, sentence).entities if e.kind == "Infrastructure"]

"""Who does what something serves as a base, route or cover for."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations


def _fighting(extractor: Extractor, text: str) -> set[str]:
    found = relations(read(extractor, text))
    return {r.subject for r in found if r.predicate in ("inConflictWith", "attacked", "initiatedConflictWith")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya served as a stopover for Cuban troops on their way to Uganda to fight Rwanda.",
        "Kenya was used as a base to attack Rwanda.",
    ],
)
def test_a_base_does_not_fight(extractor: Extractor, text: str) -> None:
    """What a state serves others for is no deed of its own."""
    assert "kenya" not in _fighting(extractor, text)


@pytest.mark.parametrize(
    "text",
    ["Kenya used its bases to attack Rwanda.", "Kenya sent troops to Uganda to attack Rwanda."],
)
def test_who_uses_a_base_fights(extractor: Extractor, text: str) -> None:
    """Who uses a base, or sends troops, acts."""
    assert "kenya" in _fighting(extractor, text)

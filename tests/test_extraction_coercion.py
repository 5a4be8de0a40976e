"""Force and pressure as the news tells of them: who acts by his machines, how many, where, and when it is lifted."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    ("Kenyan troops kidnapped up to 16 Ugandan advisers.", ["kenya attacked ugandan-advisers"]),
    ("Kenyan army bulldozers razed Somali homes.", ["kenya pressures somalia"]),
    ("Ugandan guerillas attacked Kenya.", ["ugandan-guerillas attacked kenya"]),
    ("Two Somali suicide bombers attacked Nairobi.", ["somali-bombers attacked nairobi"]),
    ("Kenyan helicopters evacuated the wounded from Mogadishu.", ["kenya providesAidTo mogadishu"]),
    ("Kenyan troops remained on alert in Mogadishu.", ["kenya deployedForcesTo mogadishu"]),
    ("Kenya lifted a blockade on Somali lorries.", ["kenya pressures somalia; negated"]),
    ("Kenya accepted demands from Ugandan rebels.", ["kenya agreedWith ugandan-rebels"]),
    ("Kenya arrested two spies in defiance of Uganda.", ["kenya rejects uganda"]),
]

NOT_TOLD = [
    ("Kenyan buses drove up to 16 Ugandan villages.", ["kenya attacked uganda"]),
    ("The plan would pull soldiers out of Kenya and Somalia.", ["kenya withdrewForcesFrom somalia"]),
    ("Kenya was preoccupied with the demands of Uganda.", ["kenya agreedWith uganda"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_force_and_pressure(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Limits, machines, groups of two words and participles that name people keep the doer and whom it is done to."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NOT_TOLD)
def test_what_is_no_force(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """Directions, places in a list and demands that are only heard are no deeds."""
    forbid(extractor, text, unwanted)

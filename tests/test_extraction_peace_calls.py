"""Calls for peace that name nobody: they are meant for those who fight."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

FIGHT = "Fighting broke out between Mali and Niger. "


@pytest.mark.parametrize(
    ("call", "facts"),
    [
        ("Togo called for an immediate end to the hostilities.", ["togo requests mali", "togo requests niger"]),
        ("On Monday Togo called for a ceasefire.", ["togo requests mali", "togo requests niger"]),
        ("Togo urged restraint.", ["togo requests mali", "togo requests niger"]),
        ("Niger demanded a halt to the attacks.", ["niger requests mali"]),
        ("Togo has not called for a truce.", ["togo requests mali; negated"]),
    ],
)
def test_calls(extractor: Extractor, call: str, facts: list[str]) -> None:
    """Who calls for an end of the fighting asks it of each who fights."""
    expect(extractor, FIGHT + call, facts)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (FIGHT + "Togo called on Niger for restraint.", "togo requests mali"),
        (FIGHT + "Niger demanded a halt to the attacks.", "niger requests niger"),
        (FIGHT + "Togo called for an end to the drought.", "togo requests mali"),
        ("Mali and Niger signed a treaty. Togo called for restraint.", "togo requests mali"),
    ],
)
def test_no_calls(extractor: Extractor, text: str, fact: str) -> None:
    """Nobody is asked who is not called upon, does not fight, or would ask himself."""
    forbid(extractor, text, [fact])

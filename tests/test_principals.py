"""Behaviour tests of "the leaders" who are the two people whose meeting a text reports."""

from __future__ import annotations

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

_MET = "President Anna Hill of Kenya met President Pedro Ríos of Peru. "
_ALONE = "Anna Hill praised the weather. " * 7


def test_the_leaders_are_the_two_who_met(extractor: Extractor) -> None:
    """However long one alone was told of, the leaders are both."""
    wanted = ["anna-hill criticizes cuba", "pedro-rios criticizes cuba"]
    expect(extractor, f"{_MET}{_ALONE}The two leaders condemned Cuba.", wanted)


def test_no_leaders_of_three(extractor: Extractor) -> None:
    """Where a third acts for a state, too, nobody knows which two are meant."""
    third = "President Ivan Soto of Chile spoke. "
    forbid(extractor, f"{_MET}{third}{_ALONE}The two leaders condemned Cuba.", ["criticizes"])


def test_no_leaders_who_were_never_named_together(extractor: Extractor) -> None:
    """Two people told of apart are no pair."""
    apart = "President Anna Hill of Kenya spoke. President Pedro Ríos of Peru slept. "
    forbid(extractor, f"{apart}{_ALONE}The leaders condemned Cuba.", ["criticizes"])

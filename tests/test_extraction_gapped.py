"""Who did the same at another time, told without a verb: "A joined in 1984 and B in 1995"."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Peru joined ASEAN in 1984, Chile in 1995.", ["chile memberOf association-of-southeast-asian-nations"]),
        (
            "Togo left Mercosur in May 2021, Mali and Chad in August 2022.",
            ["mali withdrewFrom mercosur", "chad withdrewFrom mercosur"],
        ),
        (
            "Armando Guebuza was elected president of Mozambique in 2004 and Filipe Nyusi in 2014.",
            ["mozambique hasHeadOfState filipe-nyusi"],
        ),
    ],
)
def test_gapped(extractor: Extractor, text: str, facts: list[str]) -> None:
    """Names with a date of their own after a dated clause are said to have done what it says."""
    expect(extractor, text, facts)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Peru joined ASEAN in 1984, and Chile in 1995 left Mercosur.",
            "chile memberOf association-of-southeast-asian-nations",
        ),
        ("Peru joined ASEAN in 1984, Chile and Mali.", "chile memberOf association-of-southeast-asian-nations"),
        ("Peru recognized Togo in 1960 and Chad in 1961.", "chad recognizes togo"),
    ],
)
def test_not_gapped(extractor: Extractor, text: str, fact: str) -> None:
    """A verb of its own, no date, or a place as the object keep a name out."""
    forbid(extractor, text, [fact])

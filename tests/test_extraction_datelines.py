"""The line of town, land and day that a report begins with is no part of its first sentence."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("ACCRA, Ghana — Togo condemned Mali on Friday.", ["togo criticizes mali"]),
        (
            "LIMA, Peru, May 2, 2021 -- Chile and Ecuador condemned Mali.",
            ["chile criticizes mali", "ecuador criticizes mali"],
        ),
        ("Quito, 3 May 2019 – Chile condemned Mali.", ["chile criticizes mali"]),
        ("Quito, May 3 (ABC) Chile and Peru condemned Mali.", ["chile criticizes mali", "peru criticizes mali"]),
        ("Quito [Ecuador], May 3 (ABC): Chile condemned Mali.", ["chile criticizes mali"]),
        ("Quito (ABC) - Chile condemned Mali.", ["chile criticizes mali"]),
    ],
)
def test_after_dateline(extractor: Extractor, text: str, facts: list[str]) -> None:
    """What follows the dash is read as a sentence of its own."""
    expect(extractor, text, facts)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ACCRA, Ghana — Togo condemned Mali on Friday.", "ghana criticizes mali"),
        ("LIMA, Peru, May 2, 2021 -- Chile and Ecuador condemned Mali.", "peru criticizes mali"),
        ("Quito, May 3 (ABC) Chile and Peru condemned Mali.", "ecuador criticizes mali"),
    ],
)
def test_not_in_dateline(extractor: Extractor, text: str, fact: str) -> None:
    """The land that a report was sent from does nothing in it."""
    forbid(extractor, text, [fact])


def test_dash_of_an_aside(extractor: Extractor) -> None:
    """A name in capitals before an aside opens the sentence itself."""
    expect(extractor, "NATO – the United States and Canada – condemned Mali.", ["canada memberOf nato"])

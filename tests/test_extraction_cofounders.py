"""States that found something together belong to it."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenya, Uganda and Rwanda launched the Great Rift Initiative in 2013.",
            ["kenya participatesIn great-rift-initiative", "rwanda participatesIn great-rift-initiative"],
        ),
        (
            "Chad and Mali founded the Sahel Federation in 1961.",
            ["chad memberOf sahel-federation", "mali memberOf sahel-federation"],
        ),
    ],
)
def test_founders_belong_to_it(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Two or more founders are members of a body and take part in an initiative."""
    expect(extractor, text, wanted)


def test_one_founder_may_stay_outside(extractor: Extractor) -> None:
    """Who founds alone may do so for others."""
    forbid(extractor, "Kenya launched the Great Rift Initiative.", ["kenya participatesIn great-rift-initiative"])


def test_no_founding_no_membership(extractor: Extractor) -> None:
    """What was not founded has no members."""
    forbid(
        extractor,
        "Chad and Mali did not found the Sahel Federation.",
        ["chad memberOf sahel-federation", "mali memberOf sahel-federation"],
    )

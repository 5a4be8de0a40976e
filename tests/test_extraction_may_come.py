"""Behaviour tests of infinitives with a subject of their own: "the only way for A to join B"."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is the only way for Chad to join NATO.", "chad memberOf nato; possible"),
        ("A reform opened a path for Chad to join NATO.", "chad memberOf nato; possible"),
    ],
)
def test_what_something_is_good_for_may_come(extractor: Extractor, text: str, told: str) -> None:
    """An infinitive with "for" and a subject of its own tells what may come, not what is."""
    expect(extractor, text, [told])


def test_a_deed_that_is_valued_is_done(extractor: Extractor) -> None:
    """ "It is a pleasure for A to meet B" tells of the meeting."""
    expect(extractor, "It is a pleasure for Anna Hill to meet Paul Biya in Chad.", ["anna-hill metWith paul-biya"])

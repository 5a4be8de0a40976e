"""Lists of names right after the date that opens a sentence, and treaties signed in a clause beside the main one."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "In 1951 Belgium, France and Italy signed the Volta Treaty.",
            ["belgium signed volta-treaty", "france signed volta-treaty", "italy signed volta-treaty"],
        ),
        (
            "In May 1994 Chad, Mali, and the United States signed the Volta Treaty.",
            ["chad signed volta-treaty", "mali signed volta-treaty", "united-states signed volta-treaty"],
        ),
        (
            "The Volta Treaty followed in 1978, signed in Maputo by Bulgaria and Chad.",
            ["bulgaria signed volta-treaty", "chad signed volta-treaty"],
        ),
    ],
)
def test_signed(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """Whoever is listed after a date, or after the "by" of a participle, signed."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("In talks with Belgium, France and Italy, Chad signed the Volta Treaty.", "belgium signed volta-treaty"),
        (
            "In 1951 Belgium's envoys left. France, Italy and Chad signed the Volta Treaty.",
            "belgium signed volta-treaty",
        ),
    ],
)
def test_not_signed(extractor: Extractor, sentence: str, fact: str) -> None:
    """Names of a phrase that is no date do not sign."""
    forbid(extractor, sentence, [fact])

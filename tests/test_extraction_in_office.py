"""Offices that "as" brings, holders set off by commas, and offices that pass to a successor."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

_PERU = "position-president-peru"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Keiko Fujimori took office as president of Peru.", [f"keiko-fujimori holdsPosition {_PERU}"]),
        (
            "Chile hailed the election of Keiko Fujimori as president of Peru.",
            [f"keiko-fujimori holdsPosition {_PERU}"],
        ),
        (
            "Peru became a republic, with Keiko Fujimori as its first president.",
            [f"keiko-fujimori holdsPosition {_PERU}"],
        ),
        ("The mayor of Lima, Rosa Quispe, resigned.", ["rosa-quispe holdsPosition position-mayor-lima"]),
        (
            "Anwar Ibrahim hosted the talks as chair of ASEAN.",
            ["anwar-ibrahim leads association-of-southeast-asian-nations"],
        ),
        (
            "Alan García, the president of Peru, resigned and was succeeded by Keiko Fujimori.",
            [f"keiko-fujimori holdsPosition {_PERU}", "peru hasHeadOfState keiko-fujimori"],
        ),
    ],
)
def test_in_office(extractor: Extractor, text: str, facts: list[str]) -> None:
    """Whoever takes, is given or takes over an office holds it."""
    expect(extractor, text, facts)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Joe Biden called for Alan García's resignation as president of Peru.", f"joe-biden holdsPosition {_PERU}"),
        ("Joe Biden recognised Alan García as president of Peru.", f"joe-biden holdsPosition {_PERU}"),
        (
            "Alan García, the president of Peru, wept. Keiko Fujimori succeeded Alan García as head of the party.",
            f"keiko-fujimori holdsPosition {_PERU}",
        ),
        (
            "Alan García, the president of Peru, resigned. Keiko Fujimori will succeed Alan García.",
            f"keiko-fujimori holdsPosition {_PERU}",
        ),
    ],
)
def test_not_in_office(extractor: Extractor, text: str, fact: str) -> None:
    """Who speaks of an office, takes over another or only will take it over does not hold it."""
    forbid(extractor, text, [fact])

"""People that the parser joins to a state or a verb are listed with the people before them; A-brokered talks."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

_LIST = (
    "Liang met separately in Xiamen with Minister of Fisheries Semisi Vakalahi of Tonga, Minister of Infrastructure "
    "Nelson Tabi of Vanuatu and Deputy Prime Minister John Rosso of Papua New Guinea."
)


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            _LIST,
            ["liang metWith semisi-vakalahi", "liang metWith nelson-tabi", "liang metWith john-rosso"],
        ),
        (
            "Serbia and Kosovo reached an agreement in EU-facilitated talks.",
            ["european-union mediates serbia", "european-union mediates kosovo"],
        ),
    ],
)
def test_listed(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """Every member of the list was met; whoever brokered the talks mediates between the two."""
    expect(extractor, sentence, facts)


def test_not_listed(extractor: Extractor) -> None:
    """Who does something else is not listed with the one before."""
    forbid(extractor, "Liang met Nelson Tabi of Vanuatu while John Rosso flew to Togo.", ["liang metWith john-rosso"])

"""Relations told by the fields of a profile."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from sayings import extracted

HEADED = """Mozambique

Background

Mozambique became independent in 1975. Its ports serve Zambia.

Capital

Maputo

Land boundaries: border countries

Eswatini 108 km; Malawi 1,498 km; Zambia 439 km
"""

LABELLED = "Chad\n\nCapital: N'Djamena\n\nBorder countries (2): Niger 1,196 km, Sudan 1,403 km\n"


def _told(extractor: Extractor, text: str) -> set[str]:
    statements = extracted(extractor, text).statements
    return {
        f"{s.subject} {s.predicate} {s.object}"
        for s in statements
        if isinstance(s, Relation) and s.extractor.startswith("profile:")
    }


def test_headings_are_labels(extractor: Extractor) -> None:
    """The block under a heading of a field is its value; other blocks are not."""
    assert _told(extractor, HEADED) == {
        "mozambique hasCapital maputo",
        "mozambique sharesBorderWith eswatini",
        "mozambique sharesBorderWith malawi",
        "mozambique sharesBorderWith zambia",
    }


def test_words_before_a_colon_are_labels(extractor: Extractor) -> None:
    """A label may stand on the line of its value."""
    assert _told(extractor, LABELLED) >= {"chad hasCapital ndjamena", "chad sharesBorderWith niger"}


@pytest.mark.parametrize(
    "text",
    [
        HEADED.replace("Mozambique\n", "Mozambique and Zambia\n", 1),
        HEADED.replace("Capital\n\nMaputo", "Capital\n\nInvestors from Maputo brought money."),
    ],
)
def test_other_blocks_are_no_fields(extractor: Extractor, text: str) -> None:
    """Without one thing in the title, or with a clause under the label, there is no field."""
    assert "mozambique hasCapital maputo" not in _told(extractor, text)

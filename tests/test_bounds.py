"""Lists of neighbours: which states a text tells that a state borders on."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.reading import read_text

_CASES = [
    (
        "Zimbabwe is bordered by Zambia to the north, Mozambique to the east and Botswana to the west.",
        {"zambia", "mozambique", "botswana"},
    ),
    (
        "Benin is a country in West Africa that borders Togo to the west, Nigeria to the east, and Niger to the north.",
        {"togo", "nigeria", "niger"},
    ),
    (
        "Chad is a poor country. It is bordered to the north by Libya, to the east by Sudan and to the west by Niger.",
        {"libya", "sudan", "niger"},
    ),
    (
        "Uganda shares borders with Kenya to the east, and Tanzania and Rwanda to the south.",
        {"kenya", "tanzania", "rwanda"},
    ),
    ("Uganda sent troops to neighboring Rwanda, Burundi and Kenya.", {"rwanda"}),
    ("Uganda borders Kenya; Rwanda signed a treaty.", {"kenya"}),
]


@pytest.mark.parametrize(("text", "others"), _CASES, ids=lambda x: x[:30] if isinstance(x, str) else "")
def test_each_neighbour_of_a_list_is_told(extractor: Extractor, text: str, others: set[str]) -> None:
    """A list of neighbours gives a border with each member, and with nobody after its end."""
    found = {
        frozenset((s.subject, s.object))
        for s in extractor.extract(read_text(text, name="note.txt")).statements
        if getattr(s, "predicate", None) == "sharesBorderWith"
    }
    ends = {end for pair in found for end in pair}
    assert others <= ends
    assert len(found) == len(others)

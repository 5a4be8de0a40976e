"""Peoples and believers that only a capitalised plural names, and lists of trade partners."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Some 400,000 Muslims moved to Turkey.", ["muslims migratesTo turkiye"]),
        ("Indian labourers were brought to Fiji.", ["indian-labourers migratesTo fiji"]),
        (
            "Chad depends on aid. Its main export partners are Italy and Peru.",
            ["chad exportsTo italy", "chad exportsTo peru"],
        ),
        ("The United States imposed an embargo on oil shipments to Japan.", ["united-states restrictsTradeWith japan"]),
    ],
)
def test_a_people_by_its_name_moves(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """A capitalised plural that no data know is a group when something is said of it."""
    expect(extractor, sentence, wanted)


def test_a_capitalised_common_noun_is_no_people(extractor: Extractor) -> None:
    """A plural of an ordinary noun at the head of a sentence names no people."""
    forbid(extractor, "Protests moved to Turkey.", ["migratesTo"])

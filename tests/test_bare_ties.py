"""Ties whose two sides the phrase leaves out: they are those of whom the text tells."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text

TOLD = [
    (
        "Peru and Norway signed a fishing treaty in 1976. Negotiations were resumed in 2009.",
        ("Peru", "negotiatesWith", "Norway"),
    ),
    (
        "Ghana and Togo traded little. Negotiations on a customs union opened in Lomé in May 1961.",
        ("Ghana", "negotiatesWith", "Togo"),
    ),
    (
        "Chad and Sudan reopened their border on Friday after three days of talks in Doha.",
        ("Chad", "negotiatesWith", "Sudan"),
    ),
    (
        "Finland and Chile quarrelled over copper. Diplomatic relations were restored a year later.",
        ("Finland", "hasDiplomaticRelationWith", "Chile"),
    ),
    (
        "Bolivia and Chile quarrelled over water. In 1978 Bolivia broke off diplomatic relations.",
        ("Bolivia", "hasDiplomaticRelationWith", "Chile"),
    ),
    (
        "Nepal and Japan exchanged envoys. They mark the fiftieth anniversary of diplomatic relations this year.",
        ("Nepal", "hasDiplomaticRelationWith", "Japan"),
    ),
    (
        "Malawi and Zambia both claim the island. Malawi left after talks brokered by Angola collapsed.",
        ("Angola", "mediates", "Zambia"),
    ),
    (
        "Kenya and Oman signed an accord on ports. The ministers spoke of the strategic partnership.",
        ("Kenya", "strategicPartnerOf", "Oman"),
    ),
    (
        "Nepal sends workers abroad. Nepal wants lower fees. Nepal has rules. Talks with Qatar are at an early stage.",
        ("Nepal", "negotiatesWith", "Qatar"),
    ),
]

UNTOLD = [
    ("Peru and Norway signed a treaty. The talks focused on fish.", "negotiatesWith"),
    ("Peru and Norway signed a treaty. Negotiations with the unions were resumed in 2009.", "negotiatesWith"),
    ("Peru exports copper. Negotiations were resumed in 2009.", "negotiatesWith"),
    ("Peru and Norway signed a treaty. Ministers value diplomatic relations.", "hasDiplomaticRelationWith"),
    ("Peru and Norway signed a treaty. A strategic partnership is worth much.", "strategicPartnerOf"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all tests of the module."""
    return Extractor.load()


def said(extractor: Extractor, text: str, predicate: str) -> set[frozenset[str]]:
    """The two ends of each relation of one kind that a text tells of, by label."""
    result = extractor.extract(read_text(text, name="t.txt"))
    label = {entity.id: entity.label for entity in result.entities}
    found = [s for s in result.statements if isinstance(s, Relation) and s.predicate == predicate]
    return {frozenset((label[s.subject], label[s.object])) for s in found}


@pytest.mark.parametrize(("text", "triple"), TOLD)
def test_two_sides_are_those_told_of(extractor: Extractor, text: str, triple: tuple[str, str, str]) -> None:
    """Talks and relations without a side are between the two of whom the text tells."""
    one, relation, other = triple
    assert frozenset((one, other)) in said(extractor, text, relation)


@pytest.mark.parametrize(("text", "relation"), UNTOLD)
def test_no_sides_are_guessed(extractor: Extractor, text: str, relation: str) -> None:
    """Nothing is said where the phrase names another side, where it tells of talks told before, or of nobody."""
    assert not said(extractor, text, relation)

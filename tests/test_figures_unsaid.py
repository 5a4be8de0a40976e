"""Figures whose sentence names nobody: of the work or the state that the text describes."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Observation
from diplograph.reading import read_text

_LINE = "The Nabucco Pipeline\n\nThe Nabucco Pipeline would link Türkiye with Austria. "
_CHAD = "Chad\n\nThe economy of Chad grew by 3% in 2023. "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def figures(extractor: Extractor, text: str) -> list[tuple[str, float, str]]:
    """Subject, value and unit of each figure of a text."""
    said = extractor.extract(read_text(text, name="text.txt")).statements
    return [(s.subject, float(s.value), s.unit_code or "") for s in said if isinstance(s, Observation)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The project's cost was then put at $2 billion.", (2e9, "USD")),
        ("Capacity is 90,000 barrels a day.", (9e4, "bbl/d")),
        ("The system is close to 800 km long.", (800, "km")),
        ("Running for 800 kilometres, the line would cross three borders.", (800, "km")),
        ("A study put the cost at $2 billion.", (2e9, "USD")),
    ],
)
def test_what_a_work_costs_and_measures(extractor: Extractor, text: str, told: tuple[float, str]) -> None:
    """Costs and measures that name nothing are those of the work that the text is about."""
    assert ("nabucco-pipeline", *told) in figures(extractor, _LINE + text)


def test_what_else_costs_is_none_of_its(extractor: Extractor) -> None:
    """A cost of something else and a text about no work tell nothing of one."""
    assert figures(extractor, _LINE + "The cost of the war in Iraq is put at $2 billion.")[:1] != [
        ("nabucco-pipeline", 2e9, "USD")
    ]
    assert figures(extractor, "Kenya sent experts to Mali. The cost is put at $2 billion.") == []


def test_what_a_state_has_without_being_named(extractor: Extractor) -> None:
    """Reserves and deficits are those of the state that the text is about, and cover months of imports."""
    text = _CHAD + "International reserves stood at $2 billion, enough for seven months of imports."
    assert ("chad", 2e9, "USD") in figures(extractor, text)
    assert ("chad", -3e9, "USD") in figures(extractor, _CHAD + "The trade deficit came to $3 billion.")
    assert figures(extractor, _CHAD + "The firm sold goods worth $3 billion.")[1:] == []


def test_people_held_are_those_of_the_state_of_the_text(extractor: Extractor) -> None:
    """How many were held, told in the passive, is told of the place or state that the text is about."""
    text = "Chad\n\nUnrest grew in Chad in 2020. More than 400 people have been detained."
    assert ("chad", 400, "1") in figures(extractor, text)


def test_a_total_after_the_trade_of_two_is_theirs(extractor: Extractor) -> None:
    """All the trade in goods told after a share of two states is between them."""
    opened = "In 2023 some 48% of Kenya's exports went to Oman. "
    assert ("kenya", 26e9, "EUR") in figures(extractor, opened + "Total trade in goods amounted to €26 billion.")


def test_papers_are_counted_where_they_are_signed(extractor: Extractor) -> None:
    """How many documents are signed is a figure, how many are handed over is none."""
    signed = "After talks between Kenya and Oman in Muscat, five documents were signed."
    assert [value for _, value, _ in figures(extractor, signed)] == [5]
    assert figures(extractor, "Kenya gave Oman five documents.") == []


def test_those_who_only_speak_are_not_counted(extractor: Extractor) -> None:
    """So many sources that tell something are no figure, so many who are sent are."""
    assert figures(extractor, "Chad will close its border with Sudan, four diplomats of Chad said.") == []
    assert [value for _, value, _ in figures(extractor, "Chad sent four diplomats to Sudan.")] == [4]

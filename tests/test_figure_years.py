"""The year of figures that name none: that of the document for what holds on its day, that of the text before."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Observation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def years(extractor: Extractor, text: str, issued: str | None = "2024-02-01") -> list[tuple[float, int | None]]:
    """Value and year of each figure of a text."""
    said = extractor.extract(read_text(text, name="text.txt", issued=issued)).statements
    return [(float(s.value), s.year) for s in said if isinstance(s, Observation)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad has a population of about 18 million.", [(18e6, 2024)]),
        ("Chad, a country of 18 million people, is a member of the African Union.", [(18e6, 2024)]),
        ("Eni holds a 40% stake in the field, and Shell holds 20%.", [(40, 2024), (20, 2024)]),
        ("Uganda hosts over 1.5 million refugees.", [(1.5e6, 2024)]),
        ("Kenya still sells a third of its exports to Uganda.", [(33.33, 2024)]),
    ],
)
def test_what_holds_today_is_of_the_year_of_the_document(
    extractor: Extractor, text: str, told: list[tuple[float, int | None]]
) -> None:
    """A stock or a rate told in the present tense has the year of the document."""
    assert years(extractor, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Uganda accounts for 12% of Kenya's exports.",
        "Chad, home to 18 million people, was a French colony until 1960.",
        "Kenya and Uganda share a border of 814 km.",
        "Chad will have a population of 40 million.",
        "Kenya has invested over $4 billion in Uganda.",
        "Before the war Sudan sold 300,000 tons of grain to Chad.",
    ],
)
def test_what_lasts_or_is_told_of_no_day_has_no_year(extractor: Extractor, text: str) -> None:
    """Shares of trade, lengths, what is to come and what has come about at some time are not of the document's year."""
    assert [year for _, year in years(extractor, text)] == [None]


def test_a_text_without_a_date_has_no_today(extractor: Extractor) -> None:
    """The present of an undated text is of no year."""
    assert years(extractor, "Uganda hosts over 1.5 million refugees.", None) == [(1.5e6, None)]

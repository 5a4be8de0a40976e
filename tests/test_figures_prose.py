"""Figures of whole sentences and paragraphs of many kinds, read by the complete extractor (`figures_prose.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Comparator, Modality, Observation
from diplograph.reading import read_text

CASES = tomllib.loads((Path(__file__).parent / "figures_prose.toml").read_text(encoding="utf-8"))["case"]
Told = tuple[str, str | None, str, int | None, float, str]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor with the shipped gazetteer and lexicon, loaded once."""
    return Extractor.load()


def observations(extractor: Extractor, text: str) -> list[Observation]:
    """The figures of a text."""
    return [s for s in extractor.extract(read_text(text, name="test")).statements if isinstance(s, Observation)]


def parsed(row: str) -> Told:
    """A row of the data file."""
    parties, indicator, year, value, unit = row.split()
    subject, counterpart = parties.split("/")
    return _ordered(
        subject,
        None if counterpart == "-" else counterpart,
        indicator,
        None if year == "-" else int(year),
        float(value),
        unit,
    )


def told(extractor: Extractor, text: str) -> list[Told]:
    """What the data file writes of each figure of a text."""
    return [
        _ordered(o.subject, o.counterpart, o.indicator, o.year, float(o.value), o.unit_code)
        for o in observations(extractor, text)
    ]


def _ordered(subject: str, counterpart: str | None, indicator: str, year: int | None, value: float, unit: str) -> Told:
    """Turnover has no direction: its parties in alphabetical order."""
    if indicator == "trade-turnover" and counterpart is not None and counterpart < subject:
        subject, counterpart = counterpart, subject
    return subject, counterpart, indicator, year, value, unit


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:48] for case in CASES])
def test_prose_gives_its_figures(extractor: Extractor, case: dict[str, object]) -> None:
    """Indicator, direction, parties, year, value and unit of every figure, and none beside them."""
    figures = case["figures"]
    assert isinstance(figures, list)
    assert told(extractor, str(case["text"])) == [parsed(row) for row in figures]


def test_the_cases_are_many_and_different() -> None:
    """Every indicator of the tables is told in more than one way."""
    texts = [case["text"] for case in CASES]
    assert len(set(texts)) == len(texts)
    indicators = [parsed(row)[2] for case in CASES for row in case["figures"]]
    for indicator in (
        "trade-turnover",
        "exports",
        "imports",
        "energy-dependency",
        "aid-pledged",
        "troops",
        "population",
    ):
        assert indicators.count(indicator) >= 4, indicator


@pytest.mark.parametrize(
    "text",
    [
        "On 24 April 2025 President Trump issued Executive Order (E.O.) 14285.",
        "The two leaders of Chad and Mali met for the third time in two years.",
        "Two ministers of Chad and three of Mali signed the accord.",
        "Resolution 2254 of 2015 was welcomed in Jordan.",
        "The ministers voiced condolences over the death of the 15 miners in a pit.",
    ],
)
def test_numbers_that_are_no_figures(extractor: Extractor, text: str) -> None:
    """Numbers of documents, small numbers in words, ordinals and durations tell nothing of anybody."""
    assert observations(extractor, text) == []


def test_a_small_number_in_words_does_not_cut_the_sentence(extractor: Extractor) -> None:
    """A number like that of "the two countries" is nobody's figure, and the amount keeps what stands before it."""
    assert told(extractor, "Trade between the two neighbours, Peru and Chile, reached $3 billion in 2019.") == [
        ("chile", "peru", "trade-turnover", 2019, 3e9, "USD")
    ]


YEARS = [
    ("The World Bank noted in 2022 that Serbia imports 85% of its gas from Russia.", None),
    ("The United States, which had stationed 1,000 troops in Niger, left its base in August 2024.", None),
    ("Ethiopia, a country of 120 million people, lost its coast in 1993.", None),
    ("In 2019 Kenya exported tea worth $1 billion to Egypt.", 2019),
    ("Kenya exported tea worth $1 billion to Egypt in 2019 after the port, opened in 2015, was widened.", 2019),
    ("Exports from Kenya to Egypt (worth $1 billion in 2019) consist of tea.", 2019),
    ("Some 90% of the wheat that Lebanon imported in 2020 came from Ukraine.", 2020),
    ("Trade between Kenya and Egypt rose by 5% over 2018.", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS, ids=[text[:48] for text, _ in YEARS])
def test_the_year_is_that_of_the_figure(extractor: Extractor, text: str, year: int | None) -> None:
    """Neither the time of the speaking, nor of an aside, nor the base of a change dates a figure."""
    assert [o.year for o in observations(extractor, text)] == [year]


def test_a_year_is_inherited_by_the_same_indicator_only(extractor: Extractor) -> None:
    """Trade told after trade is of the same year; a pledge told after trade is not."""
    text = "Chile's trade with Vietnam reached $2 billion in 2019. Chile's exports to Vietnam came to $1 billion."
    assert [o.year for o in observations(extractor, text)] == [2019, 2019]
    text = "Chile's trade with Haiti reached $2 million in 2019. Chile has pledged $1 million to Haiti."
    assert [o.year for o in observations(extractor, text)] == [2019, None]


def test_officials_give_for_their_state(extractor: Extractor) -> None:
    """What a minister pledges is the state's pledge."""
    text = "Japanese Foreign Minister Yoko Kamikawa pledged $40 million to Malawi in 2024."
    assert told(extractor, text) == [("japan", "malawi", "aid-pledged", 2024, 4e7, "USD")]


def test_giving_and_getting_are_told_apart(extractor: Extractor) -> None:
    """The same gift, told by either side and in either voice, has one direction."""
    for text in (
        "Norway granted Malawi $25 million in 2019.",
        "Malawi was granted $25 million by Norway in 2019.",
        "Malawi received a grant of $25 million from Norway in 2019.",
        "In 2019 Malawi secured a $25 million grant from Norway.",
    ):
        assert told(extractor, text) == [("norway", "malawi", "aid-provided", 2019, 25e6, "USD")], text


def test_a_partner_that_takes_a_share_is_no_owner(extractor: Extractor) -> None:
    """What is "its" is not the partner's: the share is of the state of which the text spoke."""
    for text in (
        "China is Chile's biggest partner and takes 40% of its exports.",
        "China takes 40% of Chile's exports.",
        "Chile sends 40% of its exports to China.",
        "Some 40% of Chile's exports go to China.",
        "Of Chile's exports, 40% go to China.",
    ):
        assert told(extractor, text) == [("chile", "china", "export-share", None, 40.0, "%")], text


def test_bounds_and_plans_come_through(extractor: Extractor) -> None:
    """Comparator and modality are those of the words around the figure."""
    (figure,) = observations(extractor, "Japan will provide Kenya with up to $40 million in aid.")
    assert figure.comparator is Comparator.UNDER
    assert figure.qualifiers.modality is Modality.PLANNED


def test_a_group_without_a_name_is_nobody(extractor: Extractor) -> None:
    """Of "the five countries" none is picked out as the other side."""
    text = (
        "Kazakhstan, Uzbekistan, Kyrgyzstan, Tajikistan and Turkmenistan met Xi Jinping. "
        "China's trade with the five countries reached $90 billion in 2023."
    )
    assert {o.counterpart for o in observations(extractor, text)} <= {None, "central-asia"}


def test_a_paragraph_is_read_the_same_way_twice(extractor: Extractor) -> None:
    """What one document told is not remembered for the next."""
    text = "Peru's exports reached $66 billion in 2022. China bought 32% of them."
    first = told(extractor, text)
    told(extractor, "Chad and Mali trade. Bilateral trade was $3 million in 2019.")
    assert told(extractor, text) == first != []


def test_a_share_of_today_is_of_no_year_to_come(extractor: Extractor) -> None:
    """A year after that of the document dates what is planned, not what is so."""
    text = "Laos has a plan to 2031, and it depends on China for 80 percent of its exports."
    (share,) = [
        s
        for s in extractor.extract(read_text(text, name="test", issued="2024-02-01")).statements
        if isinstance(s, Observation)
    ]
    assert (share.subject, share.counterpart, share.year) == ("laos", "china", None)

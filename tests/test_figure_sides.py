"""Whose a figure is, and of what, where the text told a part of it before: goods in brackets, trade of two, stakes."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Observation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def told(extractor: Extractor, text: str) -> list[tuple[float, str, str, str | None]]:
    """Value, indicator, subject and counterpart of each figure of a text, in order of value."""
    said = extractor.extract(read_text(text, name="text.txt", issued="2024-02-01")).statements
    figures = (s for s in said if isinstance(s, Observation))
    return sorted((float(s.value), s.indicator, s.subject, s.counterpart) for s in figures)


def test_goods_in_brackets_are_of_the_same_trade(extractor: Extractor) -> None:
    """Amounts and shares of goods in brackets go on from the trade that they are a part of."""
    text = "Kenya's imports from Chad came to $9 million, led by gum ($4 million, 44%) and hides ($2 million)."
    assert told(extractor, text) == [
        (44, "import-share", "kenya", "chad"),
        (2e6, "imports", "kenya", "chad"),
        (4e6, "imports", "kenya", "chad"),
        (9e6, "imports", "kenya", "chad"),
    ]


def test_parts_of_the_goods_of_two_states_are_of_both(extractor: Extractor) -> None:
    """What goes on from the goods of two states with "of these" is their trade."""
    text = "Goods worth $9 million crossed between Kenya and Chad in 2023. Of these, $6 million were Kenyan exports."
    assert told(extractor, text) == [
        (6e6, "exports", "kenya", "chad"),
        (9e6, "trade-turnover", "kenya", "chad"),
    ]
    apart = "Kenya sold goods worth $9 million in 2023. Kenyan exports of tea came to $6 million."
    assert (6e6, "exports", "kenya", None) in told(extractor, apart)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The World Bank approved a loan of $5 million to Chad.", "aid-pledged"),
        ("The European Union is considering a grant of $5 million to Chad.", "aid-pledged"),
        ("The World Bank disbursed a loan of $5 million to Chad.", "aid-provided"),
    ],
)
def test_money_that_is_only_approved_is_pledged(extractor: Extractor, text: str, indicator: str) -> None:
    """What is approved or weighed is still to be given."""
    assert [figure[1] for figure in told(extractor, text)] == [indicator]


def test_a_share_of_fuel_imports_tells_how_dependent_one_is(extractor: Extractor) -> None:
    """A share of gas imports is one of energy, a share of tea imports is not."""
    assert told(extractor, "In 2015 Chad covered 72% of Kenya's gas imports.") == [
        (72, "energy-dependency", "kenya", "chad")
    ]
    assert told(extractor, "In 2015 Chad covered 72% of Kenya's tea imports.") == [
        (72, "import-share", "kenya", "chad")
    ]


def test_an_abbreviation_in_brackets_keeps_its_owner(extractor: Extractor) -> None:
    """Whose investment it is stands before its name and the letters for it."""
    text = "Kenya's foreign direct investment (FDI) in Chad (stock) was put at $5 million in 2022."
    assert told(extractor, text) == [(5e6, "investment", "kenya", "chad")]


def test_jobs_are_not_exported(extractor: Extractor) -> None:
    """What exports support is none of them."""
    figures = told(extractor, "Exports to Chad supported 3,000 Kenyan jobs in 2021.")
    assert all(indicator != "exports" for _, indicator, _, _ in figures)


def test_those_of_a_list_of_shareholders_hold_the_company(extractor: Extractor) -> None:
    """Each holder in a list has so much of what the list is of."""
    text = "The owners of the Chad Oil Company are Gazprom (45%), Rosneft of Russia (25%) and the Chadian state (18%)"
    held = told(extractor, text)
    assert [(value, subject) for value, _, subject, _ in held] == [(18, "chad"), (25, "rosneft"), (45, "gazprom")]
    assert len({company for *_, company in held}) == 1
    assert held[0][3] not in (None, "chad")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan troops remain in Somalia, some 3,000 of them.", [(3000, "troops", "kenya", "somalia")]),
        ("Kenyan doctors remain in Somalia, some 3,000 of them.", [(3000, "other-figure", "kenya", "somalia")]),
    ],
)
def test_some_of_them_are_the_troops_named_before(
    extractor: Extractor, text: str, expected: list[tuple[float, str, str, str | None]]
) -> None:
    """A count of "them" is one of the soldiers before it, and of whom these are."""
    assert told(extractor, text) == expected


def test_a_strong_force_is_one_of_troops(extractor: Extractor) -> None:
    """How strong a force is tells how many soldiers it has; how strong a crowd is does not."""
    assert told(extractor, "Kenya sent a 900-strong contingent to Haiti.") == [(900, "troops", "kenya", "haiti")]
    crowd = told(extractor, "A 9,000-strong crowd gathered in Kenya.")
    assert all(indicator != "troops" for _, indicator, *_ in crowd)


def test_what_two_do_to_those_of_a_third_is_against_him(extractor: Extractor) -> None:
    """People counted by their state make it the other side, not the second of those who act."""
    figures = told(extractor, "Canada and Britain announced travel bans on 11 Nicaraguan judges.")
    assert figures == [(11, "other-figure", "canada", "nicaragua")]


def test_its_cost_is_that_of_the_route_before(extractor: Extractor) -> None:
    """A cost that is told of "its" is of the pipeline that the text goes on about, not of the state named last."""
    text = "The Baku-Tbilisi-Ceyhan pipeline runs through Georgia to Turkey. Its cost is put at $3.5 billion."
    ((_, indicator, subject, _),) = told(extractor, text)
    assert indicator == "other-figure"
    assert "pipeline" in subject

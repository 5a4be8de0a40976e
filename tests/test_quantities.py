"""Quantities in plain text: value, unit, comparator, ranges, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.figures.quantities import QuantityMention, find_quantities
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Comparator


def one(text: str) -> QuantityMention:
    """The only quantity of a text."""
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$13bn", "13000000000", "USD"),
        ("US$2.6 billion", "2600000000", "USD"),
        ("US$ 20,000 bail", "20000", "USD"),
        ("€270 million", "270000000", "EUR"),
        ("65 million euros", "65000000", "EUR"),
        ("65 million EUR", "65000000", "EUR"),
        ("RUB 1.2 trillion", "1200000000000", "RUB"),
        ("10 million roubles", "10000000", "RUB"),
        ("12 billion yuan", "12000000000", "CNY"),
        ("£200m", "200000000", "GBP"),
        ("A$3bn", "3000000000", "AUD"),
        ("R$5 million", "5000000", "BRL"),
        ("Rs. 500 crore", "5000000000", "rupee"),
        ("half a million dollars", "500000", "USD"),
        ("five million U.S. dollars", "5000000", "USD"),
    ],
)
def test_money_in_all_usual_forms(text: str, value: str, unit: str) -> None:
    """Sign, code or name of the currency, before or after, with any magnitude."""
    found = one(text)
    assert (found.value, found.unit_code) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("50%", "50", "%"),
        ("50 per cent", "50", "%"),
        ("6.5 percent", "6.5", "%"),
        ("twenty-five percent", "25", "%"),
        ("0.5 percentage points", "0.5", "%"),
        ("36 bcm of gas", "36000000000", "m3"),
        ("36 billion cubic metres", "36000000000", "m3"),
        ("45 billion cubic meters annually", "45000000000", "m3"),
        ("7,000 km", "7000", "km"),
        ("1.5 million barrels per day", "1500000", "bbl/d"),
        ("a 1.7-million-square-mile area", "1700000", "mi2"),
        ("one million tons of wheat", "1000000", "t"),
        ("1,200 MW", "1200", "MW"),
        ("70,000 feet", "70000", "ft"),
        ("20,000 troops", "20000", "1"),
        ("520-bed hospital", "520", "1"),
        ("five thousand votes", "5000", "1"),
        ("a million people", "1000000", "1"),
        ("30m people", "30000000", "1"),
        ("two hundred and fifty soldiers", "250", "1"),
        ("8000 migrants", "8000", "1"),
        ("47 of the Allies", "47", "1"),
    ],
)
def test_shares_measures_and_counts(text: str, value: str, unit: str) -> None:
    """Values are in the base unit, counts have the unit 1."""
    found = one(text)
    assert (found.value, found.unit_code) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "relative"),
    [
        ("two-thirds of its exports", "66.67", False),
        ("a third of the trade", "33.33", False),
        ("half of its gas", "50", False),
        ("reduced by half", "50", False),
        ("three quarters of the population", "75", False),
        ("trade doubled", "100", True),
        ("trade halved", "-50", True),
        ("rose fourfold", "300", True),
    ],
)
def test_fractions_and_multiples_are_percent(text: str, value: str, *, relative: bool) -> None:
    """Fractions are shares, multiples are changes."""
    found = one(text)
    assert (found.value, found.unit_code, found.relative) == (Decimal(value), "%", relative)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about $5 million", Comparator.ABOUT),
        ("around 5,000 men", Comparator.ABOUT),
        ("some 20,000 troops", Comparator.ABOUT),
        ("an estimated 1,000 ships", Comparator.ABOUT),
        ("more than 130 countries", Comparator.OVER),
        ("at least 40%", Comparator.OVER),
        ("in excess of €3 billion", Comparator.OVER),
        ("just over 6%", Comparator.OVER),
        ("no less than $2bn", Comparator.OVER),
        ("5,000+ troops", Comparator.OVER),
        ("100 or more companies", Comparator.OVER),
        ("as many as 250,000 people", Comparator.UNDER),
        ("up to 12 billion yuan", Comparator.UNDER),
        ("less than 4 percent", Comparator.UNDER),
        ("no more than 300 km", Comparator.UNDER),
        ("nearly 50%", Comparator.NEARLY),
        ("almost half of the gas", Comparator.NEARLY),
        ("just under 10 percent", Comparator.NEARLY),
        ("a massive $17 billion", Comparator.EXACT),
        ("under four zones", Comparator.EXACT),
    ],
)
def test_comparators(text: str, expected: Comparator) -> None:
    """The words around an amount bound it."""
    assert one(text).comparator is expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 7 percent", "5", "7", "%"),
        ("10-15 %", "10", "15", "%"),
        ("10 to 15 percent", "10", "15", "%"),
        ("6–8 bcm", "6000000000", "8000000000", "m3"),
        ("$5-7 billion", "5000000000", "7000000000", "USD"),
        ("$5 billion to $7 billion", "5000000000", "7000000000", "USD"),
        ("2 to 3 million people", "2000000", "3000000", "1"),
    ],
)
def test_ranges_have_two_ends(text: str, low: str, high: str, unit: str) -> None:
    """A range is one quantity with an upper value."""
    found = one(text)
    assert (found.value, found.value_upper, found.unit_code) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("grew from about $850 million to $4 billion", [850000000, 4000000000]),
        ("rose from 5 to 7 percent", [5, 7]),
        ("$87 million to Chad, $135 million to Togo", [87000000, 135000000]),
        ("58 tons and 40 tanks", [58, 40]),
    ],
)
def test_two_values_are_no_range(text: str, values: list[int]) -> None:
    """The words "from … to …" tell of two values."""
    found = find_quantities(text)
    assert [int(q.value) for q in found] == values
    assert all(q.value_upper is None for q in found)


def test_the_first_of_two_values_borrows_the_unit() -> None:
    """In "from 5 to 7 percent" both are percent."""
    assert [q.unit_code for q in find_quantities("rose from 5 to 7 percent")] == ["%", "%"]


@pytest.mark.parametrize(
    "text",
    [
        "10 years",
        "20 minutes",
        "a seven-year term",
        "65-year-old",
        "Resolution 2254",
        "Article 5 of the treaty",
        "No. 5",
        "the G20",
        "3+3 format",
        "the 15th congress",
        "Il-20 aircraft",
        "Group of 77",
        "in 1991",
        "February 5",
        "at 10 am",
        "10:30",
        "the second half of 2024",
        "a third country",
        "thousands of people",
        "Apollo 11 landed",
        "COVID-19 cases",
        "3. The parties agree",
        "He sat in the Sixty-third through Sixty-fifth Congresses.",
        "The COP30 conference opened in Belém.",
        "At 16.30 the minister receives the envoy.",
        "He ruled for a quarter of a century.",
        "They hold the northern half of the island.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    """Dates, durations, ages, ordinals, ranks and numbers in names are left out."""
    assert find_quantities(text) == ()


def test_spans_are_offsets_of_the_document() -> None:
    """The span, shifted by the base, covers the amount as written."""
    text = "They sold over $2.5 billion of oil and 300 tanks."
    for found in find_quantities(text, base=50):
        assert text[found.span.start - 50 : found.span.end - 50] == found.value_text


@given(st.integers(1, 999), st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9)]))
def test_a_formatted_amount_is_read_back(number: int, magnitude: tuple[str, int]) -> None:
    """Whatever the number and the magnitude, the value is their product."""
    found = one(f"It cost ${number} {magnitude[0]} in all.")
    assert found.value == number * magnitude[1]


@given(st.integers(1000, 10**9))
def test_thousands_separators(number: int) -> None:
    """Commas group digits and change nothing."""
    assert one(f"It cost {number:,} euros in all.").value == number


@given(st.text(alphabet="0123456789.,%$€ -–+abmnkto()'", max_size=80))
def test_hostile_text_gives_disjoint_spans_inside_it(text: str) -> None:
    """Whatever the text, quantities lie inside it, in order and apart."""
    end = 0
    for found in find_quantities(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.value.is_finite()
        end = found.span.end


def test_every_currency_of_the_table_is_a_code() -> None:
    """Signs and names lead to three-letter codes, or to a name that several states' currencies share."""
    data = figure_data()
    told = {*data.signs.values(), *data.currency_names.values()}
    assert all((len(c) == 3 and c.isupper()) or c in data.shared_money.values() for c in told)
    assert data.signs["$"] == "USD"
    assert data.signs["¥"] == "JPY"


@pytest.mark.parametrize("words", sorted(figure_data().currency_names))
def test_every_currency_name_is_read(words: str) -> None:
    """Each name of the table is understood after a number."""
    assert one(f"5 million {words} were paid").unit_code == figure_data().currency_names[words]


@pytest.mark.parametrize("words", sorted(figure_data().units))
def test_every_unit_is_read(words: str) -> None:
    """Each unit word of the table is understood after a number."""
    unit = figure_data().units[words]
    found = one(f"about 500 {words} in all")
    assert (found.unit_code, found.value) == (unit.code, 500 * unit.scale)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It ended in Finland. Thirty-five states took part.", [35]),
        ("A total of 20 Member States and the European Union replied.", [20]),
        ("His 1894 pamphlet told of it.", []),
        ("He sent 1600 soldiers.", [1600]),
        ("They cited Article 5 and Vol. 7.", []),
    ],
)
def test_numbers_beside_names_and_full_stops(text: str, values: list[int]) -> None:
    """A sentence's end does not make a number part of a name; a bare year before a noun is no count."""
    assert [int(q.value) for q in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "relative"),
    [
        ("six in ten travellers", "60", False),
        ("one in four children", "25", False),
        ("nine out of every ten votes", "90", False),
        ("1 in 20 homes", "5", False),
        ("its tea sales grew 1.7 times", "70", True),
        ("output rose by almost three times", "200", True),
        ("nearly four times the volume of 2021", "300", True),
        ("twice, or five times as much as in 1990", "400", True),
    ],
)
def test_shares_and_multiples_of_two_numbers(text: str, value: str, *, relative: bool) -> None:
    """A share told by two numbers and what became so many times as large are percentages."""
    found = next(q for q in find_quantities(text) if q.unit_code == "%")
    assert (found.value, found.relative) == (Decimal(value), relative)


@pytest.mark.parametrize(
    "text", ["two in three years", "five in 2020", "they met four times", "ten in five towns", "two in ten million"]
)
def test_two_numbers_that_tell_no_share(text: str) -> None:
    """Durations, years and counts beside "in" or "times" are no percentages."""
    assert all(q.unit_code != "%" for q in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("to hold 51 and 19 per cent of it", [("51", "%"), ("19", "%")]),
        ("posts 20 and 30 km from the border", [("20", "km"), ("30", "km")]),
        ("see Article 5 and 10 percent of it", [("10", "%")]),
        ("a Board of twelve judges", [("12", "1")]),
        ("the Group of Seven countries", []),
        ("sold 44 Leopard 2A8 tanks", [("44", "1")]),
        ("a bloc of 41 MPs", [("41", "1")]),
        ("up from just 3,000 two years earlier", [("3000", "1")]),
        ("bringing the current membership to 28", [("28", "1")]),
        ("a half million barrels per day", [("500000", "bbl/d")]),
        ("a gauge of 1,435 mm", [("1435", "mm")]),
        ("F$43m", [("43000000", "FJD")]),
        ("20 million vatu", [("20000000", "VUV")]),
        ("1,300 riyals", [("1300", "riyal")]),
        ("at 2400 Lake Avenue NW, Washington, DC 20008", []),
        ("gave 2400 Lake Chad fishermen", [("2400", "1")]),
    ],
)
def test_numbers_by_the_words_beside_them(text: str, told: list[tuple[str, str]]) -> None:
    """A unit is shared by two numbers; bodies, types of arms and rare money leave their numbers counts and amounts."""
    assert [(str(q.value), q.unit_code) for q in find_quantities(text)] == told


def test_money_of_several_states_goes_with_either_side() -> None:
    """The subject's money first, then that of the other side, then the one most often meant."""
    money = figure_data().money_of
    assert money("rupee", "china", "nepal") == "NPR"
    assert money("rupee", "india", "nepal") == "INR"
    assert money("rupee", "china") == "INR"
    assert money("riyal", "nepal", "qatar") == "QAR"
    assert money("pound", "united-kingdom", "egypt") == "GBP"

"""The year of figures that hold from year to year, and of those beside a time that goes by another."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.times.mentions import find_times
from diplograph.model import Observation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def years(extractor: Extractor, text: str, issued: str | None = "2024-02-01") -> list[int | None]:
    """The year of each figure of a text, in order of value."""
    said = extractor.extract(read_text(text, name="text.txt", issued=issued)).statements
    return [s.year for s in sorted((s for s in said if isinstance(s, Observation)), key=lambda s: s.value)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad pays Cameroon more than $1 billion every year in port fees.", [None]),
        ("In 2021 Chad and Libya signed a deal under which Chad earns $30 million annually from transit.", [None]),
        ("Chad earned $30 million from transit in 2021.", [2021]),
        ("Chad earned $30 million from transit a year earlier than in 2021.", [2021]),
        ("Chad recalled its envoy in 2017, and both armies reinforced their posts on a frontier of 778 km.", [None]),
        ("In 2016 Kenya opened a 480-km railway to Nairobi.", [None]),
        ("Kenya is putting up $1.1 billion for barracks.", [None]),
        ("Kenya is hosting 50,000 refugees.", [2024]),
        ("Kenya is an archipelago of some 83 islands, of which about 65 are inhabited.", [None, None]),
        ("The African Union has 55 members.", [None]),
    ],
)
def test_what_holds_from_year_to_year_has_no_year(extractor: Extractor, text: str, told: list[int | None]) -> None:
    """Sums told of every year, lengths that describe and parts of a whole take no year of their sentence."""
    assert years(extractor, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Founded in 1971 in Lusaka, the African Union employs 1,500 people.", [2024]),
        ("Chad, landlocked since 1960, sends about 90 per cent of its trade through Cameroon.", [None]),
        ("Beaten in 1971, Chad lost 500 soldiers.", [1971]),
        ("In 2021 Chad hosted 500,000 refugees.", [2021]),
    ],
)
def test_the_time_of_a_participle_is_not_that_of_today(extractor: Extractor, text: str, told: list[int | None]) -> None:
    """Since when its subject is what it is does not date what is told in the present."""
    assert years(extractor, text) == told


def test_a_figure_told_of_two_years_is_of_the_later(extractor: Extractor) -> None:
    """What took two years ended in the second."""
    assert years(extractor, "Some 25,000 Estonians fled to Sweden in 1943 and 1944.") == [1944]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met in October 1958 and signed the following March.", ["1958-10", "1959-03"]),
        ("They met in March 1958 and signed the following October.", ["1958-03", "1958-10"]),
        ("They met in 1958 and signed the following March.", ["1958", "1959-03"]),
        ("They met in March 1958, after talks the previous October.", ["1958-03", "1957-10"]),
        ("The following March they met.", []),
        ("They spoke in 2023. Sales rose from 5 in 2020 to 9 a year later.", ["2023", "2020", "2021"]),
    ],
)
def test_times_that_go_by_the_one_before(text: str, told: list[str]) -> None:
    """A month of that name or so many years after another time are counted from the time named right before."""
    assert [time.period.edtf for time in find_times(text, issued=None)] == told


def test_since_when_nothing_was_like_it_is_no_time(extractor: Extractor) -> None:
    """The year of the last record is not that of the figure."""
    assert years(extractor, "Kenyan exports to Chad came to $5 million, the highest since 2016.", None) == [None]
    assert years(extractor, "Kenyan exports to Chad came to $5 million in 2022, the highest since 2016.") == [2022]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya will spend 4 per cent of GDP ($3 billion) on defence in 2023, as against 2.9 per cent in 2020.", 2023),
        ("Public debt in Kenya fell from 64 percent of GDP in 2020 to 53 percent of GDP in 2023.", 2020),
    ],
)
def test_the_year_right_after_an_amount_is_its_own(extractor: Extractor, text: str, told: int) -> None:
    """A later year with no other amount before it dates the amount, the start of a change too."""
    said = extractor.extract(read_text(text, name="text.txt", issued="2024-02-01")).statements
    found = {float(s.value): s.year for s in said if isinstance(s, Observation)}
    assert found[4 if 4 in found else 64] == told

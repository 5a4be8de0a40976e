"""Times in plain text: EDTF, bounds, resolution against the issue date, and the choice for an event."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.times.choice import time_for
from diplograph.extraction.times.mentions import find_times, issue_day
from diplograph.extraction.times.periods import bounds, period, year_of
from diplograph.model import Span

ISSUED = "2026-02-06"


def edtf(text: str, issued: str | None = ISSUED) -> list[str]:
    """EDTF of all times of a text."""
    return [time.period.edtf for time in find_times(text, issued=issued)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 February 2026", "2026-02-05"),
        ("February 5, 2026", "2026-02-05"),
        ("the 5th of February 2026", "2026-02-05"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("2026-02-05", "2026-02-05"),
        ("October 2022", "2022-10"),
        ("June of 1940", "1940-06"),
        ("in 2024", "2024"),
        ("at the end of 2022", "2022"),
        ("mid-2024", "2024"),
        ("late 2003", "2003"),
        ("the 1960s", "196X"),
        ("early 1990s", "199X"),
        ("the early 1400s", "140X"),
        ("the 1800s", "18XX"),
        ("20th century", "19XX"),
        ("the nineteenth century", "18XX"),
        ("spring of 1976", "1976-21"),
        ("Summer 1975", "1975-22"),
        ("the autumn of 1999", "1999-23"),
        ("the winter of 1974", "1974-24"),
        ("first half of 2026", "2026-01/2026-06"),
        ("the third quarter of 2024", "2024-07/2024-09"),
        ("Q3 2024", "2024-07/2024-09"),
        ("the first nine months of 2024", "2024-01/2024-09"),
    ],
)
def test_reads_dates_months_years_and_parts_of_years(text: str, expected: str) -> None:
    """Every usual way to write an absolute time gives its EDTF."""
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 2018 to 2021", "2018/2021"),
        ("2018-2021", "2018/2021"),
        ("2018–2021", "2018/2021"),
        ("in 1974–75", "1974/1975"),
        ("(1879-83)", "1879/1883"),
        ("between 2019 and 2021", "2019/2021"),
        ("from the 1840s to the 1870s", "184X/187X"),
        ("from July 17 to August 2, 1945", "1945-07-17/1945-08-02"),
        ("5–7 February 2026", "2026-02-05/2026-02-07"),
        ("April 18–19, 2018", "2018-04-18/2018-04-19"),
        ("since 2020", "2020/.."),
        ("Beginning in July 2019", "2019-07/.."),
        ("from 2014 onwards", "2014/.."),
        ("until 2002", "../2002"),
        ("before 1990", "../1990"),
        ("by 2030", "../2030"),
        ("by the end of 2022", "../2022"),
    ],
)
def test_reads_ranges_and_open_ends(text: str, expected: str) -> None:
    """Two ends make an interval, "since" and "until" an open one."""
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2026-02-05"),
        ("today", "2026-02-06"),
        ("tomorrow", "2026-02-07"),
        ("last year", "2025"),
        ("this year", "2026"),
        ("next month", "2026-03"),
        ("last month", "2026-01"),
        ("last week", "2026-01-26/2026-02-01"),
        ("last summer", "2025-22"),
        ("two years ago", "2024"),
        ("3 months ago", "2025-11"),
        ("on Thursday", "2026-02-05"),
        ("on Friday", "2026-02-06"),
        ("last Friday", "2026-01-30"),
        ("next Monday", "2026-02-09"),
        ("on Thursday (February 5)", "2026-02-05"),
        ("on August 23", "2025-08-23"),
        ("in June", "2025-06"),
        ("the April meeting", "2025-04"),
        ("last December", "2025-12"),
        ("in the first half of the year", "2026-01/2026-06"),
        ("in the first nine months", "2026-01/2026-09"),
        ("the first five months of the current year", "2026-01/2026-05"),
        ("in October-December", "2025-10/2025-12"),
    ],
)
def test_resolves_relative_times_against_the_issue_date(text: str, expected: str) -> None:
    """Times without a year mean the nearest past one."""
    assert edtf(text) == [expected]


@pytest.mark.parametrize("text", ["The summit will be held on February 20.", "A summit planned for February 20"])
def test_planned_dates_lie_ahead(text: str) -> None:
    """A date of a plan is the next one, not that of last year."""
    assert edtf(text) == ["2026-02-20"]


def test_relative_times_without_issue_date_are_left_out() -> None:
    """Nothing is guessed when the document has no date."""
    assert edtf("They met yesterday, on Thursday, last year and on 5 March.", issued=None) == []


def test_a_text_about_the_past_takes_the_year_told_last() -> None:
    """In history a date without a year belongs to the year before it in the text, not to the issue date."""
    text = "The talks opened in January 1975. On November 11 the colony became independent. A year later war broke out."
    assert edtf(text) == ["1975-01", "1975-11-11", "1976"]


def test_news_keeps_to_the_issue_date_beside_older_years() -> None:
    """An older year in a news text does not draw its dates into the past."""
    text = "The states have traded since 2015. In 2025 trade fell. On February 3 the ministers met."
    assert edtf(text) == ["2015/..", "2025", "2026-02-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1373",
        "2000 troops",
        "1,998 men",
        "$2024",
        "Il-1976",
        "over 1,500",
        "it may rain",
        "March on Rome",
        "No. 1917",
        "2030 km",
        "1900 million",
        "44 BC",
        "the 2025% rise",
        "over the last year",
        "400 BC",
    ],
)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    """Counts, amounts, numbered things and modal verbs are no dates."""
    assert edtf(text) == []


@pytest.mark.parametrize("text", ["31 February 2024", "2024-13-01", "30 Feb 2023"])
def test_impossible_dates_are_not_written(text: str) -> None:
    """A day that does not exist never becomes a day in EDTF."""
    assert all(len(found) < 10 for found in edtf(text))


def test_spans_are_offsets_of_the_document() -> None:
    """The span shifted by the base covers exactly the words of the time."""
    text = "Trade has grown since 2020, and on 5 May 2024 they met."
    for time in find_times(text, issued=ISSUED, base=100):
        assert text[time.span.start - 100 : time.span.end - 100] == time.period.text
    assert [time.period.text for time in find_times(text, issued=ISSUED)] == ["since 2020", "5 May 2024"]


@pytest.mark.parametrize(
    ("edtf_text", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-05", "2024-02-05", "2024-02-05"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1976-21", "1976-03-01", "1976-05-31"),
        ("1974-24", "1974-12-01", "1975-02-28"),
        ("2018/2021", "2018-01-01", "2021-12-31"),
        ("2020/..", "2020-01-01", None),
        ("../2002", None, "2002-12-31"),
    ],
)
def test_bounds_of_periods(edtf_text: str, start: str | None, end: str | None) -> None:
    """Start and end are the first and last day that the EDTF string covers."""
    assert bounds(edtf_text) == (start, end)


def test_bounds_refuses_other_forms() -> None:
    """A form that is not understood is an error, not a wrong date."""
    with pytest.raises(ValueError, match="four-digit"):
        bounds("Y-17")


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_any_written_date_is_read_back(day: date) -> None:
    """Both English orders of a date give its ISO form."""
    month = f"{day:%B}"
    for text in (f"On {day.day} {month} {day.year} they met.", f"On {month} {day.day}, {day.year} they met."):
        assert edtf(text) == [day.isoformat()]


@given(st.integers(1000, 2098), st.integers(1, 12), st.booleans())
def test_bounds_agree_with_the_edtf_library(year: int, month: int, with_month: bool) -> None:  # noqa: FBT001
    """Our bounds are those of the reference library for years and months."""
    text = f"{year}-{month:02}" if with_month else str(year)
    parsed = parse_edtf(text)
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    assert bounds(text) == (
        f"{lower.tm_year:04}-{lower.tm_mon:02}-{lower.tm_mday:02}",
        f"{upper.tm_year:04}-{upper.tm_mon:02}-{upper.tm_mday:02}",
    )


@given(st.text(alphabet="0123456789 -–/,.MayJune()inthes'", max_size=60))
def test_hostile_text_gives_ordered_spans_inside_it(text: str) -> None:
    """Whatever the text, spans are ordered, lie inside and carry EDTF with valid bounds."""
    times = find_times(text, issued=ISSUED)
    for time in times:
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert bounds(time.period.edtf) == (time.period.start, time.period.end)
    assert list(times) == sorted(times, key=lambda time: time.span)


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2026-02-06", date(2026, 2, 6)), ("2026-04", date(2026, 4, 30)), ("2024/..", None), (None, None), ("junk", None)],
)
def test_the_day_of_issue(issued: str | None, expected: date | None) -> None:
    """A month or year of issue stands for its last day; what is no date stands for none."""
    assert issue_day(issued) == expected


def test_year_of_a_period_is_its_end() -> None:
    """A figure of a period belongs to the year it ends in; decades and open ends have none."""
    assert year_of(period("2018/2021")) == 2021
    assert year_of(period("../1979")) == 1979
    assert year_of(period("2022-10")) == 2022
    assert year_of(period("2020/..")) is None
    assert year_of(period("199X")) is None


def _choose(text: str, trigger: str) -> str | None:
    found = time_for(Span(0, len(text)), text.index(trigger), find_times(text, issued=ISSUED), text=text)
    return found.edtf if found else None


def test_the_time_after_an_event_is_its_time() -> None:
    """Of two times each event takes its own."""
    text = "The state joined the alliance in 1999 and the union in 2004."
    assert _choose(text, "alliance") == "1999"
    assert _choose(text, "union") == "2004"


def test_an_opening_time_holds_for_the_whole_sentence() -> None:
    """A fronted time reaches the last verb when nothing nearer stands there."""
    text = (
        "On April 5, 2024, the ministers of both states met in the old town, exchanged views and then signed a treaty."
    )
    assert _choose(text, "signed") == "2024-04-05"


def test_a_clause_boundary_keeps_times_apart() -> None:
    """A time beyond a conjunction is not that of the event."""
    text = "The president visited in 2019, but they signed the pact later and it was kept until 2021."
    assert _choose(text, "visited") == "2019"


def test_no_time_in_the_sentence_gives_none() -> None:
    """Times outside the sentence are never taken."""
    text = "They met. It was 2019."
    times = find_times(text, issued=ISSUED)
    assert time_for(Span(0, 9), 5, times, text=text) is None


def test_earlier_year_in_passing_dates_nothing_that_follows() -> None:
    """A bare year of what had been before is no year of the story, unless its sentence opens with it."""
    story = "On 26 July 1956 the king took the canal, which his grandfather had opened in 1869. In August he left."
    assert [t.period.edtf for t in find_times(story, issued=None)][-1] == "1956-08"
    fronted = "On 26 July 1956 the king took the canal. In 1869 his grandfather had opened it. In August he left."
    assert [t.period.edtf for t in find_times(fronted, issued=None)][-1] == "1869-08"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two days later", "1956-10-31"),
        ("the next day", "1956-10-30"),
        ("the previous month", "1956-09"),
        ("three months later", "1957-01"),
        ("that same year", "1956"),
        ("the same day", "1956-10-29"),
        ("later that month", "1956-10"),
    ],
)
def test_times_beside_the_one_named_last(words: str, expected: str) -> None:
    """Days, months and years are counted from the date named before."""
    found = find_times(f"On 29 October 1956 the army came. It left {words}.", issued=None)
    assert [t.period.edtf for t in found] == ["1956-10-29", expected]


@pytest.mark.parametrize("text", ["It left two days later.", "In 1956 it came. It left the next day.", "That year"])
def test_nothing_to_count_from(text: str) -> None:
    """Without a date so exact before them such words name no time."""
    assert all(t.period.edtf == "1956" for t in find_times(text, issued=None))


def test_that_year_is_the_one_named_last() -> None:
    """Not the year of the story."""
    text = "In 2025 the state sold gas. Its share, high in 2023, was low in the same year."
    assert [t.period.edtf for t in find_times(text, issued=None)][-1] == "2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 1995 accord ended the war. They met on 17 November.", ["1995"]),
        ("They remember the failed 1956 revolt. They met on 17 November.", ["1956"]),
        ("In 1995 the war ended. They met on 17 November.", ["1995", "1995-11-17"]),
    ],
)
def test_year_of_a_thing_dates_nothing_else(text: str, expected: list[str]) -> None:
    """A year that belongs to a noun is not the year of the days that a text without a date tells of."""
    assert edtf(text, None) == expected

"""Readers of expressions of time: each turns the match of a rule's pattern into EDTF, or into None if it is no time.

A date without its year is written with `????` in place of the year, and resolved by `times`. `issued` is the date of
the document, where it is known.
"""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Mapping
from datetime import date, timedelta

from diplograph.extraction.words.figures import figure_data

NO_YEAR = "????"
MONTHS: Mapping[str, int] = {
    **{name: i for i, name in enumerate(month_name) if name},
    **{name: i for i, name in enumerate(month_abbr) if name},
    "Sept": 9,
}
WEEKDAYS: Mapping[str, int] = {name: i for i, name in enumerate(day_name)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""Seasons as EDTF writes them in place of a month."""
ORDINALS = figure_data().ordinals
NUMBERS = {**figure_data().ones, "a": 1, "an": 1}


def _ymd(year: str, month: int, day: int | None = None) -> str | None:
    if day is None:
        return f"{year}-{month:02}"
    try:
        date(int(year) if year != NO_YEAR else 2000, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}"


def full_date(m: re.Match[str], _issued: date | None) -> str | None:
    """A day of a month, or days of it: "5–7 May 2020"."""
    year = m["y"] or NO_YEAR
    first = _ymd(year, MONTHS[m["m"]], int(m["d"]))
    if first is None or not m["d2"]:
        return first
    last = _ymd(year, MONTHS[m["m"]], int(m["d2"]))
    return f"{first}/{last}" if last is not None and first < last else first


def iso_date(m: re.Match[str], _issued: date | None) -> str | None:
    """ "2020-05-07"."""
    return _ymd(m["y"], int(m["mm"]), int(m["d"])) if 1 <= int(m["mm"]) <= 12 else None


def month(m: re.Match[str], _issued: date | None) -> str | None:
    """A month with or without its year."""
    return _ymd(m["y"] or NO_YEAR, MONTHS[m["m"]])


def year_span(m: re.Match[str], _issued: date | None) -> str | None:
    """ "1995–98", "2001/2002"."""
    first, short = m["y"], m["s"]
    last = short if len(short) == 4 else first[:2] + short
    return f"{first}/{last}" if 0 < int(last) - int(first) <= 400 else None


def year(m: re.Match[str], _issued: date | None) -> str | None:
    """A year alone."""
    return m["y"]


def decade(m: re.Match[str], _issued: date | None) -> str | None:
    """ "The 1990s", or the century that "the 1900s" means."""
    year = m["y"]
    if year.endswith("00") and year != "2000" and not m["part"]:
        return year[:2] + "XX"
    return year[:3] + "X"


def century(m: re.Match[str], _issued: date | None) -> str | None:
    """ "The 19th century", "the twentieth century"."""
    number = m["n"].lower()
    count = ORDINALS[number] if number in ORDINALS else int(re.sub(r"\D", "", number))
    return f"{count - 1:02}XX"


def season(m: re.Match[str], _issued: date | None) -> str | None:
    """ "Spring of 1989"."""
    return f"{m['y']}-{SEASONS[m['season'].lower()]}"


def part_of_year(m: re.Match[str], issued: date | None) -> str | None:
    """ "The first half of 2021", "the second quarter of this year"."""
    length = {"half": 6, "quarter": 3}[m["unit"].lower()]
    number = 12 // length if m["n"].lower() == "last" else ORDINALS[m["n"].lower()]
    return _months(m["y"] or (str(issued.year) if issued and m["this"] else None), number, length)


def first_months_now(m: re.Match[str], issued: date | None) -> str | None:
    """The first months of a year that is only pointed to is that of the document: "in the first nine months"."""
    return _span_of_months(str(issued.year), m["n"]) if issued is not None else None


def short_part(m: re.Match[str], _issued: date | None) -> str | None:
    """ "Q3 2021", "H1 2021"."""
    return _months(m["y"], int(m["n"]), 3 if m["unit"] == "Q" else 6)


def first_months(m: re.Match[str], _issued: date | None) -> str | None:
    """ "The first nine months of 2021"."""
    return _span_of_months(m["y"], m["n"])


def _span_of_months(year: str, number: str) -> str | None:
    count = int(number) if number.isdigit() else NUMBERS[number.lower()]
    return f"{year}-01/{year}-{count:02}" if 2 <= count <= 11 else None


def _months(year: str | None, number: int, length: int) -> str | None:
    if year is None or number > 12 // length:
        return None
    return f"{year}-{(number - 1) * length + 1:02}/{year}-{number * length:02}"


def day_word(m: re.Match[str], issued: date | None) -> str | None:
    """ "Yesterday", "tomorrow"."""
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[m["w"].lower()]
    return (issued + timedelta(days=shift)).isoformat() if issued else None


def relative_unit(m: re.Match[str], issued: date | None) -> str | None:
    """ "Last week", "next month", "this summer"."""
    if issued is None:
        return None
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[m["rel"].lower()]
    unit = m["unit"].lower()
    if unit == "week":
        monday = issued - timedelta(days=issued.weekday() - 7 * shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return _shift_months(issued, shift)
    if unit in SEASONS:
        return f"{issued.year + shift}-{SEASONS[unit]}"
    return str(issued.year + shift)


def _shift_months(issued: date, shift: int) -> str:
    months = issued.year * 12 + issued.month - 1 + shift
    return f"{months // 12:04}-{months % 12 + 1:02}"


def relative_month(m: re.Match[str], issued: date | None) -> str | None:
    """ "Last March"."""
    if issued is None:
        return None
    month, rel = MONTHS[m["m"]], m["rel"].lower()
    year = issued.year
    if rel in ("last", "previous"):
        year -= month >= issued.month
    elif rel in ("next", "coming"):
        year += month <= issued.month
    return f"{year}-{month:02}"


def weekday(m: re.Match[str], issued: date | None) -> str | None:
    """ "On Monday": the last one before the document, unless it is said to be the next."""
    if issued is None:
        return None
    behind = (issued.weekday() - WEEKDAYS[m["w"]]) % 7
    if (m["rel"] or "").lower() in ("next", "coming"):
        return (issued + timedelta(days=(7 - behind) % 7 or 7)).isoformat()
    if (m["rel"] or "").lower() == "last" and behind == 0:
        behind = 7
    return (issued - timedelta(days=behind)).isoformat()


def ago(m: re.Match[str], issued: date | None) -> str | None:
    """ "Three years ago"."""
    if issued is None:
        return None
    count = int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"].lower()]
    unit = m["unit"].lower()
    if unit == "year":
        return str(issued.year - count)
    if unit == "month":
        return _shift_months(issued, -count)
    days = count * (7 if unit == "week" else 1)
    return (issued - timedelta(days=days)).isoformat() if unit == "day" else None


def from_context(m: re.Match[str], _issued: date | None) -> str | None:
    """Years before or after the year named last, written `????~+3` or `????~-1`."""
    count = int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"].lower()]
    return f"{NO_YEAR}~{'-' if m['way'].lower() in ('earlier', 'before') else '+'}{count}"


def beside_context(m: re.Match[str], _issued: date | None) -> str | None:
    """ "The previous year": a year before or after the one named last."""
    return f"{NO_YEAR}~{'-' if m['way'].lower() in ('previous', 'preceding', 'before') else '+'}1"


def shifted(m: re.Match[str], _issued: date | None) -> str | None:
    """Days or months after or before the date named last, written `????~+2d` or `????~-3m`."""
    words = m.groupdict()
    count = 1 if not words.get("n") else int(m["n"]) if m["n"].isdigit() else NUMBERS[m["n"].lower()]
    sign = "-" if m["way"].lower() in ("previous", "preceding", "earlier", "before") else "+"
    return f"{NO_YEAR}~{sign}{count}{m['unit'][0].lower()}"


def next_of_name(m: re.Match[str], _issued: date | None) -> str | None:
    """The month of a name after or before the date named last, written `????>03` or `????<03`."""
    return f"{NO_YEAR}{'<' if m['way'].lower() in ('previous', 'preceding') else '>'}{MONTHS[m['m']]:02}"


def same(m: re.Match[str], _issued: date | None) -> str | None:
    """The year, month or day named last, written `????~+0`, `????~+0m` or `????~+0d`."""
    return f"{NO_YEAR}~+0{m['unit'][0].lower().removesuffix('y')}"

"""Rules that read one expression of time at a known place in a text: dates, months, years, decades, relative words.

Each rule is a compiled pattern tried at the first word of an expression, with a reader that turns the match into
EDTF. A date without its year is written with `????` in place of the year, and resolved by `times`.
Month and weekday names are those of the C locale (`calendar`); number words come from `ontology/figures.toml`.
"""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diplograph.extraction.words.figures import figure_data

NO_YEAR = "????"
Reader = Callable[["re.Match[str]", "date | None"], "str | None"]

_MONTHS: Mapping[str, int] = {
    **{name: i for i, name in enumerate(month_name) if name},
    **{name: i for i, name in enumerate(month_abbr) if name},
    "Sept": 9,
}
_WEEKDAYS: Mapping[str, int] = {name: i for i, name in enumerate(day_name)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = figure_data().ordinals
_NUMBERS = {**figure_data().ones, "a": 1, "an": 1}

_M = r"(?P<m>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_D2 = r"(?:\s?(?:-|–|—|to|and|through)\s?(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?"
_Y = r"(?P<y>1\d{3}|20\d{2})\b(?![,.]\d)"
_N = r"(?P<n>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried where an expression may start, and the reader of its match (None = no time after all)."""

    pattern: re.Pattern[str]
    read: Reader


def _ymd(year: str, month: int, day: int | None = None) -> str | None:
    if day is None:
        return f"{year}-{month:02}"
    try:
        date(int(year) if year != NO_YEAR else 2000, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}"


def _full_date(m: re.Match[str], _issued: date | None) -> str | None:
    year = m["y"] or NO_YEAR
    first = _ymd(year, _MONTHS[m["m"]], int(m["d"]))
    if first is None or not m["d2"]:
        return first
    last = _ymd(year, _MONTHS[m["m"]], int(m["d2"]))
    return f"{first}/{last}" if last is not None and first < last else first


def _iso_date(m: re.Match[str], _issued: date | None) -> str | None:
    return _ymd(m["y"], int(m["mm"]), int(m["d"])) if 1 <= int(m["mm"]) <= 12 else None


def _month(m: re.Match[str], _issued: date | None) -> str | None:
    return _ymd(m["y"] or NO_YEAR, _MONTHS[m["m"]])


def _year_span(m: re.Match[str], _issued: date | None) -> str | None:
    first, short = m["y"], m["s"]
    last = short if len(short) == 4 else first[:2] + short
    return f"{first}/{last}" if 0 < int(last) - int(first) <= 400 else None


def _year(m: re.Match[str], _issued: date | None) -> str | None:
    return m["y"]


def _decade(m: re.Match[str], _issued: date | None) -> str | None:
    year = m["y"]
    if year.endswith("00") and year != "2000" and not m["part"]:
        return year[:2] + "XX"
    return year[:3] + "X"


def _century(m: re.Match[str], _issued: date | None) -> str | None:
    number = m["n"].lower()
    count = _ORDINALS[number] if number in _ORDINALS else int(re.sub(r"\D", "", number))
    return f"{count - 1:02}XX"


def _season(m: re.Match[str], _issued: date | None) -> str | None:
    return f"{m['y']}-{_SEASONS[m['season'].lower()]}"


def _part_of_year(m: re.Match[str], issued: date | None) -> str | None:
    length = {"half": 6, "quarter": 3}[m["unit"].lower()]
    number = 12 // length if m["n"].lower() == "last" else _ORDINALS[m["n"].lower()]
    return _months(m["y"] or (str(issued.year) if issued and m["this"] else None), number, length)


def _first_months_now(m: re.Match[str], issued: date | None) -> str | None:
    """The first months of a year that is only pointed to is that of the document: "in the first nine months"."""
    return _span_of_months(str(issued.year), m["n"]) if issued is not None else None


def _short_part(m: re.Match[str], _issued: date | None) -> str | None:
    return _months(m["y"], int(m["n"]), 3 if m["unit"] == "Q" else 6)


def _first_months(m: re.Match[str], _issued: date | None) -> str | None:
    return _span_of_months(m["y"], m["n"])


def _span_of_months(year: str, number: str) -> str | None:
    count = int(number) if number.isdigit() else _NUMBERS[number.lower()]
    return f"{year}-01/{year}-{count:02}" if 2 <= count <= 11 else None


def _months(year: str | None, number: int, length: int) -> str | None:
    if year is None or number > 12 // length:
        return None
    return f"{year}-{(number - 1) * length + 1:02}/{year}-{number * length:02}"


def _day_word(m: re.Match[str], issued: date | None) -> str | None:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[m["w"].lower()]
    return (issued + timedelta(days=shift)).isoformat() if issued else None


def _relative_unit(m: re.Match[str], issued: date | None) -> str | None:
    if issued is None:
        return None
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[m["rel"].lower()]
    unit = m["unit"].lower()
    if unit == "week":
        monday = issued - timedelta(days=issued.weekday() - 7 * shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return _shift_months(issued, shift)
    if unit in _SEASONS:
        return f"{issued.year + shift}-{_SEASONS[unit]}"
    return str(issued.year + shift)


def _shift_months(issued: date, shift: int) -> str:
    months = issued.year * 12 + issued.month - 1 + shift
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _relative_month(m: re.Match[str], issued: date | None) -> str | None:
    if issued is None:
        return None
    month, rel = _MONTHS[m["m"]], m["rel"].lower()
    year = issued.year
    if rel in ("last", "previous"):
        year -= month >= issued.month
    elif rel in ("next", "coming"):
        year += month <= issued.month
    return f"{year}-{month:02}"


def _weekday(m: re.Match[str], issued: date | None) -> str | None:
    if issued is None:
        return None
    behind = (issued.weekday() - _WEEKDAYS[m["w"]]) % 7
    if (m["rel"] or "").lower() in ("next", "coming"):
        return (issued + timedelta(days=(7 - behind) % 7 or 7)).isoformat()
    if (m["rel"] or "").lower() == "last" and behind == 0:
        behind = 7
    return (issued - timedelta(days=behind)).isoformat()


def _ago(m: re.Match[str], issued: date | None) -> str | None:
    if issued is None:
        return None
    count = int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    unit = m["unit"].lower()
    if unit == "year":
        return str(issued.year - count)
    if unit == "month":
        return _shift_months(issued, -count)
    days = count * (7 if unit == "week" else 1)
    return (issued - timedelta(days=days)).isoformat() if unit == "day" else None


def _from_context(m: re.Match[str], _issued: date | None) -> str | None:
    """Years before or after the year named last, written `????~+3` or `????~-1`."""
    count = int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    return f"{NO_YEAR}~{'-' if m['way'].lower() in ('earlier', 'before') else '+'}{count}"


def _beside_context(m: re.Match[str], _issued: date | None) -> str | None:
    return f"{NO_YEAR}~{'-' if m['way'].lower() in ('previous', 'preceding', 'before') else '+'}1"


def _shifted(m: re.Match[str], _issued: date | None) -> str | None:
    """Days or months after or before the date named last, written `????~+2d` or `????~-3m`."""
    words = m.groupdict()
    count = 1 if not words.get("n") else int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    sign = "-" if m["way"].lower() in ("previous", "preceding", "earlier", "before") else "+"
    return f"{NO_YEAR}~{sign}{count}{m['unit'][0].lower()}"


def _same(m: re.Match[str], _issued: date | None) -> str | None:
    """The year, month or day named last, written `????~+0`, `????~+0m` or `????~+0d`."""
    return f"{NO_YEAR}~+0{m['unit'][0].lower().removesuffix('y')}"


def _rule(pattern: str, read: Reader, flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), read)


_YEAR_RULES = (
    _rule(r"(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})\b", _iso_date),
    _rule(_D + _D2 + r"\s+(?:of\s+)?" + _M + r"(?:,?\s+(?:of\s+)?" + _Y + r")?", _full_date),
    _rule(r"(?P<y>1\d{3}|20\d{2})\s?[-–—/]\s?(?P<s>1\d{3}|20\d{2}|\d{2})\b(?![-,.]?\d)", _year_span),
    _rule(r"(?P<part>)(?P<y>1\d{2}0|20\d0)['’]?s\b", _decade),
    _rule(r"(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b", _century),
    _rule(_Y, _year),
    _rule(_N + r"\s+(?P<unit>year|month|day)s?\s+ago\b", _ago, re.IGNORECASE),
    _rule(_N + r"\s+years?\s+(?P<way>earlier|later|before)\b", _from_context, re.IGNORECASE),
    _rule(_N + r"\s+(?P<unit>month|day)s?\s+(?P<way>earlier|later|before)\b", _shifted, re.IGNORECASE),
)
_MONTH_RULES = (
    _rule(_M + r"\s+" + _D + _D2 + r"(?:,?\s+" + _Y + r")?", _full_date),
    _rule(_M + r"(?:,?\s+(?:of\s+)?" + _Y + r")?", _month),
)
_WEEKDAY = r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s+)?(?P<w>" + "|".join(_WEEKDAYS) + r")\b"
_WEEKDAY_RULES = (
    _rule(r"(?:" + "|".join(_WEEKDAYS) + r"),?\s+\(?" + _D + _D2 + r"\s+" + _M + r"(?:,?\s+" + _Y + r")?", _full_date),
    _rule(
        r"(?:" + "|".join(_WEEKDAYS) + r"),?\s+\(?(?:on\s+)?" + _M + r"\s+" + _D + _D2 + r"(?:,?\s+" + _Y + r")?",
        _full_date,
    ),
    _rule(_WEEKDAY, _weekday),
)
_SEASON_RULE = _rule(r"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?" + _Y, _season, re.IGNORECASE)
_RELATIVE_RULES = (
    _rule(r"(?P<rel>last|previous|this|next|coming)\s+(?P<unit>year|month|week|spring|summer|autumn|fall|winter)\b(?!-)",
          _relative_unit, re.IGNORECASE),
    _rule(r"(?P<rel>[Ll]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming)\s+" + _M, _relative_month),
    _rule(_WEEKDAY, _weekday),
)  # fmt: skip
_PART_RULE = _rule(
    r"(?P<n>first|second|third|fourth|last)\s+(?P<unit>half|quarter)\s+of\s+(?:(?P<this>this\s+year|the\s+(?:current\s+)?year\b(?!\s+\d))|(?:the\s+year\s+)?"
    + _Y + r")", _part_of_year, re.IGNORECASE)  # fmt: skip
_FIRST_MONTHS = _rule(r"first\s+" + _N + r"\s+months\s+of\s+" + _Y, _first_months, re.IGNORECASE)
_FIRST_MONTHS_NOW = _rule(
    r"first\s+" + _N + r"\s+months"
    r"(?:\s+of\s+(?:this|the(?:\s+current)?)\s+year\b(?!\s+\d)|(?!\s+(?:of|in|after|as|since)\b))",
    _first_months_now,
    re.IGNORECASE,
)
_CENTURY_WORD = _rule(
    r"(?P<n>" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r")[\s-]century\b", _century, re.IGNORECASE
)
_AGO = _rule(_N + r"\s+(?P<unit>year|month|day)s?\s+ago\b", _ago, re.IGNORECASE)
_LATER = _rule(_N + r"\s+years?\s+(?P<way>earlier|later|before)\b", _from_context, re.IGNORECASE)
_LATER_DAYS = _rule(_N + r"\s+(?P<unit>month|day)s?\s+(?P<way>earlier|later|before)\b", _shifted, re.IGNORECASE)
_NEXT_TO = _rule(
    r"the\s+(?:very\s+)?(?P<way>next|previous|preceding|following)\s+(?P<unit>month|day)\b(?!s|[-’'])",
    _shifted,
    re.IGNORECASE,
)
_THE_SAME = _rule(r"(?:the|that)\s+(?:very\s+)?same\s+(?P<unit>year|month|day)\b(?![-’'])", _same, re.IGNORECASE)
_THAT = _rule(r"that\s+(?P<unit>year|month|day)\b(?![-’'])", _same, re.IGNORECASE)
_BESIDE = _rule(r"the\s+(?P<way>previous|preceding|following)\s+year\b", _beside_context, re.IGNORECASE)
_YEAR_BESIDE = _rule(r"the\s+year\s+(?P<way>before)\b(?!\s+\w)", _beside_context, re.IGNORECASE)
_PARTED_DECADE = _rule(r"(?P<part>early|mid|late)[\s-]+(?P<y>1\d{2}0|20\d0)['’]?s\b", _decade, re.IGNORECASE)

#: Rules for an expression that starts with a number of one to four digits.
AT_NUMBER: tuple[Rule, ...] = _YEAR_RULES


def _starts() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {name.lower(): _MONTH_RULES for name in _MONTHS}
    table |= {name.lower(): _WEEKDAY_RULES for name in _WEEKDAYS}
    table |= {name: (_CENTURY_WORD,) for name in _ORDINALS if "-" not in name}
    table |= dict.fromkeys(_NUMBERS, (_AGO, _LATER, _LATER_DAYS))
    table |= dict.fromkeys(_SEASONS, (_SEASON_RULE,))
    table |= dict.fromkeys(("last", "previous", "this", "next", "coming"), _RELATIVE_RULES)
    table |= dict.fromkeys(("early", "mid", "late"), (_PARTED_DECADE,))
    table |= {name: (_rule(r"(?P<w>\w+)", _day_word),) for name in ("yesterday", "today", "tonight", "tomorrow")}
    table |= dict.fromkeys(("second", "third", "fourth"), (_PART_RULE, _CENTURY_WORD))
    table["the"] = (_BESIDE, _YEAR_BESIDE, _NEXT_TO, _THE_SAME)
    table["that"] = (_THE_SAME, _THAT)
    table["first"] = (_PART_RULE, _FIRST_MONTHS, _FIRST_MONTHS_NOW, _CENTURY_WORD)
    table["last"] = (_PART_RULE, *_RELATIVE_RULES)
    table["twenty"] = (_CENTURY_WORD,)
    for letter, numbers in (("q", "1234"), ("h", "12")):
        table[letter] = (_rule(rf"(?P<unit>{letter.upper()})(?P<n>[{numbers}])\s+(?:of\s+)?" + _Y, _short_part),)
    return table


#: Rules by the first word of an expression, in lower case.
AT_WORD: Mapping[str, tuple[Rule, ...]] = _starts()

"""Dates written in full, and the lines in which a document states its own date."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>[12]\d{{3}})"

# Slashes are left out: 03/04/2026 is two different days on two sides of the Atlantic.
_SHAPES = (
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
    rf"{_YEAR}-(?P<month{{n}}>[01]\d)-(?P<day{{n}}>[0-3]\d)",
    rf"(?P<day{{n}}>[0-3]\d)\.(?P<month{{n}}>[01]\d)\.{_YEAR}",
    rf"{_MONTH},?\s+{_YEAR}",
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:" + "|".join(shape.format(n=number) for number, shape in enumerate(_SHAPES)) + r")(?![\w/]|-\d)",
    re.IGNORECASE,
)

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?"
_ZONE = r"\(?(?:[A-Z]{2,4}|Z)\)?(?:[+-]\d{1,2}(?::?\d{2})?)?"
_CLOCK = rf"T?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\.?)?(?:\s*{_ZONE})?"
_LABEL = (
    r"(?P<label>first published|originally published|published|publication date|posted|release date|released|issued"
    r"|date|last updated|updated|last modified|modified|as of)"
)
_LABELLED = re.compile(
    rf"(?:^|[|•·–—]\s*|\s-\s){_LABEL}\b\s*(?:on|at)?\s*[:–—-]?\s*(?:{_WEEKDAY})?[,\s]*(?:{_CLOCK})?[,\s]*$",
    re.IGNORECASE,
)
#: A label that is not the first of its line: "Research briefing, published 6 May 2022".
_LABELLED_LATER = re.compile(
    rf"^(?:[\w&’'/().-]+\s+){{0,5}}[\w&’'/().-]+,\s*{_LABEL}\b\s*(?:on|at)?\s*:?\s*(?:{_WEEKDAY})?[,\s]*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"^\W*(?:{_CLOCK}[,\s|–—-]*)?(?:{_WEEKDAY})?[,\s]*$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(rf"^[\s,|at–—-]*{_CLOCK}", re.IGNORECASE)
_PLACE = r"(?:(?:the|of|and|de|al|el|la)\s+)*[A-Z][\w’'.-]*"
_PLACES = re.compile(rf"^[\s,|/()•·–—-]*(?:{_PLACE}[\s,|/()•·–—-]*){{0,8}}$")
_AFTER_NAMES = rf"(?:\s*[,|/•·–—-]\s*|\s{{2,}})(?:{_WEEKDAY})?[,\s]*$"
_BYLINE = re.compile(
    rf"^(?:[A-Z][a-z]+\s+(?:and\s+[a-z]+\s+)?)?[Bb]y:?\s+{_PLACE}(?:[\s,]+{_PLACE}){{0,6}}{_AFTER_NAMES}"
)
_PLACE_LINE = re.compile(rf"^{_PLACE}(?:[\s,]+{_PLACE}){{0,2}}\s*[,|/•·–—-]\s*(?:{_WEEKDAY})?[,\s]*$")
#: Whose words a text is: "Source: Agency  6 May 2022 10:30".
_SOURCE_LINE = re.compile(
    rf"^(?:source|author|reporter|writer|written by|from)s?:\s*(?:[\w’'.&-]+\s+){{0,5}}?[\w’'.&-]+"
    rf"(?:\s*[,|/•·–—-]\s*|\s+)(?:{_WEEKDAY})?[,\s]*$",
    re.IGNORECASE,
)
#: A line that tells what kind of text this is and when it came out: "Situation note, 30 April 2024".
_KIND_LINE = re.compile(
    r"^(?:[\w&’'/().-]+\s+){0,7}(?:note|brief(?:ing)?|paper|report|bulletin|update|release|analysis|commentary|newsletter"
    r"|transcript|memo(?:randum)?|fact\s?sheet|review|digest|dispatch|explainer|op-ed|backgrounder)\s*[,|/•·–—-]\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(rf"^[A-Z][A-Z.’' -]{{2,40}}(?:,\s*{_PLACE})?\s*[,–—-]\s*$")
#: The place before the first sentence of a release or report: "Porto Novo, 6 May 2022 – The ministers met".
_TOWN = r"[A-Z][\w’'.-]+(?:(?:/|\s+(?:(?:de|da|do|del|des|la|el|al|es|am|on)\s+)?)[A-Z][\w’'.-]*){0,3}"
_TOWN_LINE = re.compile(rf"^\(?{_TOWN}(?:,\s*{_PLACE}(?:\s+{_PLACE})?)?\s*[,(|–—-]\s*(?:{_WEEKDAY})?[,\s]*$")
_LEAD_AFTER = re.compile(r"^\)?\s*(?:[(/][^()/]{2,40}[)/]\s*)?(?:[–—:]|-{1,2}\s|\.\s+(?=[A-Z“\"]))")
_UPDATES = ("last updated", "updated", "last modified", "modified", "as of")
_LONGEST = 160
_FEW_WORDS = 8


def find_dates(text: str) -> list[tuple[int, int, str]]:
    """Every date in a text as (start, end, EDTF): YYYY-MM-DD, or YYYY-MM where no day is given.

    >>> find_dates("from 12 May 2020 to June 2021")
    [(5, 16, '2020-05-12'), (20, 29, '2021-06')]
    """
    found = []
    for match in _DATE.finditer(text):
        edtf = _edtf(match)
        if edtf:
            found.append((match.start(), match.end(), edtf))
    return found


def normalise(value: str) -> str | None:
    """EDTF of a metadata value: an EDTF or ISO date or time stamp, or a date in words; None if it is none.

    >>> normalise("2026-02-06T10:30:00+03:00"), normalise("6 Feb 2026"), normalise("yesterday")
    ('2026-02-06', '2026-02-06', None)
    """
    value = value.strip()
    short = re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?", value)
    if short:
        return value
    stamp = re.match(r"([12]\d{3})-?(\d\d)-?(\d\d)(?!\d)|([12]\d{3})(\d\d)(\d\d)T?\d{6}", value)
    if stamp:
        year, month, day = (part for part in stamp.groups() if part)
        return _checked(int(year), int(month), int(day))
    dates = find_dates(value[:_LONGEST])
    return dates[0][2] if dates else None


def stated_date(line: str) -> tuple[int, str] | None:
    """The document date that a line states, with its rank (0 published, 1 bare date line, 2 updated); else None.

    A date inside a running sentence is not the document's.

    >>> stated_date("Published on February 6, 2026"), stated_date("They met on February 6, 2026 in Oslo.")
    ((0, '2026-02-06'), None)
    """
    dates = find_dates(line[:_LONGEST])
    if not dates:
        return None
    start, end, edtf = dates[0]
    before, after = line[:start], line[end:]
    label = _LABELLED.search(before)
    if label and len(after.split()) <= _FEW_WORDS and not after.rstrip().endswith("."):
        return _labelled(label), edtf
    if _DATELINE.match(before) and re.match(r"\s*(?:\([^)]{2,40}\)\s*)?[–—-]", after):
        return 1, edtf
    in_full = len(edtf) == len("2026-02-06")
    closed = "(" not in before or after.lstrip().startswith(")")  # not the dates of a life
    if in_full and closed and _TOWN_LINE.match(before) and _LEAD_AFTER.match(after):
        return 1, edtf
    return None if len(line) > _LONGEST else _own_line(before, _CLOCK_AFTER.sub("", after), edtf, in_full=in_full)


def _own_line(before: str, rest: str, edtf: str, *, in_full: bool) -> tuple[int, str] | None:
    """The date of a line that tells little else; of one without a day only beside who wrote it or what it is."""
    bare = not rest.strip(" ,|)")
    later = _LABELLED_LATER.match(before)
    if later and bare:
        return _labelled(later), edtf
    if in_full and _BEFORE.match(before) and _PLACES.match(rest):
        return 1, edtf
    told = _BYLINE.match(before) or _KIND_LINE.match(before)
    if told is None and in_full:
        told = _PLACE_LINE.match(before) or _SOURCE_LINE.match(before)
    return (1, edtf) if told and bare else None


def _labelled(label: re.Match[str]) -> int:
    return 2 if label["label"].casefold() in _UPDATES else 0


def _edtf(match: re.Match[str]) -> str | None:
    parts = {key.rstrip("0123456789"): value for key, value in match.groupdict().items() if value}
    month = parts["month"]
    number = int(month) if month.isdigit() else _month_number(month)
    year = int(parts["year"])
    if "day" not in parts:
        return f"{year:04d}-{number:02d}"
    return _checked(year, number, int(parts["day"]))


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.casefold()[:3]))


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None

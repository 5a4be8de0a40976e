"""Periods from EDTF strings: bounds of the forms that the time reader writes, without a general EDTF parser.

The forms are level 0 and 1 of the Extended Date/Time Format (Library of Congress, 2019): `2026`, `2026-02`,
`2026-02-05`, `199X`, `19XX`, the seasons `1976-21` to `-24`, and intervals `2018/2021`, `2020/..`, `../2002`.
Seasons are those of the northern hemisphere by calendar month, winter being December to February of the next year.
"""

from __future__ import annotations

from calendar import monthrange
from functools import lru_cache

from diplograph.model import Period

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day (ISO) of an EDTF string; None at an open end. Raises ValueError on other forms."""
    if "/" in edtf:
        first, last = edtf.split("/")
        return bounds(first)[0] if first != ".." else None, bounds(last)[1] if last != ".." else None
    year, _, rest = edtf.partition("-")
    if len(year) != 4:
        raise ValueError(f"{edtf!r} is not an EDTF date of a four-digit year")
    if "X" in year:
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    month, _, day = rest.partition("-")
    if day:
        return edtf, edtf
    return _month_bounds(int(year), int(month))


def _month_bounds(year: int, month: int) -> tuple[str, str]:
    first, last = _SEASONS.get(month, (month, month))
    end_year = year + (last < first)
    return f"{year:04}-{first:02}-01", f"{end_year:04}-{last:02}-{monthrange(end_year, last)[1]:02}"


def period(edtf: str, text: str = "") -> Period:
    """The Period of an EDTF string and the words it was read from."""
    start, end = bounds(edtf)
    return Period(edtf, start, end, text)


def year_of(when: Period) -> int | None:
    """The year that a figure of a period belongs to, the end of it; None for an open end, a decade or a century."""
    last = when.edtf.split("/")[-1][:4]
    return int(last) if last.isdigit() else None

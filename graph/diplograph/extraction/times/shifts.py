"""Times that go by the one named before them: "two years later", "the next day", "that month", "the following March".

`rules` writes them as `????~+2`, `????~+1d`, `????~+0m` and `????>03` (the next March) or `????<03` (the one before).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

#: Such a time as written by `rules`.
SHIFT = re.compile(r"\?{4}(?:~(?P<by>[+-]\d{1,2})(?P<unit>[dm]?)|(?P<way>[<>])(?P<month>\d\d))")
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?")


def moved_by(shift: re.Match[str], near: str | None, year: str | None, last: str | None) -> str | None:
    """EDTF of a time that goes by another; None where that is unknown or less exact.

    `near` is the EDTF of the time named right before, `year` the year that is told of, `last` the time named last.
    """
    if shift["way"]:
        return _month_beside(near, int(shift["month"]), after=shift["way"] == ">")
    by = int(shift["by"])
    if shift["unit"]:
        return _moved(near, by, shift["unit"])
    if by == 0:
        return last[:4] if last is not None and last[:4].isdigit() else None
    return f"{int(year) + by:04}" if year is not None else None


def _moved(near: str | None, by: int, unit: str) -> str | None:
    """The day or month that lies so far from a date."""
    if near is None:
        return None
    if unit == "d":
        return (date.fromisoformat(near) + timedelta(days=by)).isoformat() if _DAY.fullmatch(near) else None
    if not _MONTH.fullmatch(near):
        return None
    months = int(near[:4]) * 12 + int(near[5:7]) - 1 + by
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _month_beside(near: str | None, month: int, *, after: bool) -> str | None:
    """The month of that number right after or before a date; of a bare year, that of the year beside it."""
    if near is None or not near[:4].isdigit():
        return None
    step = 1 if after else -1
    known = int(near[5:7]) if _MONTH.fullmatch(near) else None
    passed = known is None or (month <= known if after else month >= known)
    return f"{int(near[:4]) + (step if passed else 0):04}-{month:02}"

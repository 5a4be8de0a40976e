"""Dates in words, for the labels of things that are known by their date."""

from __future__ import annotations

_MONTHS = "January February March April May June July August September October November December".split()


def in_words(edtf: str) -> str:
    """ "2016-03-04" as "4 March 2016", "2016-03" as "March 2016"; anything else as it is."""
    year, _, rest = edtf.partition("-")
    month, _, day = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= len(_MONTHS) or (day and not day.isdigit()):
        return edtf
    return " ".join(([str(int(day))] if day else []) + [_MONTHS[int(month) - 1], year])

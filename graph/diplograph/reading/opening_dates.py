"""The date that a document tells of itself in its title or in the lead of a report, not in a line of its own."""

from __future__ import annotations

import re

from diplograph.reading.dates import find_dates

#: What is said or issued on the day that its title names.
_SPOKEN = (
    r"(?:press\s+(?:conference|briefing|release|statement|availability|encounter|gaggle)|briefing|remarks|statement"
    r"|speech|address|interview|communiqu[eé]|transcript|readout)"
)
_TITLE = re.compile(
    rf"^(?!.*[.!?]\s).*\b{_SPOKEN}(?:\s+(?:to|with|at|in|by|before|of)\s+(?:(?!\bon\b)[^,;:.])+)?,?\s+on\s+$",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?:(?:joint|final|closing|press|summit|official)\s+)*"
    r"(?:communiqu[eé]|statement|declaration|remarks|speech|address|press\s+release|report|minutes|conclusions)\b"
    r"(?!.*[.!?]\s).*,\s+(?:\d{1,2}\s*[-–]\s*\d{1,2}\s+)?$",
    re.IGNORECASE,
)
_PLACE = r"(?:(?:the|of|de|al|el|la)\s+)*[A-Z][\w’'.-]*"
_LEAD = re.compile(
    rf"[A-Z][A-Z.’' -]{{2,40}}(?:,\s*{_PLACE}(?:\s+{_PLACE})*)?\s*(?:\([^)]{{2,40}}\)\s*)?[–—-]{{1,2}}\s"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+$")
_LONGEST, _LEAD_LENGTH = 200, 400


def opening_date(line: str) -> str | None:
    """The document date (EDTF) in a title or in the first sentence of a report from a place; None if it has none.

    >>> opening_date("Press Conference of the Foreign Ministry on March 27, 2023")
    '2023-03-27'
    >>> opening_date("RABAT, Morocco — The parties met on Friday, May 3, 2024, after a week of talks.")
    '2024-05-03'
    """
    lead = _LEAD.match(line)
    if lead is not None:
        told = line[:_LEAD_LENGTH]
        return next((edtf for start, _, edtf in find_dates(told) if _WEEKDAY.search(told[:start])), None)
    if len(line) > _LONGEST:
        return None
    dates = find_dates(line)
    if not dates:
        return None
    start, end, edtf = dates[-1]
    if line[end:].strip(" )"):
        return None
    return edtf if _TITLE.match(line[:start]) or _ISSUED.match(line[:start]) else None

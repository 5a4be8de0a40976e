"""Title and date of a document, found in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.model import Block, BlockKind
from diplograph.reading import lines
from diplograph.reading.dates import find_dates, stated_date
from diplograph.reading.opening_dates import opening_date

_FIRST_LINES = 10
_LAST_LINES = 3
_OPENING = 3
_LONGEST_LINE = 600
_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$|[*_]{2,}|`")
_FILE_DATE = re.compile(r"(?<!\d)[12]\d{3}-[01]\d-[0-3]\d(?!\d)")


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The headline: the first line, if it looks like one.

    A single word above a longer heading is a rubric ("Analysis"), and the heading below it is the title.
    """
    candidates = list(_leading_titles(text, blocks))
    if not candidates:
        return None
    first = candidates[0]
    if len(candidates) > 1 and len(first.split()) == 1 and len(candidates[1].split()) >= 4:
        return candidates[1]
    return first


def find_issued(text: str, name: str = "") -> str | None:
    """The document's own date as EDTF: from a date line near its beginning or end, its opening, or its file name.

    "Published" outranks a bare date, which outranks "Updated". Dates in running prose do not count, but for the lead
    of a report from a place and the title of what was said or issued on a day.
    """
    outer = _outer_lines(text)
    found = [date for line in outer if (date := stated_date(line))]
    if found:
        return min(found, key=lambda date: date[0])[1]
    opening = next(filter(None, map(opening_date, outer[:_OPENING])), None)
    if opening is not None:
        return opening
    named = _FILE_DATE.search(name)
    dates = find_dates(named.group()) if named else []
    return dates[0][2] if dates else None


def _leading_titles(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Headline-like blocks before the first one that is not; at least one block must follow them."""
    for block in blocks[:-1][:_FIRST_LINES]:
        content = " ".join(text[block.span.start : block.span.end].split())
        if block.kind is BlockKind.BOILERPLATE:
            continue
        if not lines.is_titular(content) or lines.is_dateline(content):
            return
        yield _MARKUP.sub("", content).strip()


def _outer_lines(text: str) -> list[str]:
    """The first and last lines that have text; of a long line only its beginning."""
    head = [line.strip() for line in text[:20_000].splitlines() if line.strip()][:_FIRST_LINES]
    if len(text) <= 20_000:
        rest = [line.strip() for line in text.splitlines() if line.strip()][_FIRST_LINES:]
    else:
        rest = [line.strip() for line in text[-5_000:].splitlines()[1:] if line.strip()]
    return [line[:_LONGEST_LINE] for line in head + rest[-_LAST_LINES:]]

"""Datelines: "2003-07-17, Old Harbour, Coast Region" tells by its form alone that the rest of the line are places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from diplograph.extraction.text import is_capitalised

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}})"
_LINE = re.compile(rf"\s*{_DATE}(?P<places>(?:\s*,[^,\n]+)+)\s*$")
#: Most words of a place in a dateline: longer pieces are headlines.
_LONGEST = 5


def is_dateline(text: str) -> bool:
    """Whether a line consists of a date and places."""
    return _LINE.match(text) is not None


def dateline_places(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of the places that a line of date and places names; nothing for other lines."""
    line = _LINE.match(doc.text)
    if line is None:
        return
    offset = line.start("places")
    for piece in re.finditer(r"[^,]+", line["places"]):
        words = piece.group().strip()
        start = offset + piece.start() + piece.group().index(words) if words else 0
        span = doc.char_span(start, start + len(words)) if words else None
        if span is None or len(span) > _LONGEST:
            continue
        first = span.start + 1 if span[0].lower_ == "the" and len(span) > 1 else span.start
        if all(is_capitalised(t.text) or t.lower_ in ("of", "the", "-", "’s", "'s") for t in doc[first : span.end]):
            yield first, span.end

"""Datelines: "2003-07-17, Old Harbour, Coast Region" tells by its form alone that the rest of the line are places, and
the capitals of "ARUSHA, Tanzania (Reuters) -" that a report begins with the town that it was sent from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from diplograph.extraction.words.text import is_capitalised

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{4}})"
_DAY = rf"(?:(?:{_MONTHS}|[A-Z][a-z]{{2}}\.?) \d{{1,2}}|\d{{1,2}} (?:{_MONTHS}|[A-Z][a-z]{{2}}\.?))(?:,? \d{{4}})?"
_LINE = re.compile(rf"\s*{_DATE}(?P<places>(?:\s*,[^,\n]+)+)\s*$")
#: A town in capitals, perhaps its land and an agency, and a dash.
_OPENING = re.compile(
    r"\s*(?P<town>[^\W\d_a-z][^\W\d_a-z'’.\- ]*(?:[ \-'’][^\W\d_a-z]+)*)"
    rf"(?:, (?!{_MONTHS})[A-Z][^\W\d_]*\.?(?: [A-Z][^\W\d_]*)*)?(?:, {_DAY})?"
    r"(?:,? ?\([A-Z][^()\n]{0,30}\))? ?(?P<dash>—|–|--| - |(?<=\)) -(?=[^\W\d_]))"
)
_TOWN = r"\s*[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2}(?: \[[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*\])?"
#: A town and a day: "Quito, 3 May 2019 –".
_DATED = re.compile(rf"{_TOWN}, {_DAY},? ?(?P<dash>—|–|--| - |:)")
#: A town, perhaps a day, and an agency in brackets, which stand for the dash: "Quito, 3 May (ABC) The …".
_WIRED = re.compile(
    rf"{_TOWN}(?:, {_DAY},? ?\([A-Z][^\W\d_]*(?:[ /][A-Z][^\W\d_]*)?(?P<dash>\)) ?:?"
    r"| \([A-Z]{2,8}\) ?(?P<after>—|–|--|-|:))"
)
#: Most words of a place in a dateline: longer pieces are headlines.
_LONGEST = 5
#: Most letters of the beginning of a report.
_REACH = 90


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


def opening_dash(doc: Doc) -> int | None:
    """Token of the dash after the town, land and day that a report begins with; None if it begins otherwise.

    What follows it is a sentence of its own.
    """
    text = doc[: 2 * _REACH // 3].text  # in tokens, which are longer than three letters with their blanks
    head = text[:_REACH]
    opening = _OPENING.match(head) or _DATED.match(head) or _WIRED.match(head)
    if opening is None:
        return None
    group = "dash" if opening["dash"] else "after"
    alone = not {",", "("} & set(opening.group())
    if alone and opening[group].strip() in text[opening.end() : opening.end() + _REACH]:
        return None  # "NATO – the United States and Canada – condemned …"
    start = opening.start(group) + len(opening[group]) - len(opening[group].lstrip())
    return next((t.i for t in doc if t.idx <= start < t.idx + len(t)), None)


def sent_from(doc: Doc) -> tuple[int, int] | None:
    """Token range of the town in capitals that a report begins with; None if it begins otherwise."""
    opening = _OPENING.match(doc[: _REACH // 2].text[:_REACH])
    if opening is None:
        return None
    span = doc.char_span(*opening.span("town"))
    return (span.start, span.end) if span is not None and opening["town"].isupper() and len(span[-1]) > 2 else None

"""The year of a figure: its own time phrase, that of its sentence, or the one told just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from diplograph.extraction.times import TimeMention
from diplograph.model import Period, Span

_NAMES = re.compile(
    r"\s+(?:[A-Z]\w+\s+){0,4}(?:[Rr]eport|[Ss]tudy|[Ss]urvey|[Aa]ssessment|[Rr]eview|[Pp]aper|[Aa]ct|[Tt]reaty|[Aa]greement|[Dd]eclaration|[Cc]onvention|[Ll]aw|[Cc]onstitution|[Ww]ar|[Aa]ccord|[Aa]ccords|[Ss]ummit)\b"
)
_NAMED = re.compile(
    r"\b(?:report|study|survey|assessment|review|paper|act|treaty|agreement|declaration|convention|law)s?\s+(?:of|from|in|dated)\s+$",
    re.IGNORECASE,
)
_START_OF_CHANGE = re.compile(
    r"^\W*(?:up|down|compared|against|versus|from|rising from|increasing from)\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|currently|presently|at present)\b", re.IGNORECASE)
_LEADING = 40


def inside(times: Sequence[TimeMention], span: Span) -> tuple[TimeMention, ...]:
    """Those of the ordered times that start inside a span."""
    starts = [time.span.start for time in times]
    return tuple(times[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


def names_a_thing(text: str, time: TimeMention) -> bool:
    """Whether a year is part of a name or dates a document ("a 2024 report", "the Treaty of 1972")."""
    return bool(
        _NAMES.match(text, time.span.end) or _NAMED.search(text[max(0, time.span.start - 30) : time.span.start])
    )


def time_of_figure(
    text: str, sentence: Span, segment: Span, quantity: Span, times: Sequence[TimeMention]
) -> tuple[Period | None, bool]:
    """The time that a sentence gives a quantity, and whether the quantity may still inherit one if it gives none."""
    usable = [time for time in inside(times, sentence) if not names_a_thing(text, time)]
    now = _NOW.search(text, sentence.start, quantity.start)
    if now is not None:
        usable = [time for time in usable if time.span.start > now.start()]
    own = [time for time in usable if segment.start <= time.span.start < segment.end]
    if own:
        after = [time for time in own if time.span.start >= quantity.end]
        return (after[0] if after else own[-1]).period, True
    if _is_start_of_change(text, segment, quantity):
        return None, False
    leading = [
        time for time in usable if time.span.start - sentence.start < _LEADING and time.span.end <= quantity.start
    ]
    if leading:
        return leading[0].period, True
    before = [time for time in usable if time.span.end <= quantity.start]
    if (
        len(usable) == 1
        and not before
        and _START_OF_CHANGE.match(text[_clause_start(text, usable[0], quantity) : usable[0].span.start])
    ):
        return None, True
    return (usable[0].period, True) if len(usable) == 1 else (None, True)


def _clause_start(text: str, time: TimeMention, quantity: Span) -> int:
    """After the comma between a quantity and a later time; the time itself if there is none."""
    comma = text.find(",", quantity.end, time.span.start)
    return comma if comma >= 0 else time.span.start


def _is_start_of_change(text: str, segment: Span, quantity: Span) -> bool:
    lead = text[max(segment.start, quantity.start - 30) : quantity.start]
    return re.search(r"\bfrom\s+(?:[a-z]+\s+){0,3}$", lead) is not None

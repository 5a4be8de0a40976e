"""Times in plain text: which words name a time, and which period that is in EDTF.

Offsets are code points of the document. A relative time ("last year", "Thursday", "on 5 February") is resolved
against the day the document was issued; in a text about the past (no year of it near the issue date) a date without
a year takes the year named last. What cannot be resolved is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diplograph.extraction.times.periods import bounds, period
from diplograph.extraction.times.readers import NO_YEAR
from diplograph.extraction.times.rules import AT_NUMBER, AT_WORD
from diplograph.extraction.times.shifts import SHIFT, moved_by
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Period, Span


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of a document that name a time; the span covers the words that set its bounds ("since 2020")."""

    span: Span
    period: Period


def inside(times: Sequence[TimeMention], span: Span) -> tuple[TimeMention, ...]:
    """Those of the ordered times that start inside a span."""
    starts = [time.span.start for time in times]
    return tuple(times[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


@dataclass(frozen=True, slots=True)
class _Raw:
    """A time as matched: offsets in the text, EDTF with `????` for a missing year."""

    start: int
    end: int
    edtf: str


_START = re.compile(
    r"(?<![\w.,$€£¥₽#+§/’'-])(?:\d{1,4}(?!\d|[.,]\d)|[A-Za-z]+)|(?<=mid[-–])\d{4}|(?<=[(/])\d{4}(?!\d)"
    r"|(?<=\bFY)\d{4}(?!\d)|(?<=[a-z]-)(?:" + "|".join(month_name[1:]) + r")\b"
)
_BARE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|the|early|late|this|from|to|of|and|through|between)|\bmid-?|(?<=[a-z])-)\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|to|between|and|during|of|through|for|early|late|around|circa|year"
    r"|years|fiscal|than|or|about|as of)|\bmid[-–]?|[(,])\s*$", re.IGNORECASE)  # fmt: skip
_NUMBERED = re.compile(r"([A-Za-z.]+)\s*$")
_NEXT_WORD = re.compile(r"[\s-]+([A-Za-z%]+)")
_ERA = re.compile(r"\s+(?:BC|BCE|B\.C\.)")
_JOINT = re.compile(r"\s*(?:[-–—]|\bto|\buntil|\btill|\bthrough)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_QUALIFIER = r"(?:the\s+)?(?:(?:very\s+)?(?:early|mid|late|beginning\s+of|start\s+of|end\s+of)[\s-]+)?(?:the\s+)?"
_SINCE = re.compile(
    r"\b(since|(?:beginning|starting|as\s+from|effective|begun)(?:\s+(?:in|on|from))?|after)\s+" + _QUALIFIER + "$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?<!not\s)(until|till|up\s+to|through|before|prior\s+to|by)\s+(?:at\s+least\s+)?" + _QUALIFIER + "$",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"\s+(?:onwards?|on)\b(?!\s+(?:the|a)\b)", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+" + _QUALIFIER + "$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|shall|scheduled|planned|plans?|due|upcoming|forthcoming|expected|to be held|is to|are to)\b",
    re.IGNORECASE,
)
#: Words that may stand before a year that opens its sentence: "By the end of 1955".
_FRONTED = 4
_BREAK = re.compile(r"[.!?]\s+(?=[\"“A-Z])|\n")
#: Characters within which a date is the one that "the next day" goes by.
_NEAR = 600
#: Characters between a year and a "year later" that goes by it.
_CLOSE = 60
#: What stands before a year that belongs to a noun: "the failed 1956 uprising", "its 1995 constitution".
_DETERMINED = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|this|that|our)|['’]s)\s+(?:[a-z-]+\s+)?$", re.IGNORECASE)
_YEAR_DIGITS = 4
_NAME_MONTHS = ("May", "March", "Mar", "Jan")


def find_times(text: str, *, issued: str | None, base: int = 0) -> tuple[TimeMention, ...]:
    """All times named in `text`, in order. `issued` is the EDTF date of the document; offsets are shifted by `base`."""
    day = issue_day(issued)
    raws = list(_resolved(text, list(_joined(text, list(_matches(text, day)))), day))
    found = []
    for raw in raws:
        start, end, edtf = _bounded(text, raw)
        found.append(TimeMention(Span(base + start, base + end), period(edtf, text[start:end])))
    return tuple(found)


def issue_day(issued: str | None) -> date | None:
    """The day to resolve against: the last day of the EDTF date; None where it is absent or open."""
    if issued is None:
        return None
    try:
        last = bounds(issued)[1]
        return date.fromisoformat(last) if last is not None else None
    except ValueError:
        return None


def _matches(text: str, issued: date | None) -> Iterator[_Raw]:
    taken = 0
    for start in _START.finditer(text):
        word = start.group()
        if start.start() < taken:
            continue
        for rule in AT_NUMBER if word[0].isdigit() else AT_WORD.get(word.lower(), ()):
            match = rule.pattern.match(text, start.start())
            edtf = rule.read(match, issued) if match else None
            if match is None or edtf is None:
                continue
            raw = _Raw(match.start(), match.end(), edtf)
            if _plausible(text, raw):
                yield raw
                taken = raw.end
                break


def _plausible(text: str, raw: _Raw) -> bool:
    """Whether a bare number is a year and a bare word a month, by the words around it."""
    words, before = text[raw.start : raw.end], text[max(0, raw.start - 24) : raw.start]
    if _ERA.match(text, raw.end):
        return False
    if words.isdigit():
        return _is_year(text, raw, before)
    if (raw.edtf.startswith(NO_YEAR) and words.rstrip(".") in _NAME_MONTHS) or (words.isalpha() and "?" in raw.edtf):
        return bool(_BARE_MONTH.search(before))
    if words.lower().startswith(("last ", "next ")) and words[5:].islower():
        return not re.search(r"\b(?:over|during|in|for|within|of)\s+the\s+$", before, re.IGNORECASE)
    return True


def _is_year(text: str, raw: _Raw, before: str) -> bool:
    data, following = figure_data(), _NEXT_WORD.match(text, raw.end)
    word = following.group(1).lower() if following else ""
    if text[raw.end : raw.end + 1] in ("%", "+", "°") or word in data.counted or word in data.magnitudes:
        return False
    if word in data.excluded_after or word in data.units:
        return False
    numbered = _NUMBERED.search(before)
    if numbered and numbered.group(1).lower().strip(".") in data.excluded_before and numbered.group(1).lower() != "fy":
        return False
    return int(raw.edtf) >= 1900 or bool(_YEAR_BEFORE.search(before))


def _joined(text: str, raws: Sequence[_Raw]) -> Iterator[_Raw]:
    """Ranges out of neighbours: "2018 to 2021", "between 2019 and 2021", "17 July to 2 August 1945"."""
    at = 0
    while at < len(raws):
        raw = raws[at]
        if at + 1 < len(raws) and "/" not in raw.edtf and "/" not in raws[at + 1].edtf:
            other = raws[at + 1]
            between = text[raw.end : other.start]
            pair = _BETWEEN.search(text[max(0, raw.start - 20) : raw.start]) and _AND.fullmatch(between)
            if pair or _is_range(text, raw, between):
                first = raw.edtf
                if first.startswith(NO_YEAR) and not other.edtf.startswith(NO_YEAR):
                    first = other.edtf[:4] + first[4:]
                if first[:4] <= other.edtf[:4] or NO_YEAR in first:
                    yield _Raw(raw.start, other.end, f"{first}/{other.edtf}")
                    at += 2
                    continue
        yield raw
        at += 1


def _is_range(text: str, raw: _Raw, between: str) -> bool:
    """Whether the words between two times make them one; "$2bn in 2021 to $5bn in 2024" never gets here."""
    if not _JOINT.fullmatch(between):
        return False
    return not between.strip().lower().startswith("to") or bool(_FROM.search(text[max(0, raw.start - 30) : raw.start]))


def _resolved(text: str, raws: Sequence[_Raw], issued: date | None) -> Iterator[_Raw]:
    """Give every date a year; those that get none are dropped."""
    context: str | None = None
    named: _Raw | None = None
    past = _is_about_the_past(raws, issued)
    last: _Raw | None = None
    for raw in raws:
        if shift := SHIFT.fullmatch(raw.edtf):
            told = last.edtf[:4] if last is not None and _is_beside(text, last, raw) else context
            known = last.edtf if last is not None and raw.start - last.end <= _NEAR else None
            named_last = last.edtf if last is not None else None
            if moved := moved_by(shift, known, told, named_last):
                last = replace(raw, edtf=moved)
                yield last
            continue
        if NO_YEAR not in raw.edtf:
            if raw.edtf[:4].isdigit() and not _names_thing(text, raw):
                named = raw
                context = context if _looks_back(text, raw, context) else raw.edtf[:4]
            last = raw
            yield raw
            continue
        if context is not None and (past or issued is None or _goes_on(text, named, raw)):
            last = replace(raw, edtf=raw.edtf.replace(NO_YEAR, context))
            yield last
        elif issued is not None:
            year = _nearest_year(raw.edtf.split("/")[0], issued, planned=_planned(text, raw))
            last = replace(raw, edtf=raw.edtf.replace(NO_YEAR, str(year)))
            yield last


def _names_thing(text: str, raw: _Raw) -> bool:
    """Whether a year only tells which thing is meant, long past maybe: "the 1995 accord", "the failed 1956 revolt"."""
    if raw.end - raw.start != _YEAR_DIGITS or not _NEXT_WORD.match(text, raw.end):
        return False
    return bool(_DETERMINED.search(text[max(0, raw.start - 40) : raw.start]))


def _is_beside(text: str, last: _Raw, raw: _Raw) -> bool:
    """Whether a year named just before in the same sentence is the one that "a year later" goes by."""
    if not last.edtf[:4].isdigit() or raw.start - last.end > _CLOSE or _names_thing(text, last):
        return False
    return text.count("\n", last.end, raw.start) == 0 and _BREAK.search(text, last.end, raw.start) is None


def _looks_back(text: str, raw: _Raw, context: str | None) -> bool:
    """Whether a bare earlier year only tells of what had been: "the canal, built in 1869"; a fronted one goes there."""
    if context is None or len(raw.edtf) != len(context) or raw.edtf >= context:
        return False
    return len(_BREAK.split(text[max(0, raw.start - 400) : raw.start])[-1].split()) > _FRONTED


def _goes_on(text: str, named: _Raw | None, raw: _Raw) -> bool:
    """Whether a day comes after one with its year in the same sentence: "on 27 May 2013 and on 18 June"."""
    if named is None or _BREAK.search(text, named.end, raw.start) or _planned(text, raw):
        return False
    return raw.edtf.replace(NO_YEAR, named.edtf[:4]) > named.edtf


def _is_about_the_past(raws: Sequence[_Raw], issued: date | None) -> bool:
    years = {int(raw.edtf[:4]) for raw in raws if raw.edtf[:4].isdigit()}
    return issued is not None and bool(years) and all(year < issued.year - 1 for year in years)


def _planned(text: str, raw: _Raw) -> bool:
    window = text[max(0, raw.start - 160) : raw.start]
    return bool(_PLANNED.search(_BREAK.split(window)[-1]))


def _nearest_year(edtf: str, issued: date, *, planned: bool) -> int:
    """The year of a date without one: the last such date before the issue, the next if it is planned.

    A date up to six weeks ahead counts as ahead too, since news of ten months ago would have named the year.
    """
    first = date.fromisoformat(_safe_start(edtf, issued.year))
    ahead = (first - issued).days
    if ahead <= 0:
        return issued.year + (planned and (date.fromisoformat(_safe_start(edtf, issued.year + 1)) - issued).days < 62)
    return issued.year if planned or ahead <= 45 else issued.year - 1


def _safe_start(edtf: str, year: int) -> str:
    start = bounds(edtf.replace(NO_YEAR, str(year)))[0] or f"{year}-01-01"
    return f"{year}-02-28" if start.endswith("-02-29") else start


def _bounded(text: str, raw: _Raw) -> tuple[int, int, str]:
    """Widen by the words that open an end: "since 2020", "until 2002", "from 2014 onwards"."""
    before = text[max(0, raw.start - 48) : raw.start]
    offset = raw.start - len(before)
    if "/" in raw.edtf:
        return raw.start, raw.end, raw.edtf
    if (since := _SINCE.search(before)) and not (since.group(1).lower() == "after" and "-" in raw.edtf):
        return offset + since.start(), raw.end, f"{raw.edtf}/.."
    if until := _UNTIL.search(before):
        return offset + until.start(), raw.end, f"../{raw.edtf}"
    onward = _ONWARD.match(text, raw.end)
    if onward and (start := _FROM.search(before)):
        return offset + start.start(), onward.end(), f"{raw.edtf}/.."
    return raw.start, raw.end, raw.edtf

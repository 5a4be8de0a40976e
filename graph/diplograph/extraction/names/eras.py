"""Namesakes of other times: a city has given its name to several treaties, "the Allies" were not always the same.

Which of them a text means is told by the years that stand beside the name, and by the parties that it names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match, Record

_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)")
#: The years of the world wars are told by their names as well.
_WARS = (
    (re.compile(r"\b(?:World War (?:I|One)|First World War|Great War)\b"), 1916),
    (re.compile(r"\b(?:World War (?:II|Two)|Second World War)\b"), 1942),
)
#: Things of which one name stands for several; of one date they are told for a while after it.
_DATED = frozenset({"Agreement", "Meeting"})
_AFTER = 2
_LONG = 20
#: What no text speaks of that tells of earlier years alone.
_HAPPENING = frozenset({"Agreement", "Meeting", "ArmedConflict", "Event"})


def of_era(
    matched: Sequence[Sequence[Match]], texts: Sequence[str], gazetteer: Gazetteer, issued: str | None = None
) -> list[tuple[Match, ...]]:
    """The known names of each block, whose text is given, without meanings that its years or the parties rule out.

    `issued` is the EDTF date of the document, which is of that year too.
    """
    met = {c.entity for found in matched for m in found for c in m.candidates}
    whole = years_in(" ".join((*texts, issued or "")))
    return [tuple(_told(found, text, met, whole, gazetteer)) for found, text in zip(matched, texts, strict=True)]


def years_in(text: str) -> frozenset[int]:
    """The years of our era, of four digits, that a text names; for a world war one in its midst.

    >>> sorted(years_in("From 1914-18, 1,500 men; 1920%."))
    [1914]
    """
    wars = (year for war, year in _WARS if "War" in text and war.search(text))
    return frozenset((*(int(y) for y in _YEAR.findall(text)), *wars))


def _told(
    found: Sequence[Match], text: str, met: Set[str], whole: Collection[int], gazetteer: Gazetteer
) -> Iterator[Match]:
    """The names of one block; `met` are the things and `whole` the years that the document names."""
    years: Collection[int] | None = None
    latest = max(whole, default=0)
    for match in found:
        records = [(c, gazetteer.records[c.entity]) for c in match.candidates]
        if latest and all(_later(record, latest) for _, record in records):
            continue
        dated = all(record.start and record.entity.kind in _DATED for _, record in records)
        if dated and (len(records) > 1 or records[0][1].parties):
            years = (years_in(text) or whole) if years is None else years
            match = _pact(match, records, years, whole, met)
            if match.candidates:
                yield match
        elif len(records) > 1:
            years = (years_in(text) or whole) if years is None else years
            fitting = tuple(c for c, record in records if _covers(record, years))
            lasting = tuple(c for c, record in records if record.end is None)
            yield replace(match, candidates=fitting or lasting or match.candidates)
        else:
            yield match


def _later(record: Record, latest: int) -> bool:
    """Whether a thing came about long after the latest year that a text names."""
    return record.entity.kind in _HAPPENING and record.start is not None and int(record.start[:4]) > latest + _LONG


def _pact(
    match: Match,
    records: Sequence[tuple[Candidate, Record]],
    years: Collection[int],
    whole: Collection[int],
    met: Set[str],
) -> Match:
    """A pact or meeting by its year or parties; without candidates if the text names years and parties of another."""
    fitting = tuple(c for c, record in records if _covers(record, years)) if len(records) > 1 else ()
    there = {c: len(met & set(r.parties)) for c, r in records}
    known = tuple(c for c, r in records if not whole or _covers(r, whole) or there[c])
    most = max((there[c] for c in known), default=0)
    return replace(match, candidates=fitting or tuple(c for c in known if there[c] == most))


def _covers(record: Record, years: Collection[int]) -> bool:
    """Whether one of the years is of the time of a thing that came to an end, or that is of one date."""
    first = int(record.start[:4]) if record.start else None
    if record.end is not None:
        last = int(record.end[:4])
    elif first is not None and record.entity.kind in _DATED:
        last = first + _AFTER
    else:
        return False
    return any((first is None or first <= year) and year <= last for year in years)

"""Namesakes of other times: a city has given its name to several treaties, "the Allies" were not always the same.

Which of them a text means is told by the years that stand beside the name, and by the parties that it names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match, Record

_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)")
_ALONE = re.compile(r"(?:1[0-9]|20)\d\d")
#: Tokens of a year after a name: "of 1951", "(1951".
_BESIDE = 2
#: The years of the world wars are told by their names as well.
_WARS = (
    (re.compile(r"\b(?:World War (?:I|One)|First World War|Great War)\b"), 1916),
    (re.compile(r"\b(?:World War (?:II|Two)|Second World War)\b"), 1942),
)
#: Things of which one name stands for several; of one date they are told for a while after it.
DATED = frozenset({"Agreement", "Meeting"})
_AFTER = 2
_LONG = 20
#: What no text speaks of that tells of earlier years alone.
_HAPPENING = frozenset({"Agreement", "Meeting", "ArmedConflict", "Event"})


def of_era(
    docs: Sequence[Doc],
    matched: Sequence[Sequence[Match]],
    texts: Sequence[str],
    gazetteer: Gazetteer,
    issued: str | None = None,
) -> list[tuple[Match, ...]]:
    """The known names of each block, whose text is given, without meanings that its years or the parties rule out.

    `issued` is the EDTF date of the document, which is of that year too.
    """
    matched = [tuple(_of_its_year(doc, found, gazetteer)) for doc, found in zip(docs, matched, strict=True)]
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
        dated = all(record.start and record.entity.kind in DATED for _, record in records)
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


def _of_its_year(doc: Doc, found: Sequence[Match], gazetteer: Gazetteer) -> Iterator[Match]:
    """The names of a block without meanings of another year than the one beside the name: "the Treaty of X of 1951".

    "In" a year something may be done with what is older, but not with what is younger or has namesakes of their time.
    """
    for match in found:
        year, sure = _year_beside(doc, match)
        dated = [c for c in match.candidates if _is_of_a_day(gazetteer.records[c.entity])]
        if year is None or not dated:
            yield match
            continue
        first = {c: int((gazetteer.records[c.entity].start or "0")[:4]) for c in dated}
        others = {c for c in dated if not first[c] - 1 <= year <= first[c] + _AFTER}
        if not sure and len(dated) == 1:
            others = {c for c in others if year < first[c] - 1}
        kept = tuple(c for c in match.candidates if c not in others)
        if kept:
            yield replace(match, candidates=kept)


def _is_of_a_day(record: Record) -> bool:
    return record.start is not None and record.end is None and record.entity.kind in DATED


def _year_beside(doc: Doc, match: Match) -> tuple[int | None, bool]:
    """The year that stands right beside a name, and whether it is surely that of what is named."""
    after = [doc[i].text for i in range(match.last, min(match.last + 2, len(doc)))]
    if len(after) == _BESIDE and after[0] in ("of", "(", "in") and _ALONE.fullmatch(after[1]):
        return int(after[1]), after[0] != "in"
    before = doc[match.first - 1].text if match.first else ""
    return (int(before), True) if _ALONE.fullmatch(before) else (None, False)


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
    elif first is not None and record.entity.kind in DATED:
        last = first + _AFTER
    else:
        return False
    return any((first is None or first <= year) and year <= last for year in years)

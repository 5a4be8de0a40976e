"""Figures of a profile's fields: a label and a value without a verb ("Exports - partners: Chad 5% (2023)").

A label is a heading, the words before a colon or the first cell of a table row; which label tells what is data (`field`
tables of `ontology/figures.toml`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.extraction.context import Reading
from diplograph.extraction.figures.indicators import unit_kind
from diplograph.extraction.figures.quantities import QuantityMention
from diplograph.extraction.figures.segments import token_range
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.times.periods import period, year_of
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Observation, Period, Qualifiers

#: A label in capitals may follow a sentence, one in small letters only opens a line.
_LABEL = re.compile(
    r"(?:(?:^|(?<=[.;|\n*]))[\s|*•#-]*(?=[A-Z])|(?:^|(?<=\n))[\s|*•#-]*(?=[a-z]))"
    r"(?P<label>[A-Za-z][^\n.;|*]{1,70}?)(?:\*\*)?\s*[:|](?:\*\*)?(?=\s)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OTHER_THAN_WORDS = re.compile(r"[^a-z]+")
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Row:
    """What a field's figures of a unit (a code or a kind of unit) tell; `partners` are named, `many` are listed."""

    code: str
    unit: str
    partners: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field from an offset of its block on: its rows, and the year that its label names."""

    start: int
    rows: tuple[Row, ...]
    year: str | None


@cache
def _rows() -> Mapping[str, tuple[Row, ...]]:
    table: dict[str, tuple[Row, ...]] = {}
    for raw in figure_data().raw["field"]:
        partners = bool(raw.get("partners", False))
        row = Row(raw["code"], raw["unit"], partners, partners or bool(raw.get("many", False)))
        for label in raw["labels"]:
            table[_key(label)] = (*table.get(_key(label), ()), row)
    return table


def _key(label: str) -> str:
    idle = figure_data().raw["profile"]["idle"]
    return " ".join(word for word in _OTHER_THAN_WORDS.split(label.lower()) if word and word not in idle)


def labels_of(heading: str, text: str) -> list[tuple[int, str]]:
    """The labels in a block of text under a heading, with where they stand: the heading itself if there are none."""
    return [(m.start(), _key(m["label"])) for m in _LABEL.finditer(text)] or [(0, _key(heading))]


def fields_of(heading: str, text: str) -> list[Field]:
    """The fields of a block of text under a heading, in order; the heading's own if the text has no labels."""
    found = [field for match in _LABEL.finditer(text) if (field := _field(match["label"], match.start()))]
    if not found and (field := _field(heading, 0)):
        found.append(field)
    return found


def _field(label: str, start: int) -> Field | None:
    rows = _rows().get(_key(label))
    year = _YEAR.search(label)
    return Field(start, rows, year.group() if year else None) if rows else None


def field_figures(
    reading: Reading,
    fields: Sequence[Field],
    subject: str,
    quantities: Sequence[QuantityMention],
    times: Sequence[TimeMention],
) -> Iterator[Observation]:
    """The figures of the fields of the profile of `subject`: of a list all, else the first of each row."""
    base = reading.passage.block.span.start
    starts = [field.start + base for field in fields]
    told: set[tuple[int, Row]] = set()
    before = 0
    for quantity in quantities:
        first, last = token_range(reading.passage, quantity.span)
        at = bisect_right(starts, quantity.span.start) - 1
        partner, before = _named_last(reading, before, first, subject), last
        row = next((row for row in fields[at].rows if _fits(row, quantity, partner)), None) if at >= 0 else None
        if row is None or (not row.many and (at, row) in told):
            continue
        told.add((at, row))
        end = starts[at + 1] if at + 1 < len(starts) else reading.passage.block.span.end
        when = _when(fields[at], starts[at], end, times)
        yield _observation(reading, row, quantity, (subject, partner if row.partners else None), when)


def _fits(row: Row, quantity: QuantityMention, partner: str | None) -> bool:
    unit = row.unit in (quantity.unit_code, unit_kind(quantity.unit_code))
    return unit and (row.partners == (partner is not None) or not row.many)


def _when(field: Field, start: int, end: int, times: Sequence[TimeMention]) -> Period | None:
    years = [t.period for t in times if start <= t.span.start < end and year_of(t.period) is not None]
    return years[-1] if years else period(field.year) if field.year is not None else None


def _observation(
    reading: Reading, row: Row, quantity: QuantityMention, sides: tuple[str, str | None], when: Period | None
) -> Observation:
    passage = reading.passage
    first, _ = token_range(passage, quantity.span)
    return Observation(
        subject=sides[0],
        indicator=row.code,
        value=quantity.value,
        unit_code=quantity.unit_code,
        value_text=quantity.value_text,
        evidence=passage.evidence(passage.doc[first].sent),
        qualifiers=Qualifiers(time=when),
        confidence=_CONFIDENCE,
        extractor=f"figures:{row.code}",
        counterpart=sides[1],
        year=year_of(when) if when is not None else None,
        value_upper=quantity.value_upper,
        comparator=quantity.comparator,
    )


def _named_last(reading: Reading, first: int, last: int, other: str) -> str | None:
    named = [thing for at in range(first, last) for thing in reading.things.get(at, ()) if thing != other]
    return named[-1] if named else None

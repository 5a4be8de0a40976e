r"""Statements and actors as CSV tables that spreadsheets open safely.

A text cell that a spreadsheet would run as a formula (it begins with = + - @ or a control character) is written
with an apostrophe before it. Rows are sorted by id; line ends are `\r\n` (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from diplograph.publishing.records import Records, Statement

STATEMENT_COLUMNS = (
    "id", "kind", "subject", "predicate", "object", "value", "value_upper", "unit", "year", "product", "text", "status",
    "polarity", "modality", "attribution", "speaker", "time", "place", "confidence", "extractor", "document",
    "document_title", "start", "end", "exact", "sentence",
)  # fmt: skip
ACTOR_COLUMNS = ("id", "label", "class", "aliases", "wikidata", "statements", "documents")

Cell = str | int | float | Decimal | None


def safe(value: Cell) -> Cell:
    """The value as a cell that is never taken for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@"):
        return "'" + value
    if isinstance(value, str) and value[:1] in ("\t", "\r", "\n"):
        return "'" + value
    return value


def statements_csv(records: Records) -> str:
    """A row a statement and piece of evidence; things by label, offsets in code points of the document."""
    return _csv(STATEMENT_COLUMNS, (row for statement in records.statements for row in _rows(statement, records)))


def actors_csv(records: Records) -> str:
    """A row a thing, with the number of its statements and of the documents that mention it."""
    counts = dict.fromkeys(records.things, 0)
    for statement in records.statements:
        for name in statement.things:
            counts[name] += 1
    return _csv(
        ACTOR_COLUMNS,
        (
            (
                thing.id,
                thing.label,
                thing.kind,
                "; ".join(thing.aliases),
                thing.wikidata,
                counts[thing.id],
                len(thing.documents),
            )
            for thing in records.things.values()
        ),
    )


def _rows(statement: Statement, records: Records) -> Iterable[Sequence[Cell]]:
    def label(name: str | None) -> str | None:
        return records.things[name].label if name else None

    figure = statement.figure
    said: tuple[Cell, ...] = (
        statement.id,
        statement.kind,
        label(statement.subject),
        statement.predicate,
        label(statement.object),
        *(
            (figure.value, figure.upper, figure.unit, figure.year, figure.product, figure.text)
            if figure
            else (None, None, None, None, None, statement.text)
        ),
        statement.status,
        statement.polarity,
        statement.modality,
        statement.attribution,
        label(statement.speaker),
        statement.time,
        label(statement.place),
        statement.confidence,
        statement.extractor,
    )
    if not statement.proofs:
        yield *said, *(None,) * 6
    for proof in statement.proofs:
        source = records.sources.get(proof.document)
        yield (
            *said,
            proof.document,
            source.title if source else None,
            proof.start,
            proof.end,
            proof.exact,
            proof.sentence,
        )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return buffer.getvalue()

r"""Statements and actors as CSV tables that spreadsheets open safely.

A text cell that a spreadsheet would run as a formula (it begins with = + - @ or a control character) is written
with an apostrophe before it. Rows are sorted by id; line ends are `\r\n` (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from diplograph.publishing.records import Figure, Records, Statement

STATEMENT_COLUMNS = (
    "id", "kind", "subject", "predicate", "object", "value", "value_upper", "unit", "year", "comparator", "value_text",
    "product", "words", "status", "polarity", "modality", "attribution", "speaker", "time", "start_date", "end_date",
    "place", "confidence", "extractor", "document", "title", "issued", "source", "passages", "start", "end", "exact",
    "sentence",
)  # fmt: skip
ACTOR_COLUMNS = ("id", "label", "class", "aliases", "wikidata", "statements", "documents")

Cell = str | int | float | Decimal | None


def safe(value: Cell) -> Cell:
    """The value as a cell that is never taken for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠"):
        return "'" + value
    if isinstance(value, str) and value[:1] in ("\t", "\r", "\n"):
        return "'" + value
    return value


def statements_csv(records: Records) -> str:
    """A row a statement; things by label.

    The document and the passage (`start` and `end` in code points of its text) are those of the first of its
    `passages`; `status` is that of `Statement.status`.
    """
    return _csv(STATEMENT_COLUMNS, (_row(statement, records) for statement in records.statements))


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


def _row(statement: Statement, records: Records) -> Sequence[Cell]:
    def label(name: str | None) -> str | None:
        return records.things[name].label if name else None

    return (
        statement.id,
        statement.kind,
        label(statement.subject),
        statement.predicate,
        label(statement.object),
        *_figure(statement.figure),
        statement.text,
        statement.status,
        statement.polarity,
        statement.modality,
        statement.attribution,
        label(statement.speaker),
        statement.time,
        statement.start,
        statement.end,
        label(statement.place),
        statement.confidence,
        statement.extractor,
        *_passage(statement, records),
    )


def _figure(figure: Figure | None) -> Sequence[Cell]:
    if figure is None:
        return (None,) * 7
    return figure.value, figure.upper, figure.unit, figure.year, figure.comparator, figure.text, figure.product


def _passage(statement: Statement, records: Records) -> Sequence[Cell]:
    if not statement.proofs:
        return (None,) * 9
    proof = statement.proofs[0]
    source = records.sources.get(proof.document)
    described = (source.title, source.issued, source.url) if source else (None, None, None)
    return proof.document, *described, len(statement.proofs), proof.start, proof.end, proof.exact, proof.sentence


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return buffer.getvalue()

"""facts.csv: a row a statement, with its first passage, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from diplograph.assembly.direct import is_direct
from diplograph.assembly.facts import DocumentFacts, Fact, Knowledge
from diplograph.model import Claim, Entity, Observation, Relation, Statement
from diplograph.triples.tables import spreadsheet_safe

COLUMNS = (
    "statement", "kind", "subject", "relation", "object", "value", "value_upper", "unit", "year", "comparator",
    "value_text", "product", "words", "polarity", "modality", "attribution", "speaker", "time", "start_date",
    "end_date", "place", "confidence", "stands_as_fact", "extractor", "document", "title", "issued", "source",
    "passages", "start", "end", "exact", "sentence",
)  # fmt: skip
"""Names of the columns. `relation` is the indicator of a figure, `object` its counterpart or the target of a claim."""


def facts_csv(knowledge: Knowledge) -> str:
    """All statements in the order of documents and text, as CSV with a header and `\\n` line ends."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in knowledge.documents:
        for fact in document.facts:
            row = _row(fact, document, knowledge.things)
            writer.writerow([spreadsheet_safe(row.get(column, "")) for column in COLUMNS])
    return stream.getvalue()


def _row(fact: Fact, facts: DocumentFacts, things: Mapping[str, Entity]) -> dict[str, str]:
    qualifiers = fact.statement.qualifiers
    time = qualifiers.time
    document, passage = facts.document, fact.evidence[0]
    return {
        "statement": fact.id,
        **_content(fact.statement, things),
        "polarity": qualifiers.polarity,
        "modality": qualifiers.modality,
        "attribution": qualifiers.attribution.kind,
        "speaker": _label(qualifiers.attribution.speaker, things),
        "time": time.edtf if time else "",
        "start_date": (time.start or "") if time else "",
        "end_date": (time.end or "") if time else "",
        "place": _label(qualifiers.place, things),
        "confidence": f"{fact.confidence:.3f}".rstrip("0").rstrip("."),
        "extractor": "; ".join(fact.extractors),
        "document": document.id,
        "title": document.title or "",
        "issued": document.issued or "",
        "source": document.source or "",
        "passages": str(len(fact.evidence)),
        "start": str(passage.span.start),
        "end": str(passage.span.end),
        "exact": passage.exact,
        "sentence": passage.sentence,
    }


def _content(statement: Statement, things: Mapping[str, Entity]) -> dict[str, str]:
    match statement:
        case Relation():
            return {
                "kind": "relation",
                "subject": _label(statement.subject, things),
                "relation": statement.predicate,
                "object": _label(statement.object, things),
                "stands_as_fact": "yes" if is_direct(statement) else "no",
            }
        case Observation():
            return _figure(statement, things)
        case Claim():
            return {
                "kind": "claim",
                "object": _label(statement.target, things),
                "words": statement.text,
                "stands_as_fact": "no",
            }


def _figure(figure: Observation, things: Mapping[str, Entity]) -> dict[str, str]:
    return {
        "kind": "figure",
        "subject": _label(figure.subject, things),
        "relation": figure.indicator,
        "object": _label(figure.counterpart, things),
        "value": format(figure.value, "f"),
        "value_upper": "" if figure.value_upper is None else format(figure.value_upper, "f"),
        "unit": figure.unit_code,
        "year": "" if figure.year is None else str(figure.year),
        "comparator": figure.comparator,
        "value_text": figure.value_text,
        "product": figure.product or "",
        "stands_as_fact": "no",
    }


def _label(thing: str | None, things: Mapping[str, Entity]) -> str:
    return "" if thing is None else things[thing].label

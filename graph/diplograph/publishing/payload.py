"""What the page knows: records turned into compact columns of plain JSON values.

Things, sentences and documents are numbered; a statement is a row over parallel columns (`statements.s[i]` is
the number of its subject ...), so that 15,000 statements stay small. Times are months since year 0 (year * 12 +
month - 1). Passages are code-point offsets inside the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from diplograph.ontology import registry
from diplograph.publishing.passages import sentence_starts
from diplograph.publishing.records import Figure, Proof, Records, Statement
from diplograph.publishing.short_names import clean, short_names

# Kinds of things as the legend groups them: the first group with an ancestor of the class takes it.
CATEGORIES = (
    ("states", ("GeopoliticalEntity",)),
    ("organizations", ("Organization",)),
    ("people", ("Actor",)),
    ("places", ("Place",)),
    ("routes", ("Infrastructure", "Initiative")),
    ("events", ("Event",)),
    ("papers", ("Entity",)),
)
FIGURES, CLAIMS = "figures", "claims"

Json = Any


def payload(records: Records, title: str, part: str = "") -> dict[str, Json]:
    """Everything the page shows, as JSON values with keys in a fixed order; `part` says which part of a graph it is."""
    things = {name: number for number, name in enumerate(records.things)}
    sources = {name: number for number, name in enumerate(records.sources)}
    sentences = _Numbers()
    starts = sentence_starts(proof for statement in records.statements for proof in statement.proofs)
    rows = [_row(statement, things, sources, sentences, starts) for statement in records.statements]
    return {
        "meta": {
            "title": clean(title),
            "part": clean(part),
            "statements": len(rows),
            "things": len(things),
            "documents": len(sources),
        },
        "classes": _classes(records),
        "categories": [name for name, _ in CATEGORIES],
        "relations": _relations(records),
        "families": {family.name: family.label for family in registry().families.values()},
        "indicators": _indicators(records),
        "documents": [
            [source.id, clean(source.title), source.issued, source.url] for source in records.sources.values()
        ],
        "things": _things(records, sources),
        "statements": {key: [row[key] for row in rows] for key in (rows[0] if rows else ())},
        "figures": {
            str(number): _figure(statement.figure)
            for number, statement in enumerate(records.statements)
            if statement.figure is not None
        },
        "claims": {
            str(number): statement.text
            for number, statement in enumerate(records.statements)
            if statement.text is not None
        },
        "sentences": list(sentences.index),
    }


class _Numbers:
    """Numbers texts in the order they are first asked for."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self.index.setdefault(text, len(self.index))


def _row(
    statement: Statement,
    things: Mapping[str, int],
    sources: Mapping[str, int],
    sentences: _Numbers,
    starts: Mapping[tuple[str, str, int], int],
) -> dict[str, Json]:
    start, end = months(statement)
    return {
        "id": statement.id,
        "k": {"relation": 0, "figure": 1, "claim": 2}[statement.kind],
        "s": things[statement.subject],
        "p": statement.predicate,
        "o": things[statement.object] if statement.object else -1,
        "st": {"stated": 0, "attributed": 1, "planned": 2, "denied": 3}[statement.status],
        "m": statement.modality,
        "a": {"author": 0, "reported": 1, "quoted": 2}.get(statement.attribution, 0),
        "by": things[statement.speaker] if statement.speaker else -1,
        "t": statement.time or statement.time_text,
        "b": start,
        "e": end,
        "at": things[statement.place] if statement.place else -1,
        "c": round(statement.confidence, 2),
        "x": statement.extractor,
        "v": [_evidence(proof, sources, sentences, starts) for proof in statement.proofs],
    }


def _evidence(
    proof: Proof, sources: Mapping[str, int], sentences: _Numbers, starts: Mapping[tuple[str, str, int], int]
) -> list[Json]:
    """[document, sentence, from, to, start in the document], and the passage itself if the sentence lacks it."""
    begin = starts[proof.document, proof.sentence, proof.start]
    row: list[Json] = [
        sources.get(proof.document, -1),
        sentences[proof.sentence],
        begin,
        begin + len(proof.exact),
        proof.start,
    ]
    return row if begin >= 0 else [*row[:2], -1, -1, proof.start, proof.exact]


def months(statement: Statement) -> tuple[int | None, int | None]:
    """First and last month of a statement's time; a figure without a time takes its year; None = open or unknown."""
    start, end = _month(statement.start), _month(statement.end)
    if start is None and end is None and statement.figure is not None and statement.figure.year is not None:
        return statement.figure.year * 12, statement.figure.year * 12 + 11
    if end is None and start is not None and not (statement.time or "").endswith("/.."):
        return start, start
    return start, end


def _month(date: str | None) -> int | None:
    match = re.match(r"(\d{4})(?:-(\d\d))?", date or "")
    return int(match[1]) * 12 + int(match[2] or 1) - 1 if match else None


def _things(records: Records, sources: Mapping[str, int]) -> dict[str, Json]:
    things = list(records.things.values())
    return {
        "id": [thing.id for thing in things],
        "label": [clean(thing.label) or thing.id for thing in things],
        "short": list(short_names(records)),
        "kind": [thing.kind for thing in things],
        "aliases": [[clean(alias) for alias in thing.aliases] for thing in things],
        "wikidata": [thing.wikidata for thing in things],
        "iso": [thing.iso2 for thing in things],
        "docs": [[sources[name] for name in thing.documents if name in sources] for thing in things],
    }


def _classes(records: Records) -> dict[str, Json]:
    known = registry().classes
    return {
        kind: {"label": known[kind].label if kind in known else kind, "category": category(kind)} | look(kind)
        for kind in sorted({thing.kind for thing in records.things.values()})
    }


def category(kind: str) -> str:
    """The group of the legend that a class belongs to; "papers" (agreements, offices, documents) takes the rest."""
    if kind not in registry().classes:
        return CATEGORIES[-1][0]
    fits = (name for name, ancestors in CATEGORIES if any(registry().is_a(kind, it) for it in ancestors))
    return next(fits, CATEGORIES[-1][0])


def look(kind: str) -> dict[str, str]:
    """Colour and vis-network shape of a class; a class the ontology does not know is a grey dot."""
    known = registry().classes.get(kind)
    return {"colour": known.colour, "shape": known.shape} if known else {"colour": "#8a8f98", "shape": "dot"}


def _relations(records: Records) -> dict[str, Json]:
    known = registry().relations
    used = sorted({statement.predicate for statement in records.statements if statement.kind == "relation"})
    return {
        name: {
            "label": known[name].label,
            "family": known[name].family,
            "sign": known[name].sign,
            "symmetric": known[name].symmetric,
        }
        if name in known
        else {"label": name, "family": "other", "sign": "neutral", "symmetric": False}
        for name in used
    }


def _indicators(records: Records) -> dict[str, str]:
    known = {code.name: code.label for code in registry().codes.get("indicator", ())}
    used = sorted({statement.predicate for statement in records.statements if statement.kind == "figure"})
    return {name: known.get(name, name.replace("-", " ")) for name in used}


def _figure(figure: Figure) -> list[Json]:
    return [
        _number(figure.value),
        figure.unit,
        figure.text,
        figure.comparator,
        None if figure.upper is None else _number(figure.upper),
        figure.year,
        figure.product,
    ]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def bundles(statements: Sequence[Statement], things: Mapping[str, int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Pairs of things that statements link, each with its number of statements and of documents."""
    counted: dict[tuple[int, int], tuple[int, set[str]]] = {}
    for statement in statements:
        if statement.object is None or statement.object == statement.subject:
            continue
        first, second = sorted((things[statement.subject], things[statement.object]))
        count, documents = counted.get((first, second), (0, set()))
        documents.update(proof.document for proof in statement.proofs)
        counted[first, second] = (count + 1, documents)
    return {pair: (count, len(documents)) for pair, (count, documents) in sorted(counted.items())}

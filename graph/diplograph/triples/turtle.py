"""Turtle and TriG that people can read and that is the same bytes for the same quads, whatever their order.

Things come first by class, then the run, then each document with its statements in text order, a statement's
evidence right after it. Blank nodes, which our own graphs never have, keep the labels they came with.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from diplograph.triples.namespaces import DCTERMS, DG, OA, OWL, PREFIXES, PROV, RDF, RDFS, SKOS, local_name
from diplograph.triples.terms import Term, namer, write_term

Row = dict[str, list[Term]]
Table = dict[str, Row]
"""Rows by subject (`write_term` of it), each with its objects by predicate IRI."""

_PREDICATES = (
    RDF + "type",
    RDFS + "label",
    SKOS + "altLabel",
    DCTERMS + "title",
    DCTERMS + "issued",
    DCTERMS + "source",
    *(DG + name for name in ("isoAlpha2", "isoAlpha3", "unM49", "wikidataId")),
    OWL + "sameAs",
    DG + "positionIn",
    *(DG + name for name in ("subject", "predicate", "object", "claimText", "target", "conveys", "counterpart")),
    *(DG + name for name in ("indicator", "product", "year", "value", "valueUpper", "unitCode", "unit")),
    *(DG + name for name in ("valueText", "comparator", "polarity", "modality", "attributionKind", "attributedTo")),
    *(DG + name for name in ("time", "startDate", "endDate", "timeText", "place", "confidence", "extractor")),
    DG + "evidence",
    DG + "inDocument",
    OA + "exact",
    OA + "start",
    OA + "end",
    DG + "sentence",
)
_RANK = {name: rank for rank, name in enumerate(_PREDICATES)}
_LAST = {DG + "mentionedIn": 1, PROV + "wasGeneratedBy": 2}
_THING, _OTHER, _DOCUMENT = range(3)
Key = tuple[int, str, int, int, int, str]


def turtle_chunks(quads: Iterable[Quad]) -> Iterator[str]:
    """The quads as one Turtle graph, subject by subject; which graph a triple is in is left out."""
    table: Table = {}
    for subject, predicate, value, _ in quads:
        _put(table, subject, predicate, value)
    yield from _head()
    yield from _subjects(_sorted_objects(table), namer(PREFIXES), "")


def trig_chunks(quads: Iterable[Quad]) -> Iterator[str]:
    """The quads as TriG: the default graph first, then the named graphs by name."""
    default: Table = {}
    named: dict[str, Table] = {}
    name = namer(PREFIXES)
    for subject, predicate, value, graph in quads:
        table = default if isinstance(graph, DefaultGraph) else named.setdefault(write_term(graph, name), {})
        _put(table, subject, predicate, value)
    yield from _head()
    yield from _subjects(_sorted_objects(default), name, "")
    for graph_name in sorted(named):
        yield f"\n{graph_name} {{\n"
        yield from _subjects(_sorted_objects(named[graph_name]), name, "  ")
        yield "}\n"


def write_turtle(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write `turtle_chunks` as UTF-8."""
    with _without_collection():
        stream.writelines(chunk.encode() for chunk in turtle_chunks(quads))


def write_trig(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Write `trig_chunks` as UTF-8."""
    with _without_collection():
        stream.writelines(chunk.encode() for chunk in trig_chunks(quads))


@contextmanager
def _without_collection() -> Iterator[None]:
    """A table of a graph has millions of objects and no cycle; looking for cycles would take a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _put(table: Table, subject: Term, predicate: NamedNode, value: Term) -> None:
    key = subject.value if isinstance(subject, NamedNode) else write_term(subject)
    row = table.get(key)
    if row is None:
        row = table[key] = {}
    row.setdefault(predicate.value, []).append(value)


def _sorted_objects(table: Table) -> Table:
    """The table with every list of objects sorted and without repetition."""
    for row in table.values():
        for predicate, objects in row.items():
            if len(objects) > 1:
                row[predicate] = [by_text for _, by_text in sorted({write_term(o): o for o in objects}.items())]
    return table


def _head() -> Iterator[str]:
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _subjects(table: Table, name: Callable[[str], str], indent: str) -> Iterator[str]:
    heading = None
    for key, subject in sorted((_key(subject, table), subject) for subject in table):
        if _heading(key) != heading:
            heading = _heading(key)
            yield f"\n{indent}# {heading}\n"
        yield "\n" + _block(subject, table[subject], name, indent)


def _heading(key: Key) -> str:
    kind = local_name(key[1]) if key[0] == _THING else ""
    heading = {_OTHER: "Run", _DOCUMENT: "Document"}.get(key[0], kind or "Mentions")
    return heading if heading.isalnum() else "Other"


@lru_cache(maxsize=4096)
def _order(predicate: str) -> tuple[int, int, str]:
    """Where a predicate stands among those of its subject."""
    return _LAST.get(predicate, 0), _RANK.get(predicate, len(_RANK)), predicate


def _block(subject: str, row: Row, name: Callable[[str], str], indent: str) -> str:
    lines = []
    for predicate in sorted(row, key=_order):
        verb = "a" if predicate == RDF + "type" else name(predicate)
        first, *others = [write_term(o, name, bare=True) for o in row[predicate]]
        lines.append(f"{verb} {', '.join((first, *others))}" if others else f"{verb} {first}")
    subject_text = subject if subject.startswith("_:") else name(subject)
    return f"{indent}{subject_text} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _key(subject: str, table: Table) -> Key:
    """Where a subject stands: section, class or document, first and last offset, evidence after statement, IRI."""
    row = table[subject]
    kind = min((value.value for value in row.get(RDF + "type", []) if isinstance(value, NamedNode)), default="")
    if DG + "textSha256" in row:
        return (_DOCUMENT, subject, -1, -1, 0, subject)
    if DG + "inDocument" in row:
        return (_DOCUMENT, *_place(row), 1, subject)
    if DG + "evidence" in row:
        passages = [table.get(_iri(value), {}) for value in row[DG + "evidence"]]
        return (_DOCUMENT, *min((_place(passage) for passage in passages), default=("", 0, 0)), 0, subject)
    if kind.startswith(DG) or not kind:
        return (_THING, kind, 0, 0, 0, subject)
    return (_OTHER, "", 0, 0, 0, subject)


def _place(passage: Mapping[str, list[Term]]) -> tuple[str, int, int]:
    documents = passage.get(DG + "inDocument", [])
    return (_iri(documents[0]) if documents else "", _number(passage, OA + "start"), _number(passage, OA + "end"))


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | BlankNode) else ""


def _number(row: Mapping[str, list[Term]], predicate: str) -> int:
    values = row.get(predicate, [])
    text = values[0].value if values and isinstance(values[0], Literal) else ""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else 0

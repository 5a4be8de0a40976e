"""Datasets as files of every RDF format, each the same bytes for the same quads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Triple, serialize

from diplograph.triples.namespaces import PREFIXES
from diplograph.triples.terms import write_term
from diplograph.triples.turtle import write_trig, write_turtle

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _triple_line(quad: Quad) -> str:
    return " ".join(write_term(term) for term in (quad.subject, quad.predicate, quad.object))


def _quad_line(quad: Quad) -> str:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else f" {write_term(quad.graph_name)}"
    return _triple_line(quad) + graph


def _write_lines(lines: Iterable[str], stream: BinaryIO) -> None:
    stream.writelines(f"{line} .\n".encode() for line in sorted(set(lines)))


def _write_ntriples(quads: Iterable[Quad], stream: BinaryIO) -> None:
    _write_lines(map(_triple_line, quads), stream)


def _write_nquads(quads: Iterable[Quad], stream: BinaryIO) -> None:
    _write_lines(map(_quad_line, quads), stream)


def _write_jsonld(quads: Iterable[Quad], stream: BinaryIO) -> None:
    ordered = [quad for _, quad in sorted({_graph_first(quad): quad for quad in quads}.items())]
    serialize(ordered, stream, format=RdfFormat.JSON_LD, prefixes=dict(PREFIXES))


def _graph_first(quad: Quad) -> tuple[str, str]:
    return ("" if isinstance(quad.graph_name, DefaultGraph) else write_term(quad.graph_name), _triple_line(quad))


def _write_rdfxml(quads: Iterable[Quad], stream: BinaryIO) -> None:
    ordered = sorted({_triple_line(quad): quad.triple for quad in quads}.items())
    serialize((_xml_safe(triple) for _, triple in ordered), stream, format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def _xml_safe(triple: Triple) -> Triple:
    """XML cannot hold control characters, not even escaped: they become U+FFFD, so offsets stay right."""
    literal = triple.object
    if not isinstance(literal, Literal) or not _NOT_IN_XML.search(literal.value):
        return triple
    text = _NOT_IN_XML.sub("\ufffd", literal.value)
    if literal.language is not None:
        safe = Literal(text, language=literal.language)
    else:
        safe = Literal(text, datatype=literal.datatype)
    return Triple(triple.subject, triple.predicate, safe)


WRITERS: Mapping[str, Callable[[Iterable[Quad], BinaryIO], None]] = MappingProxyType(
    {
        "turtle": write_turtle,
        "trig": write_trig,
        "nquads": _write_nquads,
        "ntriples": _write_ntriples,
        "jsonld": _write_jsonld,
        "rdfxml": _write_rdfxml,
    }
)
"""Writers of quads to a binary stream by format name; Turtle, N-Triples and RDF/XML leave the graphs out."""

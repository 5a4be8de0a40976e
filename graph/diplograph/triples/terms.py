"""RDF terms as text of Turtle, TriG and N-Quads; nothing in a literal can end it or hide in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from diplograph.errors import InputError
from diplograph.triples.namespaces import XSD

Term = NamedNode | BlankNode | Literal | Triple

_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Zl", "Zp"})
_SAFE = re.compile(r"[ !#-\[\]-~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377]*")
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}


def _numeric(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    return _numeric(character) if unicodedata.category(character) in _HIDDEN else character


def quoted(text: str) -> str:
    """`text` in quotation marks; control, format (bidi), unassigned and private characters as numeric escapes."""
    return f'"{text}"' if _SAFE.fullmatch(text) else '"' + "".join(map(_escaped, text)) + '"'


def bracketed(iri: str) -> str:
    """An IRI between `<` and `>`."""
    if iri.isascii():
        return f"<{iri}>"
    return "<" + "".join(c if unicodedata.category(c) not in _HIDDEN else _numeric(c) for c in iri) + ">"


def namer(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """A function that writes an IRI as prefixed name where one of the prefixes and Turtle's syntax allow it."""
    by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}

    @lru_cache(maxsize=65536)
    def name(iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = by_namespace.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri, cut) else bracketed(iri)

    return name


def write_term(term: Term, name: Callable[[str], str] = bracketed, *, bare: bool = False) -> str:
    """A term as text; with `bare`, numbers and booleans are written without quotation marks (Turtle, TriG).

    Raises InputError for a triple term (RDF 1.2), which the contract does not allow.
    """
    match term:
        case NamedNode():
            return name(term.value)
        case BlankNode():
            return f"_:{term.value}"
        case Literal():
            return _literal(term, name, bare=bare)
    raise InputError("the graph has a triple term (RDF 1.2); diplograph reads and writes RDF 1.1")


def _literal(literal: Literal, name: Callable[[str], str], *, bare: bool) -> str:
    if literal.language is not None:
        return f"{quoted(literal.value)}@{literal.language}"
    datatype = literal.datatype.value
    if datatype == XSD + "string":
        return quoted(literal.value)
    if bare and datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
        return literal.value
    return f"{quoted(literal.value)}^^{name(datatype)}"

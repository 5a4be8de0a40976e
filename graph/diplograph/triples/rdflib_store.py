"""Oxigraph behind rdflib's interface, without rdflib's own slow query engine.

oxrdflib hands some queries back to rdflib, which then needs minutes where Oxigraph needs milliseconds. Here they are
refused instead, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oxrdflib import OxigraphStore
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import BNode, URIRef
from rdflib import Literal as RdflibLiteral

from diplograph.errors import InputError

if TYPE_CHECKING:
    from rdflib.query import Result
    from rdflib.term import Node


class NativeStore(OxigraphStore):
    """An OxigraphStore that answers itself or raises InputError."""

    def query(self, *arguments: Any, **options: Any) -> Result:
        """As that of OxigraphStore. Raises InputError for a prepared query and for options of rdflib's engine."""
        try:
            result: Result = super().query(*arguments, **options)
        except NotImplementedError as error:
            reason = "it would run in rdflib's own engine, which is far slower; give the query as text"
            raise InputError(f"{error}: {reason}") from error
        return result

    def update(self, *arguments: Any, **options: Any) -> None:
        """As that of OxigraphStore. Raises InputError for what Oxigraph does not do itself."""
        try:
            super().update(*arguments, **options)
        except NotImplementedError as error:
            raise InputError(f"{error}: a graph is changed by diplograph build and forget") from error


def rdflib_term(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    """A term of pyoxigraph as rdflib has it. Raises InputError for a triple term (RDF 1.2)."""
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal():
            if term.language is not None:
                return RdflibLiteral(term.value, lang=term.language)
            plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
            return RdflibLiteral(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)
    raise InputError("a triple term (RDF 1.2) is nothing rdflib knows")

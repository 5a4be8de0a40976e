"""SHACL over a graph of any size: nodes are looked at in batches, so time grows with the graph and not faster.

A batch holds some nodes with all their triples, the classes of the nodes they point to, and the class tree. The shapes
look one step away and no further, so nothing they need is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple
from pyshacl import validate as shacl
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from diplograph.ontology import data_dir, registry
from diplograph.triples.findings import Finding, Severity
from diplograph.triples.namespaces import DG, TYPE, local_name

BATCH = 400
"""Nodes in a batch; pyshacl's fixed cost is a few milliseconds a batch, so more gains nothing."""

Subject = NamedNode | BlankNode


def shape_findings(store: Store, *, batch: int = BATCH) -> Iterator[Finding]:
    """Findings of the SHACL shapes about the nodes of a store that holds its triples in the default graph."""
    nodes = sorted({quad.subject for quad in store if not isinstance(quad.subject, Triple)}, key=str)
    shapes = _shapes()
    for start in range(0, len(nodes), batch):
        chosen = nodes[start : start + batch]
        _, results, _ = shacl(_batch(store, chosen), shacl_graph=shapes, inference="none", inplace=True)
        if not isinstance(results, Graph):
            raise TypeError(f"pyshacl gave {results!r} instead of a graph of results")
        # The nodes that these point to have a class here but none of their other triples: their turn is in their batch.
        names = {_name(rdflib_term(node)) for node in chosen}
        yield from (finding for finding in _findings(results) if finding.focus in names)


@cache
def _shapes() -> Graph:
    return Graph().parse(data_dir() / "shapes.ttl", format="turtle")


@cache
def _class_tree() -> tuple[tuple[URIRef, URIRef, URIRef], ...]:
    pairs = [(row.name, above) for row in registry().classes.values() for above in row.parent]
    return tuple((URIRef(DG + name), RDFS.subClassOf, URIRef(DG + above)) for name, above in pairs)


def _batch(store: Store, nodes: list[Subject]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in _class_tree():
        graph.add(triple)
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None, None):
            graph.add((rdflib_term(quad.subject), URIRef(quad.predicate.value), rdflib_term(quad.object)))
            if isinstance(quad.object, NamedNode) and quad.predicate != TYPE:
                for kind in store.quads_for_pattern(quad.object, TYPE, None, None):
                    graph.add((rdflib_term(quad.object), RDF.type, rdflib_term(kind.object)))
    return graph


def rdflib_term(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    """The same term for rdflib. Raises TypeError for a triple term (RDF 1.2)."""
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal():
            if term.language is not None:
                return RdfLiteral(term.value, lang=term.language)
            return RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise TypeError("the graph has a triple term (RDF 1.2), which rdflib does not know")


def _findings(results: Graph) -> Iterator[Finding]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path = results.value(result, SH.resultPath)
        component = results.value(result, SH.sourceConstraintComponent)
        warns = results.value(result, SH.resultSeverity) == SH.Warning
        part = local_name(str(path if path is not None else component))
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        yield Finding(
            check=f"shape-{part}",
            severity=Severity.WARNING if warns else Severity.VIOLATION,
            focus=_name(results.value(result, SH.focusNode)),
            message=" ".join(messages),
        )


def _name(node: Node | None) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)

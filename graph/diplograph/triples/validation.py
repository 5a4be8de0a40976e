"""Does a graph keep the graph contract? SHACL shapes for single nodes, SPARQL cross-checks for rules over several.

Shapes and checks are data (`ontology/shapes.ttl`, `ontology/checks/*.rq`). A check is a SELECT whose first line is a
comment that says what is wrong; each row is a finding: `?focus`, the node, and, if bound, `?detail`. A line
`# severity: warning` makes its findings warnings. Checks see the data as one default graph and the ontology as the
graph `https://w3id.org/diplograph/ontology`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store
from rdflib import Graph

from diplograph.ontology import data_dir, registry
from diplograph.triples.findings import Finding, Report, Severity
from diplograph.triples.store import all_quads, from_rdflib, open_store

Source = Graph | Store | Path


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-check: its name (that of its file), what is wrong when it finds something, and the query."""

    name: str
    message: str
    severity: Severity
    query: str


def validate(source: Source, *, shapes: bool = True) -> Report:
    """Findings about a graph: an rdflib Graph or Dataset, a pyoxigraph Store, an RDF file, or the folder of a store.

    `shapes=False` leaves out SHACL, by far the slower half. Raises InputError if there is no graph at the path.
    """
    store = _store(source)
    flat = _flattened(store)
    triples = len(flat)
    findings = set(_in_two_graphs(store, triples))
    if shapes:
        # Imported here because pyshacl is slow to import and nothing else needs it.
        from diplograph.triples.shapes import shape_findings

        findings.update(shape_findings(flat))
    ontology = NamedNode(registry().metadata.iri)
    flat.bulk_load(path=str(data_dir() / "diplograph.ttl"), format=RdfFormat.TURTLE, to_graph=ontology)
    for check in checks():
        findings.update(run_check(check, flat))
    return Report(tuple(sorted(findings)), triples)


@cache
def checks() -> tuple[Check, ...]:
    """The cross-checks that come with diplograph, by name."""
    return tuple(read_check(path) for path in sorted((data_dir() / "checks").glob("*.rq")))


def read_check(path: Path) -> Check:
    """A cross-check from its file. Raises ValueError if the first line does not say what is wrong."""
    query = path.read_text(encoding="utf-8")
    first, _, rest = query.partition("\n")
    message = first.removeprefix("#").strip()
    if not first.startswith("#") or not message:
        raise ValueError(f"{path.name}: the first line must be a comment that says what is wrong")
    warns = rest.startswith("# severity: warning\n")
    return Check(path.stem, message, Severity.WARNING if warns else Severity.VIOLATION, query)


def run_check(check: Check, store: Store) -> Iterator[Finding]:
    """Findings of one cross-check. The store holds data and ontology as the module's docstring says."""
    solutions = store.query(check.query)
    if not isinstance(solutions, QuerySolutions):
        raise ValueError(f"{check.name}: a check is a SELECT query")
    detailed = any(variable.value == "detail" for variable in solutions.variables)
    for row in solutions:
        detail = row["detail"] if detailed else None
        message = check.message if detail is None else f"{check.message} ({getattr(detail, 'value', detail)})"
        yield Finding(check.name, check.severity, _name(row["focus"]), message)


def _store(source: Source) -> Store:
    if isinstance(source, Store):
        return source
    return from_rdflib(source) if isinstance(source, Graph) else open_store(source)


def _flattened(store: Store) -> Store:
    """A copy in memory with every triple in the default graph, so that no triple counts twice."""
    flat = Store()
    flat.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in all_quads(store))
    return flat


def _in_two_graphs(store: Store, triples: int) -> Iterator[Finding]:
    if len(store) == triples:
        return
    seen: set[object] = set()
    for quad in all_quads(store):
        if quad.triple in seen:
            message = f"A triple stands in more than one graph ({quad.predicate.value})"
            yield Finding("triple-in-two-graphs", Severity.VIOLATION, _name(quad.subject), message)
        seen.add(quad.triple)


def _name(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)

"""What a worker does: answer a query, describe a thing, list the graphs, draw the network page.

A job is a mapping with its `kind`; its result is written to a file, and a mapping tells the HTTP status and the
media type. The file is complete before anyone sends its first byte: no broken body goes out with status 200.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryTriples, Store, Triple

from diplograph.errors import DiplographError, one_line
from diplograph.ontology import registry
from diplograph.service import syntax
from diplograph.service.entity import entity_page
from diplograph.service.negotiation import GRAPHS, PAGE, RESULTS, choose
from diplograph.service.output import write_results, write_triples
from diplograph.service.pages import prepare_pages
from diplograph.service.refusal import Refusal
from diplograph.triples.namespaces import DGI
from diplograph.triples.prefixes import syntax_message, used_prefixes

Job = Mapping[str, Any]
Reply = dict[str, Any]
DEFAULT_GRAPH = "urn:x-arq:DefaultGraph"
"""Name by which requests can choose the store's default graph alone; Jena's, for want of a standard one."""
MOST_GRAPHS = 1000
MOST_LINKS = 2000
"""Triples told of a thing where it is the object; hubs have more than a page can show."""


def prepare() -> None:
    """Read every file that jobs but the network page need: a worker can open none."""
    prepare_pages()
    registry()


def perform(store: Store, job: Job, out: BinaryIO) -> Reply:
    """Do a job and write its result. Refused jobs and queries that cannot be answered give a reply with a message."""
    try:
        return _KINDS[job["kind"]](store, job, out)
    except Refusal as refusal:
        return {"status": refusal.status, "message": refusal.message}
    except DiplographError as error:
        return {"status": 400, "message": one_line(str(error))}


def _query(store: Store, job: Job, out: BinaryIO) -> Reply:
    asked = syntax.read(job["query"], job["base"])
    given = job["default"] is not None
    default, named = (job["default"], job["named"]) if given else (asked.default, asked.named)
    offer = choose(job["accept"], RESULTS if asked.form in ("SELECT", "ASK") else GRAPHS)
    try:
        found = store.query(
            job["query"], base_iri=job["base"], prefixes=used_prefixes(job["query"]), **_dataset(store, default, named)
        )
        if isinstance(found, QueryTriples):
            if offer not in GRAPHS:
                raise Refusal(400, "not a SPARQL query")
            write_triples(found, offer.name, out)
        else:
            write_results(found, offer.name, out)
    except SyntaxError as error:
        raise Refusal(400, syntax_message(job["query"], str(error))) from error
    except (RuntimeError, ValueError) as error:
        raise Refusal(400, f"the query cannot be answered: {one_line(str(error))}") from error
    return {"status": 200, "type": offer.content_type}


def _dataset(store: Store, default: Sequence[str] | None, named: Sequence[str] | None) -> dict[str, Any]:
    """How the engine is told the dataset: without one, all graphs together are the default graph."""
    if default is None or named is None:
        return {"use_default_graph_as_union": True}
    return {
        "default_graph": [_graph(store, name) for name in default],
        "named_graphs": [graph for name in named if isinstance(graph := _graph(store, name), NamedNode)],
    }


def _graph(store: Store, name: str) -> NamedNode | DefaultGraph:
    if name == DEFAULT_GRAPH:
        return DefaultGraph()
    try:
        graph = NamedNode(name)
    except ValueError:
        graph = None
    if graph is None or not store.contains_named_graph(graph):
        raise Refusal(400, f"the store has no graph <{one_line(name, 200)}>, and graphs are not read from elsewhere")
    return graph


def _describe(store: Store, job: Job, out: BinaryIO) -> Reply:
    iri = _thing(job["id"])
    triples = list(_about(store, iri)) if iri is not None else []
    if iri is None or not triples:
        raise Refusal(404, f"the graph has nothing of the id {one_line(job['id'], 100)!r}")
    offer = choose(job["accept"], (*GRAPHS, PAGE))
    if offer is PAGE:
        out.write(entity_page(store, iri, triples).encode("utf-8", "replace"))
    else:
        write_triples(iter(triples), offer.name, out)
    return {"status": 200, "type": offer.content_type}


def _thing(local: str) -> NamedNode | None:
    try:
        return NamedNode(DGI + local)
    except ValueError:
        return None


def _about(store: Store, iri: NamedNode) -> Iterator[Triple]:
    """All that is said of a thing, and up to `MOST_LINKS` triples that point at it."""
    for quad in store.quads_for_pattern(iri, None, None, None):
        yield quad.triple
    for number, quad in enumerate(store.quads_for_pattern(None, None, iri, None)):
        if number == MOST_LINKS:
            break
        yield quad.triple


def _graphs(store: Store, _: Job, out: BinaryIO) -> Reply:
    """Names of the named graphs, one a line, up to `MOST_GRAPHS`."""
    names = (graph.value for graph in store.named_graphs() if not isinstance(graph, BlankNode))
    chosen = [name for _, name in zip(range(MOST_GRAPHS), names, strict=False)]
    out.write("\n".join(sorted(chosen)).encode())
    return {"status": 200, "type": "text/plain"}


def _greet(_store: Store, _job: Job, _out: BinaryIO) -> Reply:
    """Show that a worker works."""
    return {"status": 200, "type": "text/plain"}


def _count(store: Store, _: Job, out: BinaryIO) -> Reply:
    out.write(str(len(store)).encode())
    return {"status": 200, "type": "text/plain"}


def _network(store: Store, job: Job, out: BinaryIO) -> Reply:
    from diplograph.publishing.page import render
    from diplograph.triples.store import as_rdflib

    out.write(render(as_rdflib(store), title=job["title"]).encode("utf-8", "replace"))
    return {"status": 200, "type": PAGE.content_type}


_KINDS: Mapping[str, Callable[[Store, Job, BinaryIO], Reply]] = {
    "query": _query,
    "describe": _describe,
    "graphs": _graphs,
    "count": _count,
    "greet": _greet,
    "network": _network,
}

"""Numbers about a graph: nothing twice, nothing left out, the most frequent first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

import contract_graph
import handmade
from diplograph.results import counts
from diplograph.triples import namespaces as ns
from diplograph.triples.stats import stats
from diplograph.triples.store import all_quads, store_of
from synthetic import make


def test_an_empty_graph_has_zeros() -> None:
    """Every total is there and is nought; every list is empty."""
    found = stats(Store())
    assert set(found["graph"].values()) == {0}
    assert found["statements"] == {"RelationStatement": 0, "Observation": 0, "Claim": 0}
    assert {name: group for name, group in found.items() if name not in ("graph", "statements")} == {
        "things": {}, "relations": {}, "modality": {}, "polarity": {}, "attributionKind": {}, "indicator": {},
    }  # fmt: skip


def test_the_small_graph_is_counted_by_hand() -> None:
    """Every number of the graph that keeps the contract, as one counts it on paper."""
    found = stats(contract_graph.store())
    assert found["graph"] | {"triples": 0} == {
        "triples": 0, "documents": 2, "things": 7, "statements": 6, "passages": 2, "direct triples": 4, "runs": 1,
    }  # fmt: skip
    assert found["statements"] == {"RelationStatement": 4, "Observation": 1, "Claim": 1}
    assert found["things"]["State"] == 3
    assert found["polarity"] == {"affirmed": 5, "negated": 1}
    assert found["attributionKind"] == {"author": 3, "reported": 3}
    assert found["indicator"] == {"exports": 1}


def test_ties_stand_in_order_of_their_names() -> None:
    """Equal counts are sorted by name, so that the output never changes."""
    found = stats(contract_graph.store())
    assert list(found["relations"]) == ["attacked", "exportsTo", "metWith", "supports"]
    assert list(found["things"])[:2] == ["State", "Document"]


def test_a_triple_in_two_graphs_counts_once() -> None:
    """Copies of all triples in the default graph change no number."""
    store = contract_graph.store()
    before = stats(store)
    store.extend([Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in list(all_quads(store))])
    assert stats(store) == before


def test_numbers_do_not_depend_on_the_order() -> None:
    """The same quads in another order give the same numbers in the same order."""
    quads = sorted(all_quads(handmade.store()), key=str)
    forth, back = stats(store_of(quads)), stats(store_of(reversed(quads)))
    assert forth == back
    assert [list(group) for group in forth.values()] == [list(group) for group in back.values()]


def test_the_report_of_a_build_agrees() -> None:
    """What a build counts in its knowledge is what is counted in its graph."""
    known = handmade.knowledge()
    told = counts(known)
    found = stats(store_of(handmade.dataset_quads(known, handmade.RUN)))
    assert told["documents"] == found["graph"]["documents"]
    assert told["relations"] == found["statements"]["RelationStatement"]
    assert told["figures"] == found["statements"]["Observation"]
    assert told["claims"] == found["statements"]["Claim"]
    assert told["direct_triples"] == found["graph"]["direct triples"]
    assert told["passages"] >= found["graph"]["passages"]
    # Products become things of the graph; assembly knows them as words.
    assert told["things"] == found["graph"]["things"] - found["things"]["Product"]


def test_counts_of_nothing() -> None:
    """No documents, all noughts, no missing name."""
    empty = handmade.assemble([], symmetric=frozenset(), depth=handmade.depth)
    assert counts(empty) == {
        "documents": 0, "things": 0, "statements": 0, "relations": 0, "figures": 0, "claims": 0, "passages": 0,
        "direct_triples": 0,
    }  # fmt: skip


def test_objects_that_are_no_things_are_left_out() -> None:
    """A class or relation given as text is not counted, and nothing breaks."""
    store = Store()
    node = NamedNode(ns.DGI + "x")
    store.add(Quad(node, ns.TYPE, ns.plain("State")))
    store.add(Quad(node, ns.dg("predicate"), ns.plain("supports")))
    found = stats(store)
    assert found["things"] == {}
    assert found["relations"] == {}
    assert found["graph"]["direct triples"] == 0
    assert found["graph"]["triples"] == 2


@settings(max_examples=15, deadline=None)
@given(st.integers(3, 25), st.integers(0, 40), st.integers(0, 5))
def test_sums_agree_in_any_graph(actors: int, edges: int, seed: int) -> None:
    """Kinds add up to the statements, and every relation statement has its relation and qualifiers."""
    from diplograph.triples.store import from_rdflib

    found = stats(from_rdflib(make(actors, edges, seed)))
    total = found["graph"]["statements"]
    assert sum(found["statements"].values()) == total == edges
    assert sum(found["relations"].values()) == found["statements"]["RelationStatement"]
    assert sum(found["polarity"].values()) == sum(found["modality"].values()) == total
    assert found["graph"]["things"] == actors
    for group in (found["things"], found["relations"], found["modality"]):
        assert list(group.values()) == sorted(group.values(), reverse=True)


@pytest.mark.parametrize("iri", ["http://x/State", "http://x#State", "http://x/a/b#State", "urn:State"])
def test_classes_are_named_by_the_end_of_their_iri(iri: str) -> None:
    """After the last slash or hash; an IRI without either stays whole."""
    found = stats(store_of([Quad(NamedNode("http://x/n"), ns.TYPE, NamedNode(iri))]))
    assert found["things"] == {"urn:State" if iri == "urn:State" else "State": 1}

"""Numbers about a graph: how many of what there are."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode, Store

from diplograph.triples.namespaces import TYPE, dg, local_name

_STATEMENTS = ("RelationStatement", "Observation", "Claim")
_CODES = ("modality", "polarity", "attributionKind", "indicator")


def stats(store: Store) -> dict[str, dict[str, int]]:
    """Counts by group: totals, statements by kind, things by class, relations, codes; the most frequent first."""
    classes = _objects(store, TYPE)
    inner = {*_STATEMENTS, "Evidence", "Activity", "SoftwareAgent"}
    statements = {kind: classes[kind] for kind in _STATEMENTS}
    things = Counter({kind: count for kind, count in classes.items() if kind not in inner})
    documents = _count(store, dg("textSha256"))
    total = {
        "triples": len({quad.triple for quad in store.quads_for_pattern(None, None, None, None)}),
        "documents": documents,
        "things": sum(things.values()) - documents,
        "statements": sum(statements.values()),
        "passages": classes["Evidence"],
        "direct triples": _direct(store),
        "runs": classes["Activity"],
    }
    groups = {"graph": total, "statements": statements, "things": _ordered(things)}
    groups["relations"] = _ordered(_objects(store, dg("predicate")))
    return groups | {name: _ordered(_objects(store, dg(name))) for name in _CODES}


def _objects(store: Store, predicate: NamedNode) -> Counter[str]:
    """How often each object of a predicate occurs, by local name; a triple in two graphs counts once."""
    triples = {quad.triple for quad in store.quads_for_pattern(None, predicate, None, None)}
    return Counter(local_name(t.object.value) for t in triples if isinstance(t.object, NamedNode))


def _count(store: Store, predicate: NamedNode) -> int:
    return len({quad.subject for quad in store.quads_for_pattern(None, predicate, None, None)})


def _direct(store: Store) -> int:
    """Triples whose predicate is the relation of some statement."""
    relations = {quad.object for quad in store.quads_for_pattern(None, dg("predicate"), None, None)}
    found = {
        quad.triple
        for relation in relations
        if isinstance(relation, NamedNode)
        for quad in store.quads_for_pattern(None, relation, None, None)
    }
    return len(found)


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

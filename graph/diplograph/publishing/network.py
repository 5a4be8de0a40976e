"""The graph as a networkx MultiDiGraph for analysis: actors and other things linked by relation statements.

Every relation statement is an edge of its own (key = statement id), also denied, planned and attributed ones:
filter by `polarity`, `modality` and `status` before counting anything. Figures and claims are kept as data of
the nodes they are about and in `graph.graph["observations"]` and `graph.graph["claims"]`.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
from rdflib import Graph

from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records, Statement, Thing


def to_networkx(dataset: Graph) -> nx.MultiDiGraph[str]:
    """The network of a Dataset or Graph of the contract's shape.

    Nodes carry label, kind, aliases, wikidata, documents, observations, claims (the last two are statement ids);
    edges carry predicate, status, polarity, modality, attribution, speaker, time, start, end, place, confidence
    and evidence (a list of mappings with document, sentence, exact, start, end).
    """
    return network_of(read(dataset))


def network_of(records: Records) -> nx.MultiDiGraph[str]:
    """The network of records that are already read; see `to_networkx`."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in records.things.values():
        network.add_node(thing.id, **_node(thing))
    facts: dict[str, dict[str, dict[str, Any]]] = {"figure": {}, "claim": {}}
    for statement in records.statements:
        if statement.kind == "relation" and statement.object is not None:
            network.add_edge(statement.subject, statement.object, key=statement.id, **_edge(statement))
        elif statement.kind in facts:
            facts[statement.kind][statement.id] = _fact(statement)
            for name in statement.things:
                network.nodes[name]["observations" if statement.kind == "figure" else "claims"].append(statement.id)
    network.graph.update(
        observations=facts["figure"],
        claims=facts["claim"],
        documents={
            source.id: {"title": source.title, "issued": source.issued, "source": source.url}
            for source in records.sources.values()
        },
    )
    return network


def _node(thing: Thing) -> dict[str, Any]:
    return {
        "label": thing.label,
        "kind": thing.kind,
        "aliases": list(thing.aliases),
        "wikidata": thing.wikidata,
        "documents": list(thing.documents),
        "observations": [],
        "claims": [],
    }


def _edge(statement: Statement) -> dict[str, Any]:
    return {
        "predicate": statement.predicate,
        "status": statement.status,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "attribution": statement.attribution,
        "speaker": statement.speaker,
        "time": statement.time,
        "start": statement.start,
        "end": statement.end,
        "place": statement.place,
        "confidence": statement.confidence,
        "evidence": [
            {
                "document": proof.document,
                "sentence": proof.sentence,
                "exact": proof.exact,
                "start": proof.start,
                "end": proof.end,
            }
            for proof in statement.proofs
        ],
    }


def _fact(statement: Statement) -> dict[str, Any]:
    fact = _edge(statement) | {"subject": statement.subject, "object": statement.object, "text": statement.text}
    figure = statement.figure
    if figure is not None:
        fact |= {
            "indicator": statement.predicate,
            "value": figure.value,
            "upper": figure.upper,
            "unit": figure.unit,
            "value_text": figure.text,
            "comparator": figure.comparator,
            "year": figure.year,
            "product": figure.product,
        }
    return fact

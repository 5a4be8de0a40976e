"""The direct-triple rule: which statements may stand in the graph as plain facts.

A claim is not a fact: only what is affirmed, actual and either the author's own or said by its own subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.assembly.facts import DirectTriple, DocumentFacts
from diplograph.model import AttributionKind, Modality, Polarity, Relation


def is_direct(relation: Relation) -> bool:
    """Whether a relation statement licenses the direct triple of its content."""
    qualifiers = relation.qualifiers
    attribution = qualifiers.attribution
    own = attribution.kind is AttributionKind.AUTHOR or attribution.speaker == relation.subject
    return qualifiers.polarity is Polarity.AFFIRMED and qualifiers.modality is Modality.ACTUAL and own


def direct_triples(facts: DocumentFacts, symmetric: frozenset[str]) -> Iterator[DirectTriple]:
    """Direct triples that a document licenses, symmetric relations in both directions; may repeat."""
    for fact in facts.facts:
        relation = fact.statement
        if isinstance(relation, Relation) and is_direct(relation):
            yield relation.subject, relation.predicate, relation.object
            if relation.predicate in symmetric:
                yield relation.object, relation.predicate, relation.subject

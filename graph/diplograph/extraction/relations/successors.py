"""Who holds an office because the one before did: "President A was succeeded by B", "A resigned; B replaced him"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.relations.officeholding import promote
from diplograph.extraction.times.dating import since
from diplograph.model import Modality, Polarity, Relation, Statement

_HEADING = {"hasHeadOfState", "hasHeadOfGovernment"}
_SURE = 0.8
_AS = re.compile(r"\bas (?!of\b|did\b)")


def successors(told: Sequence[Statement], offices: Sequence[Relation], entities: Entities) -> Iterator[Relation]:
    """The offices that whoever succeeded somebody took over: the last that the text gave the one before.

    Offices that the text tells of itself are not repeated.
    """
    known = {(r.subject, r.predicate, r.object) for r in offices}
    for fact in told:
        if not isinstance(fact, Relation) or fact.predicate != "succeeded" or not _is_fact(fact):
            continue
        if _AS.search(fact.evidence.sentence):
            continue  # "succeeded A as head of the party" tells of another office
        if not all(entities.kind(x) in PERSONS for x in (fact.subject, fact.object)):
            continue
        before = [r for r in offices if r.evidence.span.start <= fact.evidence.span.end]
        held = [r for r in before if r.subject == fact.object and r.predicate == "holdsPosition" and _is_fact(r)]
        taken = [(r.subject, r.predicate, r.object) for r in offices if r.subject == fact.subject]
        if not held or any(predicate == "holdsPosition" for _, predicate, _ in taken):
            continue
        promote(entities, fact.subject)
        heading = [r for r in before if r.predicate in _HEADING and r.object == fact.object]
        where = (heading or held)[-1].evidence.span  # a king's heir is no crown prince after him
        beside = [r for r in before if r.evidence.span == where and _of(r, fact.object)]
        for relation in beside:
            copy = _handed(relation, {fact.object: fact.subject}, fact)
            if (copy.subject, copy.predicate, copy.object) not in known:
                known.add((copy.subject, copy.predicate, copy.object))
                yield copy


def _is_fact(relation: Relation) -> bool:
    qualifiers = relation.qualifiers
    return qualifiers.polarity is Polarity.AFFIRMED and qualifiers.modality is Modality.ACTUAL


def _of(relation: Relation, person: str) -> bool:
    return relation.object == person if relation.predicate in _HEADING else relation.subject == person


def _handed(relation: Relation, heirs: Mapping[str, str], fact: Relation) -> Relation:
    """A statement of an office said of the one who took it over, with the evidence and time of the succession."""
    return replace(
        relation,
        subject=heirs.get(relation.subject, relation.subject),
        object=heirs.get(relation.object, relation.object),
        evidence=fact.evidence,
        qualifiers=replace(fact.qualifiers, time=since(fact.qualifiers.time) if fact.qualifiers.time else None),
        confidence=round(_SURE * fact.confidence, 3),
        extractor="succession",
    )

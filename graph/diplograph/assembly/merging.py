"""Merging of statements that say the same within one document, by a hash of content and qualifiers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diplograph.assembly.facts import Fact
from diplograph.model import Claim, Evidence, Observation, Qualifiers, Relation, Statement

Key = tuple[str, ...]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _qualifier_key(qualifiers: Qualifiers) -> Key:
    time = qualifiers.time.edtf if qualifiers.time is not None else None
    attribution = qualifiers.attribution
    parts = (qualifiers.polarity, qualifiers.modality, attribution.kind, attribution.speaker, time, qualifiers.place)
    return tuple(_text(part) for part in parts)


def _ends(statement: Relation, symmetric: frozenset[str]) -> Key:
    ends = (statement.subject, statement.object)
    return tuple(sorted(ends)) if statement.predicate in symmetric else ends


def content_key(statement: Statement, symmetric: frozenset[str]) -> Key:
    """What makes two statements of a document the same: content and qualifiers, not wording, place or extractor.

    The ends of a symmetric relation count in either order.
    """
    qualifiers = _qualifier_key(statement.qualifiers)
    match statement:
        case Relation():
            return ("relation", statement.predicate, *_ends(statement, symmetric), *qualifiers)
        case Observation():
            values = (None if v is None else v.normalize() for v in (statement.value, statement.value_upper))
            content = (
                statement.subject,
                statement.counterpart,
                statement.indicator,
                statement.product,
                statement.year,
                statement.unit_code,
                statement.comparator,
                *values,
            )
            return ("observation", *(_text(part) for part in content), *qualifiers)
        case Claim():
            return ("claim", statement.text, _text(statement.target), *qualifiers)


def statement_id(document_id: str, key: Key) -> str:
    """Local id of a statement node: kind and 80 bits of SHA-256 over document and content."""
    joined = "\x1f".join((document_id, *key)).encode("utf-8", "backslashreplace")
    return f"{key[0]}-{hashlib.sha256(joined).hexdigest()[:20]}"


def _of_itself(statement: Statement) -> bool:
    return isinstance(statement, Relation) and statement.qualifiers.attribution.speaker == statement.subject


@dataclass(slots=True)
class _Group:
    """Statements of one key, gathered in text order."""

    first: Statement
    evidence: list[Evidence] = field(default_factory=list)
    confidence: float = 0.0
    extractors: set[str] = field(default_factory=set)

    def add(self, statement: Statement) -> None:
        # A symmetric relation keeps the direction in which its speaker speaks of itself, if any has it,
        # since the direct triple hangs on that.
        if _of_itself(statement) and not _of_itself(self.first):
            self.first = statement
        if statement.evidence not in self.evidence:
            self.evidence.append(statement.evidence)
        self.confidence = max(self.confidence, statement.confidence)
        self.extractors.add(statement.extractor)


def _text_order(statement: Statement) -> tuple[int, int]:
    return statement.evidence.span.start, statement.evidence.span.end


def _evidence_order(evidence: Evidence) -> tuple[int, int, str]:
    return evidence.span.start, evidence.span.end, evidence.sentence


def merge(document_id: str, statements: Iterable[Statement], symmetric: frozenset[str]) -> tuple[Fact, ...]:
    """One fact for each distinct content, in the order of their first passages; claims know what they convey.

    The result does not depend on the order of `statements` beyond ties at the same offsets.
    """
    groups: dict[Key, _Group] = {}
    for statement in sorted(statements, key=_text_order):
        key = content_key(statement, symmetric)
        groups.setdefault(key, _Group(statement)).add(statement)
    facts = tuple(
        Fact(
            id=statement_id(document_id, key),
            statement=group.first,
            evidence=tuple(sorted(group.evidence, key=_evidence_order)),
            confidence=group.confidence,
            extractors=tuple(sorted(group.extractors)),
        )
        for key, group in groups.items()
    )
    return tuple(replace(fact, conveys=_conveyed(fact, facts)) for fact in facts)


def _conveyed(claim: Fact, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Ids of the relations and figures that the same speaker states inside the claim's own passages."""
    if not isinstance(claim.statement, Claim):
        return ()
    speaker = claim.statement.qualifiers.attribution.speaker
    return tuple(
        sorted(
            fact.id
            for fact in facts
            if not isinstance(fact.statement, Claim)
            and fact.statement.qualifiers.attribution.speaker == speaker
            and _inside(fact, claim)
        )
    )


def _inside(fact: Fact, claim: Fact) -> bool:
    return any(outer.span.contains(inner.span) for outer in claim.evidence for inner in fact.evidence)

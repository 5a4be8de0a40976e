"""A made text with an annotation, and what an extraction may find in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from diplograph.assembly.facts import DocumentFacts, Fact
from diplograph.model import (
    Attribution,
    AttributionKind,
    Claim,
    Document,
    Entity,
    Evidence,
    Form,
    Mention,
    Observation,
    Qualifiers,
    Relation,
    Span,
    Statement,
)
from evaluation.gold import Gold, GoldClaim, GoldFigure, GoldRelation
from evaluation.likeness import Likenesses, of_entity, thing
from evaluation.relation_scoring import score_relations
from evaluation.results import Result
from evaluation.sheet import Sheet

TEXT = "Chad signed the Ndjamena Accord. Niger criticised Mali. Mali spent $5 million in 2020, Chad said."

CHAD = Entity("chad", "Chad", "State", ("Republic of Chad",), "Q657", iso3="TCD")
MALI = Entity("mali", "Mali", "State", (), "Q912", iso3="MLI")
NIGER = Entity("niger", "Niger", "State", (), "Q1032", iso3="NER")
ACCORD = Entity("ndjamena-accord", "Ndjamena Accord", "Agreement")
ENTITIES = {entity.id: entity for entity in (CHAD, MALI, NIGER, ACCORD)}
GOLD_THINGS = {
    "republic-of-chad": thing("republic-of-chad", "Republic of Chad", "State", "Q657", ()),
    "mali": thing("mali", "Mali", "State", "Q912", ()),
    "niger": thing("niger", "Niger", "State", None, ()),
    "accord": thing("accord", "Accord of Ndjamena", "Agreement", None, ()),
}


def passage(words: str) -> Evidence:
    """Evidence of words of the text."""
    start = TEXT.index(words)
    return Evidence(Span(start, start + len(words)), words, words)


def relation(subject: str, predicate: str, target: str, words: str = "Niger criticised Mali", **said: Any) -> Relation:
    """A relation statement resting on words of the text."""
    return Relation(subject, predicate, target, passage(words), Qualifiers(**said), 0.9, "lexicon:test/x-1")


def wanted(subject: str, predicate: str, target: str, level: str = "core", **said: Any) -> GoldRelation:
    """An annotated relation."""
    row = {"polarity": "affirmed", "modality": "actual", "speaker": None, "time": None} | said
    return GoldRelation(subject, predicate, target, level=level, evidence="Niger criticised Mali", **row)


def figure(**changed: Any) -> Observation:
    """What Mali spent, changed as given."""
    spent = Observation(
        "mali",
        "other-amount",
        Decimal(5_000_000),
        "USD",
        "$5 million",
        passage("$5 million"),
        Qualifiers(),
        0.9,
        "figure",
        year=2020,
    )
    return replace(spent, **changed)


def claim(text: str, speaker: str | None) -> Claim:
    """Words of a speaker."""
    kind = AttributionKind.AUTHOR if speaker is None else AttributionKind.REPORTED
    return Claim(
        text, passage("Mali spent $5 million"), Qualifiers(attribution=Attribution(kind, speaker)), 0.9, "claim"
    )


def mention(entity: str, words: str) -> Mention:
    """Where the text names a thing."""
    return Mention(passage(words).span, words, entity, Form.NAME, 1.0, "name")


MENTIONS = (
    mention("chad", "Chad"),
    mention("ndjamena-accord", "Ndjamena Accord"),
    mention("niger", "Niger"),
    replace(
        mention("mali", "Mali"), span=Span(passage("criticised Mali").span.end - 4, passage("criticised Mali").span.end)
    ),
)


def result(
    *statements: Statement, gold: Gold | None = None, mentioned: tuple[str, ...] = tuple(sorted(ENTITIES))
) -> Result:
    """A result with these statements beside an annotation."""
    facts = tuple(Fact(f"s{i}", s, (s.evidence,), s.confidence, (s.extractor,)) for i, s in enumerate(statements))
    document = Document("doc", "", "0" * 64, ())
    things = {key: of_entity(entity) for key, entity in ENTITIES.items()}
    return Result(gold or annotation(), TEXT, DocumentFacts(document, mentioned, facts), things, MENTIONS, Likenesses())


def annotation(
    *relations: GoldRelation, figures: tuple[GoldFigure, ...] = (), claims: tuple[GoldClaim, ...] = ()
) -> Gold:
    """An annotation of the text."""
    return Gold(Path("text.txt"), "0" * 64, GOLD_THINGS, relations, figures, claims)


def relation_sheet(gold: Gold, *ours: Relation) -> Sheet:
    """The score of relations only."""
    sheet = Sheet()
    score_relations(result(*ours, gold=gold), sheet)
    return sheet

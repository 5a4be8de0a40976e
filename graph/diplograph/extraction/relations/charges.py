"""Who accuses whom by what he says of him: "A said that B had meddled in the vote" accuses B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.model import Attribution, Modality, Polarity, Relation

#: Deeds that nobody tells of a state without blaming it for them.
_BLAMEWORTHY = frozenset({"interferesIn"})
_ACCUSERS = frozenset(
    "Person Official State Bloc InternationalOrganization Organization GovernmentBody PoliticalParty ActorGroup".split()
)
_RULE = "said:charge"


def charges(found: Sequence[tuple[Relation, Token]], entities: Entities) -> Iterator[Relation]:
    """The accusations in statements that are told as somebody's words, in their order; none that is said anyway."""
    told = {(r.subject, r.object, r.evidence.sentence) for r, _ in found if r.predicate in ("accuses", "criticizes")}
    for relation, _ in found:
        speaker = relation.qualifiers.attribution.speaker
        if relation.predicate not in _BLAMEWORTHY or speaker is None or speaker == relation.subject:
            continue
        qualifiers = relation.qualifiers
        if qualifiers.polarity is not Polarity.AFFIRMED or qualifiers.modality is not Modality.ACTUAL:
            continue
        key = (speaker, relation.subject, relation.evidence.sentence)
        if key in told or entities.kind(speaker) not in _ACCUSERS:
            continue
        told.add(key)
        yield replace(
            relation,
            subject=speaker,
            predicate="accuses",
            object=relation.subject,
            qualifiers=replace(qualifiers, attribution=Attribution(), time=None, place=None),
            confidence=round(relation.confidence * 0.9, 3),
            extractor=_RULE,
        )

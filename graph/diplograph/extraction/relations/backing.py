"""Who backs those whom he arms or pays: aid to a party, a movement or rebels takes their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.words.cues import Cues
from diplograph.model import Modality, Polarity, Relation

_RULE = "aid:backing"


def backing(found: Sequence[tuple[Relation, Token]], entities: Entities, cues: Cues) -> Iterator[Relation]:
    """The support that aid to one of several sides is, in the order of the statements; none that is said anyway."""
    told = {(r.subject, r.object, r.evidence.sentence) for r, _ in found if r.predicate == "supports"}
    for relation, _ in found:
        key = (relation.subject, relation.object, relation.evidence.sentence)
        given = relation.predicate == "providesAidTo" and relation.qualifiers.polarity is Polarity.AFFIRMED
        if not given or key in told or relation.qualifiers.modality is not Modality.ACTUAL:
            continue
        if _takes_sides(relation.object, entities, cues):
            told.add(key)
            yield replace(
                relation, predicate="supports", confidence=round(relation.confidence * 0.9, 3), extractor=_RULE
            )


def _takes_sides(thing: str, entities: Entities, cues: Cues) -> bool:
    """Whether a thing is a party or a band of fighters, whose friends are somebody's foes."""
    entity = entities.known[thing]
    words = set(entity.label.casefold().split())
    if entity.kind == "ActorGroup":
        return not words.isdisjoint(cues.backed["bands"])
    return entity.kind == "PoliticalParty" or (
        entity.kind == "Organization" and words.isdisjoint(cues.backed["neutral"])
    )

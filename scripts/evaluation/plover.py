"""PLOVER's gold standard records: who did what kind of thing to whom, sentence by sentence.

Relations are mapped to event classes by the PLOVER codes of the ontology. The records use the classes of PLOVER's
draft; those that the published version renamed or merged are mapped to their successors. An actor is found where a
relation's end is mentioned inside the annotated words, or is (or represents) the annotated state.
Data: PLOVER_GSR_CAMEO of the Open Event Data Alliance, CC BY-SA 4.0.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplograph.model import Extraction, Modality, Polarity, Relation, Span
from diplograph.ontology import registry
from diplograph.pipeline import Extractor
from diplograph.reading import read_text
from evaluation.sheet import Share

SUCCESSORS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: Codes of the records that ISO 3166 writes otherwise.
_COUNTRIES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
#: What is said, which stays what it is when it is about the future.
_VERBAL = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT"})
_TURNED: Mapping[tuple[str, str | None], str] = {
    ("cooperative", "planned"): "AGREE",
    ("cooperative", "negated"): "REJECT",
    ("conflictual", "planned"): "THREATEN",
    ("conflictual", "negated"): "CONCEDE",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """An annotated actor: where the sentence names it (None where it is only implied), and its country.

    The country is an ISO 3166 alpha-3 code or a code that the records have for organizations.
    """

    span: Span | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence with an event; in a symmetric one the sources are each other's targets."""

    text: str
    event: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    symmetric: bool


def load_records(path: Path) -> tuple[Record, ...]:
    """The records that name both sides of the event."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    records = (_record(row) for row in rows)
    return tuple(r for r in records if (r.sources and r.targets) or len(r.sources) > 1)


def _record(row: Mapping[str, Any]) -> Record:
    sides: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in row["actors"]:
        country = _COUNTRIES.get(actor["country"], actor["country"])
        span = None if actor["start"] is None else Span(actor["start"], actor["end"])
        sides[actor["role"]].append(Actor(span, country))
    event = SUCCESSORS.get(row["event"], row["event"])
    return Record(row["text"], event, tuple(sides["source"]), tuple(sides["target"]), row["symmetric"])


@dataclass(slots=True)
class PloverScore:
    """Shares of records whose two actors are related, whose class is found, and both.

    `classes` is the last by event class, `causes` counts why actors are not related.
    """

    actors: Share
    event: Share
    both: Share
    classes: defaultdict[str, Share]
    causes: Counter[str]


def measure(extractor: Extractor, records: Iterable[Record]) -> PloverScore:
    """Read each record's sentence as a document of its own."""
    score = PloverScore(Share(), Share(), Share(), defaultdict(Share), Counter())
    for number, record in enumerate(records):
        extraction = extractor.extract(read_text(record.text, name=f"record-{number}.txt"))
        relations = [s for s in extraction.statements if isinstance(s, Relation)]
        related = [relation for relation in relations if relates(record, relation, extraction)]
        both = any(record.event == event_class(relation) for relation in related)
        score.actors.add(right=bool(related))
        score.event.add(right=any(record.event == event_class(relation) for relation in relations))
        score.both.add(right=both)
        score.classes[record.event].add(right=both)
        if not related:
            score.causes[_cause(record, relations, extraction)] += 1
    return score


def _cause(record: Record, relations: Iterable[Relation], extraction: Extraction) -> str:
    """Why the actors of a record are not related."""
    named = [frozenset({mention.entity}) for mention in extraction.mentions]
    for side in (record.sources, record.targets or record.sources):
        if not any(_any(side, thing, extraction) for thing in named):
            return "actor not found"
    return "other pairs related" if any(relations) else "no relation in the sentence"


def event_class(relation: Relation) -> str | None:
    """The PLOVER class of a relation: its code, or what a refused, promised or lifted act of its sign is called.

    The codebook counts commitments to cooperate as AGREE, refusals to cooperate as REJECT, announced sanctions and
    force as THREATEN, eased ones as CONCEDE, and wanted acts as REQUEST, whatever the act would be.
    """
    kind = registry().relations[relation.predicate]
    polarity, modality = relation.qualifiers.polarity, relation.qualifiers.modality
    if kind.plover is None or kind.plover in _VERBAL:
        return kind.plover
    if modality is Modality.DESIRED:
        return "REQUEST"
    turn = "negated" if polarity is Polarity.NEGATED else "planned" if modality is Modality.PLANNED else None
    return _TURNED.get((kind.sign, turn), kind.plover)


def relates(record: Record, relation: Relation, extraction: Extraction) -> bool:
    """Whether a relation goes from a source of the event to a target; symmetric ones in either direction."""
    source, target = (_names(thing, extraction) for thing in (relation.subject, relation.object))
    forth = _any(record.sources, source, extraction) and _any(record.targets, target, extraction)
    if not record.targets or record.symmetric:
        forth = forth or any(
            _any([a], source, extraction) and _any([b], target, extraction)
            for a in record.sources
            for b in record.sources
            if a is not b
        )
    back = relation.predicate in registry().symmetric and (
        _any(record.sources, target, extraction) and _any(record.targets, source, extraction)
    )
    return forth or back


def _names(thing: str, extraction: Extraction) -> frozenset[str]:
    """A thing and the states or bodies that it represents."""
    return frozenset(
        {thing}
        | {
            s.object
            for s in extraction.statements
            if isinstance(s, Relation) and s.predicate == "represents" and s.subject == thing
        }
    )


def _any(actors: Iterable[Actor], things: frozenset[str], extraction: Extraction) -> bool:
    codes = {entity.iso3 for entity in extraction.entities if entity.id in things and entity.iso3}
    spans = [mention.span for mention in extraction.mentions if mention.entity in things]
    return any(actor.country in codes or _mentioned(actor, spans) for actor in actors)


def _mentioned(actor: Actor, spans: Iterable[Span]) -> bool:
    return actor.span is not None and any(actor.span.overlaps(span) for span in spans)


def by_class(score: PloverScore) -> dict[str, str]:
    """Class and both actors, "right/of" by event class, the most frequent first."""
    order = Counter({name: share.of for name, share in score.classes.items()})
    return {name: f"{score.classes[name].right}/{score.classes[name].of}" for name, _ in order.most_common()}

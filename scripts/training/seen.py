"""Annotated documents as the extractor sees them: its own sentences and things, with the relations of the annotation.

Only the weights learned from such documents enter the project, never the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.extractor import Extractor
from diplograph.model import BlockKind, Relation, Span
from diplograph.ontology import registry
from diplograph.reading import read_text
from evaluation.gold import Gold, GoldRelation
from evaluation.likeness import likeness, of_entity
from training.candidates import Candidate, candidates
from training.text import Sample, Stated, Unit

_SAME = 0.49
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence to learn from or to test on, and what the rules said of it: (subject, relation, object)."""

    sample: Sample
    things: tuple[str, ...]
    worded: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Place:
    relation: GoldRelation
    spans: tuple[Span, ...]


def seen(gold: Gold, extractor: Extractor) -> Iterator[Seen]:
    """The sentences of an annotated text in which the extractor finds two things or more."""
    document = read_text(gold.file.read_bytes().decode("utf-8"), name=gold.file.name)
    extraction, readings, entities = extractor.read(document)
    places = [_Place(r, tuple(_occurrences(document.text, r.evidence))) for r in gold.relations]
    known: dict[str, frozenset[str]] = {}
    worded = [s for s in extraction.statements if isinstance(s, Relation)]
    for reading in readings:
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        for sentence in reading.passage.doc.sents:
            things = candidates(reading, sentence, entities)
            if len(things) < 2:
                continue
            for thing in things:
                known.setdefault(thing.thing, _same(gold, entities, thing.thing))
            whole = reading.passage.offsets(sentence.start, sentence.end)
            told = frozenset((s.subject, s.predicate, s.object) for s in worded if whole.contains(s.evidence.span))
            sample = _sample(gold, reading, sentence, things, known, places)
            yield Seen(sample, tuple(thing.thing for thing in things), told)


def _occurrences(text: str, evidence: str) -> Iterator[Span]:
    at = text.find(evidence)
    while at >= 0:
        yield Span(at, at + len(evidence))
        at = text.find(evidence, at + 1)


def _same(gold: Gold, entities: Entities, thing: str) -> frozenset[str]:
    ours = of_entity(entities.known[thing])
    return frozenset(name for name, theirs in gold.things.items() if likeness(theirs, ours) >= _SAME)


def _sample(
    gold: Gold,
    reading: Reading,
    sentence: TokenSpan,
    things: tuple[Candidate, ...],
    known: Mapping[str, frozenset[str]],
    places: list[_Place],
) -> Sample:
    """Relations whose evidence lies elsewhere are unsure here: the sentence may or may not say them again."""
    whole = reading.passage.offsets(sentence.start, sentence.end)
    stated, unsure = [], []
    for a, first in enumerate(things):
        for b, second in enumerate(things):
            for place in places:
                r = place.relation
                if a == b or not _meets(r, known[first.thing], known[second.thing]):
                    continue
                if any(span.overlaps(whole) for span in place.spans):
                    stated.append(Stated(a, r.predicate, b, r.modality, r.polarity == "negated"))
                else:
                    unsure.append((a, r.predicate, b))
    units = tuple(Unit(t.kind, tuple(_within(t, whole))) for t in things)
    text = reading.passage.document.text[whole.start : whole.end]
    return Sample(gold.file.stem, text, units, tuple(stated), tuple(unsure))


def _meets(relation: GoldRelation, first: frozenset[str], second: frozenset[str]) -> bool:
    if relation.subject in first and relation.object in second:
        return True
    symmetric = relation.predicate in registry().relations and registry().relations[relation.predicate].symmetric
    return symmetric and relation.object in first and relation.subject in second


def _within(thing: Candidate, whole: Span) -> Iterator[tuple[int, int, bool]]:
    for place in thing.places:
        yield place.span.start - whole.start, place.span.end - whole.start, place.shared

"""What the rules find in annotated text, passage by passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction, Relation, Span
from diplograph.ontology import registry
from diplograph.reading import read_text
from training.text import Passages, Sample

Ends = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Counts of one relation: annotated, with both ends named by the extractor, found; said by the rules, right."""

    stated: int = 0
    named: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def passages(folder: Path, relations: Collection[str]) -> Iterator[list[Sample]]:
    """The passages of all files of a folder that state one of the relations."""
    for path in sorted(folder.glob("*.txt")):
        for _, sentences in groupby(Passages(path).samples(), key=lambda sample: sample.passage):
            passage = list(sentences)
            if any(s.relation in relations for sample in passage for s in sample.stated):
                yield passage


def practise(texts: Iterable[Sequence[Sample]], extractor: Extractor) -> Mapping[str, Tally]:
    """Compare the statements of the rules with those of the annotation, by relation."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for passage in texts:
        text = " ".join(sample.text for sample in passage)
        extraction = extractor.extract(read_text(text, name="passage.txt"))
        _compare(passage, _annotated(passage, extraction), extraction, tallies)
    return tallies


def _annotated(passage: Sequence[Sample], extraction: Extraction) -> Mapping[str, frozenset[int]]:
    """For each thing of ours the numbers of the annotated things whose own places it mostly covers."""
    places: list[tuple[Span, int]] = []
    start = 0
    for sample in passage:
        for number, unit in zip(sample.numbers, sample.units, strict=True):
            places += [(Span(start + a, start + b), number) for a, b, shared in unit.places if not shared]
        start += len(sample.text) + 1
    found: dict[str, set[int]] = defaultdict(set)
    for mention in extraction.mentions:
        for place, number in places:
            common = min(place.end, mention.span.end) - max(place.start, mention.span.start)
            if 2 * common >= min(len(place), len(mention.span)):
                found[mention.entity].add(number)
    return {thing: frozenset(numbers) for thing, numbers in found.items()}


def _compare(
    passage: Sequence[Sample],
    annotated: Mapping[str, frozenset[int]],
    extraction: Extraction,
    tallies: dict[str, Tally],
) -> None:
    gold: dict[str, set[Ends]] = defaultdict(set)
    for sample in passage:
        for s in sample.stated:
            a, b = sample.numbers[s.a], sample.numbers[s.b]
            gold[s.relation] |= {(a, b), (b, a)} if registry().relations[s.relation].symmetric else {(a, b)}
    told = _told(extraction, annotated)
    for (subject, name, thing), (ends, statement) in told.items():
        tally = tallies[name]
        right = bool(ends & gold[name])
        tally.said += 1
        tally.right += right
        if not right:
            tally.wrong.append(f"{subject} > {thing} [{statement.extractor}]\n    {statement.evidence.sentence}")
    reached = {name: set().union(*(e for (_, n, _), (e, _) in told.items() if n == name)) for _, name, _ in told}
    known = frozenset().union(*annotated.values())
    for sample in passage:
        for s in sample.stated:
            a, b = sample.numbers[s.a], sample.numbers[s.b]
            turned = {(b, a)} if registry().relations[s.relation].symmetric else set()
            tally = tallies[s.relation]
            found, named = bool(({(a, b)} | turned) & reached.get(s.relation, set())), {a, b} <= known
            tally.stated, tally.named, tally.found = tally.stated + 1, tally.named + named, tally.found + found
            if not found:
                first, second = (sample.text[slice(*sample.units[u].places[0][:2])] for u in (s.a, s.b))
                note = "" if named else " (an end is not recognised)"
                tally.missed.append(f"[A {first}] [B {second}]{note}\n    {sample.text}")


def _told(
    extraction: Extraction, annotated: Mapping[str, frozenset[int]]
) -> dict[tuple[str, str, str], tuple[set[Ends], Relation]]:
    """The rules' statements between annotated things, with the annotated ends they may mean."""
    told: dict[tuple[str, str, str], tuple[set[Ends], Relation]] = {}
    none: frozenset[int] = frozenset()
    for s in extraction.statements:
        if isinstance(s, Relation):
            pairs = {(a, b) for a in annotated.get(s.subject, none) for b in annotated.get(s.object, none) if a != b}
            if pairs:
                told.setdefault((s.subject, s.predicate, s.object), (pairs, s))
    return told

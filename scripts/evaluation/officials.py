"""Persons tagged by the publisher of official texts: are they found, and with the office that stands beside them?

The tags give each person's office as of August 2020, whatever it was when the text was written, so only those count
whose office the text names within 60 characters of the person.
Data: en.kremlin.ru, CC BY 4.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplograph.model import Entity, Extraction, Relation, Span
from diplograph.pipeline import Extractor
from diplograph.reading import read_text
from evaluation.likeness import content_words, folded
from evaluation.sheet import Share

NEAR = 60
_WHERE = re.compile(r"\s*(?:,| – | of | for | to | in )\s*")
#: Offices that say nothing without what they are of.
_BARE = frozenset({"minister", "director", "head", "chairman", "chairwoman", "governor", "secretary", "ceo", "deputy"})
#: Words that name the Federation or nobody in particular, and so need not stand beside the person.
_UNSAID = frozenset("russia russian federal federation presidential executive office republic state people".split())


@dataclass(frozen=True, slots=True)
class Tag:
    """A tagged person: the place, the person's name and the words of the office."""

    span: Span
    name: str
    office: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with the persons in it whose office stands beside them."""

    text: str
    date: str | None
    tags: tuple[Tag, ...]


def load_tagged(path: Path) -> Iterator[Tagged]:
    """The texts with at least one such person, one at a time."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tags = tuple(_tags(row))
        if tags:
            yield Tagged(row["text"], row.get("date"), tags)


def _tags(row: Mapping[str, Any]) -> Iterator[Tag]:
    for mention in row["mentions"]:
        if mention["kind"] == "person" and mention["position"]:
            office = office_words(mention["position"])
            if office <= _beside(row["text"], mention["start"], mention["end"]):
                yield Tag(Span(mention["start"], mention["end"]), mention["name"], office)


def office_words(position: str) -> frozenset[str]:
    """The words that make an office: its head, and what it is of where the head alone says little."""
    head = content_words(_WHERE.split(position)[0])
    whole = content_words(position)
    return (whole if head <= _BARE else head) - _UNSAID or head


def _label_words(label: str) -> frozenset[str]:
    """The words of an office of our graph, which spells abbreviations out."""
    return content_words(label.replace("Chief Executive Officer", "CEO"))


def _beside(text: str, start: int, end: int) -> frozenset[str]:
    """Words within reach of a person, in the same line."""
    before = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    after = text[end : end + NEAR].partition("\n")[0]
    return frozenset(f"{folded(before)} {folded(after)}".split())


def measure(extractor: Extractor, texts: Iterable[Tagged]) -> tuple[Share, Share]:
    """Shares of the tagged persons that were found, and that were found with their office."""
    found, right = Share(), Share()
    for number, tagged in enumerate(texts):
        document = read_text(tagged.text, name=f"text-{number}.txt", issued=tagged.date)
        extraction = extractor.extract(document)
        for tag in tagged.tags:
            persons = _persons(tag, extraction)
            found.add(right=bool(persons))
            right.add(right=any(_holds(person, tag, extraction) for person in persons))
    return found, right


def _persons(tag: Tag, extraction: Extraction) -> frozenset[str]:
    """Things mentioned at the tag that bear the person's surname."""
    surname = folded(tag.name).split()[0]
    entities = {entity.id: entity for entity in extraction.entities}
    return frozenset(
        mention.entity
        for mention in extraction.mentions
        if mention.span.overlaps(tag.span)
        and entities[mention.entity].kind in ("Person", "Official")
        and any(surname in folded(name).split() for name in _all_names(entities[mention.entity]))
    )


def _all_names(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.aliases)


def _holds(person: str, tag: Tag, extraction: Extraction) -> bool:
    """Whether the person is said to hold an office with the words of the tag."""
    labels = {entity.id: entity.label for entity in extraction.entities}
    held = (
        labels[s.object]
        for s in extraction.statements
        if isinstance(s, Relation) and s.predicate == "holdsPosition" and s.subject == person
    )
    return any(tag.office <= _label_words(label) for label in held)

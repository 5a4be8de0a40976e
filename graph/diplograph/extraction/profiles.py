"""Relations that the fields of a profile tell by their labels: "Capital: Maputo", "Border countries: Chad 1,175 km".

A label is a heading above a block or the words before a colon (data: `ontology/profiles.toml`). Whom the profile is
about is the one thing that its first heading names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.model import BlockKind, Form, Qualifiers, Relation
from diplograph.ontology import data_dir

_LABEL = re.compile(r"\s*(?P<label>[A-Z][^\n.;:]{2,60}?)\s*:\s")
_OTHER = re.compile(r"[^a-z]+")
#: Tokens of a value under a heading: fourteen borders with their lengths.
_LONGEST = 80
_NAMING = frozenset({Form.NAME, Form.METONYM})


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its relation, the classes of its ends, and whether all things named in it count."""

    relation: str
    labels: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    many: bool


@lru_cache(maxsize=1)
def _fields() -> tuple[_Field, ...]:
    table = tomllib.loads((data_dir() / "profiles.toml").read_text(encoding="utf-8"))
    lists = ("labels", "subject", "object")
    return tuple(_Field(r["relation"], *(frozenset(r[x]) for x in lists), r["many"]) for r in table["field"])


def profile_relations(readings: Sequence[Reading], entities: Entities, book: Gazetteer) -> Iterator[Relation]:
    """What the fields of a document's profile tell of whom it is about; nothing for other documents."""
    subject = _subject(readings)
    heading = ""
    for reading in readings if subject is not None else ():
        span = reading.passage.block.span
        text = reading.passage.document.text[span.start : span.end]
        inline = _LABEL.match(text)
        heading = heading if _is_value(reading) else ""
        for field in _fields():
            start = next((s for label, s in _labels(heading, inline) if label in field.labels), None)
            if start is not None and subject is not None and entities.kind(subject) in field.subject:
                yield from _told(subject, field, reading, span.start + start, entities, book)
        heading = text if reading.passage.block.kind is BlockKind.HEADING else ""


def _labels(heading: str, inline: re.Match[str] | None) -> Iterator[tuple[str, int]]:
    """The label of a block in small letters, and where in the block its value begins."""
    if inline is not None:
        yield _key(inline["label"]), inline.end()
    elif heading:
        yield _key(heading), 0


def _is_value(reading: Reading) -> bool:
    """Whether a block may be the value of a heading: a few words without a clause."""
    doc = reading.passage.doc
    return len(doc) <= _LONGEST and not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc)


def _key(label: str) -> str:
    return " ".join(_OTHER.split(label.lower())).strip()


def _subject(readings: Sequence[Reading]) -> str | None:
    """The only thing that the first heading names."""
    first = next(iter(readings), None)
    if first is None or first.passage.block.kind is not BlockKind.HEADING:
        return None
    things = {loc.mention.entity for loc in first.located}
    return things.pop() if len(things) == 1 else None


def _told(
    subject: str, field: _Field, reading: Reading, start: int, entities: Entities, book: Gazetteer
) -> Iterator[Relation]:
    for loc in reading.located:
        thing = _meant(loc, field, entities, book)
        if loc.mention.span.start < start or loc.mention.form not in _NAMING or thing == subject:
            continue
        if entities.kind(thing) in field.object:
            evidence = reading.passage.evidence(reading.passage.doc[loc.head].sent, loc.first, loc.last)
            yield Relation(subject, field.relation, thing, evidence, Qualifiers(), 0.9, f"profile:{field.relation}")
            if not field.many:
                return


def _meant(loc: Located, field: _Field, entities: Entities, book: Gazetteer) -> str:
    """The thing that a name means in a field: a capital is the town where towns are asked for."""
    record = book.records.get(loc.mention.entity)
    if loc.mention.form is Form.METONYM and "Settlement" in field.object and record is not None and record.capital:
        return entities.add(book.entity(record.capital))
    return loc.mention.entity

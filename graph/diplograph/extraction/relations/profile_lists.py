"""What a country profile lists under a label: "International organization participation", "Land borders", "Capital".

The label says the relation (`profile` table of `ontology/cues.toml`), the things named in the list are its objects and
the state that the document is a profile of is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.figures.fields import labels_of
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_KINDS: Mapping[str, frozenset[str]] = {
    "memberOf": frozenset("InternationalOrganization Bloc Forum Organization GovernmentBody Agreement".split()),
    "participatesIn": frozenset("Initiative Event Meeting Corridor Infrastructure".split()),
    "sharesBorderWith": frozenset({"State", "Territory"}),
    "hasCapital": frozenset({"Settlement"}),
}
_JOINTS = re.compile(r"[,;\n]")
#: Most words of an item of a list on average; more tell that it is prose.
_ITEM = 5
_RULE = "profile-list"


class ProfileLists:
    """Reads the lists of one document's profile, passage by passage in order; a short list may look like a heading."""

    def __init__(
        self, entities: Entities, gazetteer: Gazetteer, labels: Mapping[str, frozenset[str]], attending: frozenset[str]
    ) -> None:
        """`labels` are the keys of the labels by relation, `attending` words that tell that one only takes part."""
        self._entities = entities
        self._gazetteer = gazetteer
        self._labels = {label: relation for relation, keys in labels.items() for label in keys}
        self._attending = attending
        self._heading = ""

    def find(self, reading: Reading, subject: str | None) -> Iterator[Relation]:
        """The relations of the profile's state `subject` that a passage lists; none if the document is no profile."""
        block = reading.passage.block
        words = reading.passage.document.text[block.span.start : block.span.end]
        heading, self._heading = self._heading, words if block.kind is BlockKind.HEADING else ""
        if block.kind is BlockKind.BOILERPLATE or subject is None or not _is_list(words):
            return
        told = [(start, self._labels.get(key)) for start, key in labels_of(heading, words)]
        for loc in reading.located:
            at = loc.mention.span.start - block.span.start
            relation = next((r for start, r in reversed(told) if start <= at), None)
            thing = self._town(loc) if relation == "hasCapital" else loc.mention.entity
            if relation is None or thing == subject or loc.mention.form is Form.PRONOUN or _bracketed(words, at):
                continue
            said = self._relation(relation, self._entities.kind(thing), _note(words, loc, block.span.start))
            if said is not None:
                sentence = reading.passage.doc[loc.head].sent
                evidence = reading.passage.evidence(sentence, loc.first, loc.last)
                yield Relation(subject, said, thing, evidence, Qualifiers(), 0.9, _RULE)

    def _town(self, loc: Located) -> str:
        """The town that a name means which may stand for the state."""
        record = self._gazetteer.records.get(loc.mention.entity)
        if loc.mention.form is Form.METONYM and record is not None and record.capital is not None:
            return self._entities.add(self._gazetteer.entity(record.capital))
        return loc.mention.entity

    def _relation(self, relation: str, kind: str, note: str) -> str | None:
        """The relation that a list tells of a thing of a class; an observer only takes part, and so it is in events."""
        attending = kind in _KINDS["participatesIn"] or not self._attending.isdisjoint(note.split())
        if relation == "memberOf" and attending:
            return "participatesIn"
        return relation if kind in _KINDS[relation] else None


def _is_list(words: str) -> bool:
    items = _JOINTS.split(words)
    return len(words.split()) <= _ITEM * len(items)


def _bracketed(words: str, at: int) -> bool:
    return words.rfind("(", 0, at) > words.rfind(")", 0, at)


def _note(words: str, loc: Located, base: int) -> str:
    """What stands in brackets after a name."""
    found = re.match(r"\s*\(([^()]*)\)", words[loc.mention.span.end - base :])
    return found.group(1).casefold() if found else ""

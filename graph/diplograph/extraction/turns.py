"""Speakers' turns of a transcript, and whole statements in the first person by the one whom the head names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.quotations import quotations
from diplograph.extraction.reporting import load_reporting
from diplograph.extraction.text import slug
from diplograph.model import Block, BlockKind, Document, Entity, Form, Span

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:.!?\n“”\"]{0,110}?)(?P<aside>\s*[(\[][^)\]]{1,40}[)\]])?:(?=\s|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Uu]s|[Mm]e)\b(?!\.)")
_ENDING = re.compile(r"[*_\-–—#\s]+")
_HEAD_BLOCKS = 4
_MIN_SHARE = 0.3
_LABEL_NAMES = 12
_MAX_NAME = 4
_FROM = frozenset({"by", "of", "from"})
_MAKING = frozenset({"make", "deliver", "give", "issue", "address"})
_BODIES = frozenset(
    {"GovernmentBody", "InternationalOrganization", "Organization", "Bloc", "PoliticalParty", "Company"}
)


class Turns:
    """Tells whose turn each passage of one document is; passages come in text order.

    `asked` becomes true where somebody from outside, such as a reporter, puts a question.
    """

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._data = load_reporting()
        self._turn: str | None = None
        self._answering: str | None = None
        self._whole: str | None = None
        self._spoken: frozenset[Span] | None = None
        self._end = 0
        self._count = 0
        self.asked = False

    def span(self, reading: Reading) -> tuple[Span, str] | None:
        """The words of a turn in this passage and their speaker; None outside a turn."""
        document, block = reading.passage.document, reading.passage.block
        if self._spoken is None:
            self._spoken = first_person_blocks(document)
        self._count += 1
        if self._separated(document, block) or block.kind is not BlockKind.PROSE:
            self._turn = None
        self._end = block.span.end
        label = self._label(reading) if len(self._spoken) > 1 else None
        if block.kind is not BlockKind.PROSE or (label is None and self._turn is None):
            self._find_whole(reading)
        start = block.span.start
        if label is not None:
            self._turn, start = label
        speaker = self._turn or (self._whole if block.kind is BlockKind.PROSE and self._begun(block) else None)
        return (Span(start, block.span.end), speaker) if speaker and start < block.span.end else None

    def _separated(self, document: Document, block: Block) -> bool:
        """Whether a line of stars or the like stands between the passage before and this one."""
        between = document.text[self._end : block.span.start]
        return bool(self._end) and bool(between.strip()) and _ENDING.fullmatch(between) is not None

    def _begun(self, block: Block) -> bool:
        spoken = self._spoken or frozenset()
        return bool(spoken) and min(s.start for s in spoken) <= block.span.start

    def _label(self, reading: Reading) -> tuple[str | None, int] | None:
        """Whom a label such as "President of Chad X:" names (None for a stranger) and where the words begin."""
        block, text = reading.passage.block, reading.passage.document.text
        match = _LABEL.match(text, block.span.start, min(block.span.end, block.span.start + 160))
        if match is None:
            return None
        start = match.end()
        while start < block.span.end and text[start].isspace():
            start += 1
        name = match["name"].strip()
        if name.casefold() in self._data.strangers:
            self.asked = True
            return None, start
        if name.casefold() in self._data.replies:
            return self._answering, start
        label = Span(block.span.start, match.end("name"))
        named = [x for x in reading.located if label.contains(x.mention.span) and x.mention.form is not Form.PRONOUN]
        people = [x.mention.entity for x in named if self._entities.kind(x.mention.entity) in PERSONS]
        if not people or len(name.split()) > _LABEL_NAMES or len(set(people)) > 1:
            return None
        self._answering = people[0]
        return people[0], start

    def _find_whole(self, reading: Reading) -> None:
        """Set the speaker of all: "Statement by X" heads a document in the first person."""
        document = reading.passage.document
        spoken = self._spoken or frozenset()
        prose = sum(b.kind is BlockKind.PROSE for b in document.blocks)
        if self._whole or self._count > _HEAD_BLOCKS or len(spoken) < 2 or len(spoken) < _MIN_SHARE * prose:
            return
        doc = reading.passage.doc
        if any(t.lower_ in self._data.speeches for t in doc):
            self._whole = self._named_speaker(reading) or self._unknown_speaker(reading)

    def _named_speaker(self, reading: Reading) -> str | None:
        """The person, else the body, whose statement the head says it is."""
        doc = reading.passage.doc
        bodies: list[str] = []
        for loc in reading.located:
            kind = self._entities.kind(loc.mention.entity)
            before = doc[loc.first - 1].lower_ if loc.first else ""
            after = doc[loc.last].lower_ if loc.last < len(doc) else ""
            head = doc[loc.head]
            makes = head.dep_ == "nsubj" and head.head.lemma_ in _MAKING
            if before in _FROM or after == "'s" or makes:
                if kind in PERSONS:
                    return loc.mention.entity
                bodies += [loc.mention.entity] if kind in _BODIES and before in _FROM else []
        return bodies[0] if bodies else None

    def _unknown_speaker(self, reading: Reading) -> str | None:
        """A person known from nowhere else: "Statement by Foreign Minister X Y"."""
        doc = reading.passage.doc
        for i in range(1, len(doc)):
            if doc[i - 1].lower_ in _FROM:
                first = i + 1 if doc[i].is_lower and reading.passage.text(i, i + 1)[:1].isupper() else i
                last = first
                while last < len(doc) and doc[last].is_title and doc[last].is_alpha:
                    last += 1
                if 2 <= last - first <= _MAX_NAME and not set(range(first, last)) & set(reading.things):
                    name = reading.passage.text(first, last)
                    return self._entities.add(
                        Entity(slug(name), name, "Person", reason="named as the speaker of the document")
                    )
        return None


def first_person_blocks(document: Document) -> frozenset[Span]:
    """Spans of the prose blocks that say "I" or "we" outside quotation marks."""
    return frozenset(b.span for b in document.blocks if b.kind is BlockKind.PROSE and _speaks(document, b))


def _speaks(document: Document, block: Block) -> bool:
    marks: Sequence[Span] = [q.span for q in quotations(document, block)]
    return any(
        not any(q.start <= m.start() < q.end for q in marks)
        for m in _FIRST_PERSON.finditer(document.text, block.span.start, block.span.end)
    )

"""Speakers' turns of a transcript, and whole statements in the first person by the one whom the head names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.extraction.claims.headspeaker import HeadSpeaker
from diplograph.extraction.claims.quotations import quotations
from diplograph.extraction.claims.turnlabels import Labels
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.reporting import load_reporting
from diplograph.model import Block, BlockKind, Document, Span

_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Uu]s|[Mm]e)\b(?!\.)")
_ENDING = re.compile(r"[*_\-–—#\s]+")
_HEAD_BLOCKS = 4
_MIN_SHARE = 0.3


class Turns:
    """Tells whose turn each passage of one document is; passages come in text order."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._data = load_reporting()
        self._turn: str | None = None
        self._labels = Labels(entities, self._data)
        self._whole: str | None = None
        self._head = HeadSpeaker(entities, self._data)
        self._spoken: frozenset[Span] | None = None
        self._end = 0
        self._count = 0

    @property
    def asked(self) -> bool:
        """Whether somebody from outside has put a question."""
        return self._labels.asked

    @property
    def partner(self) -> str | None:
        """With whom the one who speaks the whole document has met, as its head says."""
        return self._head.partner if self._whole is not None else None

    def span(self, reading: Reading) -> tuple[Span, str] | None:
        """The words of a turn in this passage and their speaker; None outside a turn."""
        document, block = reading.passage.document, reading.passage.block
        if self._spoken is None:
            self._spoken = first_person_blocks(document)
        self._count += 1
        if self._separated(document, block) or block.kind is not BlockKind.PROSE:
            self._turn = None
        self._end = block.span.end
        label = self._labels.find(reading, self._whole) if len(self._spoken) > 1 else None
        if block.kind is not BlockKind.PROSE or (label is None and self._turn is None):
            self._find_whole(reading)
        start = block.span.start
        if label is not None:
            self._turn, start = label.speaker, label.start
        speaker = self._turn or (self._whole if block.kind is BlockKind.PROSE and self._begun(block) else None)
        return (Span(start, block.span.end), speaker) if speaker and start < block.span.end else None

    def _separated(self, document: Document, block: Block) -> bool:
        """Whether a line of stars or the like stands between the passage before and this one."""
        between = document.text[self._end : block.span.start]
        return bool(self._end) and bool(between.strip()) and _ENDING.fullmatch(between) is not None

    def _begun(self, block: Block) -> bool:
        spoken = self._spoken or frozenset()
        return bool(spoken) and min(s.start for s in spoken) <= block.span.start

    def _find_whole(self, reading: Reading) -> None:
        """Set the speaker of all: "Statement by X" heads a document in the first person."""
        document = reading.passage.document
        spoken = self._spoken or frozenset()
        prose = sum(b.kind is BlockKind.PROSE for b in document.blocks)
        if self._whole or self._count > _HEAD_BLOCKS or len(spoken) < 2 or len(spoken) < _MIN_SHARE * prose:
            return
        if self._is_speech(reading):
            return
        self._head.read(reading)
        self._whole = self._head.speaker

    def _is_speech(self, reading: Reading) -> bool:
        """Whether a passage is of the speech, not its head: "We agree with the statement of X" tells of another's."""
        document, block = reading.passage.document, reading.passage.block
        own = _FIRST_PERSON.search(document.text, block.span.start, block.span.end)
        if own is None:
            return False
        heads = (reading.passage.starts[t.i] for t in reading.passage.tokens if t.lower_ in self._data.heads)
        return next(heads, block.span.end) > own.start()


def first_person_blocks(document: Document) -> frozenset[Span]:
    """Spans of the prose blocks that say "I" or "we" outside quotation marks."""
    return frozenset(b.span for b in document.blocks if b.kind is BlockKind.PROSE and _speaks(document, b))


def first_speech(document: Document) -> int | None:
    """Where the first block in the first person begins; None without one."""
    return min((span.start for span in first_person_blocks(document)), default=None)


def _speaks(document: Document, block: Block) -> bool:
    marks: Sequence[Span] = [q.span for q in quotations(document, block)]
    return any(
        not any(q.start <= m.start() < q.end for q in marks)
        for m in _FIRST_PERSON.finditer(document.text, block.span.start, block.span.end)
    )

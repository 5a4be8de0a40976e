"""Blocks of a text: paragraphs (hard-wrapped lines joined), headings and boilerplate, in order.

Every character that is not white space lies in exactly one block, so no sentence is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diplograph.model import Block, BlockKind, Span
from diplograph.reading import lines

LONGEST_BLOCK = 10_000
"""Code points; longer paragraphs are cut after a sentence so that no parser meets a text it cannot hold."""

_WIDEST_WRAP = 110
_ENOUGH_LINES = 3
_HARD_BREAKS = ("\v", "\f")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_TERMINAL = (".", "!", "?", ":", ";", "”", '"')


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that has text: its span without surrounding white space, and what ended it."""

    span: Span
    text: str
    end: str
    stands_alone: bool


def find_blocks(text: str, headings: Collection[Span] = ()) -> tuple[Block, ...]:
    """The blocks of a plain text; `headings` are spans of whole lines known to be headings."""
    return classify(text, [(span, BlockKind.HEADING if span in headings else None) for span in paragraphs(text)])


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, headings and other pieces of a plain text, in order, with all that is not space."""
    stanzas = list(_stanzas(text))
    width = _wrap_width(stanzas)
    joined = [span for stanza in stanzas for span in _paragraphs(stanza, width)]
    parts = [_trim(text, part) for span in joined for part in _unglued(text, span)]
    return [part for part in parts if part]


def classify(text: str, parts: Sequence[tuple[Span, BlockKind | None]]) -> tuple[Block, ...]:
    """Blocks of the parts of a text; kinds that are not given by markup are told from the words.

    A text of a single part is prose even if it looks like a heading. Titles and list items below "Related reading"
    and the like are boilerplate. Markers of list items are boilerplate, so that the prose begins with a word.
    """
    blocks: list[Block] = []
    among_links = False
    for span, given in parts:
        content = text[span.start : span.end]
        kind = given or _kind(content)
        bullet = lines.BULLET.match(content) if kind is BlockKind.PROSE else None
        if among_links and not given and (bullet or kind is BlockKind.HEADING):
            kind, bullet = BlockKind.BOILERPLATE, None
        elif kind is BlockKind.BOILERPLATE:
            among_links = among_links or lines.opens_links(content)
        else:
            among_links = False
        if len(parts) == 1 and not given and kind is BlockKind.HEADING:
            kind = BlockKind.PROSE
        if bullet:
            blocks.append(Block(Span(span.start, span.start + len(bullet.group().rstrip())), BlockKind.BOILERPLATE))
            span = Span(span.start + bullet.end(), span.end)
        blocks.append(Block(span, kind))
    return tuple(blocks)


def _stanzas(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line or page break between them."""
    stanza: list[_Line] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        start = position
        position += len(raw)
        content = raw.strip()
        if content:
            left = start + len(raw) - len(raw.lstrip())
            stanza.append(_line(content, left, raw))
        if stanza and (not content or raw.endswith(_HARD_BREAKS)):
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _line(content: str, start: int, raw: str) -> _Line:
    alone = lines.is_boilerplate(content) or lines.is_dateline(content)
    return _Line(Span(start, start + len(content)), content, raw[-1:], alone)


def _wrap_width(stanzas: Sequence[Sequence[_Line]]) -> int | None:
    """Column at which a hard-wrapped text was broken, or None if its lines are paragraphs.

    In wrapped text the next line's first word would not have fitted on almost any line but the last.
    """
    pairs = [pair for stanza in stanzas for pair in _pairs(stanza)]
    if len(pairs) < _ENOUGH_LINES:
        return None
    lengths = sorted(len(line.text) for pair in pairs for line in pair)
    width = lengths[len(lengths) * 9 // 10]
    if width > _WIDEST_WRAP:
        return None
    full = sum(_is_full(first, second, width) for first, second in pairs)
    return width if full >= 0.6 * len(pairs) else None


def _pairs(stanza: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    for first, second in pairwise(stanza):
        if not (first.stands_alone or second.stands_alone or lines.BULLET.match(second.text)):
            yield first, second


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - 2


def _paragraphs(stanza: Sequence[_Line], width: int | None) -> Iterator[Span]:
    """Spans of the paragraphs in a stanza: lines that belong together are joined."""
    start, last = stanza[0].span.start, stanza[0]
    for line in stanza[1:]:
        if not _continues(last, line, width):
            yield Span(start, last.span.end)
            start = line.span.start
        last = line
    yield Span(start, last.span.end)


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if line.stands_alone or following.stands_alone or lines.BULLET.match(following.text):
        return False
    if width is not None and _is_full(line, following, width):
        return True
    return following.text[0].islower() and not line.text.endswith(_TERMINAL)


def _unglued(text: str, span: Span) -> Iterator[Span]:
    """Split off button texts glued to a paragraph, and cut what is too long."""
    wording = lines.furniture()
    start, end = span.start, span.end
    before = wording.glued_before.match(text, start, end)
    if before:
        yield Span(start, before.end())
        start = before.end()
    tail = max(start, end - 60)
    after = wording.glued_after.search(text, tail, end)
    if after and after.start("phrase") > start:
        end = after.start("phrase")
    yield from _cut(text, Span(start, end))
    if end < span.end:
        yield Span(end, span.end)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        cut = max((match.end() for match in _SENTENCE_END.finditer(text, limit - 2_000, limit)), default=0)
        if not cut:
            space = text.rfind(" ", limit - 2_000, limit)
            cut = space + 1 if space > 0 else limit
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _kind(content: str) -> BlockKind:
    if len(content) > 600:
        return BlockKind.PROSE
    if lines.is_boilerplate(content):
        return BlockKind.BOILERPLATE
    if lines.is_dateline(content) or lines.is_heading(content):
        return BlockKind.HEADING
    return BlockKind.PROSE


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None

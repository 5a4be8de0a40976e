"""Where a text quotes: spans between quotation marks, also those never closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.model import Block, Document, Span

_OPEN = "“«„"
_CLOSE = "”»"
_CURVED = re.compile(f"[{_OPEN}{_CLOSE}]")
_STRAIGHT = re.compile('"')
_REACH = 3000
_PARTICLES = frozenset(
    "a an the and or of on in at to by for with from between over under about against as its".split()
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks (marks left out); `closed` is False when the block ends first."""

    span: Span
    closed: bool


def quotations(document: Document, block: Block, *, continued: bool = False) -> tuple[Quotation, ...]:
    """Quotations of a block in order. A new opening mark inside a quotation belongs to it.

    A block that has typographic marks is read by them alone: straight ones beside them are inches or inner quotes.
    `continued` tells that the block before left a quotation open: its words may go on to a closing mark of this one.
    """
    text, found = document.text, []
    marks = _marks(text, block.span)
    start = _beginning(text, block.span, marks, continued=continued)
    for i, opens in marks:
        if start < 0 and opens is not False:
            start = i + 1
        elif start >= 0 and opens is not True:
            found.append(Quotation(Span(start, i), closed=True))
            start = -1
    if 0 <= start < block.span.end:
        found.append(Quotation(Span(start, block.span.end), closed=False))
    return tuple(q for q in found if text[q.span.start : q.span.end].strip())


def _marks(text: str, span: Span) -> list[tuple[int, bool | None]]:
    """Offsets of the marks of a block and whether each opens (None: either, by its place)."""
    found = [(m.start(), m[0] in _OPEN) for m in _CURVED.finditer(text, span.start, span.end)]
    return [*found] if found else [(m.start(), None) for m in _STRAIGHT.finditer(text, span.start, span.end)]


def _beginning(text: str, span: Span, marks: Sequence[tuple[int, bool | None]], *, continued: bool) -> int:
    """Where a quotation begins whose opening mark stands in an earlier block or is missing; -1 for none.

    A quotation without opening mark is read from the colon that leads to it.
    """
    if marks and marks[0][1] is False:
        colon = text.rfind(": ", span.start, marks[0][0])
        return span.start if continued else colon + 2 if colon >= 0 else -1
    if continued and not marks:
        following = next(
            (i for i in range(span.end, min(len(text), span.end + _REACH)) if text[i] in _OPEN + _CLOSE), -1
        )
        return span.start if following >= 0 and text[following] in _CLOSE else -1
    return -1


def words_in(document: Document, span: Span) -> tuple[str, ...]:
    """The words of a stretch, by white space."""
    return tuple(document.text[span.start : span.end].split())


def is_name(document: Document, span: Span) -> bool:
    """Whether quotation marks only set off a name: its words are capitalised but for particles ("Winter War")."""
    words = [w for w in words_in(document, span) if w.casefold() not in _PARTICLES]
    return bool(words) and all(w[:1].isupper() or not w[:1].isalpha() for w in words)


def stands_alone(document: Document, span: Span) -> bool:
    """Whether a quotation is a sentence of its own: it begins with a capital after a stop, a colon or a line break."""
    before = document.text[max(0, span.start - 80) : span.start - 1]
    rest = before.rstrip()
    broken = not rest or "\n" in before[len(rest) :]
    return document.text[span.start : span.start + 1].isupper() and (broken or rest[-1] in '.:”"?!»')


def balanced(document: Document, span: Span) -> Span:
    """A span that ends right before the mark which closes a quotation opened inside it, with that mark."""
    text, mark = document.text, document.text[span.end : span.end + 1]
    inside = text[span.start : span.end]
    opened = inside.count('"') % 2 == 1 if mark == '"' else any(inside.rfind(o) > inside.rfind(mark) for o in _OPEN)
    return Span(span.start, span.end + 1) if mark and mark in _CLOSE + '"' and opened else span

"""Where a text quotes: spans between quotation marks, also those never closed."""

from __future__ import annotations

from dataclasses import dataclass

from diplograph.model import Block, Document, Span

_OPEN = "“«„"
_CLOSE = "”»"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks (marks left out); `closed` is False when the block ends first."""

    span: Span
    closed: bool


def quotations(document: Document, block: Block) -> tuple[Quotation, ...]:
    """Quotations of a block in order. A new opening mark inside a quotation belongs to it."""
    text, found, start = document.text, [], -1
    typographic = any(c in text[block.span.start : block.span.end] for c in _OPEN)
    for i in range(block.span.start, block.span.end):
        mark = text[i]
        if start < 0 and (mark in _OPEN or (mark == '"' and not typographic)):
            start = i + 1
        elif start >= 0 and (mark in _CLOSE or (mark == '"' and not typographic)):
            found.append(Quotation(Span(start, i), True))
            start = -1
    if 0 <= start < block.span.end:
        found.append(Quotation(Span(start, block.span.end), False))
    return tuple(q for q in found if text[q.span.start : q.span.end].strip())

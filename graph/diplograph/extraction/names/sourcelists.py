"""The list of sources at the end of a briefing: no prose, but it names bodies that the briefing rests on."""

from __future__ import annotations

from diplograph.extraction.words.wordlists import words
from diplograph.model import Block, BlockKind, Document

_OPENINGS = words("sourcelists.openings")
#: Items longer than this are no list of sources.
_LONGEST = 400


def source_items(document: Document) -> tuple[Block, ...]:
    """Items of lists that "Sources" or "References" opens, in order; other furniture of a page is not among them."""
    items: list[Block] = []
    listing = False
    for block in document.blocks:
        words = document.text[block.span.start : block.span.end].strip()
        if words.strip("#*: ").casefold() in _OPENINGS:
            listing = True
        elif block.kind is not BlockKind.BOILERPLATE:
            listing = False
        elif listing and words[:1] in "-*•–" and "://" not in words and len(words) <= _LONGEST:
            items.append(block)
    return tuple(items)

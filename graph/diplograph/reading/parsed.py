"""What a format's reader hands over: the text of a file with what its metadata and markup say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from diplograph.model import Span

_SPACE = re.compile(r"\s+")


class UnreadableError(Exception):
    """A file or record that cannot be read as a document; the message is the one-line reason."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Text of one document as its format gives it.

    `headings` are the spans the markup calls headings. `issued` is the date the markup gives for the document
    itself; `created` is when the file was made, a weaker hint. Both are EDTF. `markdown` tells that the text
    is Markdown. `name` and `source` replace those of the file where the record has its own.
    """

    text: str
    headings: frozenset[Span] = field(default_factory=frozenset)
    title: str | None = None
    issued: str | None = None
    created: str | None = None
    source: str | None = None
    name: str | None = None
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, list item or table cell of a document with markup."""

    text: str
    heading: bool = False


def assemble(pieces: Iterable[Piece]) -> tuple[str, frozenset[Span]]:
    r"""Join pieces into a text with a blank line between them; also the spans of the headings among them.

    White space inside a piece becomes single spaces, and pieces without text are left out.

    >>> assemble([Piece("Trade", heading=True), Piece("Oil\n  and gas.")])
    ('Trade\n\nOil and gas.', frozenset({Span(start=0, end=5)}))
    """
    texts: list[str] = []
    headings: set[Span] = set()
    position = 0
    for piece in pieces:
        text = _SPACE.sub(" ", piece.text).strip()
        if not text:
            continue
        if piece.heading:
            headings.add(Span(position, position + len(text)))
        texts.append(text)
        position += len(text) + 2
    return "\n\n".join(texts), frozenset(headings)

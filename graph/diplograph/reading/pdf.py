"""PDF files: lines of the pages joined to paragraphs, without running heads; by pypdf."""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from diplograph.reading.dates import normalise
from diplograph.reading.lines import BULLET
from diplograph.reading.parsed import Parsed, Piece, UnreadableError, assemble

# What pypdf is known to raise on damaged files beside its own errors.
_DAMAGE = (
    PyPdfError, DependencyError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError,
    RecursionError, NotImplementedError, OSError, EOFError, OverflowError, zlib.error,
)  # fmt: skip
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
_EDGE = 2
_REPEATED = 3

# Remarks on damaged files go nowhere unless a program listens: the reason a file is skipped says what matters.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def parse_pdf(data: bytes) -> Parsed:
    """Text and metadata of a PDF. Raises UnreadableError if it is broken, needs a password or holds only pictures."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("encrypted PDF (needs a password)")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        title, created = _metadata(reader)
    except _DAMAGE as error:
        raise UnreadableError("broken PDF") from error
    text, _ = assemble(Piece(paragraph) for paragraph in _paragraphs(_without_running_heads(pages)))
    if not text:
        raise UnreadableError("no text in the PDF (a scan?)")
    return Parsed(text, title=title, created=created)


def _metadata(reader: PdfReader) -> tuple[str | None, str | None]:
    """Title and creation date. Titles that are file names left by the printing program are no titles."""
    metadata = reader.metadata
    if metadata is None:
        return None, None
    title = metadata.title
    if title and re.search(r"\.\w{2,5}$|^untitled|^microsoft word\b", str(title).strip(), re.IGNORECASE):
        title = None
    return str(title) if title else None, normalise(str(metadata.get("/CreationDate", "")).removeprefix("D:"))


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, less those that stand at the edge of at least three pages, whatever number they carry."""
    edges = Counter(key for page in pages for key in {_edge_key(line) for line in _edge_lines(page)})
    kept: list[str] = []
    for page in pages:
        texts = [line.strip() for line in page]
        for number, line in enumerate(texts):
            at_edge = number < _EDGE or number >= len(texts) - _EDGE
            if not (at_edge and edges[_edge_key(line)] >= _REPEATED):
                kept.append(line)
    return kept


def _edge_lines(page: Sequence[str]) -> list[str]:
    return [line for line in (*page[:_EDGE], *page[-_EDGE:]) if line.strip()]


def _edge_key(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join lines. A paragraph ends at an empty line, before a bullet, and after a sentence on a short line."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraph = ""
    for line in lines:
        if not line or BULLET.match(line):
            yield paragraph
            paragraph = line
            continue
        paragraph = _joined(paragraph, line) if paragraph else line
        if len(line) < 0.8 * width and (line.endswith((".", "!", "?", ":", "”", '"')) or len(paragraph) == len(line)):
            yield paragraph
            paragraph = ""
    yield paragraph


def _joined(paragraph: str, line: str) -> str:
    if _HYPHEN.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"

"""Word files (.docx): paragraphs, headings by style, tables cell by cell; by python-docx."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from diplograph.reading.parsed import Parsed, Piece, UnreadableError, assemble

# What zipfile, lxml and python-docx raise on damaged files.
_DAMAGE = (
    BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError, NotImplementedError,
    OSError, RuntimeError, zlib.error,
)  # fmt: skip
_LARGEST_CONTENT = 200_000_000
_HEADING_STYLES = ("heading", "title", "subtitle")

# The date in python-docx's template, which every file made with it carries unless its program sets another.
_TEMPLATE_DATE = dt.date(2013, 12, 23)


def parse_docx(data: bytes) -> Parsed:
    """Text and metadata of a Word file. Raises UnreadableError if it is broken or unpacks to more than 200 MB."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _LARGEST_CONTENT:
            raise UnreadableError(f"too large when unpacked ({size // 1_000_000} MB)")
        word = docx.Document(BytesIO(data))
        text, headings = assemble(_pieces(word))
    except _DAMAGE as error:
        raise UnreadableError("broken Word file") from error
    properties = word.core_properties
    created = properties.created.date() if properties.created else None
    return Parsed(
        text,
        headings,
        title=properties.title if properties.title != "Word Document" else None,
        created=created.isoformat() if created and created != _TEMPLATE_DATE else None,
    )


def _pieces(container: WordDocument | Table) -> Iterator[Piece]:
    if isinstance(container, Table):
        yield from _cells(container)
        return
    for item in container.iter_inner_content():
        if isinstance(item, Table):
            yield from _pieces(item)
        else:
            yield _piece(item)


def _cells(table: Table) -> Iterator[Piece]:
    """Each cell's paragraphs once; python-docx lists a merged cell at every place it covers."""
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            for item in cell.iter_inner_content():
                if isinstance(item, Table):
                    yield from _cells(item)
                else:
                    yield _piece(item)


def _piece(paragraph: Paragraph) -> Piece:
    style = paragraph.style.name if paragraph.style is not None else None
    return Piece(paragraph.text, heading=(style or "").casefold().startswith(_HEADING_STYLES))

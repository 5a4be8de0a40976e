"""Small PDF and Word files made on the spot, so that no binary file is kept with the tests."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from pypdf import PdfReader, PdfWriter


def make_pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, created: str | None = None) -> bytes:
    """A PDF whose pages hold the given lines of ASCII text, one below the other."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(_bare_pdf(pages))))
    values = {"/Title": title, "/CreationDate": created}
    writer.add_metadata({key: value for key, value in values.items() if value})
    return _written(writer)


def lock_pdf(data: bytes, password: str) -> bytes:
    """The same PDF, to be opened with a password only."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(data)))
    writer.encrypt(password, "the owner's", algorithm="AES-128")
    return _written(writer)


def make_docx(paragraphs: Sequence[tuple[str, str]], *, rows: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A Word file of (style, text) paragraphs followed by a table."""
    word = docx.Document()
    word.core_properties.title = title
    for style, text in paragraphs:
        word.add_paragraph(text, style=style)
    if rows:
        table = word.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _written(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _bare_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """The least a PDF needs: catalogue, page tree, one font, and a content stream for each page."""
    numbers = [4 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
        shown = " T* ".join(f"({line}) Tj" for line in escaped)
        content = f"BT /F1 10 Tf 14 TL 50 750 Td {shown} ET".encode("ascii")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + trailer % (size, table, size, len(body))

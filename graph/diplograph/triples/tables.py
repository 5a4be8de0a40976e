"""Rows for people: aligned tables, Markdown, CSV and TSV in which a hostile text can do nothing."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence

from diplograph.triples.namespaces import without_surrogates

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_WIDEST = 60


def spreadsheet_safe(text: str) -> str:
    """`text` that no spreadsheet reads as a formula: `'` in front where it would start one, unless it is a number."""
    text = without_surrogates(text).replace("\0", "\ufffd")
    if text.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def visible(text: str) -> str:
    """`text` on one line: line ends and tabs become spaces, other control and format characters U+FFFD."""
    spaced = re.sub(r"[\t\n\r\u2028\u2029]+", " ", without_surrogates(text))
    return "".join("\ufffd" if unicodedata.category(c) in _HIDDEN else c for c in spaced)


def width(text: str) -> int:
    """Columns of a terminal that `text` takes (East Asian wide characters two, combining marks none)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], widest: int = _WIDEST) -> str:
    """A table of aligned columns for a terminal; cells wider than `widest` are cut."""
    cells = [[_cut(visible(cell), widest) for cell in row] for row in (header, *rows)]
    widths = [max((width(row[i]) for row in cells), default=0) for i in range(len(header))]
    cells.insert(1, ["─" * size for size in widths])
    lines = (
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)) for row in cells
    )
    return "".join(line.rstrip() + "\n" for line in lines)


def _cut(text: str, widest: int) -> str:
    if width(text) <= widest:
        return text
    while width(text) >= widest:
        text = text[:-1]
    return text + "…"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; characters that Markdown or HTML would read are escaped."""
    lines = [header, ["---"] * len(header), *([_markdown_cell(cell) for cell in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _markdown_cell(text: str) -> str:
    escaped = re.sub(r"([\\`*_{}\[\]|~])", r"\\\1", visible(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def comma_separated(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """CSV with a header and bare line feeds, every cell `spreadsheet_safe`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([spreadsheet_safe(cell) for cell in row] for row in rows)
    return stream.getvalue()

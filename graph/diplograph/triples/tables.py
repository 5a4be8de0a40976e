"""Rows for people: aligned tables, Markdown, CSV and TSV in which a hostile text can do nothing."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from diplograph.triples.namespaces import without_surrogates

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_NARROWEST = 10
_MOST_LINES = 8
COLUMNS = 80
"""Width of a terminal where nothing else is known."""


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


def fitted(header: Sequence[str], rows: Sequence[Sequence[str]], columns: int = COLUMNS) -> str:
    """A table at most `columns` wide: columns without any value are left out, long cells are wrapped.

    Where even that is too much, each row becomes a block of lines `name  value`.
    """
    kept = [i for i in range(len(header)) if not rows or any(row[i] for row in rows)]
    cells = [[visible(row[i]) for i in kept] for row in (header, *rows)]
    widths = _widths(cells, columns - 2 * (len(kept) - 1))
    if widths is None:
        return _blocks(cells, columns)
    lines = []
    for row in (cells[0], ["─" * size for size in widths], *cells[1:]):
        wrapped = [_wrapped(cell, size) for cell, size in zip(row, widths, strict=True)]
        lines += ["  ".join(map(_padded, line, widths)) for line in zip_longest(*wrapped, fillvalue="")]
    return "".join(line.rstrip() + "\n" for line in lines)


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _widths(cells: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths of the columns: the natural ones, the widest narrowed until all fit; None if none may be so narrow."""
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    least = [max(min(size, _NARROWEST), width(name)) for size, name in zip(widths, cells[0], strict=True)]
    if sum(least) > room:
        return None
    while sum(widths) > room:
        spare = [size - floor for size, floor in zip(widths, least, strict=True)]
        widest = max((i for i in range(len(widths)) if spare[i]), key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


def _blocks(cells: Sequence[Sequence[str]], columns: int) -> str:
    names = max(map(width, cells[0]))
    lines = []
    for row in cells[1:]:
        for name, cell in zip(cells[0], row, strict=True):
            for number, line in enumerate(_wrapped(cell, columns - names - 2) if cell else []):
                label = "" if number else name
                lines.append(label + " " * (names - width(label)) + "  " + line)
        lines.append("")
    return "".join(line.rstrip() + "\n" for line in lines or ["  ".join(cells[0])])


def _wrapped(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, broken between words where possible, at most `_MOST_LINES`."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        while width(word) > room:
            piece = _cut(word, room).removesuffix("…")
            lines.append(piece)
            word = word[len(piece) :]
        line = word
    lines.append(line)
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], _cut(lines[_MOST_LINES - 1] + " " * room, room)]


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
    return "".join(_csv_line(row) for row in (header, *([spreadsheet_safe(cell) for cell in row] for row in rows)))


def _csv_line(row: Sequence[str]) -> str:
    stream = io.StringIO()
    # The writer quotes a carriage return only where its own line ends have one.
    csv.writer(stream, lineterminator="\r\n").writerow(row)
    return stream.getvalue().removesuffix("\r\n") + "\n"

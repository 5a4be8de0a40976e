"""Files, folders and standard input: which are documents, and what happened to those that could not be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from diplograph.errors import InputError, one_line
from diplograph.model import Document
from diplograph.reading.encoding import decode
from diplograph.reading.markdown import parse_markdown
from diplograph.reading.parsed import Parsed, UnreadableError
from diplograph.reading.records import parse_jsonl
from diplograph.reading.text import document

LARGEST_FILE = 50_000_000
"""Bytes; larger files are skipped."""

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that is not among the documents, and the one-line reason."""

    name: str
    reason: str


def read(paths: Iterable[Path | str], *, stdin: BinaryIO | None = None) -> Iterator[Document | Skipped]:
    """Read files, folders (recursively, in sorted order, without hidden files) and `-` (standard input).

    The same text is read once; later copies are Skipped. Raises InputError, before anything is read, for a path
    that does not exist and for `-` without `stdin`.
    """
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name == "-" and stdin is None:
            raise InputError("-: there is no standard input to read")
        if name != "-" and not Path(name).exists():
            raise InputError(f"{one_line(name)}: no such file or folder")
    return _once(found for name in names for found in _read_path(name, stdin))


def _once(found: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
    first: dict[str, str] = {}
    for item in found:
        if isinstance(item, Document):
            if item.sha256 in first:
                yield Skipped(item.name, f"the same text as {first[item.sha256]}")
                continue
            first[item.sha256] = item.name
        yield item


def _read_path(path: str, stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    if path == "-" and stdin is not None:
        yield from _read_bytes(stdin.read(LARGEST_FILE + 1), STANDARD_INPUT, ".txt")
        return
    for file in _files(Path(path)):
        yield from _read_file(file)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _read_file(path: Path) -> Iterator[Document | Skipped]:
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        yield Skipped(path.name, f"unknown kind of file (readable are {' '.join(SUFFIXES)})")
        return
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        yield Skipped(path.name, f"cannot be opened: {error.strerror}")
        return
    yield from _read_bytes(data, path.name, suffix)


def _read_bytes(data: bytes, name: str, suffix: str) -> Iterator[Document | Skipped]:
    if len(data) > LARGEST_FILE:
        yield Skipped(name, f"too large (more than {LARGEST_FILE // 1_000_000} MB)")
        return
    try:
        if suffix == ".jsonl":
            yield from _read_records(data, name)
        else:
            yield document(_PARSERS[suffix](data), name)
    except UnreadableError as reason:
        yield Skipped(name, str(reason))


def _read_records(data: bytes, name: str) -> Iterator[Document | Skipped]:
    for number, record in parse_jsonl(data):
        place = f"{name}:{number}"
        try:
            if isinstance(record, UnreadableError):
                raise record
            yield document(record, place)
        except UnreadableError as reason:
            yield Skipped(place, str(reason))


def _parse_text(data: bytes) -> Parsed:
    return Parsed(decode(data))


def _parse_markdown(data: bytes) -> Parsed:
    return parse_markdown(decode(data))


# The three below load their libraries when the first such file is met: that takes longer than reading the file.
def _parse_html(data: bytes) -> Parsed:
    from diplograph.reading.web import parse_html

    return parse_html(data)


def _parse_pdf(data: bytes) -> Parsed:
    from diplograph.reading.pdf import parse_pdf

    return parse_pdf(data)


def _parse_docx(data: bytes) -> Parsed:
    from diplograph.reading.word import parse_docx

    return parse_docx(data)


_PARSERS: Mapping[str, Callable[[bytes], Parsed]] = {
    ".txt": _parse_text,
    ".md": _parse_markdown,
    ".html": _parse_html,
    ".htm": _parse_html,
    ".pdf": _parse_pdf,
    ".docx": _parse_docx,
}
SUFFIXES = (*_PARSERS, ".jsonl")
"""File name endings that are read, in lower case."""

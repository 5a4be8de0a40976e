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


@dataclass(frozen=True, slots=True)
class Found:
    """A document or what was skipped, and where: the absolute path of a file or `id:` and the id of a record.

    `origin` is empty where nothing can tell the place again (standard input, records without id).
    """

    origin: str
    item: Document | Skipped


def read(
    paths: Iterable[Path | str], *, stdin: BinaryIO | None = None, exclude: Iterable[Path] = ()
) -> Iterator[Document | Skipped]:
    """Read files, folders (recursively, in sorted order, without hidden files) and `-` (standard input).

    The same text is read once; later copies are Skipped. Files and folders in `exclude` are left out of the folders
    they are in. Raises InputError, before anything is read, for a path that does not exist and for `-` without `stdin`.
    """
    return (found.item for found in locate(paths, stdin=stdin, exclude=exclude))


def locate(
    paths: Iterable[Path | str], *, stdin: BinaryIO | None = None, exclude: Iterable[Path] = ()
) -> Iterator[Found]:
    """As `read`, with the origin of each."""
    names = [os.fspath(path) for path in paths]
    for name in names:
        if name == "-" and stdin is None:
            raise InputError("-: there is no standard input to read")
        if name != "-" and not Path(name).exists():
            raise InputError(f"{one_line(name)}: no such file or folder")
    excluded = frozenset(path.resolve() for path in exclude)
    return _once(found for name in names for found in _read_path(name, stdin, excluded))


def _once(found: Iterable[Found]) -> Iterator[Found]:
    first: dict[str, str] = {}
    for each in found:
        if isinstance(each.item, Document):
            if each.item.sha256 in first:
                yield Found(each.origin, Skipped(each.item.name, f"the same text as {first[each.item.sha256]}"))
                continue
            first[each.item.sha256] = each.item.name
        yield each


def _read_path(path: str, stdin: BinaryIO | None, exclude: frozenset[Path]) -> Iterator[Found]:
    if path == "-" and stdin is not None:
        for item in _read_bytes(stdin.read(LARGEST_FILE + 1), STANDARD_INPUT, ".txt"):
            yield Found("", item)
        return
    for file in _files(Path(path), exclude):
        for item in _read_file(file):
            yield Found(_origin(file, item), item)


def _origin(file: Path, item: Document | Skipped) -> str:
    if file.suffix.casefold() != ".jsonl":
        return str(file.resolve())
    return "" if item.name.startswith(f"{file.name}:") else f"id:{item.name}"


def _files(path: Path, exclude: frozenset[Path]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if _is_read(here / name, exclude))
        yield from (here / name for name in sorted(names) if _is_read(here / name, exclude))


def _is_read(path: Path, exclude: frozenset[Path]) -> bool:
    return not path.name.startswith(".") and (not exclude or path.resolve() not in exclude)


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

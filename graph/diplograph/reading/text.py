"""From a text to a document: its id, hash, blocks, title and date."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath

from diplograph.errors import InputError
from diplograph.model import Document
from diplograph.reading.blocks import find_blocks
from diplograph.reading.dates import normalise
from diplograph.reading.encoding import clean
from diplograph.reading.markdown import find_markdown_blocks
from diplograph.reading.metadata import find_issued, find_title
from diplograph.reading.parsed import Parsed, UnreadableError

_SLUG_LENGTH = 60


def read_text(
    text: str, *, name: str, title: str | None = None, issued: str | None = None, source: str | None = None
) -> Document:
    """Make a document of a plain text; `name` is what messages call it, e.g. a file name.

    Title and date are looked for in the text where they are not given. `issued` may be EDTF, ISO or a date in
    words. Raises InputError if the text is empty or `issued` is no date.
    """
    if issued is not None and normalise(issued) is None:
        raise InputError(f"{name}: {issued!r} is not a date (expected YYYY, YYYY-MM or YYYY-MM-DD)")
    try:
        return document(Parsed(text, title=title, issued=issued, source=source), name)
    except UnreadableError as reason:
        raise InputError(f"{name}: {reason}") from reason


def document(parsed: Parsed, name: str) -> Document:
    """The document of a parsed file. Raises UnreadableError if there is no text in it."""
    text = clean(parsed.text)
    if not any(map(str.isalnum, text)):
        raise UnreadableError("no text in it")
    name = clean(parsed.name or name)
    blocks = find_markdown_blocks(text) if parsed.markdown else find_blocks(text, parsed.headings)
    title = _one_line(parsed.title) or find_title(text, blocks)
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    given = normalise(parsed.issued) if parsed.issued else None
    return Document(
        id=_document_id(title or PurePath(name).stem, sha256),
        text=text,
        sha256=sha256,
        blocks=blocks,
        title=title,
        issued=given or find_issued(text, name) or parsed.created,
        source=_one_line(parsed.source) or name,
        name=name,
    )


def _document_id(title: str, sha256: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", title) if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain.casefold())).strip("-")
    if len(words) > _SLUG_LENGTH:
        words = words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    return "-".join(part for part in ("doc", words, sha256[:10]) if part)


def _one_line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None

"""JSON Lines: one document a line, `{"text", "title"?, "date"?, "source"?, "id"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from diplograph.reading.encoding import decode
from diplograph.reading.parsed import Parsed, UnreadableError


def parse_jsonl(data: bytes) -> Iterator[tuple[int, Parsed | UnreadableError]]:
    """Each line that is not empty with its number from 1: the record, or why it is none.

    Raises UnreadableError for binary data.
    """
    for number, line in enumerate(decode(data).split("\n"), 1):
        if line.strip():
            try:
                yield number, _record(line)
            except UnreadableError as reason:
                yield number, reason


def _record(line: str) -> Parsed:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not a JSON object") from error
    if not isinstance(data, dict):
        raise UnreadableError("not a JSON object")
    text = data.get("text")
    if not isinstance(text, str):
        raise UnreadableError('no "text" that is a string')
    return Parsed(
        text,
        title=_value(data, "title"),
        issued=_value(data, "date"),
        source=_value(data, "source"),
        name=_value(data, "id"),
    )


def _value(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() else None

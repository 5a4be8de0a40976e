"""Entries of the ledger as text that a literal can hold on any server: JSON, compressed, Base64."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import astuple

from diplograph.errors import ServerError
from diplograph.triples.ledger import Entry

_LARGEST = 200_000_000


def packed(entry: Entry) -> str:
    """An entry as text; the same entry gives the same text."""
    plain = json.dumps(astuple(entry), separators=(",", ":"), ensure_ascii=True).encode()
    return base64.b64encode(zlib.compress(plain, 9)).decode()


def unpacked(text: str) -> Entry:
    """The entry of a text that `packed` made. Raises ServerError if it is none."""
    try:
        plain = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), _LARGEST)
        name, sha256, fingerprint, file, title, origins, versions = json.loads(plain)
        given = tuple(((kind, key), value) for (kind, key), value in versions)
    except (ValueError, zlib.error) as error:
        raise ServerError("the ledger on the server is damaged; build into an empty server again") from error
    return Entry(name, sha256, fingerprint, file, title, tuple(origins), given)

"""From bytes to text: byte order marks, UTF-8, UTF-16 and the old national encodings."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes, is_binary

from diplograph.reading.parsed import UnreadableError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What files about world politics are met in; without this list short texts are taken for rare code pages.
_NATIONAL = [
    "cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "cp932", "euc_kr", "euc_jp", "mac_roman",
]  # fmt: skip

# PDF, ZIP, PNG, JPEG, GIF, ELF, gzip, old Office files.
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3}")
_SAMPLE = 65_536

# Not allowed in XML 1.0 (so in no RDF/XML or GraphML): controls, lone surrogates, the two non-characters.
# Vertical tab and form feed are white space and stay; `blocks` ends a block at them.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Replace each character that no RDF syntax or XML can carry by U+FFFD, one for one, so offsets stay.

    >>> clean("a\x00b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def decode(data: bytes) -> str:
    """Text of a text file, without its byte order mark and otherwise unchanged.

    UTF-8 is taken whenever the bytes are valid UTF-8; otherwise Windows-1252 unless long runs of high bytes
    tell another script. Raises UnreadableError for binary data and undecodable bytes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        text = data.decode(wide, errors="replace")
        if len(_FORBIDDEN.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 50:
            raise UnreadableError("binary data, not text")
        return text
    if data.startswith(_SIGNATURES) or _looks_binary(data[:_SAMPLE]):
        raise UnreadableError("binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_national(data)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every other byte."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _looks_binary(sample: bytes) -> bool:
    controls = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return controls > len(sample) // 50 or (controls > 0 and is_binary(sample))


def _decode_national(data: bytes) -> str:
    if not _HIGH_RUN.search(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data, cp_isolation=_NATIONAL).best()
    if best is None:
        raise UnreadableError("text in an unknown encoding (expected UTF-8)")
    return str(best)

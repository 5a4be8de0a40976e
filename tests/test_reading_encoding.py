"""Reading: encodings and characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.reading.encoding import clean, decode
from diplograph.reading.parsed import UnreadableError

WESTERN = "Café “Kyiv” – said Mr. Müller, it’s a €5 billion façade. "
RUSSIAN = "Министр иностранных дел России Сергей Лавров провёл переговоры в Москве. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text(encoding: str) -> None:
    """English with typographic signs is read the same from all its usual encodings."""
    assert decode(WESTERN.encode(encoding)) == WESTERN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8_r"])
def test_russian_text(encoding: str) -> None:
    """Russian is told from Western text."""
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("text", ["It’s a deal", "Türkiye", "Russia (Россия) said"])
def test_few_foreign_letters(text: str) -> None:
    """A word or an apostrophe is enough to choose the right old encoding."""
    encoding = "cp1251" if "Р" in text else "cp1252"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 99, b"GIF89a..", b"\x1f\x8b\x08text"])
def test_binary_data_is_told(data: bytes) -> None:
    """Binary data is refused, not turned into nonsense."""
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


@given(st.text())
def test_any_utf8_text_without_controls_comes_back(text: str) -> None:
    """What is valid UTF-8 and has no control characters is decoded as such, to the character."""
    text = clean(text).replace("\ufffd", "?")
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.text(st.characters()))
def test_cleaning_keeps_offsets_and_white_space(text: str) -> None:
    """Only characters that XML forbids change, one for one, and the result can be encoded."""
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    for before, after in zip(text, cleaned, strict=True):
        assert after in {before, "\ufffd"}
        assert after == before or not before.isprintable()


def test_cleaning_replaces_what_no_rdf_syntax_carries() -> None:
    """NUL, controls, lone surrogates and non-characters become the replacement character; tabs and breaks stay."""
    assert clean("a\x00b\x1b\ud800\uffff\t\r\n\f\v\x85") == "a\ufffdb\ufffd\ufffd\ufffd\t\r\n\f\v\x85"


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    """One control character in a page of text is a slip, not a binary file."""
    assert decode(b"They met in Oslo. " * 50 + b"\x00" + b"They signed. " * 50).count("They") == 100

"""Behaviour tests of names that tell the father, of the styles before them, and of people called by the given name."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.spellings import folded
from sentences import expect, read, triples


def people(extractor: Extractor, text: str) -> set[str]:
    """Ids of the people that a text names."""
    return {e.id for e in read(extractor, text).entities if e.kind in ("Person", "Official")}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("His Highness Sheikh Zayd bin Saqr Al Kalbani visited Oman.", "zayd-bin-saqr-al-kalbani"),
        ("H.H. Sheikh Hilal bin Tahnoun Al Kalbani met with HRH Zayd bin Saqr.", "hilal-bin-tahnoun-al-kalbani"),
        ("Crown Prince Hilal bin Hamad Al Kalbani of Oman visited Kuwait.", "hilal-bin-hamad-al-kalbani"),
        ("Prime Minister Sultan bin Hilal Al Kalbani visited Oman on Sunday.", "sultan-bin-hilal-al-kalbani"),
        ("Emirati Crown Prince Mohammed bin Zayed visited Oman.", "mohamed-bin-zayed-al-nahyan"),
        ("President Sidi Ould Karkar Friday visited Mali.", "sidi-ould-karkar"),
        ("Iraqi President Zayd el-Bakrani met with Lebanon's envoy.", "zayd-el-bakrani"),
    ],
)
def test_full_names(extractor: Extractor, sentence: str, name: str) -> None:
    """A name with a particle is one name from its first word to its last, without the style before it."""
    assert name in people(extractor, sentence)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Sheikh Hilal bin Saqr Al Kalbani spoke. Prince Zayd bin Omar listened. Sheikh Hilal visited Oman.",
            "hilal-bin-saqr-al-kalbani visited oman",
        ),
        (
            "Sheikh Hilal bin Saqr Al Kalbani spoke in Doha. Later Hilal bin Saqr visited Oman.",
            "hilal-bin-saqr-al-kalbani visited oman",
        ),
        (
            "Iraqi Minister Zayd al-Bakrani spoke. After a call with Turkey, al-Bakrani visited Oman.",
            "zayd-al-bakrani visited oman",
        ),
    ],
)
def test_short_names(extractor: Extractor, text: str, statement: str) -> None:
    """Rank and given name, the name up to the father's, and the name of the tribe stand for who bears them."""
    expect(extractor, text, [statement])


def test_other_bearers(extractor: Extractor) -> None:
    """A given name that goes on is another person's."""
    found = triples(read(extractor, "Sheikh Hilal bin Saqr spoke in Doha. Sheikh Hilal Karimi visited Oman."))
    assert "hilal-bin-saqr visited oman" not in found


def test_titles_alone(extractor: Extractor) -> None:
    """Titles and styles are nobody's name."""
    text = "The Crown Prince spoke. Hilal bin Saqr, Ruler of Ras Al Khaimah, met H.H. Sheikh Zayd bin Omar."
    found = people(extractor, text)
    assert found == {"hilal-bin-saqr", "zayd-bin-omar"}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("President Zayd al-Bakrani spoke. President Zaid Bakraany visited Oman.", {"zayd-al-bakrani"}),
        ("President Abdel Fattah Sissi visited Oman.", {"abdel-fattah-el-sisi"}),
        ("President Zayd al-Bakrani spoke. President Omar Bakrani visited Oman.", {"zayd-al-bakrani", "omar-bakrani"}),
    ],
)
def test_spellings(extractor: Extractor, text: str, persons: set[str]) -> None:
    """A full name written over differently is the same person's; another given name is not."""
    assert people(extractor, text) == persons


@pytest.mark.parametrize(
    ("text", "king"),
    [
        ("Saudi Arabia is ready to help. King Abdullah received the envoy of Norway.", "abdullah-of-saudi-arabia"),
        ("Jordan is ready to help. King Abdullah received the envoy of Norway.", "abdullah-ii-of-jordan"),
    ],
)
def test_kings_of_one_name(extractor: Extractor, text: str, king: str) -> None:
    """Of two kings of one name the text means that of the land that it has named before."""
    assert king in people(extractor, text)


def test_numbers_of_kings() -> None:
    """The number is part of a king's name."""
    assert folded("Bakran I") != folded("Bakran II")


def test_seat_of_a_person(extractor: Extractor) -> None:
    """Who holds an office is no company, wherever he is based."""
    found = read(extractor, "Tobruk-based Prime Minister Zayd al Bakrani visited Oman.")
    assert [e.kind for e in found.entities if e.id == "zayd-al-bakrani"] == ["Official"]

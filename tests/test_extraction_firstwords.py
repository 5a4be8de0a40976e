"""People whom a text goes on calling by the first word of their name, and styles of address before names."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Chinese President Xi Jinping went home. On Monday, Xi met Gabriel Boric.",
            "xi-jinping metWith gabriel-boric",
        ),
        (
            "Japanese Foreign Minister Mori Kenta spoke. Minister Mori visited Kenya.",
            "mori-kenta visited kenya",
        ),
        (
            "South Korean President Yoo In-ho spoke. Yoo visited Kenya on Friday.",
            "yoo-in-ho visited kenya",
        ),
    ],
)
def test_first_word(extractor: Extractor, text: str, fact: str) -> None:
    """The first word of somebody's full name stands for him where nobody else has it."""
    expect(extractor, text, [fact])


def test_first_word_of_two(extractor: Extractor) -> None:
    """A first word that two people of the document have stands for neither."""
    forbid(
        extractor,
        "John Smith met John Brown. John visited Kenya.",
        ["john-smith visited kenya", "john-brown visited kenya"],
    )


def test_monarch(extractor: Extractor) -> None:
    """The given name of a monarch with a number is nobody's first word."""
    forbid(extractor, "King Leka II of Albania died. Prime Minister Leka visited Kenya.", ["leka-ii visited kenya"])


@pytest.mark.parametrize("style", ["Datuk Seri", "Tan Sri", "Dato' Sri", "Datuk"])
def test_styles(extractor: Extractor, style: str) -> None:
    """Styles of several words before a name are no part of it and nobody of their own."""
    text = f"Malaysian Foreign Minister {style} Razak Salleh visited Kenya."
    expect(
        extractor, text, ["razak-salleh visited kenya", "razak-salleh holdsPosition position-foreign-minister-malaysia"]
    )


def test_given_name_before_a_known_name(extractor: Extractor) -> None:
    """One more given name between a title and a known full name does not make another person."""
    text = "Prime Minister Muhammad Shehbaz Sharif visited Kenya."
    expect(extractor, text, ["pakistan hasHeadOfGovernment shehbaz-sharif", "shehbaz-sharif visited kenya"])

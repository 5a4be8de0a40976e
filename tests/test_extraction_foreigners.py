"""Whose office a bare title is: not of the land that its holder goes to, nor of the counterpart's or a colleague's."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

ABOUT = " Kenya is glad. Kenya said so."


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Bo Ka will make an official visit to Kenya." + ABOUT,
        "Foreign Minister Bo Ka arrived in Kenya." + ABOUT,
        "Foreign Minister Bo Ka and his Kenyan counterpart met in Lima." + ABOUT,
    ],
)
def test_not_of_the_host(extractor: Extractor, text: str) -> None:
    """A minister who goes to a land, or meets its minister as his counterpart, is none of its."""
    forbid(extractor, text, ["bo-ka holdsPosition position-foreign-minister-kenya"])


def test_of_the_topic(extractor: Extractor) -> None:
    """A minister who goes nowhere is one of the land that the text is about."""
    text = "Foreign Minister Bo Ka spoke on Monday." + ABOUT
    expect(extractor, text, ["bo-ka holdsPosition position-foreign-minister-kenya"])


def test_one_head_at_a_time(extractor: Extractor) -> None:
    """Of two prime ministers who meet only one is that of the land that the text is about."""
    text = "Kenyan Prime Minister Bo Ka was in Suva." + ABOUT + " Bo Ka met Prime Minister Lee Tan there."
    forbid(extractor, text, ["kenya hasHeadOfGovernment lee-tan"])


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Foreign Secretary Amrit Rai spoke. Nepal agreed. Nepal left.", "nepal"),
        ("Foreign Secretary Anna Hill spoke on Monday.", "united-kingdom"),
        ("Foreign Secretary Amrit Rai met his Indian counterpart, Foreign Secretary Bo Ka. Nepal left.", "nepal"),
    ],
)
def test_shared_titles(extractor: Extractor, text: str, state: str) -> None:
    """A title that several states have is that of the one that the text is about."""
    holder = "anna-hill" if "Hill" in text else "amrit-rai"
    expect(extractor, text, [f"{holder} holdsPosition position-foreign-secretary-{state}"])


def test_counterpart_with_title(extractor: Extractor) -> None:
    """A counterpart may have a title before the name."""
    text = "Nepali Foreign Secretary Amrit Rai and his Indian counterpart Foreign Secretary Bo Ka met."
    expect(extractor, text, ["bo-ka holdsPosition position-foreign-secretary-india"])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Israeli Foreign Minister Israel Stern visited Kenya.", "israel-stern visited kenya"),
        ("US Vice President J D Moore visited Kenya.", "j-d-moore visited kenya"),
        (
            "Anna Hill, Foreign Minister of Kenya in 2019, spoke.",
            "anna-hill holdsPosition position-foreign-minister-kenya",
        ),
        ("Kenya praised Asean.", "kenya supports association-of-southeast-asian-nations"),
    ],
)
def test_names(extractor: Extractor, text: str, fact: str) -> None:
    """Given names that are lands, initials, an apposition before a time, and acronyms written as words."""
    expect(extractor, text, [fact])


def test_land_after_surname(extractor: Extractor) -> None:
    """A land that owns what follows is no second half of the surname before it."""
    text = "I conveyed to Prime Minister Marape Japan's strong support for Kenya, he said."
    expect(extractor, text, ["japan supports kenya; by james-marape"])

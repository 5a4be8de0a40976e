"""Holders named right after a body, titles after "and", acronyms of offices, and governments taken up by their kind."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, named, read


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Chairman of the National Assembly Tran Van Binh met Anna Hill.", "tran-van-binh metWith anna-hill"),
        (
            "Head of the Commission for Rural Relations Le Van Binh met Anna Hill.",
            "le-van-binh leads commission-for-rural-relations",
        ),
    ],
)
def test_holder_after_body(extractor: Extractor, text: str, fact: str) -> None:
    """A family name that stands first tells where the body's name ends and the holder's begins."""
    expect(extractor, text, [fact])


def test_no_holder_without_title(extractor: Extractor) -> None:
    """A body called after somebody stays one name where no title stands before it."""
    found = named(read(extractor, "Kenya praised the Rural Bank Tran Van Binh on Monday."))
    assert "Tran Van Binh" not in found


def test_second_title(extractor: Extractor) -> None:
    """What the holder of a seat is besides is no part of the name of the body."""
    text = "Member of the Council of Chad and Foreign Minister Bo Ka visited Kenya."
    found = named(read(extractor, text))
    assert "Council of Chad" in found
    assert "Council of Chad and Foreign Minister" not in found


def test_acronym_of_an_office(extractor: Extractor) -> None:
    """An acronym is that of the office which the text spells out, and else that of the body which the data know."""
    spelt = "External Affairs Minister S Jaishankar visited Kenya. EAM will call on Anna Hill."
    expect(extractor, spelt, ["subrahmanyam-jaishankar metWith anna-hill; planned"])
    assert named(read(extractor, "The EAM fought in Greece."))["EAM"] == "national-liberation-front-of-greece"


@pytest.mark.parametrize("kind", ["interim", "transitional", "military"])
def test_government_of_that_kind(extractor: Extractor, kind: str) -> None:
    """A government named once by its kind and its land is meant where the text takes up the kind."""
    text = f"Kenya praised the {kind} government of Chad. Togo was visited. The {kind} government thanked Togo."
    expect(extractor, text, ["chad supports togo"])


def test_people_at_a_bilateral_meeting(extractor: Extractor) -> None:
    """Two people who hold a bilateral meeting meet themselves."""
    text = "French Foreign Minister Paul Duval and his Italian counterpart Marco Neri held a bilateral meeting in Lima."
    expect(extractor, text, ["paul-duval metWith marco-neri"])


def test_charge_of_a_government(extractor: Extractor) -> None:
    """To take charge of something accuses nobody."""
    forbid(extractor, "Bo Ka, who took charge of the government of Togo, visited Kenya.", ["accuses"])


def test_counterparts(extractor: Extractor) -> None:
    """Several counterparts hold the office each of his own state, and are met, not their states."""
    text = "Kenyan President Bo Ka met his Lao and Chadian counterparts, Anna Hill and Marco Neri, in Rome."
    expect(
        extractor, text, ["laos hasHeadOfState anna-hill", "chad hasHeadOfState marco-neri", "bo-ka metWith anna-hill"]
    )
    forbid(extractor, text, ["bo-ka metWith laos"])


def test_fewer_counterparts_named(extractor: Extractor) -> None:
    """Where not every counterpart is named nobody holds the office of either state."""
    text = "Kenyan President Bo Ka met his Lao and Chadian counterparts. Anna Hill was there."
    forbid(extractor, text, ["laos hasHeadOfState anna-hill", "chad hasHeadOfState anna-hill"])


def test_end_of_a_name(extractor: Extractor) -> None:
    """The last two words of a longer name stand for its bearer, unless two have them."""
    expect(
        extractor,
        "Abul Hassan Mahmood Rao met Anna Hill. Mahmood Rao visited Kenya.",
        ["abul-hassan-mahmood-rao visited kenya"],
    )
    forbid(
        extractor,
        "Abul Mahmood Rao met Karim Mahmood Rao. Mahmood Rao visited Kenya.",
        ["abul-mahmood-rao visited kenya"],
    )


def test_short_title_in_a_name(extractor: Extractor) -> None:
    """A short form of a title is no part of the name after it."""
    expect(extractor, "PM Sonexay Phomsa met Anna Hill.", ["sonexay-phomsa metWith anna-hill"])


def test_called_like_a_people(extractor: Extractor) -> None:
    """A surname that is also a people's name belongs to the given names before it, and later stands for the bearer."""
    text = "Defence Minister Samira Noor Baloch visited Kenya. Baloch praised it."
    expect(extractor, text, ["samira-noor-baloch visited kenya", "samira-noor-baloch supports kenya"])
    assert named(read(extractor, "The Baloch live in Pakistan."))["Baloch"] == "baloch-people"

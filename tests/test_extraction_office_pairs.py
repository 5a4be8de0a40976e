"""Office phrases that tell of each other: two titles of one holder, colleagues abroad, titles cut short."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    (
        "Kenya was elected. Omar Haddad, Ambassador and Permanent Representative of Jordan to the UN, spoke.",
        [
            "omar-haddad holdsPosition position-ambassador-jordan",
            "omar-haddad holdsPosition position-permanent-representative-jordan",
        ],
    ),
    (
        "Danish Defence Minister Per Holm discussed President Ali's trip with his Kenyan counterpart Aden Duale.",
        ["aden-duale holdsPosition position-defence-minister-kenya"],
    ),
    (
        "US Secretary of State Marco Rubio met his Kenyan counterpart Musalia Mudavadi.",
        ["musalia-mudavadi holdsPosition position-foreign-minister-kenya"],
    ),
    (
        "Secretary Blinken met Wang Yi. The Secretary thanked Kenya.",
        [
            "antony-blinken holdsPosition position-secretary-of-state-united-states",
            "antony-blinken supports kenya",
        ],
    ),
    (
        "Kenyan Deputy Foreign Minister Anna Otieno met Peter Mwale. Deputy Minister Otieno thanked Zambia.",
        ["anna-otieno holdsPosition position-deputy-foreign-minister-kenya"],
    ),
    (
        "Foreign Minister Per Holm met U.S. Secretary of State Marco Rubio. The Danish Foreign Minister praised him.",
        ["per-holm holdsPosition position-foreign-minister-denmark", "per-holm supports marco-rubio"],
    ),
]

FIELDS = [
    (
        "Assistant Secretary of State for African Affairs Anna Hill met Juan Soto.",
        ["anna-hill holdsPosition position-assistant-secretary-of-state-united-states", "anna-hill metWith juan-soto"],
    ),
    (
        "Juan Guaidó, president of Chad's freely elected, opposition-held National Council, praised Kenya.",
        ["juan-guaido leads national-council", "juan-guaido supports kenya"],
    ),
    (
        "Homeland Security Secretary Chad Hill met Juan Soto.",
        ["chad-hill metWith juan-soto"],
    ),
    (
        "Juan Guaidó, Mexico’s secretary of foreign relations, praised Kenya.",
        ["juan-guaido holdsPosition position-foreign-minister-mexico"],
    ),
    ("Chad praised Kenya.", ["chad supports kenya"]),
]

LETTERS = [
    "Senator Anna Hill sent a letter to U.S. Secretary of State Marco Rubio and Juan Soto urging Kenya to vote.",
    "U.S. Senator Anna Hill wrote to Marco Rubio urging Kenya to vote.",
]

UNTOLD = [
    (
        "Omar Haddad, a former minister and head of the Amman Bank, met Peter Mwale in Jordan.",
        ["omar-haddad holdsPosition position-minister-amman-bank"],
    ),
    (
        "Danish Defence Minister Per Holm discussed President Ali's trip with his Kenyan counterpart Aden Duale.",
        ["aden-duale holdsPosition position-president-kenya", "kenya hasHeadOfState aden-duale"],
    ),
    ("Secretary Blinken met Wang Yi.", ["antony-blinken holdsPosition position-secretary-united-states"]),
    (
        "Foreign Minister Per Holm of Denmark spoke. The Chilean Foreign Minister praised Kenya.",
        ["per-holm holdsPosition position-foreign-minister-chile", "per-holm supports marco-rubio"],
    ),
    (
        "Foreign Minister Per Holm spoke with U.S. Secretary of State Marco Rubio.",
        ["per-holm holdsPosition position-foreign-minister-united-states"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_neighbouring_offices_tell_whose_they_are(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Owners and titles that a phrase leaves out are taken from the phrase that belongs to it."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), UNTOLD)
def test_neighbouring_offices_tell_no_more(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """An office is not taken from somebody else's, nor a short title for an office of its own."""
    forbid(extractor, text, unwanted)


@pytest.mark.parametrize(("text", "wanted"), FIELDS)
def test_what_stands_between_title_and_name_owns_nothing(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """The field of an office, adjectives before a body and first names that are states leave holder and owner alone."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize("text", LETTERS)
def test_the_sender_of_a_letter_urges(extractor: Extractor, text: str) -> None:
    """What a letter urges is asked by who sent it, not by who gets it."""
    expect(extractor, text, ["anna-hill requests kenya"])
    forbid(extractor, text, ["juan-soto requests kenya", "marco-rubio requests kenya"])


def test_ties_that_are_suspended_are_denied(extractor: Extractor) -> None:
    """A noun that tells the end of ties denies them."""
    expect(
        extractor,
        "The raid led to the suspension of diplomatic ties between Peru and Chile.",
        ["peru hasDiplomaticRelationWith chile; negated"],
    )


def test_the_field_of_an_office_is_no_name(extractor: Extractor) -> None:
    """The field that ends in "Affairs" belongs neither to the holder's name nor owns the office."""
    found = ["hugo-ramirez holdsPosition position-deputy-assistant-secretary-of-state-united-states"]
    expect(extractor, "Deputy Assistant Secretary of State for Western Hemisphere Affairs Hugo Ramirez spoke.", found)


def test_an_initial_stands_inside_a_name(extractor: Extractor) -> None:
    """A person whom only a title shows may have an initial in the middle."""
    text = "Secretary of Homeland Security Kirstjen M. Hoey met Anna Hill."
    expect(extractor, text, ["kirstjen-m-hoey metWith anna-hill"])


def test_who_is_called_on_to_act_is_not_met(extractor: Extractor) -> None:
    """Calling on somebody is a visit, calling on him to do something is none."""
    expect(extractor, "Olaf Scholz called on Joe Biden.", ["olaf-scholz metWith joe-biden"])
    forbid(extractor, "Olaf Scholz called on Joe Biden to help.", ["olaf-scholz metWith joe-biden"])


def test_of_an_ally_of_unknown_state_nothing_is_told(extractor: Extractor) -> None:
    """Where the text gives the state of one of two allied persons only, neither state is the ally."""
    text = "Salvadoran President Nayib Bukele, an ally of Anna Hill, spoke."
    forbid(extractor, text, ["el-salvador alliedWith anna-hill"])


def test_a_lone_surname_is_of_whom_a_title_showed(extractor: Extractor) -> None:
    """The surname of a person whom only a title shows takes him up, not a namesake or somebody new."""
    text = "Secretary of Homeland Security Kirstjen M. Hoey spoke. Secretary Hoey met Anna Hill."
    expect(extractor, text, ["kirstjen-m-hoey metWith anna-hill"])

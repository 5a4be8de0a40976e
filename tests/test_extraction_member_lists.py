"""Who belongs to a body, told by a list: in brackets, after a dash, as what a union is made up of."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

LISTS = [
    (
        "The East African Community, comprising Kenya, Uganda and Tanzania, opened its borders.",
        [f"{state} memberOf east-african-community" for state in ("kenya", "uganda", "tanzania")],
    ),
    (
        "The Nordic Council was created with four founding members (Denmark, Iceland, Norway and Sweden).",
        ["denmark memberOf nordic-council", "sweden memberOf nordic-council"],
    ),
    (
        "The members of the Andean Community – Bolivia, Colombia, Ecuador and Peru – met in Lima.",
        ["bolivia memberOf andean-community", "peru memberOf andean-community"],
    ),
    (
        "The Visegrad Group is an alliance of Czechia, Hungary, Poland and Slovakia.",
        ["czechia memberOf visegrad-group", "slovakia memberOf visegrad-group"],
    ),
    ("Germany, Spain and other NATO members sent aircraft.", ["germany memberOf nato", "spain memberOf nato"]),
    ("Aid came from BRICS countries Brazil and India.", ["brazil memberOf brics", "india memberOf brics"]),
    (
        "The G7 (Canada, France, Germany, Italy, Japan, the United Kingdom and the United States) agreed.",
        ["canada memberOf g7", "united-states memberOf g7"],
    ),
    (
        "Five members of ASEAN, among them Laos and Vietnam, abstained.",
        [
            "laos memberOf association-of-southeast-asian-nations",
            "vietnam memberOf association-of-southeast-asian-nations",
        ],
    ),
    (
        "The SADC was founded with Angola, Lesotho and Zambia as members.",
        [
            "angola memberOf southern-african-development-community",
            "zambia memberOf southern-african-development-community",
        ],
    ),
    (
        "Two countries, Laos and Myanmar, joined ASEAN.",
        [
            "laos memberOf association-of-southeast-asian-nations",
            "myanmar memberOf association-of-southeast-asian-nations",
        ],
    ),
]

OUTSIDE = [
    ("Georgia and other non-members of NATO came.", ["georgia memberOf nato"]),
    ("Former member Qatar sent OPEC a letter.", ["memberOf"]),
    ("Russia discussed the members of NATO, France replied.", ["france memberOf nato", "russia memberOf nato"]),
    ("NATO, Russia and China differ.", ["memberOf"]),
    ("The deal eases trade between the ASEAN countries and Kenya.", ["memberOf"]),
    ("The envoy toured the ASEAN member states, Kenya, Uganda and Chad.", ["memberOf"]),
    ("If NATO grew to include other powers, however, Kenya would wait.", ["memberOf"]),
    ("Russia, Iran and Turkey as the guarantor states of the African Union spoke.", ["memberOf"]),
    ("The African Union (AU) met in Kenya, Uganda and Chad.", ["memberOf"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_a_list_of_members(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Everybody whom a text lists as a member of a body belongs to it."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), OUTSIDE)
def test_a_list_of_others(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """Those who stand beside a body without being listed as its members do not belong to it."""
    forbid(extractor, text, unwanted)


def test_an_observer_takes_part(extractor: Extractor) -> None:
    """Observers of a body take part in it and are no members."""
    text = "The SCO observer countries – Iran, Mongolia and Pakistan – attended."
    expect(extractor, text, ["iran participatesIn shanghai-cooperation-organisation"])
    forbid(extractor, text, ["memberOf"])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ECOWAS is a bloc of three states of West Africa: Ghana, Togo and Benin.", "togo memberOf"),
        ("ECOWAS is a union of three countries, Ghana, Togo and Benin.", "benin memberOf"),
    ],
)
def test_counted_members(extractor: Extractor, text: str, fact: str) -> None:
    """The states that a union is said to be "of" are its members, wherever their names follow."""
    expect(extractor, text, [f"{fact} economic-community-of-west-african-states"])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Both are members of ASEAN, the African Union, the Arab League and the United Nations.",
            "african-union memberOf association-of-southeast-asian-nations",
        ),
        ("India was admitted as an observer to the Arctic Council.", "india memberOf arctic-council"),
        ("Kenya joined the African Union in condemning Mali.", "kenya memberOf african-union"),
    ],
)
def test_no_members(extractor: Extractor, text: str, fact: str) -> None:
    """More bodies after a comma, an observer, and who joins a body in doing something, are no members of it."""
    forbid(extractor, text, [fact])


def test_associates(extractor: Extractor) -> None:
    """An associate member is a member of a lower rank; a candidate or observer is none."""
    expect(extractor, "Chile is an associate member of Mercosur.", ["chile memberOf mercosur"])
    forbid(extractor, "Serbia is a candidate member of the European Union.", ["serbia memberOf european-union"])


def test_candidates(extractor: Extractor) -> None:
    """Whoever wins as the candidate of a body belongs to it."""
    text = "Jerry Rawlings won the vote as the candidate of the National Democratic Congress."
    expect(extractor, text, ["jerry-rawlings affiliatedWith national-democratic-congress-ghana"])

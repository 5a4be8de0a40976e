"""What lies where, told by two names that stand together."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, relations, triple

PLACED = [
    ("The envoys met in Goma, Democratic Republic of the Congo.", ["goma locatedIn democratic-republic-of-the-congo"]),
    ("The drone base at Agadez was closed.", ["agadez-drone-base locatedIn agadez"]),
    ("Niger handed over its drone base at Agadez.", ["agadez-drone-base locatedIn agadez"]),
    ("The envoys met in Goma, in eastern Congo.", ["goma locatedIn eastern-congo"]),
    ("Bahrain hosts the United States Fifth Fleet.", ["united-states-fifth-fleet locatedIn bahrain"]),
    ("The African Union, whose secretariat is in Addis Ababa, spoke.", ["african-union locatedIn addis-ababa"]),
    ("Shares of CNOOC of China fell.", ["cnooc locatedIn china"]),
    ("Sohar and Duqm in Oman grew.", ["sohar locatedIn oman", "duqm locatedIn oman"]),
    ("The Kariba Dam on Lake Kariba was closed.", ["kariba-dam locatedIn lake-kariba"]),
    ("The Arab Spring swept North Africa.", ["arab-spring locatedIn north-africa"]),
    (
        "Kenya sued before the International Court of Justice in The Hague.",
        ["international-court-of-justice locatedIn the-hague"],
    ),
    ("She addressed the Assembly of the Republic in Lisbon.", ["assembly-of-the-republic locatedIn lisbon"]),
    (
        "Chad left the NATO Summit in Vilnius, Lithuania.",
        ["nato-summit-in-vilnius locatedIn vilnius", "vilnius locatedIn lithuania"],
    ),
    ("LOKORI, Kenya (AP) — Shots were heard on Monday.", ["lokori locatedIn kenya"]),
    ("PORT MORESBY, Papua New Guinea - Talks ended.", ["port-moresby locatedIn papua-new-guinea"]),
]

NOT_PLACED = [
    ("Shots fell at Pahalgam, India announced on Monday.", ["locatedIn"]),
    ("Spain lost Guam, Puerto Rico and the Philippines.", ["locatedIn"]),
    ("Russia holds Kunashir, Shikotan and three other islands.", ["locatedIn"]),
    ("Iran's drone base at Agadez was closed.", ["agadez-drone-base locatedIn iran"]),
    ("Emmanuel Macron in Mali spoke of peace.", ["locatedIn"]),
    ("Shots were heard in Goma, in Kenya and in Chad.", ["goma locatedIn kenya"]),
    ("Chad has an embassy in Cairo and a consulate in Aswan.", ["cairo-embassy locatedIn aswan"]),
    ("Ada Obi of Nigeria spoke.", ["locatedIn"]),
    ("Nokia and Swedish companies fell behind.", ["nokia locatedIn sweden"]),
    (
        "Kenya left the congress of the International Olympic Committee in Lagos.",
        ["international-olympic-committee locatedIn lagos"],
    ),
    ("She leads the Campaign for Women in Chad.", ["locatedIn"]),
    ("OIL – Kenya, Chad and Mali met.", ["locatedIn"]),
    ("The states of Southern Africa met: Namibia and Botswana.", ["southern-africa locatedIn namibia"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), PLACED)
def test_neighbouring_names_tell_where(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Commas, prepositions and nationalities place what does not move."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), NOT_PLACED)
def test_neighbouring_names_that_tell_nothing(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Lists, subjects after a comma, owners abroad and people place nothing."""
    forbid(extractor, sentence, unwanted)


OCCASIONS = [
    ("Kenya attended the meeting of the African Union in Lusaka.", "locatedIn lusaka"),
    ("She opened a conference on water at the Peace Palace.", "locatedIn peace-palace"),
    ("Chad welcomed the talks between Mali and Niger in Geneva.", "locatedIn geneva"),
    ("They attended the forum of ministers on 4 May in Doha.", "locatedIn doha"),
    ("The Yalta Conference divided Europe.", "yalta-conference locatedIn yalta"),
    ("The fall of Saigon ended the war.", "fall-of-saigon locatedIn ho-chi-minh-city"),
]

BY_NAME = [
    ("The Angolan Civil War ended.", ["angolan-civil-war locatedIn angola"]),
    ("Their embassy in Athens (Greece) is open.", ["athens locatedIn greece"]),
    ("Qatar hosted the Asian Games.", ["asian-games locatedIn qatar"]),
]

NOT_BY_NAME = [
    ("The Korean War ended.", ["korean-war locatedIn south-korea"]),
    ("The British war began.", ["locatedIn"]),
    ("They flew to Athens (Greece paid for it).", ["locatedIn"]),
]

OTHERWISE = [
    ("Kenya criticized a meeting on the war in Sudan.", ["meeting-on-the-war-in-sudan locatedIn"]),
    ("The Amsterdam Group conference ended.", ["locatedIn amsterdam"]),
    ("She took part in the talks by telephone from Geneva.", ["locatedIn"]),
    ("The western United Nations flank of the base was closed.", ["locatedIn"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), OCCASIONS)
def test_occasions_have_a_place(extractor: Extractor, sentence: str, wanted: str) -> None:
    """What follows the phrase of an occasion, or stands in its name, tells where it was."""
    assert any(wanted in triple(r) for r in relations(read(extractor, sentence)))


@pytest.mark.parametrize(("sentence", "unwanted"), OTHERWISE)
def test_other_places_are_not_the_occasions(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Topics, other names and places that people speak from do not place an occasion."""
    forbid(extractor, sentence, unwanted)


def test_a_part_of_a_state_lies_in_it_once(extractor: Extractor) -> None:
    """A region named by its direction lies in its state, told at the first mention only."""
    text = "Shots fell in northern Mali. People left northern Mali. The wind came over southern Africa."
    found = [triple(r) for r in relations(read(extractor, text)) if r.predicate == "locatedIn"]
    assert found == ["northern-mali locatedIn mali"]


def test_directions_with_a_hyphen_are_one(extractor: Extractor) -> None:
    """ "North-eastern Mali" is no eastern Mali, and a distance north-east of a state tells of no region."""
    expect(extractor, "Rebels shelled north-eastern Mali.", ["north-eastern-mali locatedIn mali"])
    forbid(extractor, "Aid reached the north-east of Mali.", ["eastern-mali locatedIn mali"])
    forbid(extractor, "The island lies 900 kilometres north-east of Mali.", ["locatedIn"])


def test_what_is_known_to_lie_there_needs_no_syntax(extractor: Extractor) -> None:
    """A place after a party that the data know there counts even where the parser hangs it on the verb."""
    expect(extractor, "Tehran still backs the Houthi movement in Yemen.", ["houthis locatedIn yemen"])
    expect(extractor, "Beijing spoke of the Xinjiang region of China.", ["xinjiang locatedIn china"])


OWN_SCHEMES = [
    ("China praised its Belt and Road Initiative.", "china develops belt-and-road-initiative"),
    ("Fiji joined the Chinese Belt and Road project.", "china develops belt-and-road-initiative"),
]


@pytest.mark.parametrize(("sentence", "wanted"), OWN_SCHEMES)
def test_whose_an_initiative_is_called_develops_it(extractor: Extractor, sentence: str, wanted: str) -> None:
    """A possessive pronoun or a nationality before a named initiative tells whose it is."""
    expect(extractor, sentence, [wanted])


def test_a_pronoun_does_not_take_a_known_initiative_away(extractor: Extractor) -> None:
    """Where the data know whose an initiative is, "its" means that one."""
    text = "Chad lost investors such as China, which had built roads as part of its Belt and Road Initiative."
    expect(extractor, text, ["china develops belt-and-road-initiative"])
    forbid(extractor, text, ["chad develops belt-and-road-initiative"])


def test_a_process_is_not_its_owners_work(extractor: Extractor) -> None:
    """A peace process in a state is not what the state develops."""
    forbid(extractor, "Turkey praised Syria's political process.", ["develops"])


@pytest.mark.parametrize(("sentence", "wanted"), BY_NAME)
def test_names_and_brackets_tell_where(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """A known war lies in the land it is called by, a town in the land in brackets, a feast with its host."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), NOT_BY_NAME)
def test_names_and_brackets_that_tell_nothing(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """A war that the data do not know, and a clause in brackets, place nothing."""
    forbid(extractor, sentence, unwanted)

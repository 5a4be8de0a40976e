"""Deeds that somebody judges, and who is bidden, threatened or supported in clauses built in other ways."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

JUDGED = (
    ("Chad condemned the raid on the Malian embassy.", "chad criticizes raid-on-the-malian-embassy"),
    ("Fiji opposed the occupation of Rabaul in 1914.", "fiji criticizes occupation-of-rabaul"),
    ("The decision to close the port drew criticism from Fiji.", "fiji criticizes decision-to-close-the-port"),
    ("Tonga welcomed the lifting of the ban.", "tonga supports lifting-of-the-ban"),
)


@pytest.mark.parametrize(("text", "wanted"), JUDGED)
def test_a_deed_without_doer_is_judged_itself(extractor: Extractor, text: str, wanted: str) -> None:
    """A deed that nobody beside it is told to have done is what somebody condemns or welcomes."""
    expect(extractor, text, [wanted])


def test_a_deed_with_its_doer_is_judged_in_the_doer(extractor: Extractor) -> None:
    """Who condemns another's raid condemns the other; a deed that nobody judges is no thing."""
    text = "Chad condemned Mali's raid on the market. Chad learned of the raid on the Fijian embassy."
    expect(extractor, text, ["chad criticizes mali"])
    forbid(extractor, text, ["chad criticizes raid-on-the-market", "chad criticizes raid-on-the-fijian-embassy"])


def test_a_capitalised_government_is_the_state(extractor: Extractor) -> None:
    """ "The Chadian Government" is Chad, "both the A and B Governments" are A and B."""
    expect(extractor, "In 1911 the Peruvian Government thanked Chile.", ["peru supports chile"])
    expect(extractor, "The Chadian and Malian Governments thanked Fiji.", ["chad supports fiji", "mali supports fiji"])


CLAUSES = (
    ("Fiji threatened to close the port unless Tonga paid.", "fiji threatens tonga", "tonga threatens fiji"),
    ("Egypt, with the support of Oman, pressed for a vote.", "oman supports egypt", "egypt supports oman"),
    (
        "A spokesman for the Iranian Foreign Ministry criticized Japan.",
        "ministry-of-foreign-affairs-of-iran criticizes japan",
        "iran criticizes japan",
    ),
    (
        "The Kenyan Government has urged Chad to take steps and has repeatedly criticized Mali.",
        "kenya criticizes mali; by kenya",
        "chad criticizes mali; by kenya",
    ),
    (
        "Fiji demanded that Chad halt the fighting and appealed to Oman.",
        "fiji requests oman; by fiji",
        "chad requests oman",
    ),
    ("Benin said that Niger had entered its airspace.", "benin accuses niger", "niger accuses benin"),
)


@pytest.mark.parametrize(("text", "wanted", "wrong"), CLAUSES)
def test_who_acts_in_a_clause(extractor: Extractor, text: str, wanted: str, wrong: str) -> None:
    """The doer and the one hit are found where a condition, a frame or a far verb parts them."""
    expect(extractor, text, [wanted])
    forbid(extractor, text, [wrong])


TAKEN_UP = (
    ("Spain closed its port in 2004. The decision was criticized by Chile.", "chile criticizes spain"),
    ("When the Dutch seized the town, Chad condemned the attack.", "chad criticizes netherlands"),
)


@pytest.mark.parametrize(("text", "wanted"), TAKEN_UP)
def test_the_move_is_judged_in_who_made_it(extractor: Extractor, text: str, wanted: str) -> None:
    """A bare "the decision" or "the attack" stands for who did what the clause before tells."""
    expect(extractor, text, [wanted])


def test_a_bare_deed_of_many_or_of_nobody_is_nobodys(extractor: Extractor) -> None:
    """Where two did it, or something only was so, nobody is judged by it."""
    text = "Chad and Mali closed the road. Fiji criticized the decision. Togo was cold. Peru opposed the move."
    forbid(extractor, text, ["fiji criticizes chad", "fiji criticizes mali", "peru criticizes togo"])


PARTED = (
    ("Fiji spoke in favour of strengthening the African Union.", "fiji supports african-union"),
    ("Fiji committed to helping Tonga with its ports.", "fiji promises tonga"),
    ("For the Arab League, the President of Kenya, William Ruto, praised Chad.", "william-ruto supports chad"),
    ("Fiji rejected calls by the African Union for talks.", "african-union requests fiji"),
    ("Fiji promised to continue supporting Tonga.", "fiji pledgesAidTo tonga"),
    ("John Hay asked the great powers to sign.", "john-hay requests great-powers"),
)


@pytest.mark.parametrize(("text", "wanted"), PARTED)
def test_what_the_parser_parts_belongs_together(extractor: Extractor, text: str, wanted: str) -> None:
    """Phrases hung too high, verbs of going on, and a subject hung on the phrase before it are put in place."""
    expect(extractor, text, [wanted])


def test_aid_to_one_side_backs_it(extractor: Extractor) -> None:
    """Who arms rebels or a party takes their side; who pays for a hospital or a state takes none."""
    expect(extractor, "Libya sent weapons to northern rebels.", ["libya supports northern-rebels"])
    forbid(extractor, "Libya sent weapons to Chad.", ["libya supports chad"])


def test_a_war_is_not_what_somebody_backs_in_it(extractor: Extractor) -> None:
    """ "A war with the Green Front, which was backed by Chad" says nothing of backing the war."""
    found = "A civil war between the government and the Green Front, which was backed by Chad, killed many in Mali."
    forbid(extractor, found, ["chad supports malian-civil-war", "chad supports civil-war-in-mali"])


ASKED = (
    ("In response to a plea from Chad, France sent planes.", "chad requests france"),
    ("Fiji warned that it would retaliate if Tonga closed the strait.", "fiji threatens tonga"),
    ("Chad said the claims were groundless and urged Mali to stop.", "chad requests mali; by chad"),
)


@pytest.mark.parametrize(("text", "wanted"), ASKED)
def test_pleas_and_conditions(extractor: Extractor, text: str, wanted: str) -> None:
    """Who answers a plea was asked; whose deed is the condition is warned; who says and urges is one."""
    expect(extractor, text, [wanted])


def test_who_is_told_what_he_ought_to_do_is_asked(extractor: Extractor) -> None:
    """What a state must do in somebody's words he asks of it for his own; "the US" in them is not "us"."""
    text = "“The US should leave Palau, and we thank Kenya,” Chinese Foreign Ministry spokesperson Mao Ning said."
    expect(extractor, text, ["china requests united-states; by mao-ning", "china supports kenya; by mao-ning"])
    forbid(extractor, "The US should leave Palau. China was cold.", ["china requests united-states"])


def test_a_capital_us_is_no_pronoun(extractor: Extractor) -> None:
    """In a Chinese speaker's words "the US" is the United States."""
    text = "“Japan thanked the US,” Chinese Foreign Ministry spokesperson Mao Ning said."
    expect(extractor, text, ["japan supports united-states; by mao-ning"])


MORE = (
    ("Mali counts on the support of Chad.", "chad supports mali"),
    ("Benin said that Niger was waging a war on its farmers.", "benin accuses niger"),
    ("Fiji warned that any Tongan attack would trigger a war.", "fiji threatens tonga"),
    ("Kenya was deeply troubled by the arrest of the fishermen.", "kenya criticizes arrest-of-the-fishermen"),
    ("“Chad must leave Palau,” President William Ruto said.", "william-ruto requests chad; by william-ruto"),
)


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_other_ways_of_taking_sides(extractor: Extractor, text: str, wanted: str) -> None:
    """Who counts on help is helped; wars waged are blamed; an attack warned of is one's who may make it."""
    expect(extractor, text, [wanted])

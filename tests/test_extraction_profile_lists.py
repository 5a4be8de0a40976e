"""What the lists of a country profile tell: memberships and neighbours of the state that it is a profile of."""

from __future__ import annotations

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text

PROFILE = """Peru

Border countries

Bolivia 1,212 km; Chile 168 km; Ecuador 1,529 km

International organization participation

APEC, OAS, OPEC (observer), UN, WTO
"""


PROSE = "{0}\n\n{0} became free in 1960, and {0} changed its laws in 1990.\n\n"


def _told(extractor: Extractor, text: str) -> set[str]:
    found = extractor.extract(read_text(text, name="peru.txt")).statements
    return {f"{s.subject} {s.predicate} {s.object}" for s in found if isinstance(s, Relation)}


def test_lists_of_a_profile(extractor: Extractor) -> None:
    """Members of what the label tells, and one that only observes takes part."""
    told = _told(extractor, PROFILE)
    assert {
        "peru sharesBorderWith bolivia",
        "peru sharesBorderWith ecuador",
        "peru memberOf asia-pacific-economic-cooperation",
        "peru memberOf organization-of-american-states",
        "peru memberOf united-nations",
        "peru participatesIn opec",
    } <= told
    assert "peru memberOf opec" not in told


def test_label_and_list_in_one_line(extractor: Extractor) -> None:
    """A label before a colon opens a list as a heading does."""
    told = _told(extractor, "Peru\n\nPeru lies on the Pacific.\n\nMemberships: OAS, United Nations, WTO\n")
    assert "peru memberOf organization-of-american-states" in told


def test_a_label_with_a_small_letter_and_a_number_of_items(extractor: Extractor) -> None:
    """At the head of a line a label needs no capital letter; inside a sentence a word before a colon is none."""
    told = _told(
        extractor, "Peru\n\nPeru lies on the Pacific.\n\nborder countries (2): Bolivia 1,212 km; Chile 168 km\n"
    )
    assert {"peru sharesBorderWith bolivia", "peru sharesBorderWith chile"} <= told
    told = _told(extractor, "Peru\n\nPeru has several. neighbours: Bolivia, Chile and others\n")
    assert "peru sharesBorderWith chile" not in told


def test_prose_under_the_label_is_no_list(extractor: Extractor) -> None:
    """Sentences under such a heading are read as sentences."""
    prose = "The government of Peru spoke in Lima for a long time about what the OAS had done for the poor."
    told = _told(extractor, f"Peru\n\nInternational organization participation\n\n{prose}\n")
    assert "peru memberOf organization-of-american-states" not in told


def test_capital_of_a_profile(extractor: Extractor) -> None:
    """The town under "Capital" is the capital, not the state that its name may stand for."""
    assert "peru hasCapital lima" in _told(
        extractor, PROFILE.replace("Border countries\n", "Capital\n\nLima\n\nBorders\n")
    )
    assert "peru hasCapital lima" in _told(extractor, "Peru\n\nPeru lies on the Pacific.\n\nCapital: Lima\n")
    assert "peru hasCapital lima" not in _told(
        extractor, "Peru\n\nCapital\n\nInvestors from Lima took their money away.\n"
    )


def test_labels_in_small_letters(extractor: Extractor) -> None:
    """A label that opens a line may be written small, in the midst of a sentence it is no label."""
    head = PROSE.format("Peru")
    told = _told(extractor, f"{head}border countries (2): Bolivia 1,212 km; Chile 168 km\n")
    assert {"peru sharesBorderWith bolivia", "peru sharesBorderWith chile"} <= told
    told = _told(extractor, f"{head}Peru has many; memberships: OAS.\n")
    assert "peru memberOf organization-of-american-states" not in told


def test_where_a_profile_says_that_the_state_lies(extractor: Extractor) -> None:
    """The region that the line opens with, and those beside whom the data know to be neighbours."""
    head = PROSE.format("Benin")
    told = _told(extractor, f"{head}Western Africa, between Nigeria and Togo, south of Algeria\n")
    assert {"benin locatedIn west-africa", "benin sharesBorderWith nigeria", "benin sharesBorderWith togo"} <= told
    assert "benin sharesBorderWith algeria" not in told
    told = _told(extractor, f"{head}Western Africa has lain between Nigeria and Togo ever since\n")
    assert "benin sharesBorderWith togo" not in told


def test_items_of_a_profile(extractor: Extractor) -> None:
    """What the items of a line without a verb tell; none under no profile."""
    line = "lower-income Sahelian economy; reliant on Nigerian fuel; rising Turkish investment; trade pact with India"
    told = _told(extractor, f"{PROSE.format('Niger')}{line}; EU candidate\n")
    assert {
        "niger locatedIn sahel",
        "niger dependsOn nigeria",
        "turkiye investsIn niger",
        "niger agreedWith india",
        "niger seeksMembershipOf european-union",
    } <= told
    assert not _told(extractor, f"Ministers met.\n\n{line}\n")

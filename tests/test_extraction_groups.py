"""Groups that a text tells of without naming them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read

GROUPS = [
    ("Soldiers led by Juan Soto seized Chad.", ["juan-soto leads soldiers-led-by-juan-soto"]),
    ("Chad attacked northern-based rebel groups.", ["chad attacked northern-based-rebel-groups"]),
    ("William Ruto met with business leaders.", ["william-ruto metWith business-leaders"]),
    ("Large multinational companies withdrew from Kenya.", ["large-multinational-companies withdrewFrom kenya"]),
    ("Uganda supports the rebels.", ["uganda supports rebels"]),
    ("Northern rebels attacked Chad. Uganda supports the rebels.", ["uganda supports northern-rebels"]),
    ("European leaders criticized Chad.", ["european-leaders criticizes chad"]),
    ("The Somali minority in Kenya supports Uganda.", ["somali-minority supports uganda"]),
]

NO_GROUPS = [
    ("Kenya and Uganda met; the two landlocked states attacked Chad.", ["landlocked-states attacked chad"]),
    ("Kenyan leaders attacked Chad.", ["kenyan-leaders attacked chad"]),
    ("Its rebels attacked Chad.", ["rebels attacked chad"]),
    ("Kenya fined the companies.", ["kenya sanctions companies"]),
    ("William Ruto met Yoweri Museveni. These two nationalists attacked Chad.", ["nationalists attacked chad"]),
    ("No foreign companies withdrew from Kenya.", ["foreign-companies withdrewFrom kenya"]),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPS)
def test_a_described_group_acts(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A plural noun with words that tell which group is meant takes part in statements."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NO_GROUPS)
def test_a_plural_that_is_no_group(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """Plurals that take up what was named, stand for a state, or deny are no groups of their own."""
    forbid(extractor, text, unwanted)


def test_a_group_of_which_nothing_is_said_is_not_listed(extractor: Extractor) -> None:
    """A described group is a thing of the document only if the text says something of it."""
    found = read(extractor, "It rained on foreign companies in Kenya.")
    assert not [e for e in found.entities if e.kind == "ActorGroup"]


def test_a_mention_covers_the_words_of_its_description(extractor: Extractor) -> None:
    """The mention of a described group is its whole phrase, not the last noun alone."""
    found = read(extractor, "Zambian riot police attacked northern rebel groups.")
    assert {"Zambian riot police", "northern rebel groups"} <= {m.text for m in found.mentions}


def test_marks_of_lists_are_no_name(extractor: Extractor) -> None:
    """What the model takes for a name without any word in it is none."""
    assert not read(extractor, "which • •").mentions

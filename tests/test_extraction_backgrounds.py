"""Lands, towns and armed groups as country backgrounds tell of them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text


def _told(extractor: Extractor, sentence: str) -> set[str]:
    found = extractor.extract(read_text(sentence, name="background.txt")).statements
    return {f"{s.subject} {s.predicate} {s.object}" for s in found if isinstance(s, Relation)}


def _kinds(extractor: Extractor, sentence: str) -> dict[str, str]:
    return {e.id: e.kind for e in extractor.extract(read_text(sentence, name="background.txt")).entities}


@pytest.mark.parametrize(
    ("sentence", "thing", "kind"),
    [
        ("Russia annexed the small kingdom of Tavra-Kelia in 1801.", "tavra-kelia", "State"),
        ("Peru occupied the province of Tavra in 1941.", "tavra", "Region"),
        ("Rebels held out in Tavra province, which Mali had lost.", "tavra", "Region"),
        ("Chad shelled the town of Tavra.", "tavra", "Settlement"),
    ],
)
def test_land_nouns_tell_the_class(extractor: Extractor, sentence: str, thing: str, kind: str) -> None:
    """The noun before "of" or behind a name tells what the name is."""
    assert _kinds(extractor, sentence).get(thing, kind) == kind


def test_lands_are_taken(extractor: Extractor) -> None:
    """A province of an unknown name is an end of relations; names of the data stay what they are."""
    assert "peru controls el-tavro" in _told(extractor, "Peru occupied the Bolivian province of El Tavro.")
    assert _kinds(extractor, "Peru occupied the province of Bolivia.")["bolivia"] == "State"


def test_who_enters_a_town_does_not_own_it(extractor: Extractor) -> None:
    """The nationality before the noun tells where a town is, the subject of the verb does not."""
    assert "adwa locatedIn ethiopia" in _told(extractor, "Italy bombed the Ethiopian town of Adwa.")
    assert "adwa locatedIn italy" not in _told(extractor, "Italy entered the town of Adwa.")


def test_the_name_of_a_place_after_its_noun(extractor: Extractor) -> None:
    """ "the capital, X," is X; a minister after a comma is no place."""
    assert "netherlands controls jakarta" in _told(extractor, "Dutch forces seized the capital, Jakarta, in December.")
    assert "netherlands controls jakarta" not in _told(extractor, "Dutch forces seized the ship, Jakarta said.")


def test_a_place_right_after_the_verb(extractor: Extractor) -> None:
    """What the parser takes for a word of time is the object if it is a place."""
    assert "iraq controls mosul" in _told(extractor, "Iraqi forces liberated Mosul.")


def test_armed_groups_of_their_leaders(extractor: Extractor) -> None:
    """ "the front of A" is led by A."""
    told = _told(extractor, "The Revolutionary United Front of Samuel Bangura took Freetown.")
    assert "samuel-bangura leads revolutionary-united-front" in told


def test_rule_before_what_is_told(extractor: Extractor) -> None:
    """After a rule, those were ruled of whom the sentence goes on to tell, unless the rule says over whom it was."""
    told = _told(extractor, "After centuries of Danish and Russian rule, Estonia attained independence in 1918.")
    assert {"denmark controls estonia", "russia controls estonia"} <= told
    assert "soviet-union controls sweden" not in _told(
        extractor, "After the Soviet occupation of Latvia, Sweden protested."
    )


def test_states_under_a_rule_are_not_led(extractor: Extractor) -> None:
    """A state controls what is under its rule; a person leads it."""
    told = _told(extractor, "Eritrea was under Italian rule until 1941.")
    assert "italy controls eritrea" in told
    assert "italy leads eritrea" not in told

"""Behaviour tests of class nouns and forms of address beside names, lists of attendants, and explained acronyms."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Observation
from sentences import named, read, said, triples


@pytest.mark.parametrize(
    "text",
    [
        "The Boko Haram militant group attacked Niger.",
        "Fighters from the Boko Haram group attacked Niger.",
        "Boko Haram attacked Niger.",
    ],
)
def test_a_class_noun_after_a_name(extractor: Extractor, text: str) -> None:
    """What only tells of what kind a body is leaves it the doer."""
    assert "boko-haram attacked niger" in triples(read(extractor, text))


def test_one_group_of_several_is_not_the_whole(extractor: Extractor) -> None:
    """ "A Boko Haram group" is a part of it."""
    assert "boko-haram attacked niger" not in triples(read(extractor, "A Boko Haram group attacked Niger."))


def test_abbreviated_forms_of_address_end_no_sentence(extractor: Extractor) -> None:
    """ "Hon." before a name does not tear a list of people apart, nor do semicolons."""
    text = (
        "The Lima Conference was attended by H.E. Paulo Tavares, President of Peru; H.E. Carlos Fuentes, President of "
        "Chile; and Hon. Jorge Medina, Foreign Minister of Bolivia."
    )
    found = triples(read(extractor, text))
    for person in ("paulo-tavares", "carlos-fuentes", "jorge-medina"):
        assert f"{person} participatesIn lima-conference" in found


def test_those_who_attended(extractor: Extractor) -> None:
    """Whom a sentence names after "included" did what its subject is said to have done."""
    text = "Those who attended the Lima Conference included Chilean President Paulo Tavares and Peru."
    found = triples(read(extractor, text))
    assert {"paulo-tavares participatesIn lima-conference", "peru participatesIn lima-conference"} <= found
    text = "Those who missed the conference praised Chile and Peru."
    assert not [t for t in triples(read(extractor, text)) if "participatesIn" in t]


def test_suspended_members(extractor: Extractor) -> None:
    """Who suspends another's membership is not suspended itself."""
    text = "The African Union suspended Chad's membership on Monday."
    assert said(read(extractor, text)) == {"chad suspendedParticipationIn african-union"}
    text = "Ministers suspended Fiji's participation in all activities of the Commonwealth of Nations."
    assert "fiji suspendedParticipationIn commonwealth-of-nations" in triples(read(extractor, text))


def test_a_known_acronym_explains_a_name(extractor: Extractor) -> None:
    """A name written otherwise than usual is what its acronym means, if most of its words are the same."""
    text = "The Economic Community of the West African States (ECOWAS) condemned Chad."
    assert "economic-community-of-west-african-states criticizes chad" in triples(read(extractor, text))
    text = "The East Coast Wine and Spirits Association (ECOWAS) condemned Chad."
    assert "economic-community-of-west-african-states criticizes chad" not in triples(read(extractor, text))


def test_missions_of_the_un(extractor: Extractor) -> None:
    """ "UN" and "United Nations" begin the same names."""
    found = named(read(extractor, "The UN Mission in South Sudan welcomed the accord."))
    assert found["UN Mission in South Sudan"] == "united-nations-mission-in-south-sudan"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will help Uganda in the event that NATO attacked Uganda.",
        "Uganda asked Chad to come to its defense should NATO attack Uganda.",
    ],
)
def test_supposed_deeds(extractor: Extractor, text: str) -> None:
    """What is done only in a certain event is no fact, and the event is no occasion."""
    found = read(extractor, text)
    assert any(s.startswith("nato attacked uganda; conditional") for s in said(found))
    assert not [e for e in found.entities if e.kind == "Event"]


def test_lengths_and_parts_are_no_trade(extractor: Extractor) -> None:
    """The length of a pipeline is no export, and a text's paragraphs count nothing."""
    text = "Peru will build a 900-kilometer line to carry Chile's oil for export. It sent Chile a 40-paragraph letter."
    found = [s for s in read(extractor, text).statements if isinstance(s, Observation)]
    assert not [s for s in found if s.indicator == "exports" or s.value == 40]


def test_dateline_with_a_dash_at_the_first_word(extractor: Extractor) -> None:
    """A dash that touches the first word ends a dateline too."""
    text = "NIAMEY (Reuters) -France signed an agreement with Chad on Monday."
    assert "france agreedWith chad" in triples(read(extractor, text))

"""Who met whom at a meeting, and lists and verbs whose subjects the parser hides."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "President of Kenya William Ruto, President of Uganda Yoweri Museveni and Paul Kagame attended the summit.",
            ["william-ruto metWith yoweri-museveni", "william-ruto metWith paul-kagame"],
        ),
        (
            "The dinner brought together Edi Rama and Ana Brnabic.",
            ["edi-rama metWith ana-brnabic"],
        ),
    ],
)
def test_participants_meet(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """The first of those at a meeting met the others."""
    expect(extractor, text, wanted)


def test_first_of_apposed_presidents(extractor: Extractor) -> None:
    """The first of those whom the parser takes for a word before the second took part too."""
    text = (
        "The President of Kenya, William Ruto, the President of Uganda, Yoweri Museveni, and the President of Rwanda, "
        "Paul Kagame, took part in the summit of the Nile League."
    )
    expect(extractor, text, ["william-ruto metWith yoweri-museveni", "william-ruto metWith paul-kagame"])


def test_no_meeting_of_opponents_in_a_vote(extractor: Extractor) -> None:
    """Who stands in an election has met nobody."""
    text = "Edi Rama and Sali Berisha took part in the Albanian election of 2009."
    forbid(extractor, text, ["edi-rama metWith sali-berisha"])


def test_who_unites_founds_together(extractor: Extractor) -> None:
    """What two do who unite is told of both."""
    text = "Togo united with Benin in 1958 to form the Volta Federation."
    expect(extractor, text, ["togo memberOf volta-federation", "benin memberOf volta-federation"])


def test_borders_of_a_state_in_a_part_of_a_land(extractor: Extractor) -> None:
    """The state is bordered, not the continent in whose heart it lies."""
    text = "Burundi is a state in the heart of Africa bordered by Rwanda and Tanzania."
    expect(extractor, text, ["rwanda sharesBorderWith burundi", "tanzania sharesBorderWith burundi"])


def test_campaign_of_bombs_is_no_initiative(extractor: Extractor) -> None:
    """A campaign of war is a deed against a land, nothing that somebody founds."""
    text = "Chad launched a bombing campaign in Sudan."
    expect(extractor, text, ["chad attacked sudan"])
    forbid(extractor, text, ["chad founded bombing-campaign-in-sudan", "chad develops bombing-campaign-in-sudan"])


def test_mediation_that_is_welcomed(extractor: Extractor) -> None:
    """Who welcomes a mediation backs the mediator, and is no side of the quarrel as a person."""
    text = "William Ruto welcomed the mediation of Qatar."
    expect(extractor, text, ["william-ruto supports qatar"])
    forbid(extractor, text, ["qatar mediates william-ruto"])


def test_second_list_of_comers_is_no_meeting_of_theirs(extractor: Extractor) -> None:
    """Of those who come after the first told of, each met that one."""
    text = (
        "Edi Rama took part in a summit of the Drin League. The participants included Ana Brnabic and Dritan Abazovic."
    )
    forbid(extractor, text, ["ana-brnabic metWith dritan-abazovic"])

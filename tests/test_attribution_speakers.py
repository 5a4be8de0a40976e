from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayings import claims_of, extracted, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

MET = "Vladimir Putin held talks with Emmanuel Macron in Sochi. "


@pytest.mark.parametrize(
    "subject",
    [
        "The two leaders",
        "Both presidents",
        "They",
        "The sides",
        "The parties",
        "Both leaders",
        "The two heads of state",
    ],
)
def test_what_both_say_goes_to_the_first_named(extractor: Extractor, subject: str) -> None:
    """Plurals that take up those who met speak for the one named first."""
    found = said(extractor, MET + f"{subject} stressed the importance of the old trade route.")
    assert found == [("vladimir-putin", "the importance of the old trade route")]


def test_the_four_are_those_who_met(extractor: Extractor) -> None:
    """A number with an article takes up a group as well."""
    text = "Joe Biden met Narendra Modi, Anthony Albanese and Fumio Kishida. "
    found = said(extractor, text + "The four agreed to sail and expressed concern about the reefs nearby.")
    assert found == [("joe-biden", "concern about the reefs nearby")]


def test_they_is_a_plural_subject_of_the_same_sentence(extractor: Extractor) -> None:
    """A plural subject before the pronoun is nearer than a meeting of long ago."""
    text = MET + "The Soviets left the room as they argued that the vote was void."
    assert ("soviet-union", "the vote was void") in said(extractor, text)


@pytest.mark.parametrize("title", ["The Russian leader", "The Russian head of state", "The Russian president"])
def test_title_with_its_state_is_the_person(extractor: Extractor, title: str) -> None:
    """An office with the adjective of a state names the person of that state, not the state."""
    text = MET + f"{title} said that the harvest had failed."
    assert said(extractor, text) == [("vladimir-putin", "the harvest had failed")]


def test_acting_president_is_who_spoke_before(extractor: Extractor) -> None:
    """A bare title that names nobody known takes up the last person who spoke."""
    text = "Macron said that the road was safe. The acting president added that the bridge was not."
    assert said(extractor, text)[-1] == ("emmanuel-macron", "the bridge was not")


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("A spokesman for NATO", "nato"),
        ("A NATO spokesperson", "nato"),
        ("Kenyan officials", "kenya"),
        ("The government of Kenya", "kenya"),
        ("Figures from the World Bank", "world-bank"),
        ("Nairobi", "kenya"),
        ("The Kenyan side", "kenya"),
    ],
)
def test_voices_speak_for_their_owner(extractor: Extractor, subject: str, speaker: str) -> None:
    """Spokesmen, officials, governments and figures speak for the state or body they belong to."""
    assert said(extractor, f"{subject} showed that the harvest had failed.") == [(speaker, "the harvest had failed")]


@pytest.mark.parametrize(
    ("subject", "thing", "label"),
    [
        ("Some economists", "economists", "Economists"),
        ("Western commentators", "western-commentators", "Western commentators"),
        ("Many experts", "experts", "Experts"),
        ("Independent observers", "independent-observers", "Independent observers"),
    ],
)
def test_groups_that_speak_are_registered(extractor: Extractor, subject: str, thing: str, label: str) -> None:
    """A plural of people who only exist by what they say becomes an actor group of the document."""
    found = extracted(extractor, f"{subject} argued that the tariff would hurt farmers.")
    (entity,) = [e for e in found.entities if e.id == thing]
    assert (entity.label, entity.kind) == (label, "ActorGroup")
    assert entity.reason


def test_group_of_somebody_is_not_registered(extractor: Extractor) -> None:
    """Groups with an owner ("its authors") are nobody by themselves."""
    found = extracted(extractor, "The plan failed since its authors argued that the river was dry.")
    assert "authors" not in {e.id for e in found.entities}


def test_name_beside_a_description_speaks(extractor: Extractor) -> None:
    """A description before a name does not hide the speaker."""
    text = "On Friday, opposition politician Marie Dupont said that the tariff would hurt farmers."
    assert said(extractor, text) == [("marie-dupont", "the tariff would hurt farmers")]


def test_speech_speaks_for_who_makes_it(extractor: Extractor) -> None:
    """A speech that stresses something is a claim of who makes the speech."""
    text = "Macron made a short speech which stressed the importance of the old trade route."
    assert said(extractor, text) == [("emmanuel-macron", "the importance of the old trade route")]


def test_each_of_several_states_is_quoted(extractor: Extractor) -> None:
    """Words quoted from three or more together are a claim of each of them."""
    text = "Kenya, Ghana, Togo and Benin issued statements deploring a “grave breach of faith” by Mali."
    assert {speaker for speaker, words in said(extractor, text) if "grave" in words} == {
        "kenya",
        "ghana",
        "togo",
        "benin",
    }


def test_two_subjects_give_one_claim(extractor: Extractor) -> None:
    """What two say together is one claim, of the first."""
    text = "Kenya and Ghana said that the tariff would hurt farmers."
    assert said(extractor, text) == [("kenya", "the tariff would hurt farmers")]


def test_places_and_wars_do_not_speak(extractor: Extractor) -> None:
    """Only actors and documents are speakers."""
    text = "The Suez Canal shows that trade depends on narrow waters."
    assert [c for c in claims_of(extractor, text) if c.qualifiers.attribution.speaker == "suez-canal"] == []


def test_which_takes_up_the_report_over_a_name(extractor: Extractor) -> None:
    """A relative clause after a name belongs to the document that the phrase is about."""
    text = "Kenya has issued a report concerning elections in Togo, which found that the count was fair."
    (claim,) = [c for c in claims_of(extractor, text) if "count" in c.text]
    assert claim.qualifiers.attribution.speaker is not None
    assert "report" in claim.qualifiers.attribution.speaker


def test_the_statement_said_is_not_of_one_only_spoken_of(extractor: Extractor) -> None:
    """Who is the subject of what others said has not made the statement that is quoted next."""
    text = "Kenya held that Paul Biya had no mandate. Chad will cut its aid to Mali, the statement said."
    assert "paul-biya" not in {speaker for speaker, _ in said(extractor, text)}

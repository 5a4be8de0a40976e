"""Behaviour tests of pronouns told apart by given names, of "the capital" as a place, and of towns that are places."""

from __future__ import annotations

import pytest

from diplograph.extraction.coreference.genders import gender_of
from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ingrid Solberg", "f"),
        ("Dr. Fatima Haddad", "f"),
        ("Sir Edward Hill", "m"),
        ("Camille Roux", None),
        ("Ingrid", None),
        ("Zorblat Quux", None),
    ],
)
def test_gender_of_a_name(name: str, gender: str | None) -> None:
    """The given name of a full name tells; names of both and surnames alone do not."""
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ingrid Solberg was received by Pedro Ríos. She visited Oslo.", ["ingrid-solberg visited oslo"]),
        ("Pedro Ríos spoke with Ingrid Solberg. He visited Oslo.", ["pedro-rios visited oslo"]),
    ],
)
def test_pronouns_by_given_names(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """ "She" is the woman of those just named, whoever was the subject."""
    expect(extractor, text, wanted)


def test_no_pronoun_of_the_other_gender(extractor: Extractor) -> None:
    """Where only a man was named, "she" is nobody known."""
    forbid(extractor, "Pedro Ríos spoke on Monday. She visited Oslo.", ["pedro-rios visited"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("President Anna Hill visited the Ugandan capital.", ["anna-hill visited kampala"]),
        ("Troops of Kenya marched on the Ugandan capital.", ["kenya attacked kampala"]),
        ("Chad launched an offensive on the Libyan capital.", ["chad attacked tripoli"]),
        ("Zambia complained. Anna Hill arrived in the capital on Monday.", ["anna-hill visited lusaka"]),
    ],
)
def test_capital_as_a_place(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Where something is done, "the capital" is the city that the data know."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The two capitals of Kenya and Chad quarrelled.", "nairobi"),
        ("Anna Hill arrived in the commercial capital of Uganda.", "kampala"),
        ("Kenya sent a ship to the capital in Puntland.", "nairobi"),
    ],
)
def test_no_capital(extractor: Extractor, text: str, city: str) -> None:
    """Several capitals, a capital of trade and one with a place of its own are no known city."""
    assert city not in {m.entity for m in read(extractor, text).mentions}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Kampala fell in April 1979.", "kampala"),
        ("The minister, just back from Doha, said nothing.", "doha"),
        ("She flew to Rome, then on to Baku.", "baku"),
        ("Postings to Bogotá and Lima followed.", "bogota"),
        ("The line runs past Skopje.", "skopje"),
        ("The talks with Baku, where a new cabinet sits, go on.", "baku"),
    ],
)
def test_towns_as_places(extractor: Extractor, text: str, town: str) -> None:
    """A capital that falls, lies on the way or is told to hold something is the town."""
    assert town in {m.entity for m in read(extractor, text).mentions}


@pytest.mark.parametrize(
    ("text", "state"),
    [("Ottawa fell short of its target.", "canada"), ("Seoul has fallen silent.", "south-korea")],
)
def test_capitals_that_act(extractor: Extractor, text: str, state: str) -> None:
    """A government that falls short or silent is no town taken."""
    assert state in {m.entity for m in read(extractor, text).mentions}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mongolia maintains an embassy in Oslo.", "Embassy of Mongolia in Oslo"),
        ("An embassy was opened in Lima by Ghana.", "Embassy of Ghana in Lima"),
        ("Peru reopened its consulate in Quito.", "Consulate of Peru in Quito"),
    ],
)
def test_embassies_of_who_keeps_them(extractor: Extractor, text: str, label: str) -> None:
    """Who maintains or opens an embassy owns it."""
    assert label in {e.label for e in read(extractor, text).entities}


def test_no_embassy_without_owner(extractor: Extractor) -> None:
    """An embassy that somebody only passes is nobody's."""
    kinds = {e.kind for e in read(extractor, "Chad protested outside the embassy.").entities}
    assert "GovernmentBody" not in kinds

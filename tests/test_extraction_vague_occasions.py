"""Occasions that words tell apart, and what is none."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, read

NONE = [
    "Yoweri Museveni told a news conference that Uganda would not sign.",
    "Chad and Mali attended talks on fisheries.",
    "Kenya took part in the negotiations.",
]


@pytest.mark.parametrize("text", NONE)
def test_talks_that_nothing_tells_apart_are_no_thing(extractor: Extractor, text: str) -> None:
    """Talks without place, sides or words of their own, and what is held for journalists, are no occasions."""
    assert not [e.label for e in read(extractor, text).entities if e.kind == "Meeting"]


def test_talks_in_a_place_are(extractor: Extractor) -> None:
    """A place tells which talks are meant."""
    expect(extractor, "The talks in Astana were attended by Iran.", ["iran participatesIn talks-in-astana"])


def test_what_a_named_conference_was(extractor: Extractor) -> None:
    """The noun that says what a named occasion was is that occasion."""
    text = "The Tehran Conference was a meeting between Franklin Roosevelt, Winston Churchill and Joseph Stalin."
    expect(extractor, text, ["winston-churchill participatesIn tehran-conference"])
    assert [e.id for e in read(extractor, text).entities if e.kind == "Meeting"] == ["tehran-conference"]


def test_a_hyphen_inside_a_word_does_not_end_a_name(extractor: Extractor) -> None:
    """The words of an occasion go on past "high-level"."""
    text = "Kyriakos Mitsotakis chaired a meeting of a high-level commission."
    assert [e.label for e in read(extractor, text).entities if e.kind == "Meeting"] == [
        "Meeting of a high-level commission"
    ]


def test_a_double_surname_is_one_name(extractor: Extractor) -> None:
    """Surnames joined by "y" belong to one person."""
    found = read(extractor, "Alfonso Rivas y Soto visited Germany.")
    assert [e.label for e in found.entities if e.kind == "Person"] == ["Alfonso Rivas y Soto"]

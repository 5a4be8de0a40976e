"""Behaviour tests of journeys, of pronouns before the name they stand for, and of the names of occasions."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, triples


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("During his visit to Kenya in May, Olaf Scholz praised the plan.", "olaf-scholz visited kenya"),
        ("In the course of his visit to Kenya, President William Ruto met Olaf Scholz.", "william-ruto visited kenya"),
        ("The presidents of Kenya and Chad will arrive in Rome.", "chad visited rome"),
        ("The finance minister of Kenya flew to Rome.", "kenya visited rome"),
        ("Kenya sent a delegation to Rome.", "kenya visited rome"),
        ("Olaf Scholz reached Nairobi on Monday.", "olaf-scholz visited nairobi"),
        ("Olaf Scholz will travel through Kenya.", "olaf-scholz visited kenya"),
    ],
)
def test_journeys(extractor: Extractor, sentence: str, wanted: str) -> None:
    """People travel, for themselves or for a state; "his" may stand before the name."""
    assert wanted in triples(read(extractor, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops from Kenya arrived in Rome.",
        "Kenya came to Rome as a surprise.",
        "Olaf Scholz reached a deal in Kenya.",
        "His visit to Kenya pleased Olaf Scholz.",
    ],
)
def test_no_journeys(extractor: Extractor, sentence: str) -> None:
    """Neither troops, states as such nor deals travel; "his" of a subject is of somebody else."""
    assert not {t for t in triples(read(extractor, sentence)) if " visited " in t}


def test_person_before(extractor: Extractor) -> None:
    """A pronoun takes up the person of the sentence before, whoever is named after it."""
    text = "Emmanuel Macron spoke first. During his visit to Kenya, Olaf Scholz praised the plan."
    assert "olaf-scholz visited kenya" not in triples(read(extractor, text))


def test_written_name(extractor: Extractor) -> None:
    """An occasion has the words of the text among its names, those too that tell nothing."""
    found = read(extractor, "The Security Council held a special session in Rome on 5 May 2014.")
    assert any("special session" in e.aliases for e in found.entities)

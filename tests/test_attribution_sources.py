from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayings import attributed, claims_of, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

SOURCES = [
    ("According to the World Bank, trade fell by a tenth.", "world-bank", "trade fell by a tenth"),
    ("Trade fell by a tenth, according to the World Bank.", "world-bank", "Trade fell by a tenth"),
    ("In Macron's opinion, the harvest has been poor.", "emmanuel-macron", "the harvest has been poor"),
    ("In the view of NATO, the bridge is not safe.", "nato", "the bridge is not safe"),
    ("By Macron's reckoning its output stood at a tenth.", "emmanuel-macron", "its output stood at a tenth"),
    ("By the estimate of the World Bank, trade fell by half.", "world-bank", "trade fell by half"),
    ("As Macron noted, the harvest has been poor.", "emmanuel-macron", "the harvest has been poor"),
    ("The harvest, as Macron noted, has been very poor.", "emmanuel-macron", "has been very poor"),
    ("According to Kenyan officials, the road is open.", "kenya", "the road is open"),
    ("According to Macron the harvest has been poor.", "emmanuel-macron", "the harvest has been poor"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), SOURCES)
def test_source_phrases_give_the_clause_to_their_holder(
    extractor: Extractor, text: str, speaker: str, words: str
) -> None:
    """The clause around a source phrase is a claim of whom the phrase names."""
    assert said(extractor, text) == [(speaker, words)]


def test_source_in_the_middle_gives_the_longer_part(extractor: Extractor) -> None:
    """A phrase between subject and predicate leaves the predicate, the longer part, to its holder."""
    text = "The goal of the plan, according to NATO, was to open a second road to the coast before winter."
    assert said(extractor, text) == [("nato", "was to open a second road to the coast before winter")]


def test_source_after_and_gives_what_follows(extractor: Extractor) -> None:
    """A phrase after a conjunction covers only the second half."""
    text = "Ghana exports gold and, according to the World Bank, lost a tenth of its trade."
    assert said(extractor, text) == [("world-bank", "lost a tenth of its trade")]


def test_apposition_to_the_source_is_not_content(extractor: Extractor) -> None:
    """What describes the source belongs to the phrase."""
    text = "According to the envoy, Marie Dupont, trade fell by a tenth."
    assert said(extractor, text) == [("marie-dupont", "trade fell by a tenth")]


def test_reported_speaker_is_nearer_than_the_source(extractor: Extractor) -> None:
    """Where the clause is itself a report, the one who says it has the claim."""
    text = "According to the World Bank, Macron said that the harvest had been poor in the north."
    assert said(extractor, text) == [("emmanuel-macron", "the harvest had been poor in the north")]


def test_as_without_speech_is_no_source(extractor: Extractor) -> None:
    """Comparisons and causes with "as" name no source."""
    assert said(extractor, "As Macron arrived, the harvest had begun in the north.") == []


def test_in_words_without_holder_is_no_source(extractor: Extractor) -> None:
    """A phrase that names nobody gives the clause to nobody."""
    assert said(extractor, "In other words, the harvest has been poor.") == []


def test_source_attributes_relations_of_its_clause(extractor: Extractor) -> None:
    """Relations of the clause have the holder of the phrase as speaker."""
    found = attributed(extractor, "According to the World Bank, Ghana supports Togo.")
    assert found[("ghana", "supports", "togo")] == "world-bank"


def test_evidence_of_a_source_covers_phrase_and_clause(extractor: Extractor) -> None:
    """The evidence shows the source phrase itself."""
    (claim,) = claims_of(extractor, "Trade fell by a tenth, according to the World Bank.")
    assert "according to the World Bank" in claim.evidence.exact
    assert claim.extractor == "reporting:source"

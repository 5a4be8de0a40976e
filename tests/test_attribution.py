from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.claims.attribution import Utterance, attribution_at
from diplograph.model import Attribution, AttributionKind, Evidence, Span
from sayings import attributed, claims_of, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

CLAUSES = [
    ("Macron said that Ghana needs grain.", "emmanuel-macron", "Ghana needs grain"),
    ("Macron said Ghana needs grain.", "emmanuel-macron", "Ghana needs grain"),
    ("Ghana needs grain, Macron said.", "emmanuel-macron", "Ghana needs grain"),
    ("Ghana needs grain, said Macron.", "emmanuel-macron", "Ghana needs grain"),
    ("Macron told reporters that Ghana needs grain.", "emmanuel-macron", "Ghana needs grain"),
    ("Macron has repeatedly argued that Ghana needs grain.", "emmanuel-macron", "Ghana needs grain"),
    ("Japan insists that the islands were always empty.", "japan", "the islands were always empty"),
    ("Japan denied that its ships had entered the bay.", "japan", "its ships had entered the bay"),
    ("Norway warned that prices may rise again.", "norway", "prices may rise again"),
    ("The World Bank estimates that trade grew by a tenth.", "world-bank", "trade grew by a tenth"),
    ("Brazil believes that the court has no power here.", "brazil", "the court has no power here"),
    ("Brazil hopes that the talks will go on.", "brazil", "the talks will go on"),
    ("NATO concluded that the bridge had been mined.", "nato", "the bridge had been mined"),
    ("It was announced by Norway that the port would close.", "norway", "the port would close"),
    ("Macron visited Accra, noting that the city had grown.", "emmanuel-macron", "the city had grown"),
    ("Macron informed the Senate that the troops had left.", "emmanuel-macron", "the troops had left"),
    ("Macron promised the Kenyans that the road would open.", "emmanuel-macron", "the road would open"),
    ("Macron hoped that the talks would go on.", "emmanuel-macron", "the talks would go on"),
]

PHRASES = [
    ("Japan accused Norway of hunting whales near its coast.", "japan", "hunting whales near its coast"),
    ("Norway was accused by Japan of hunting whales.", "japan", "hunting whales"),
    ("Norway called for an early end to the whale hunt.", "norway", "an early end to the whale hunt"),
    (
        "Macron stressed the importance of the old trade route.",
        "emmanuel-macron",
        "the importance of the old trade route",
    ),
    ("Macron underlined the need for a lasting truce.", "emmanuel-macron", "the need for a lasting truce"),
    (
        "Macron expressed concern over the floods in the delta.",
        "emmanuel-macron",
        "concern over the floods in the delta",
    ),
    ("Japan voiced readiness to take part in the survey.", "japan", "readiness to take part in the survey"),
    ("Macron expressed the hope that the truce would hold.", "emmanuel-macron", "the truce would hold"),
    ("Brazil shared the view that the court has no power.", "brazil", "the court has no power"),
    ("Macron warned Ghana of a cold winter ahead.", "emmanuel-macron", "a cold winter ahead"),
    ("Japan insisted on a full return of the islands.", "japan", "a full return of the islands"),
    ("Macron pointed to the growing cost of the war.", "emmanuel-macron", "the growing cost of the war"),
    ("Macron called Ghana a pillar of the whole region.", "emmanuel-macron", "Ghana a pillar of the whole region"),
    ("Japan promised to rebuild the harbour.", "japan", "rebuild the harbour"),
    ("Brazil advocated sharing the river fairly.", "brazil", "sharing the river fairly"),
]

SILENT = [
    "Ghana declared independence from the United Kingdom in 1957.",
    "Macron expressed his condolences to the families.",
    "Macron has not said whether France will pay.",
    "If Japan says that the islands are empty, few will listen.",
    "Macron invited Ghana to visit Paris in May.",
    "Macron asked the guests whether they were cold.",
    "Macron thanked Ghana for sending doctors.",
    "Macron thanked Ghana for its help with the refugees.",
    "Macron informed Ghana about the results of the talks in Lagos.",
    "Japan calls the rocks the Senkaku Islands.",
    "Macron said nothing, and the guests left.",
    "Japan threatened to expel them.",
    "Japan urged Norway to stop the hunt.",
    "Ghana exports gold to Japan.",
    "Norway denied them entry.",
    "While Japan feared that war was near, it built no ships.",
]


@pytest.mark.parametrize(("text", "speaker", "words"), CLAUSES)
def test_reported_clauses_are_claims_of_their_subject(
    extractor: Extractor, text: str, speaker: str, words: str
) -> None:
    """A clause under a verb of saying or thinking is what its subject claims, wherever the verb stands."""
    assert said(extractor, text) == [(speaker, words)]


@pytest.mark.parametrize(("text", "speaker", "words"), PHRASES)
def test_reported_phrases_are_claims_of_their_subject(
    extractor: Extractor, text: str, speaker: str, words: str
) -> None:
    """Objects, infinitives and prepositional phrases that tell what is said are claims too."""
    assert said(extractor, text) == [(speaker, words)]


@pytest.mark.parametrize("text", SILENT)
def test_deeds_denials_and_questions_are_no_claims(extractor: Extractor, text: str) -> None:
    """What is done, left unsaid, asked or only supposed is nobody's claim."""
    assert said(extractor, text) == []


def test_semicolon_parts_two_reports(extractor: Extractor) -> None:
    """What stands before a semicolon is not said by whom the second half names."""
    text = "Japan accused Norway of hunting whales; Oslo denied any part in the hunt."
    assert said(extractor, text) == [("japan", "hunting whales"), ("norway", "any part in the hunt")]


def test_colon_parts_two_sentences(extractor: Extractor) -> None:
    """What stands before a colon is told by the author, even where a promise follows."""
    found = attributed(extractor, "Ghana supports Togo: Norway promised an additional 270 million dollars.")
    assert found[("ghana", "supports", "togo")] is None


def test_interrupted_clause_goes_to_the_speaker(extractor: Extractor) -> None:
    """A reporting clause in the middle leaves the rest of the sentence to its speaker."""
    found = said(extractor, "Harvests, the World Bank says, have fallen by half in two years.")
    assert found == [("world-bank", "have fallen by half in two years")]


def test_participle_after_a_name_is_a_past_tense(extractor: Extractor) -> None:
    """A verb form that the parser takes for a participle of the name still reports."""
    text = "The Defence Minister of Serbia, Dragan Vukovar, stated in a 2011 meeting that Serbia would build ships."
    assert [words for _, words in said(extractor, text)] == ["Serbia would build ships"]


def test_claim_keeps_its_verb_in_the_rule(extractor: Extractor) -> None:
    """The extractor of a claim names construction and verb, so that an analyst sees why it was made."""
    (claim,) = claims_of(extractor, "Macron said that Ghana needs grain.")
    assert claim.extractor == "reporting:clause/say"
    assert claim.qualifiers.attribution.kind is AttributionKind.REPORTED
    assert 0 < claim.confidence <= 1


def test_evidence_of_a_claim_covers_verb_and_words(extractor: Extractor) -> None:
    """Evidence runs from the reporting verb to the end of what is said, inside one sentence."""
    (claim,) = claims_of(extractor, "It rained. Macron said that Ghana needs grain. It stopped.")
    assert claim.evidence.exact == "said that Ghana needs grain"
    assert claim.evidence.sentence == "Macron said that Ghana needs grain."


def test_relations_inside_reports_have_their_speaker(extractor: Extractor) -> None:
    """A relation told by somebody is attributed to him, one told by the author to nobody."""
    found = attributed(extractor, "Macron said that Ghana supports Togo. Benin supports Niger.")
    assert found[("ghana", "supports", "togo")] == "emmanuel-macron"
    assert found[("benin", "supports", "niger")] is None


def test_relations_under_thanks_are_the_authors(extractor: Extractor) -> None:
    """What somebody gives thanks for is taken for granted by the author."""
    found = attributed(extractor, "Macron thanked Ghana for its support for Togo.")
    assert set(found.values()) <= {None}


def test_own_act_of_speech_is_not_attributed(extractor: Extractor) -> None:
    """That A accuses B is the author's statement; only what B is said to have done is A's."""
    found = attributed(extractor, "Japan accused Norway of attacking Iceland.")
    assert found[("japan", "accuses", "norway")] is None


def utterance(
    start: int, end: int, speaker: str, kind: AttributionKind, rule: str = "reporting:clause/say"
) -> Utterance:
    """An utterance at a span."""
    return Utterance(Span(start, end), speaker, kind, Evidence(Span(start, end), "", ""), rule, 0.8)


def test_innermost_utterance_attributes() -> None:
    """Of two utterances around a word the shorter one tells who says it."""
    outer = utterance(0, 100, "a", AttributionKind.QUOTED)
    inner = utterance(20, 60, "b", AttributionKind.REPORTED)
    assert attribution_at(Span(30, 40), [outer, inner])[0] == Attribution(AttributionKind.REPORTED, "b")
    assert attribution_at(Span(70, 80), [outer, inner])[0] == Attribution(AttributionKind.QUOTED, "a")


def test_presupposing_rules_attribute_nothing() -> None:
    """What a thing is called is a claim but leaves its relations to the author."""
    named = utterance(0, 100, "a", AttributionKind.REPORTED, "reporting:naming/call")
    assert attribution_at(Span(30, 40), [named]) == (Attribution(), 1.0)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 120), st.integers(1, 20))
def test_only_words_inside_an_utterance_are_attributed(start: int, length: int, at: int, size: int) -> None:
    """A stretch stays the author's unless more than half of it lies in the utterance."""
    one = utterance(start, start + length, "a", AttributionKind.QUOTED)
    attribution, score = attribution_at(Span(at, at + size), [one])
    shared = len(set(range(at, at + size)) & set(range(start, start + length)))
    inside = 2 * shared > size
    assert (attribution.speaker == "a") is inside
    assert score == (0.8 if inside else 1.0)

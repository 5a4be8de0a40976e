from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.extraction.claims.attribution import TURN, Utterance
from diplograph.extraction.claims.claims import claims
from diplograph.extraction.claims.firstperson import first_person
from diplograph.extraction.context import Entities, Passage, Reading
from diplograph.extraction.words.reporting import load_reporting
from diplograph.model import AttributionKind, Block, BlockKind, Claim, Document, Evidence, Polarity, Span
from diplograph.ontology import data_dir
from sayings import attributed, claims_of, extracted

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

TEXT = "Macron said that Ghana supports Togo and needs our grain."


@pytest.fixture
def reading(extractor: Extractor) -> Reading:
    """A passage of one sentence without mentions."""
    document = Document("d", TEXT, "", (Block(Span(0, len(TEXT)), BlockKind.PROSE),))
    doc = extractor.analyzer.nlp(TEXT)
    starts = tuple(t.idx for t in doc)
    ends = tuple(t.idx + len(t) for t in doc)
    return Reading(Passage(document, document.blocks[0], doc, starts, ends), (), {})


def utterance(words: str, speaker: str, rule: str = "reporting:clause/say") -> Utterance:
    """An utterance of words of the text."""
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Utterance(span, speaker, AttributionKind.QUOTED, Evidence(span, words, TEXT), rule, 0.9)


def test_claim_has_the_words_of_its_utterance(reading: Reading) -> None:
    """Text, speaker, kind, score and rule of a claim are those of the utterance."""
    (claim,) = claims([utterance("Ghana supports Togo", "a")], reading, Entities())
    assert claim.text == "Ghana supports Togo"
    assert claim.qualifiers.attribution.speaker == "a"
    assert claim.qualifiers.attribution.kind is AttributionKind.QUOTED
    assert (claim.confidence, claim.extractor) == (0.9, "reporting:clause/say")


def test_part_of_a_longer_utterance_is_no_claim(reading: Reading) -> None:
    """Of two utterances of one speaker that overlap, the longer one is the claim."""
    both = [utterance("Ghana supports Togo and needs our grain", "a"), utterance("needs our grain", "a")]
    assert [c.text for c in claims(both, reading, Entities())] == ["Ghana supports Togo and needs our grain"]


def test_part_by_another_speaker_is_a_claim(reading: Reading) -> None:
    """What somebody else says inside the words of a speaker is a claim too."""
    both = [utterance("Ghana supports Togo and needs our grain", "a"), utterance("needs our grain", "b")]
    assert len(list(claims(both, reading, Entities()))) == 2


def test_short_paragraph_of_a_turn_is_no_claim(reading: Reading) -> None:
    """A greeting in a turn claims nothing, a sentence does."""
    assert list(claims([utterance("Ghana supports Togo", "a", TURN)], reading, Entities())) == []
    assert (
        len(list(claims([utterance("Ghana supports Togo and needs our grain", "a", TURN)], reading, Entities()))) == 1
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Macron said that Ghana supports Togo.", "ghana"),
        ("Macron said that the harvest was poor.", None),
        ("Ghana said that Ghana and Togo were at peace.", "togo"),
        ("Macron said that the Danube had risen.", None),
    ],
)
def test_target_is_the_first_other_actor(extractor: Extractor, text: str, target: str | None) -> None:
    """A claim is about the first actor named in it other than its speaker."""
    (claim,) = claims_of(extractor, text)
    assert claim.target == target


def test_trailing_comma_is_cut(extractor: Extractor) -> None:
    """The comma that closes a quotation before its verb is no part of the words."""
    (claim,) = claims_of(extractor, "“We shall never accept this,” Macron said.")
    assert claim.text == "We shall never accept this"
    assert claim.evidence.exact.startswith(claim.text)


def test_claims_are_exact_and_speakers_known(extractor: Extractor) -> None:
    """Evidence and words of every claim stand in the text, and every speaker is among the entities."""
    text = (
        "Macron said that Ghana needs grain. “We shall go,” Putin told reporters in Sochi. "
        "According to the World Bank, trade fell. Some experts argued that it would rise."
    )
    found = extracted(extractor, text)
    known = {e.id for e in found.entities}
    for claim in claims_of(extractor, text):
        assert text[claim.evidence.span.start : claim.evidence.span.end] == claim.evidence.exact
        assert claim.text in text
        assert claim.qualifiers.attribution.speaker in known


def test_reading_twice_gives_the_same_claims(extractor: Extractor) -> None:
    """Claims depend on nothing but the text."""
    text = "Putin met Macron. They agreed that the war must end. The Russian leader said that it was late."
    assert claims_of(extractor, text) == claims_of(extractor, text)


def test_headings_make_no_claims(extractor: Extractor) -> None:
    """A headline that reports is not read for claims."""
    text = "Macron Says Ghana Needs Grain\n\nThe road to the coast was open all day.\n"
    assert claims_of(extractor, text) == []


def test_first_person_in_quotations_is_the_speaker(extractor: Extractor) -> None:
    """In a quotation "we" is the state of the speaker when the text gives him an office there."""
    text = "French President Emmanuel Macron spoke in Accra. “We support Ghana,” Macron said."
    assert attributed(extractor, text)[("france", "supports", "ghana")] == "emmanuel-macron"


def test_first_person_outside_quotations_is_nobody(reading: Reading) -> None:
    """Without a quotation around it a first person is not resolved."""
    assert first_person(reading, [], {"a": "france"}, {}) == {}


def test_first_person_map_prefers_the_state_for_we(reading: Reading) -> None:
    """Inside a quotation "our" stands for the state of the speaker, else for the speaker."""
    quote = utterance("needs our grain", "a")
    at = next(t.i for t in reading.passage.doc if t.lower_ == "our")
    assert first_person(reading, [quote], {"a": "france"}, {}) == {at: ("france",)}
    assert first_person(reading, [quote], {}, {}) == {at: ("a",)}


def test_reporting_words_are_lower_case_and_known_verbs_are_reports() -> None:
    """Every list of the data is in lower case, and verbs of all classes count as reports."""
    data = load_reporting()
    lists = (
        data.clause,
        data.belief,
        data.stating,
        data.naming,
        data.quoting,
        data.documents,
        data.groups,
        data.voices,
    )
    assert all(word == word.lower() and word.strip() == word for words in lists for word in words)
    assert data.clause | data.belief | data.stating | data.naming | data.quoting <= data.reports
    assert data.quotes <= data.reports
    assert not data.belief & data.quotes


def test_data_file_tells_its_source() -> None:
    """The data file says where its lists come from."""
    head = (data_dir() / "reporting.toml").read_text(encoding="utf-8").splitlines()[:3]
    assert "Source" in " ".join(head)


def test_denied_words_are_negated_claims(extractor: Extractor) -> None:
    """ "Denied that …": the claim of the speaker is that it is not so."""
    found = extracted(extractor, "Brazil denied that Chile had closed the bridge.").statements
    (claim,) = [s for s in found if isinstance(s, Claim)]
    assert claim.qualifiers.polarity is Polarity.NEGATED

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.extraction.coreference.antecedents import bears
from sayings import attributed, claims_of, extracted, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

UNNAMED = [
    ("A panel of experts concluded that the army had used forced labour.", "panel-of-experts"),
    ("An independent commission found that both armies had burned villages.", "independent-commission"),
    ("The joint statement says that the road will be rebuilt.", "joint-statement"),
    ("Diplomats in Abuja believe that the talks have failed.", "diplomats-in-abuja"),
    ("Several island nations warned that the sea would rise.", "island-nations"),
    ("One economist writes that the tax has failed.", "economist"),
    ("Scientology officials have stated that they have not received the papers.", "scientology-officials"),
]


@pytest.mark.parametrize(("text", "speaker"), UNNAMED)
def test_unnamed_speakers_are_known_by_their_words(extractor: Extractor, text: str, speaker: str) -> None:
    """Groups, bodies and papers without a name speak under the words that describe them."""
    assert [by for by, _ in said(extractor, text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The nations say that the sea will rise.",
        "Its authors say that the plan has failed.",
        "The plan for a new fleet threatened to end the talks.",
        "Others say that the sea will rise.",
    ],
)
def test_vague_phrases_speak_for_nobody(extractor: Extractor, text: str) -> None:
    """Bare plurals of states, possessives without a known owner and plans that act are no speakers."""
    assert [c for c in claims_of(extractor, text) if c.qualifiers.attribution.speaker in ("nations", "plan")] == []
    assert all("authors" not in (by or "") and "other" not in (by or "") for by, _ in said(extractor, text))


def test_others_are_of_the_group_before(extractor: Extractor) -> None:
    """Others belong to the group that has spoken."""
    text = "Some economists say that the tax has failed. Others say that it has worked."
    assert [by for by, _ in said(extractor, text)] == ["economists", "other-economists"]


def test_short_name_of_a_body_is_that_body(extractor: Extractor) -> None:
    """A capitalised class noun takes up the body of the text whose name has it."""
    text = "The European Commission met in Brussels. The Commission hopes that the treaty can be signed in May."
    assert [by for by, _ in said(extractor, text)] == ["european-commission"]


def test_unnamed_speakers_are_not_mentioned_things(extractor: Extractor) -> None:
    """A speaker known by its words has a reason and no mention of a name."""
    found = extracted(extractor, UNNAMED[0][0])
    speaker = next(e for e in found.entities if e.id == "panel-of-experts")
    assert (speaker.kind, speaker.reason) == ("ActorGroup", "“Panel of experts” speaks in the text")
    assert all(m.entity != speaker.id for m in found.mentions)


def test_it_goes_on_with_the_document(extractor: Extractor) -> None:
    """The pronoun after a document's sentence is the document, not the country named last."""
    text = "The report notes that the debt of Tajikistan has grown. It adds that the mines are at risk."
    assert [by for by, _ in said(extractor, text)] == ["report", "report"]


def test_the_president_is_who_bears_the_title(extractor: Extractor) -> None:
    """A bare title takes up whom the text calls so, over a person named in between."""
    text = (
        "President Jimmy Carter went to New York. Secretary of State Cyrus Vance said that the talks were hard. "
        "Speaking in public, the President asserted that the treaty was fair."
    )
    assert [by for by, _ in said(extractor, text)] == ["cyrus-vance", "jimmy-carter"]


@pytest.mark.parametrize(
    ("name", "title", "text", "borne"),
    [
        ("Jimmy Carter", "President", "President Jimmy Carter spoke.", True),
        ("Jimmy Carter", "President", "President of the United States Jimmy Carter spoke.", True),
        ("Keir Starmer", "Prime Minister", "Keir Starmer, the British prime minister, spoke.", True),
        ("Walter Mondale", "President", "Vice President Walter Mondale spoke.", False),
        ("Cyrus Vance", "President", "President Carter and Cyrus Vance spoke.", False),
        ("", "President", "President Carter spoke.", False),
    ],
)
def test_title_is_borne_where_the_text_says_so(name: str, title: str, text: str, *, borne: bool) -> None:
    """A title right before a name or in apposition to it counts; a deputy's or another's does not."""
    assert bears(name, title, text) is borne


def test_leaders_of_two_states_speak_as_the_first(extractor: Extractor) -> None:
    """The holders of an office in two states speak as the one of the state named first."""
    text = (
        "President of Russia Vladimir Putin spoke by telephone with President of France Emmanuel Macron. "
        "The Russian and French presidents pointed out that the war must end."
    )
    assert [by for by, _ in said(extractor, text)] == ["vladimir-putin"]


def test_both_leaders_of_the_same_sentence(extractor: Extractor) -> None:
    """A plural takes up the persons named before it in its own sentence."""
    text = (
        "Prime Minister Fumio Kishida wrote to Prime Minister Rishi Sunak, and both leaders expressed concern over "
        "the crisis at sea."
    )
    assert said(extractor, text) == [("fumio-kishida", "concern over the crisis at sea")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Denmark has proposed that the boundary follow the median line.", "the boundary follow the median line"),
        (
            "Canada condemns the attack and calls on all parties to respect international law.",
            "all parties to respect international law",
        ),
        ("Norway raised concerns about the arrests of miners.", "concerns about the arrests of miners"),
        ("Kenya called for the support of all for its plan.", "the support of all for its plan"),
    ],
)
def test_what_is_wished_is_told(extractor: Extractor, text: str, words: str) -> None:
    """Subjunctives, infinitives after whom one calls on, and whole phrases are what is said."""
    assert [w for _, w in said(extractor, text)] == [words]


MET = "Vladimir Putin held talks with Emmanuel Macron in Sochi. "


@pytest.mark.parametrize(
    "what", ["expressed support for the peace plan", "expressed satisfaction with the fruitful talks"]
)
def test_courtesies_of_both_are_acts(extractor: Extractor, what: str) -> None:
    """What those who met show together is no claim; one alone tells a view by it."""
    assert claims_of(extractor, MET + f"The leaders {what}.") == []
    assert len(claims_of(extractor, MET + f"Emmanuel Macron {what}.")) == 1


def test_reports_of_one_sentence_are_one_claim(extractor: Extractor) -> None:
    """What a speaker tells with two verbs in a row is one claim over both."""
    text = "Japan reaffirmed the need for a new treaty and stressed the importance of free trade."
    assert said(extractor, text) == [("japan", "the need for a new treaty and stressed the importance of free trade")]
    claim = claims_of(extractor, text)[0]
    assert claim.evidence.exact == text[claim.evidence.span.start : claim.evidence.span.end]
    assert claim.text in claim.evidence.exact


def test_reports_of_two_speakers_stay_apart(extractor: Extractor) -> None:
    """Two speakers of a sentence have a claim each."""
    text = "Japan stressed the need for a new treaty, while France stressed the importance of free trade."
    assert [by for by, _ in said(extractor, text)] == ["japan", "france"]


def test_words_told_on_belong_to_who_tells_them(extractor: Extractor) -> None:
    """What somebody reports of another's words is one claim, yet the relation in it is the inner speaker's."""
    text = "Macron said that Japan maintains that Ghana supports Togo."
    assert [by for by, _ in said(extractor, text)] == ["emmanuel-macron"]
    assert attributed(extractor, text)[("ghana", "supports", "togo")] == "japan"


def test_misread_clause_is_said_to_the_end(extractor: Extractor) -> None:
    """After a verb of saying the words count though the parser sees no clause in them."""
    text = "The State Department said John Kerry, the Secretary of State, contacted the minister over housing."
    assert said(extractor, text)[0][1].startswith("John Kerry")

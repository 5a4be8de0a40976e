from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.claims.quotations import balanced, is_name, quotations, stands_alone, words_in
from diplograph.model import Block, BlockKind, Document, Span
from sayings import claims_of, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor


def document(text: str) -> Document:
    """A document of one paragraph."""
    return Document("d", text, "", (Block(Span(0, len(text)), BlockKind.PROSE),))


def quoted(text: str, *, continued: bool = False) -> list[str]:
    """The quotations of a paragraph."""
    made = document(text)
    return [text[q.span.start : q.span.end] for q in quotations(made, made.blocks[0], continued=continued)]


def whole(text: str) -> tuple[Document, Span]:
    """A document and the span of the words between its first pair of marks."""
    made = document(text)
    return made, quotations(made, made.blocks[0])[0].span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we go” and left.", ["we go"]),
        ('He said "we go" and left.', ["we go"]),
        ("He said «we go» and „they stay” too.", ["we go", "they stay"]),
        ("He said “we go", ["we go"]),
        ('He called it a 5" pipe and “a shame”.', ["a shame"]),
        ("Nothing is quoted here.", []),
        ("He said “” twice.", []),
        ("He said “he said “no” to me”.", ["he said “no"]),
        ("They know it: we have no doubt at all.”", ["we have no doubt at all."]),
        ("They know it well.”", []),
    ],
)
def test_marks_delimit_quotations(text: str, found: list[str]) -> None:
    """Quotations run from an opening to the next closing mark, or to the end of the paragraph."""
    assert quoted(text) == found


def test_open_quotation_goes_on_in_the_next_paragraph() -> None:
    """After an unclosed quotation the next paragraph is quoted up to its first closing mark."""
    assert quoted("We shall go on.” He left.", continued=True) == ["We shall go on."]
    assert quoted("We shall go on.", continued=True) == []


def test_open_quotation_spans_a_paragraph_without_marks() -> None:
    """A paragraph without marks is quoted when a later one closes the quotation."""
    text = "Middle part.\n\nLast part.” He left."
    made = Document("d", text, "", (Block(Span(0, 12), BlockKind.PROSE), Block(Span(14, len(text)), BlockKind.PROSE)))
    (quote,) = quotations(made, made.blocks[0], continued=True)
    assert text[quote.span.start : quote.span.end] == "Middle part."
    assert not quote.closed


@given(text=st.text(alphabet='ab “”«»".:\n', max_size=60), continued=st.booleans())
def test_quotations_are_ordered_and_inside(text: str, *, continued: bool) -> None:
    """Whatever the marks, quotations lie inside the paragraph, in order, without overlap and not empty."""
    made = document(text)
    found = quotations(made, made.blocks[0], continued=continued)
    ends = [0]
    for quote in found:
        assert ends[-1] <= quote.span.start < quote.span.end <= len(text)
        assert text[quote.span.start : quote.span.end].strip()
        ends.append(quote.span.end)
    assert all(q.closed for q in found[:-1])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the “Winter War” of 1939", True),
        ("the “Treaty on Peace and Friendship between Kenya and Ghana” of 1939", True),
        ("the “winter war” of 1939", False),
        ("“We go home”", False),
        ("the “AL-55” engine", True),
    ],
)
def test_capitals_tell_names_from_words(text: str, *, name: bool) -> None:
    """Quotation marks around capitalised words set off a name."""
    assert is_name(*whole(text)) is name


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("He spoke. “We go home.”", True),
        ("He spoke: “We go home.”", True),
        ("“We go home,” he said.", True),
        ("He wants a “fair deal” now.", False),
        ("He spoke of the “West” often.", False),
        ("First.\n“We go home.”", True),
    ],
)
def test_sentences_in_marks_stand_alone(text: str, *, alone: bool) -> None:
    """A quotation that is a sentence begins with a capital after a stop, a colon or a line break."""
    assert stands_alone(*whole(text)) is alone


def test_words_are_counted_by_white_space() -> None:
    """Words of a quotation are what white space separates."""
    assert words_in(*whole("“one  two\nthree”")) == ("one", "two", "three")


def test_balanced_span_takes_its_closing_mark() -> None:
    """A span that opens a quotation and ends before its closing mark is completed, any other is left."""
    text = 'He called it "a shame".'
    assert balanced(document(text), Span(3, 21)) == Span(3, 22)
    assert balanced(document(text), Span(14, 21)) == Span(14, 21)
    assert balanced(document("no marks"), Span(0, 8)) == Span(0, 8)


SPOKEN = [
    ("“We shall never accept this,” Macron said.", "emmanuel-macron", "We shall never accept this"),
    ("Macron said: “We shall never accept this.”", "emmanuel-macron", "We shall never accept this."),
    ("Macron said, “We shall never accept this.”", "emmanuel-macron", "We shall never accept this."),
    ('"We shall never accept this," said Macron in Accra.', "emmanuel-macron", "We shall never accept this"),
    ("“We shall never accept this,” according to Macron.", "emmanuel-macron", "We shall never accept this"),
    ("Reacting to the vote, Macron commented: “We must wait for it.”", "emmanuel-macron", "We must wait for it."),
    ("Macron described the vote as “reckless and provocative”.", "emmanuel-macron", "reckless and provocative"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), SPOKEN)
def test_quotations_belong_to_their_reporting_verb(extractor: Extractor, text: str, speaker: str, words: str) -> None:
    """A quotation is said by the subject of the verb that takes it or stands beside it."""
    assert said(extractor, text) == [(speaker, words)]


def test_later_quotation_without_verb_continues(extractor: Extractor) -> None:
    """A quotation that follows with no verb is by the same speaker."""
    text = "“We have been clear,” Macron told reporters. “The road will be open by the end of May.”"
    assert [speaker for speaker, _ in said(extractor, text)] == ["emmanuel-macron", "emmanuel-macron"]


def test_quotation_paragraph_belongs_to_the_last_speaker(extractor: Extractor) -> None:
    """A paragraph that is only a quotation is by who spoke in the paragraph before."""
    text = "Macron said that the road was safe.\n\n“Nobody will be turned back at the border.”\n"
    assert said(extractor, text)[-1] == ("emmanuel-macron", "Nobody will be turned back at the border.")


def test_colon_at_the_end_of_a_paragraph_announces(extractor: Extractor) -> None:
    """Who leads to a quotation with a colon at the end of a paragraph speaks the next one, to its closing mark."""
    text = "Macron sent greetings.\n\nThe message reads, in part:\n\n“It is good to see you all.\n\nStay well.”\n"
    assert said(extractor, text) == [
        ("emmanuel-macron", "It is good to see you all."),
        ("emmanuel-macron", "Stay well."),
    ]


def test_belief_before_a_colon_is_not_the_speaker(extractor: Extractor) -> None:
    """A state's belief before a colon does not make the state say what a person said."""
    text = "Macron said that talks were under way. Ghana believes in the road: “My friends will be there in May.”"
    assert said(extractor, text)[-1] == ("emmanuel-macron", "My friends will be there in May.")


@pytest.mark.parametrize(
    "text",
    [
        "Ghana fought in the “Winter War” for a year.",
        "Macron proposed an “open door” policy for traders.",
        "Ghana wants to trade “on standard terms” with Togo.",
        "The “third world” was poor. Macron said nothing.",
    ],
)
def test_terms_in_marks_are_no_claims(extractor: Extractor, text: str) -> None:
    """Names, terms and scare quotes are nobody's words."""
    assert [c for c in claims_of(extractor, text) if c.extractor == "reporting:quotation"] == []


def test_quoted_fragment_inside_a_report_is_one_claim(extractor: Extractor) -> None:
    """A reported clause with quoted words in it is one claim, not two."""
    found = said(extractor, "Macron said that the road was “a gift to all the traders of the coast” and would stay.")
    assert len(found) == 1
    assert found[0][0] == "emmanuel-macron"

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.model import Relation
from sayings import attributed, extracted, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

CITED = [
    (
        "A 2024 report by the World Bank found that trade had fallen.",
        "world-bank-report-2024",
        "World Bank report (2024)",
    ),
    (
        "A recent World Bank study argues that trade has fallen.",
        "world-bank-study",
        "World Bank study",
    ),
    (
        "An annual NATO survey showed that trade had fallen.",
        "nato-annual-survey",
        "NATO annual survey",
    ),
    (
        "According to a World Bank report, trade has fallen since May.",
        "world-bank-report",
        "World Bank report",
    ),
]


@pytest.mark.parametrize(("text", "thing", "label"), CITED)
def test_cited_documents_are_things_named_by_their_publisher(
    extractor: Extractor, text: str, thing: str, label: str
) -> None:
    """A document that speaks becomes a Document with publisher, kind and year in its name."""
    found = extracted(extractor, text)
    assert [(e.id, e.label) for e in found.entities if e.kind == "Document"] == [(thing, label)]


@pytest.mark.parametrize(("text", "thing", "label"), CITED)
def test_cited_documents_speak(extractor: Extractor, text: str, thing: str, label: str) -> None:
    """What the document says is a claim of the document itself."""
    found = extracted(extractor, text)
    (document,) = [e.id for e in found.entities if e.kind == "Document"]
    assert [speaker for speaker, _ in said(extractor, text)] == [document]


def test_publisher_issued_the_document(extractor: Extractor) -> None:
    """That the publisher issued it is a statement of its own, with the phrase as evidence."""
    found = attributed(extractor, "A 2024 report by the World Bank found that trade had fallen.")
    issued = [(s, o) for s, p, o in found if p == "issued"]
    assert issued == [("world-bank", "world-bank-report-2024")]


def test_document_issued_in_the_text_speaks_by_which(extractor: Extractor) -> None:
    """A relative clause after an issued document is what the document says."""
    text = "Kenya and Ghana issued a joint statement, which reads: “We shall open the road to all traders.”"
    ((speaker, words),) = said(extractor, text)
    assert speaker is not None
    assert "joint-statement" in speaker
    assert words == "We shall open the road to all traders."


def test_later_mention_takes_up_the_document(extractor: Extractor) -> None:
    """Both "the plan" and "the document" are the document issued before."""
    text = (
        "Kenya and Ghana adopted a joint action plan on fisheries in March. "
        "The plan said that boats would be counted. The document added that nets would be checked."
    )
    speakers = [speaker for speaker, _ in said(extractor, text)]
    assert len(speakers) == 2
    assert speakers[0] == speakers[1]
    assert speakers[0] is not None
    assert "joint-action-plan" in speakers[0]


def test_unknown_document_only_speaks(extractor: Extractor) -> None:
    """Without publisher and without earlier mention a report is known by its kind alone, and is nowhere mentioned."""
    found = extracted(extractor, "A report says that trade has fallen.")
    assert [(e.id, e.reason) for e in found.entities if e.kind == "Document"] == [
        ("report", "“Report” speaks in the text")
    ]
    assert found.mentions == ()


def test_plural_reports_speak_for_their_owner(extractor: Extractor) -> None:
    """Several reports are no single document: their publisher speaks."""
    assert said(extractor, "According to past World Bank assessments, trade has fallen since May.") == [
        ("world-bank", "trade has fallen since May")
    ]


def test_silent_documents_are_left_alone(extractor: Extractor) -> None:
    """A document that neither speaks nor is issued is no thing of the graph."""
    found = extracted(extractor, "Macron read a World Bank report on the train.")
    assert [e for e in found.entities if e.kind == "Document"] == []


def test_statement_of_two_people_names_both(extractor: Extractor) -> None:
    """A document issued by people has them in its label."""
    text = "Macron and Putin issued a joint letter which said that the road would open."
    labels = [e.label for e in extracted(extractor, text).entities if e.kind == "Document"]
    assert len(labels) == 1
    assert "Emmanuel Macron" in labels[0]
    assert "Vladimir Putin" in labels[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mali handed down a verdict on fish in 2019.", ("mali", "mali-verdict-2019")),
        ("Chad condemned the raid in a joint note.", ("chad", "chad-joint-note")),
        ("A decree which Joe Biden drafted was dropped.", ("joe-biden", "decree-of-joe-biden")),
        ("In its judgment the World Bank held that Chad was right.", ("world-bank", "world-bank-judgment")),
        ("They hailed Resolution 77/12 of the World Bank.", ("world-bank", "resolution-77-12")),
        ("In Resolution 77/12, the World Bank demanded fish.", ("world-bank", "resolution-77-12")),
        ("The raid was condemned by Chad in a joint note.", ("chad", "chad-joint-note")),
        ("They read a note in which Chad had voiced alarm.", ("chad", "chad-note")),
        ("A note on fishing, issued by Chad, named the lake.", ("chad", "chad-note")),
        ("The passage of Resolution 77/12 by the World Bank was hailed.", ("world-bank", "resolution-77-12")),
    ],
)
def test_who_issued_a_paper(extractor: Extractor, text: str, wanted: tuple[str, str]) -> None:
    """Who hands down, drafts or speaks by a paper issued it, named or unnamed, once in a sentence."""
    assert [(s, o) for s, p, o in attributed(extractor, text) if p == "issued"] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Chad rose in the judgment of many.",
        "Chad lost in Resolution 77/12.",
        "Chad met Mali after a verdict.",
        "They read a note in which Chad had left a stain.",
        "A note on the fishing banned by Chad was read.",
    ],
)
def test_nobody_issued_a_paper(extractor: Extractor, text: str) -> None:
    """A paper that somebody only meets or suffers is not his."""
    assert not [o for _, p, o in attributed(extractor, text) if p == "issued"]


def test_other_names_tell_topic_and_day(extractor: Extractor) -> None:
    """A paper known by its publisher is also known by its topic, its nationality and its day."""
    found = extracted(extractor, "On 6 January 2024 Chad passed a law on fishing.")
    (aliases,) = [e.aliases for e in found.entities if e.kind == "Document"]
    assert {"Law on fishing", "Chadian law on fishing", "Chadian law of 6 January 2024"} <= set(aliases)


def test_planned_papers(extractor: Extractor) -> None:
    """A paper that will be published is not issued yet."""
    found = extracted(extractor, "Chad will publish a law on fishing.")
    assert {
        s.qualifiers.modality.value for s in found.statements if isinstance(s, Relation) and s.predicate == "issued"
    } == {"planned"}


def test_summits_issue_for_their_body(extractor: Extractor) -> None:
    """What a body's summit adopts the body issues; a conference of no body issues itself."""
    issued = [
        (s, o) for s, p, o in attributed(extractor, "The NATO summit adopted the Lima Declaration.") if p == "issued"
    ]
    assert issued == [("nato", "lima-declaration")]
    issued = [
        (s, o)
        for s, p, o in attributed(extractor, "The Yalta Conference adopted the Lima Declaration.")
        if p == "issued"
    ]
    assert issued == [("yalta-conference", "lima-declaration")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Tartu Commission submitted its report to Peru.", ("tartu-commission", "issued")),
        ("Peru presented Chile with an ultimatum.", ("peru", "issued")),
        ("Peru adopted a constitution in 1988.", ("peru", "issued")),
        ("Peru cited a report by Amnesty International.", ("peru", "cites")),
        ("Congress passed and Peru opposed the Fishing Act.", ("united-states-congress", "issued")),
        ("Peru issued NSC 12 in 1951.", ("peru", "issued")),
        ("The World Bank, in a 20-page report published in May, accused Peru of fraud.", ("world-bank", "issued")),
        ("Peru passed a decision banning nets.", ("peru", "issued")),
        ("Annual report issued by the World Bank was hailed.", ("world-bank", "issued")),
    ],
)
def test_papers_handed_over_and_cited(extractor: Extractor, text: str, wanted: tuple[str, str]) -> None:
    """Who submits, presents or adopts a paper has issued it; who cites one cites it."""
    found = {
        (s.subject, s.predicate): e.kind
        for s in extracted(extractor, text).statements
        if isinstance(s, Relation)
        for e in extracted(extractor, text).entities
        if e.id == s.object
    }
    assert found.get(wanted) == "Document"


@pytest.mark.parametrize(
    "text",
    ["Peru approved the plan.", "The delegates approved the Final Act of Lima.", "Peru read the Final Act of Tallinn."],
)
def test_papers_of_others(extractor: Extractor, text: str) -> None:
    """Who approves "the plan" has not made it, nor has the land in whose capital an act was signed."""
    found = extracted(extractor, text).statements
    assert not [s for s in found if isinstance(s, Relation) and s.predicate == "issued"]

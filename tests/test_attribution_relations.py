from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.model import Observation
from sayings import attributed, extracted

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

FACT = ("ghana", "supports", "togo")

#: Whose statement "Ghana supports Togo" is; None for the author's.
WHOSE = [
    ("Ghana supports Togo.", None),
    ("Macron said that Ghana supports Togo.", "emmanuel-macron"),
    ("Ghana supports Togo, Macron said.", "emmanuel-macron"),
    ("“Ghana supports Togo,” Macron told reporters.", "emmanuel-macron"),
    ("Macron told reporters: “Ghana supports Togo.”", "emmanuel-macron"),
    ("According to NATO, Ghana supports Togo.", "nato"),
    ("Ghana supports Togo, according to NATO.", "nato"),
    ("In the view of NATO, Ghana supports Togo.", "nato"),
    ("As Macron noted, Ghana supports Togo.", "emmanuel-macron"),
    ("Macron believes that Ghana supports Togo.", "emmanuel-macron"),
    ("Macron denied that Ghana supports Togo.", "emmanuel-macron"),
    ("Macron shared the view that Ghana supports Togo.", "emmanuel-macron"),
    ("Some experts argue that Ghana supports Togo.", "experts"),
    ("A spokesman for NATO said that Ghana supports Togo.", "nato"),
    ("Putin met Macron in Sochi. They noted that Ghana supports Togo.", "vladimir-putin"),
    ("Macron spoke in Accra. Ghana supports Togo.", None),
    ("Macron said nothing, and Ghana supports Togo.", None),
    ("Ghana supports Togo; Macron said that the road was safe.", None),
    ("NATO said that Macron had argued that Ghana supports Togo.", "emmanuel-macron"),
]


@pytest.mark.parametrize(("text", "speaker"), WHOSE)
def test_relation_is_attributed_to_who_tells_it(extractor: Extractor, text: str, speaker: str | None) -> None:
    """The same fact has the speaker that its sentence gives it, and none where the author tells it."""
    found = attributed(extractor, text)
    assert FACT in found
    assert found[FACT] == speaker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana supports Togo.", "author"),
        ("Macron said that Ghana supports Togo.", "reported"),
        ("“Ghana supports Togo,” Macron told reporters.", "quoted"),
    ],
)
def test_attribution_kind_tells_quotations_from_reports(extractor: Extractor, text: str, kind: str) -> None:
    """Quoted words, reported words and the author's own are told apart."""
    kinds = {
        s.qualifiers.attribution.kind.value
        for s in extracted(extractor, text).statements
        if "supports" in s.evidence.exact
    }
    assert kind in kinds


def test_uncertain_speakers_lower_confidence(extractor: Extractor) -> None:
    """A relation told by somebody is less certain than the same one told by the author."""
    scores = {}
    for text in ("Ghana supports Togo.", "Macron said that Ghana supports Togo."):
        (one,) = [s for s in extracted(extractor, text).statements if getattr(s, "predicate", "") == "supports"]
        scores[text] = one.confidence
    assert scores["Macron said that Ghana supports Togo."] < scores["Ghana supports Togo."]


def test_figures_inside_reports_have_their_speaker(extractor: Extractor) -> None:
    """A figure told by somebody is attributed to him."""
    text = "According to the World Bank, Ghana's population was 33 million in 2022."
    figures = [s for s in extracted(extractor, text).statements if isinstance(s, Observation)]
    assert {s.qualifiers.attribution.speaker for s in figures} <= {"world-bank"}
    assert figures


def test_next_sentence_is_the_authors_again(extractor: Extractor) -> None:
    """Attribution ends with the words of the speaker."""
    found = attributed(extractor, "Macron said that Ghana supports Togo. Benin supports Niger.")
    assert found[("benin", "supports", "niger")] is None

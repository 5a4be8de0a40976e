"""Behaviour tests of who made an agreement where no verb of signing says so of them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import forbid, read, relations


def _signers(extractor: Extractor, text: str) -> set[str]:
    return {r.subject for r in relations(read(extractor, text)) if r.predicate == "signed"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The border agreement between Peru and Chile was hailed.", {"peru", "chile"}),
        ("Peru hailed Mali's defence pact with Chad.", {"mali", "chad"}),
        ("The Treaty of Tartu, concluded with Latvia in 1920, is dead.", {"latvia"}),
        ("By a treaty concluded with Fiji in 2011, Tonga is to cede an islet.", {"fiji", "tonga"}),
        ("In the Kyoto Protocol, Peru and Chile agreed to plant trees.", {"peru", "chile"}),
        ("The Kyoto Protocol, by which Peru promised trees, is dead.", {"peru"}),
        ("Peru bound itself by the Kyoto Protocol to plant trees.", {"peru"}),
    ],
)
def test_signatories(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """The parties in its phrase and those who undertake something in it have signed an agreement."""
    assert _signers(extractor, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Talks on a border agreement between Peru and Chile went on.",
        "They negotiated a free-trade agreement between Peru and Chile.",
        "The draft border agreement between Peru and Chile is long.",
        "A border agreement between Peru and Chile may follow.",
        "After the Kyoto Protocol, Peru agreed to plant trees.",
        "In the Kyoto Protocol, Peru sees an evil.",
    ],
)
def test_no_signatories(extractor: Extractor, text: str) -> None:
    """What is still sought, and a clause that the agreement does not frame, tell of no signing."""
    forbid(extractor, text, ["signed"])


def test_signing_is_said_once(extractor: Extractor) -> None:
    """What the verb says is not said again by the phrase."""
    found = [
        r for r in relations(read(extractor, "Peru signed a fishing treaty with Chile.")) if r.predicate == "signed"
    ]
    assert sorted(r.subject for r in found) == ["chile", "peru"]

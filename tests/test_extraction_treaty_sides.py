"""Behaviour tests of agreements whose sides the sentence tells, and of armies and parliaments by their owners."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, triples


def _labels(extractor: Extractor, text: str) -> set[str]:
    found = read(extractor, text)
    named = {m.entity for m in found.mentions}
    return {e.label for e in found.entities if e.id in named}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Chile is still negotiating a free trade agreement with Kenya.", "Chile–Kenya free trade agreement"),
        ("Mali has long-term supply contracts with Niger.", "Mali–Niger long-term supply contracts"),
        ("France helps Mali and Niger to negotiate a peace treaty.", "Mali–Niger peace treaty"),
        ("The Thai army moved north.", "Thai army"),
        ("A law was sent to the parliament of Samoa.", "Samoan parliament"),
    ],
)
def test_sides_of_the_sentence(extractor: Extractor, sentence: str, label: str) -> None:
    """Who makes an agreement with somebody is its other side; a peace is between the two that the sentence joins."""
    assert label in _labels(extractor, sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Norway mediated a peace agreement with Mali.", "Norway–Mali"),
        ("Kenya urged Mali to approve a trade agreement with Niger.", "Kenya–Niger"),
        ("France helps Mali, Chad and Niger to negotiate a peace treaty.", "Mali–Chad"),
        ("The African army moved north.", "African army"),
    ],
)
def test_no_sides(extractor: Extractor, sentence: str, words: str) -> None:
    """Who mediates or urges is no side, of three no two are alone, and a continent has no army."""
    assert not [label for label in _labels(extractor, sentence) if words in label]


def test_states_act_by_their_armies(extractor: Extractor) -> None:
    """An army is named, but what it does is done by its state."""
    sentence = "The Thai army attacked Laos."
    assert "Thai army" in _labels(extractor, sentence)
    assert "thailand attacked laos" in triples(read(extractor, sentence))

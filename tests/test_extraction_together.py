"""Behaviour tests of cooperation told of by what is done in common, and of meetings of states."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, triples


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Chad jointly built a dam.",
        "Kenya and Chad are working together on energy.",
        "Kenya intends to build a plant together with Chad.",
        "Kenya is building a railway with Chad.",
        "Kenyan aircraft have dropped medicine, some jointly with Chad.",
    ],
)
def test_common_deeds(extractor: Extractor, sentence: str) -> None:
    """Who builds or does something together cooperates."""
    assert "kenya cooperatesWith chad" in triples(read(extractor, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya, together with Chad, attended the summit.",
        "Kenya built a railway with a loan from Chad.",
        "Kenya established ties with Chad.",
        "The leaders of Kenya and Chad laid wreaths together.",
        "Kenya and Chad sat together.",
        "Kenya sold the ship together with the map of Chad.",
    ],
)
def test_no_common_deed(extractor: Extractor, sentence: str) -> None:
    """Being somewhere together, means and ties are no cooperation."""
    assert "kenya cooperatesWith chad" not in triples(read(extractor, sentence))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenyan and Chadian officials met in Rome.", "kenya metWith chad"),
        ("Olaf Scholz spoke with the leaders of Kenya.", "olaf-scholz metWith kenya"),
        ("Olaf Scholz received the foreign minister of Kenya.", "olaf-scholz metWith kenya"),
    ],
)
def test_meetings_of_states(extractor: Extractor, sentence: str, wanted: str) -> None:
    """A state meets by those who act for it."""
    assert wanted in triples(read(extractor, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Olaf Scholz met the needs of Kenya.",
        "Olaf Scholz received a letter from Kenya.",
        "Olaf Scholz spoke to the people of Kenya.",
        "It is the town where Kenya and Chad meet.",
    ],
)
def test_no_meetings(extractor: Extractor, sentence: str) -> None:
    """Neither needs, letters, crowds nor borders are met as a state is."""
    assert not {t for t in triples(read(extractor, sentence)) if " metWith " in t}

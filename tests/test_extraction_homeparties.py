"""Parties whose name many states have."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.reading import read_text
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Fiji's government changed. Mahendra Chaudhry of the Labour Party was elected.", "labour-party"),
        ("Mahendra Chaudhry of the Labour Party spoke in London.", "labour-party-united-kingdom"),
        ("The United Kingdom votes. Mahendra Chaudhry of the Labour Party spoke.", "labour-party-united-kingdom"),
        ("Viktor Orbán of Fidesz spoke in Chad.", "fidesz"),
    ],
)
def test_party_of_its_own_state(extractor: Extractor, text: str, party: str) -> None:
    """A party that shares its name with others is the known one only where its state is spoken of."""
    said = [
        s
        for s in extractor.extract(read_text(text, name="a.txt")).statements
        if getattr(s, "predicate", "") == "affiliatedWith"
    ]
    assert [s.object for s in said] == [party]


def test_acronym_of_another_states_party(extractor: Extractor) -> None:
    """Three letters that a party of a state not spoken of goes by are not that party."""
    forbid(extractor, "SPD leader Ann Lee spoke in Zambia.", ["ann-lee leads social-democratic-party-of-germany"])


def test_party_of_its_leader(extractor: Extractor) -> None:
    """The title of its leader is no part of a party's name."""
    text = "Australia voted. The Green Party of Prime Minister Ann Lee won the election."
    expect(extractor, text, ["ann-lee affiliatedWith green-party"])
    forbid(extractor, text, ["ann-lee leads green-party-of-prime-minister"])


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Zambia voted. Social Democratic leader Ann Lee spoke.", "social-democratic-party"),
        ("Zambia voted. Ann Lee, leader of the Social Democratic Party, spoke.", "social-democratic-party"),
        ("Germany voted. Social Democratic leader Ann Lee spoke.", "social-democratic-party-of-germany"),
        ("SPD leader Ann Lee spoke in Germany.", "social-democratic-party-of-germany"),
        ("SPD leader Ann Lee spoke.", "social-democratic-party-of-germany"),
    ],
)
def test_party_of_a_state_told_in_its_name(extractor: Extractor, text: str, party: str) -> None:
    """Without "of Germany" a common name is the German party's only where Germany is spoken of."""
    expect(extractor, text, [f"ann-lee leads {party}"])

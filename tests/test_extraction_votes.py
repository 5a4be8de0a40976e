"""Behaviour tests of elections that a verb tells of."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations, triples

#: A text that is about Bolivia.
ABOUT = "Bolivia is in South America. Bolivia is large. Bolivia grew. "


def stood(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    """Who takes part in which election."""
    found = relations(read(extractor, text))
    return {(r.subject, r.object) for r in found if r.predicate == "participatesIn"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Jane Soto was elected president of Peru in 2004.", ("jane-soto", "2004-peruvian-presidential-election")),
        (ABOUT + "Jane Soto was re-elected in May 1992.", ("jane-soto", "1992-bolivian-election")),
        (ABOUT + "They ruled until 2009, when Jane Soto was elected president.", ("jane-soto", "2009-bolivian-pres")),
        (
            ABOUT + "In July 2025, parliament elected Jane Soto as president.",
            ("jane-soto", "2025-bolivian-presidential"),
        ),
        (ABOUT + "Jane Soto won the presidency in 2010.", ("jane-soto", "2010-bolivian-presidential-election")),
        (ABOUT + "Jane Soto won a second term in 2010.", ("jane-soto", "2010-bolivian-election")),
        (
            ABOUT + "Jane Soto was elected president in 1985, defeating John Otieno.",
            ("john-otieno", "1985-bolivian-pres"),
        ),
        (
            ABOUT + "Jane Soto beat John Otieno in 2016 and was reelected in 2020.",
            ("john-otieno", "2016-bolivian-election"),
        ),
        ("President Jane Soto of Kenya was re-elected in 2022.", ("jane-soto", "2022-kenyan-election")),
    ],
)
def test_votes(extractor: Extractor, sentence: str, wanted: tuple[str, str]) -> None:
    """Verbs of electing, winning and beating tell who stood in the election of the year in their clause."""
    assert any(s == wanted[0] and o.startswith(wanted[1]) for s, o in stood(extractor, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Soto was elected president of FIFA in 2010.",
        ABOUT + "Jane Soto was elected chairman in 1985.",
        ABOUT + "Jane Soto was elected vice president in 1985.",
        ABOUT + "Jane Soto was elected to parliament in 2011.",
        ABOUT + "Jane Soto was not re-elected in 2022.",
        ABOUT + "Jane Soto was elected president two months later.",
        ABOUT + "Jane Soto beat John Otieno at chess in 2016.",
        ABOUT + "Kenya was elected to the Security Council in 2011.",
    ],
)
def test_other_votes(extractor: Extractor, sentence: str) -> None:
    """Votes for other offices, denied ones and those of no known year are no elections of the state."""
    assert not stood(extractor, sentence)


def test_one_election_told_twice(extractor: Extractor) -> None:
    """What a noun named before is the election that a verb without an office tells of."""
    text = ABOUT + "The presidential election of 1992 was close. Jane Soto was re-elected in May 1992."
    assert stood(extractor, text) == {("jane-soto", "1992-bolivian-presidential-election")}


def test_held_together(extractor: Extractor) -> None:
    """ "Co-chaired" is read as "chaired"; what several states host together lies in none of them for that."""
    found = triples(read(extractor, "The Lima Conference was co-hosted by Peru and Chile."))
    assert "peru hosts lima-conference" in found
    assert not {"lima-conference locatedIn peru", "lima-conference locatedIn chile"} & set(found)

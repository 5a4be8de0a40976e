"""Bodies that a text tells of by who leads or forms them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from sentences import read, relations

TOLD = [
    ("Ann Hill chaired the Kenyan delegation to Accra.", {("ann-hill", "leads", "Kenyan delegation")}),
    ("Chad named a commission of inquiry headed by Ann Hill.", {("ann-hill", "leads", "Commission of inquiry")}),
    ("Chad named a committee under the banker Ann Hill.", {("ann-hill", "leads", "Committee")}),
    ("A coalition of small parties headed by Ann Hill won.", {("ann-hill", "leads", "Coalition of small parties")}),
    ("Ann Hill sat on a secret committee.", {("ann-hill", "memberOf", "Secret committee")}),
    (
        "They chose a special panel whose members included Ann Hill and John Moss.",
        {("ann-hill", "memberOf", "Special panel"), ("john-moss", "memberOf", "Special panel")},
    ),
    (
        "The committee, chaired by Ann Hill, met. Its members included John Moss.",
        {("ann-hill", "leads", "Committee"), ("john-moss", "memberOf", "Committee")},
    ),
    (
        "The committee, chaired by Ann Hill, met. The committee included delegates from Chad and Mali.",
        {("ann-hill", "leads", "Committee"), ("chad", "memberOf", "Committee"), ("mali", "memberOf", "Committee")},
    ),
]

NOT_TOLD = [
    "The group was led by Ann Hill.",
    "Every committee was led by Ann Hill.",
    "Ann Hill wrote to a committee on fishing.",
    "The Reform Front, a radical movement led by Ann Hill, won.",
]


def led(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    """Who leads or belongs to which body, bodies by their labels."""
    found = read(extractor, text)
    labels = {e.id: e.label for e in found.entities}
    told: list[Relation] = [r for r in relations(found) if r.predicate in ("leads", "memberOf")]
    return {(r.subject, r.predicate, labels[r.object]) for r in told}


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_who_leads_and_forms_a_body(extractor: Extractor, text: str, wanted: set[tuple[str, str, str]]) -> None:
    """A body without a name is a thing where somebody leads it or belongs to it."""
    assert led(extractor, text) == wanted


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nothing_told_of_a_body(extractor: Extractor, text: str) -> None:
    """A word that tells of no one body, or of a named one, makes none."""
    assert not [t for t in led(extractor, text) if t[2] != "Reform Front"]


def test_bodies_of_two_texts(extractor: Extractor) -> None:
    """The commissions of two texts are two things though both go by the same word."""
    things = {
        r.object for x in ("Ann Hill", "John Moss") for r in relations(read(extractor, f"{x} chaired the commission."))
    }
    assert len(things) == 2


def test_members_after_as_well_as(extractor: Extractor) -> None:
    """A list of members goes on after "as well as"."""
    text = "The Nordic Council comprises Denmark and Finland as well as the Faroe Islands and Greenland."
    assert ("greenland", "memberOf", "Nordic Council") in led(extractor, text)

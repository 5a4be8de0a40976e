"""Behaviour tests of names that only the words beside them show, and of phrases that mean somebody else."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, read


def _kinds(extractor: Extractor, text: str) -> dict[str, str]:
    return {e.label: e.kind for e in read(extractor, text).entities}


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("QRTX, a Kenyan shipping company, bought two ships.", "QRTX", "Company"),
        ("Chad works with Kenya's coastal regulator, VOKAR.", "VOKAR", "GovernmentBody"),
        ("Oil goes through Société des Pétroles du Ténéré in Chad.", "Société des Pétroles du Ténéré", "Company"),
        ("She leads the Partido de la Aurora Nueva in Peru.", "Partido de la Aurora Nueva", "PoliticalParty"),
        ("Gas was found in the Marvola block off Kenya.", "Marvola block", "Infrastructure"),
        ("Trucks wait at the Zundaru border post in Kenya.", "Zundaru border post", "Infrastructure"),
        ("In 1946 the government of Per Anders Holm extradited them.", "Per Anders Holm", "Person"),
        ("The envoy praised H.E. Quentor Dallabay on Tuesday.", "Quentor Dallabay", "Person"),
        ("Russia's invasion of Finland alarmed Sweden.", "Russian invasion of Finland", "ArmedConflict"),
    ],
)
def test_names_told_beside(extractor: Extractor, text: str, label: str, kind: str) -> None:
    """A noun, a foreign head, a kind of site or a style shows the name and its class."""
    assert _kinds(extractor, text).get(label) == kind


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("QRTX, a small dog, barked at Kenya.", "QRTX"),
        ("The company, GDP figures show, did well in Kenya.", "GDP"),
        ("The invasion of Finland alarmed Sweden.", "Russian invasion of Finland"),
        ("Banco was late in Kenya.", "Banco"),
    ],
)
def test_no_names_told_beside(extractor: Extractor, text: str, label: str) -> None:
    """Nouns of no body, words that are no acronyms and invasions without an invader tell nothing."""
    assert label not in _kinds(extractor, text)


def test_plural_title_before_names(extractor: Extractor) -> None:
    """A title of several is no part of the first name."""
    kinds = _kinds(extractor, "The accord was signed by Presidents Ramiro Quelado and Anna Hill in May.")
    assert "Presidents Ramiro Quelado" not in kinds
    assert kinds.get("Ramiro Quelado") in ("Person", "Official")


def test_the_fathers_name_alone(extractor: Extractor) -> None:
    """The first of two surnames, alone, is the one met in full."""
    text = "President Anna Hill met Rodrigo Manzán Salas in Lima. Later Manzán praised Peru."
    expect(extractor, text, ["rodrigo-manzan-salas supports peru"])


def test_the_country_of_somebody_else(extractor: Extractor) -> None:
    """Who acts on "the country's" things is not that country."""
    text = "Mongolia grows. Mongolia borders Russia. India is financing the country's first oil refinery."
    found = {e.label for e in read(extractor, text).entities}
    assert "Indian oil refinery" not in found
    assert "Mongolian oil refinery" in found

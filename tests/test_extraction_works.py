"""Behaviour tests of works and undertakings that a text tells of by who makes them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations


def _developed(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    extraction = read(extractor, text)
    things = {e.id: e for e in extraction.entities}
    found = [r for r in relations(extraction) if r.predicate == "develops"]
    return {(r.subject, things[r.object].label, things[r.object].kind) for r in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad is laying a power cable under the Red Sea.", ("chad", "Power cable under the Red Sea", "Corridor")),
        ("Kenya has developed a weather satellite.", ("kenya", "Weather satellite", "Product")),
        (
            "Mali's construction of salt purification facilities went on.",
            ("mali", "Salt purification facilities", "Infrastructure"),
        ),
        ("Fiji pursued a coral programme.", ("fiji", "Coral programme", "Initiative")),
    ],
)
def test_works(extractor: Extractor, text: str, wanted: tuple[str, str, str]) -> None:
    """What somebody known builds or runs is a thing under the words that tell it apart."""
    assert wanted in _developed(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad built roads.",
        "Kenya launched an initiative.",
        "They built a stone bridge over the brook.",
        "Kenya built no power station.",
        "Kenya saw a power cable under the Red Sea.",
        "Kenya builds weather satellites.",
    ],
)
def test_no_particular_work(extractor: Extractor, text: str) -> None:
    """Bare nouns, unknown makers, mere onlookers and wares in plenty make no thing."""
    kinds = {"Infrastructure", "Corridor", "Initiative", "Product"}
    assert not [e for e in read(extractor, text).entities if e.kind in kinds]


def test_several_undertakings_are_no_one_thing(extractor: Extractor) -> None:
    """Projects in the plural are no undertaking, one with its own words is."""
    many = read(extractor, "Kenya and Uganda launched joint border projects.")
    one = read(extractor, "Kenya and Uganda launched a joint border project.")
    assert not [e for e in many.entities if e.kind == "Initiative"]
    assert [e for e in one.entities if e.kind == "Initiative"]

"""The Wikidata items of the gazetteer."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from diplograph.extraction.names.gazetteer import identifiers, load

GAZETTEER = load()


def test_items_are_of_known_things() -> None:
    """Every id of the table is a thing of the gazetteer, with that item."""
    for thing, item in identifiers().items():
        assert GAZETTEER.records[thing].entity.wikidata == item


def test_items_are_well_formed() -> None:
    """An item is a Q and a number without leading zero."""
    assert [item for item in identifiers().values() if not re.fullmatch(r"Q[1-9]\d{0,9}", item)] == []


def test_no_two_things_share_an_item() -> None:
    """An item stands for one thing, in the table and in the lines of the gazetteer together."""
    holders = defaultdict(list)
    for record in GAZETTEER.records.values():
        if record.entity.wikidata:
            holders[record.entity.wikidata].append(record.entity.id)
    assert {item: things for item, things in holders.items() if len(things) > 1} == {}


@pytest.mark.parametrize(
    ("thing", "item"),
    [
        ("nato", "Q7184"),
        ("united-nations", "Q1065"),
        ("european-union", "Q458"),
        ("international-atomic-energy-agency", "Q41984"),
        ("africa", "Q15"),
        ("marseille", "Q23482"),
        ("gazprom", "Q102673"),
        ("reuters", "Q130879"),
        ("abraham-lincoln", "Q91"),
        ("vladimir-putin", "Q7747"),
        ("black-sea", "Q166"),
        ("vietnam-war", "Q8740"),
        ("munich-agreement", "Q154255"),
        ("suez-canal", "Q899"),
    ],
)
def test_well_known_items(thing: str, item: str) -> None:
    """Things whose items everybody knows have these."""
    assert GAZETTEER.records[thing].entity.wikidata == item

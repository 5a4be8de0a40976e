"""Behaviour tests of ranks, middle names and nicknames of people, and of whose office a bare title is."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.persons import nicknamed, shortened
from diplograph.reading.lines import is_heading
from sentences import read, triples


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Maria Elena Torres", "Maria Torres"),
        ("Maria Torres", None),
        ("Maria E. Torres", None),
        ("Pieter van der Meer", None),
    ],
)
def test_shortened(label: str, short: str | None) -> None:
    """Only full names in the middle may be left out."""
    assert shortened(label) == short


@pytest.mark.parametrize(
    "name", ["Brig. Gen. Paulo Tavares", "Lt Gen Paulo Tavares", "Major General Paulo Tavares", "Paulo Tavares"]
)
def test_ranks_are_no_part_of_a_name(extractor: Extractor, name: str) -> None:
    """A military rank stands before a name and is no person or organization itself."""
    found = {e.id: e.kind for e in read(extractor, f"The army chief, {name}, visited Portugal on Monday.").entities}
    assert "paulo-tavares" in found
    assert not [e for e in found if "gen" in e or "brig" in e or "major" in e]


def test_a_known_person_with_more_names(extractor: Extractor) -> None:
    """Names in the middle, or a name before the known ones and after a title, leave somebody who he is."""
    text = "President Jair Messias Bolsonaro met President Vladimir Vladimirovich Putin."
    assert {"jair-bolsonaro", "vladimir-putin"} <= {e.id for e in read(extractor, text).entities}
    text = "South African President Matamela Cyril Ramaphosa visited Chile."
    assert "Matamela Cyril Ramaphosa" in {m.text for m in read(extractor, text).mentions}


def test_another_with_the_same_surname(extractor: Extractor) -> None:
    """Somebody with another first name is not the known bearer of the surname."""
    found = {e.id for e in read(extractor, "Kenyan Minister Matthew Ramaphosa visited Chile.").entities}
    assert "cyril-ramaphosa" not in found


def test_one_person_named_by_more_and_fewer_names(extractor: Extractor) -> None:
    """Within a document the full and the shorter name are one person."""
    text = "Maria Elena Torres visited Portugal. Later Maria Torres met Portuguese officials in Porto."
    assert [e.id for e in read(extractor, text).entities if "torres" in e.id] == ["maria-elena-torres"]


def test_nicknames(extractor: Extractor) -> None:
    """A nickname in quotation marks is part of the name around it, a quoted word after a verb is not."""
    found = {e.id for e in read(extractor, "Former Minister Paulo “Bobo” Tavares visited Ghana.").entities}
    assert "paulo-tavares" in found
    assert not list(nicknamed(English()("The envoy called “Bobo” Tavares a friend."), Gazetteer([])))


def test_council_of_the_african_union(extractor: Extractor) -> None:
    """The Peace and Security Council is not the Security Council of the United Nations."""
    text = "The Peace and Security Council of the African Union condemned Chad. The UN Security Council condemned Peru."
    found = triples(read(extractor, text))
    assert "african-union-peace-and-security-council criticizes chad" in found
    assert "united-nations-security-council criticizes peru" in found


LIST = (
    "The summit in Chile was attended by:\n\nPeru: His Excellency President Carlos Fuentes\n\nBolivia: Hon. Ana Rojas"
)


def test_the_line_of_a_list_tells_whose_office(extractor: Extractor) -> None:
    """A title in a line "Peru: President A" is of Peru."""
    assert "peru hasHeadOfState carlos-fuentes" in triples(read(extractor, LIST))


def test_listed_people_are_no_headings() -> None:
    """A line that names somebody with a form of address after a label belongs to a list."""
    assert not is_heading("Peru: His Excellency Paulo Tavares")
    assert not is_heading("Bolivia: Hon. Ana Rojas")
    assert is_heading("Peru: Relations")


def test_a_visited_land_is_another(extractor: Extractor) -> None:
    """Who visits a land is not its president; who speaks in it may be."""
    text = "Ghana is calm. Ghana is rich. Ghana is free. President Paulo Tavares {} Ghana on Monday."
    held = "ghana hasHeadOfState paulo-tavares"
    assert held not in triples(read(extractor, text.format("visited")))
    assert held in triples(read(extractor, text.format("left")))


def test_his_excellency_is_nobody(extractor: Extractor) -> None:
    """The pronoun of a form of address takes up nobody."""
    text = "Peruvian President Paulo Tavares left. His Excellency spoke. His wife spoke."
    pronouns = [m.span.start for m in read(extractor, text).mentions if m.text == "His"]
    assert pronouns == [text.index("His wife")]

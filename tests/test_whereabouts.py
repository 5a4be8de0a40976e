"""Where people were: told by a meeting abroad, by a dateline, by a headline."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.gazetteer import load
from diplograph.extraction.relations.abroad import Homes
from diplograph.model import Relation
from sayings import extracted
from sentences import expect, forbid

ABROAD = [
    ("Emmanuel Macron met Olaf Scholz in Berlin.", ["emmanuel-macron visited berlin"]),
    ("Yoweri Museveni received Paul Kagame in Kampala.", ["paul-kagame visited kampala"]),
    ("William Ruto told reporters in London that he would sign.", ["william-ruto visited london"]),
]

AT_HOME = [
    ("Emmanuel Macron met Olaf Scholz in Berlin.", ["olaf-scholz visited berlin"]),
    ("Emmanuel Macron discussed the situation in Mali.", ["visited"]),
    ("Mikhail Gorbachev met Olof Palme in Moscow.", ["mikhail-gorbachev visited moscow"]),
    ("Ursula von der Leyen met Emmanuel Macron in Brussels.", ["ursula-von-der-leyen visited brussels"]),
]

RELEASE = "{headline}\n\n{dateline}\n\nPresident of Chile Gabriel Boric thanked his hosts. He praised their welcome.\n"


@pytest.mark.parametrize(("sentence", "wanted"), ABROAD)
def test_who_acts_abroad_has_come_there(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Meeting, receiving or speaking in another state than one's own tells of a visit."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), AT_HOME)
def test_nobody_visits_home(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Hosts, topics, people of past states and of organizations give no visit."""
    forbid(extractor, sentence, unwanted)


def _told(extractor: Extractor, headline: str, dateline: str) -> set[str]:
    text = RELEASE.format(headline=headline, dateline=dateline)
    statements = extracted(extractor, text).statements
    return {f"{s.subject} {s.predicate} {s.object}" for s in statements if isinstance(s, Relation)}


@pytest.mark.parametrize(
    ("headline", "dateline", "wanted"),
    [
        ("Talks on copper", "2023-05-04, Lisbon", "gabriel-boric visited lisbon"),
        ("Talks on copper", "2023-05-04, Iquique, Chile", "gabriel-boric visited iquique"),
        ("Talks on copper", "2023-05-04, Iquique, Chile", "iquique locatedIn chile"),
        ("Working visit to the Netherlands", "2023-05-04", "gabriel-boric visited netherlands"),
    ],
)
def test_head_of_a_release(extractor: Extractor, headline: str, dateline: str, wanted: str) -> None:
    """Dateline and headline tell where the first person named was, and what lies where."""
    assert wanted in _told(extractor, headline, dateline)


@pytest.mark.parametrize("dateline", ["2023-05-04", "2023-05-04, Santiago", "2023-05-04, Chile"])
def test_release_from_home(extractor: Extractor, dateline: str) -> None:
    """A release from the capital, or from nowhere, tells of no journey."""
    assert not [said for said in _told(extractor, "Talks on copper", dateline) if " visited " in said]


def test_visit_has_the_date_of_its_line(extractor: Extractor) -> None:
    """What a dateline tells happened on its day."""
    text = RELEASE.format(headline="Talks on copper", dateline="2023-05-04, Lisbon")
    visits = [s for s in extracted(extractor, text).statements if isinstance(s, Relation) and s.predicate == "visited"]
    assert [s.qualifiers.time.edtf for s in visits if s.qualifiers.time] == ["2023-05-04"]


def test_homes() -> None:
    """States of offices, of bodies and of what a document says count; unknown people and places do not."""
    homes = Homes(load())
    assert homes.abroad("emmanuel-macron", "berlin", {})
    assert not homes.abroad("emmanuel-macron", "paris", {})
    assert not homes.abroad("nobody", "berlin", {})
    assert homes.abroad("nobody", "berlin", {"nobody": "kenya"})
    assert not homes.abroad("emmanuel-macron", "nowhere", {})
    assert not homes.travels("emmanuel-macron", "nowhere", {})
    assert not homes.travels("emmanuel-macron", "france", {})


def test_talked_of_is_not_there(extractor: Extractor) -> None:
    """Whom only a later paragraph names has not come; nor has anybody travelled to an unknown place at home."""
    text = (
        "Meeting on copper\n\n2023-05-04, Cerro Castillo, Coast Region\n\n"
        "President of Chile Gabriel Boric met the council.\n\nHe told of a call with Emmanuel Macron.\n"
    )
    found = [s for s in extracted(extractor, text).statements if isinstance(s, Relation) and s.predicate == "visited"]
    assert not found
    assert not Homes(load()).travels("gabriel-boric", "nowhere-known", {"gabriel-boric": "chile"})


DATED = "{headline}\n\n4 May 2011, Arusha\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ministers held a session of the African Union. They spoke of trade.", ["arusha"]),
        ("Ministers held a session of the African Union via videoconference.", []),
        ("Ministers hope to hold a session of the African Union.", []),
        ("Ministers held a session of the African Union in Lusaka.", []),
        ("Ministers spoke of trade.", []),
    ],
)
def test_dateline_places_the_reported_occasion(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """What the first paragraph says took place was where the dateline is, unless the text puts it elsewhere."""
    statements = extracted(extractor, DATED.format(headline="A busy day", text=text)).statements
    places = [s.object for s in statements if isinstance(s, Relation) and s.predicate == "locatedIn"]
    assert [p for p in places if p == "arusha"] == wanted

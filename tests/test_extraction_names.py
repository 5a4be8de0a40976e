"""Behaviour tests of naming: what a name means, by its form, its place in the sentence and the rest of the text."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from diplograph.extraction.context import Entities
from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.finding import Name, NameBook, learn_person
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer
from diplograph.extraction.names.shortnames import abbreviates, complete, known_surnames, learn_acronyms
from diplograph.model import Entity, Form
from sentences import expect, named, read, relations, triple


@pytest.mark.parametrize(
    ("sentence", "name", "thing"),
    [
        ("Washington criticised Fiji.", "Washington", "united-states"),
        ("Fiji criticised Beijing.", "Beijing", "china"),
        ("The envoy arrived in Beijing.", "Beijing", "beijing"),
        ("Talks were held in Cairo.", "Cairo", "cairo"),
        ("The envoy flew to Tokyo.", "Tokyo", "tokyo"),
        ("Jane Fisher visited Lusaka.", "Lusaka", "lusaka"),
        ("Nairobi is the capital of Kenya.", "Nairobi", "nairobi"),
        ("Kenya's capital, Nairobi, was quiet.", "Nairobi", "nairobi"),
        ("Lusaka said that it would wait.", "Lusaka", "zambia"),
        ("Chadian soldiers crossed the river.", "Chadian", "chad"),
        ("Chadians crossed the river.", "Chadians", "chad"),
        ("The UN criticised Fiji.", "UN", "united-nations"),
        ("The United Nations criticised Fiji.", "United Nations", "united-nations"),
        ("The Republic of Korea criticised Fiji.", "Republic of Korea", "south-korea"),
        ("The People’s Republic of China criticised Fiji.", "People’s Republic of China", "china"),
        ("Burma criticised Fiji.", "Burma", "myanmar"),
        (
            "The Organisation for Economic Co-operation and Development met.",
            "Organisation for Economic Co-operation and Development",
            "organisation-for-economic-co-operation-and-development",
        ),
        ("Niger borders the Niger Delta.", "Niger", "niger"),
    ],
)
def test_known_names(extractor: Extractor, sentence: str, name: str, thing: str) -> None:
    """Metonyms, places, adjectives, demonyms, acronyms, long and old names, and other spellings."""
    found = named(read(extractor, sentence))
    assert {v for k, v in found.items() if k.removeprefix("the ").removeprefix("The ") == name} == {thing}


@pytest.mark.parametrize(
    ("sentence", "thing", "kind"),
    [
        ("The Zambezi River Authority criticised Zambia.", "zambezi-river-authority", "GovernmentBody"),
        ("The Treaty of Lower Nubia was signed by Egypt.", "treaty-of-lower-nubia", "Agreement"),
        ("Jane Fisher visited Fiji.", "jane-fisher", "Person"),
        ("Peru joined the Lima Fish Conference.", "lima-fish-conference", "Meeting"),
        ("The Ministry of Deep Waters criticised Fiji.", "ministry-of-deep-waters", "GovernmentBody"),
    ],
)
def test_unknown_names(extractor: Extractor, sentence: str, thing: str, kind: str) -> None:
    """Names that no list knows get their class from their class noun or from the language model."""
    assert {e.id: e.kind for e in read(extractor, sentence).entities}.get(thing) == kind


@pytest.mark.parametrize(
    ("text", "name", "thing"),
    [
        ("Michael SATA landed. Sata praised Zambia.", "Sata", "michael-sata"),
        ("Michael SATA landed.", "Michael SATA", "michael-sata"),
        ("Ursula von der Leyen landed. Von der Leyen praised Fiji.", "Von der Leyen", "ursula-von-der-leyen"),
        ("Jane Fisher landed. Mrs. Fisher praised Fiji.", "Fisher", "jane-fisher"),
        ("The Association of Coffee Growers (ACG) met. ACG criticised Fiji.", "ACG", "association-of-coffee-growers"),
        ("ACG met. The Association of Coffee Growers (ACG) praised it.", "ACG", "association-of-coffee-growers"),
        ("The Southern African Development Community (SADC) met.", "SADC", "southern-african-development-community"),
    ],
)
def test_short_names(extractor: Extractor, text: str, name: str, thing: str) -> None:
    """Surnames and acronyms that the text itself explains are what it says, whatever others call so."""
    assert named(read(extractor, text))[name] == thing


def test_two_of_a_surname_stay_two(extractor: Extractor) -> None:
    """Two people of one surname are never merged."""
    text = "Ilham Aliyev met Heydar Aliyev. Ilham Aliyev praised Fiji. Heydar Aliyev criticised Fiji."
    expect(
        extractor,
        text,
        ["ilham-aliyev metWith heydar-aliyev", "ilham-aliyev supports fiji", "heydar-aliyev criticizes fiji"],
    )
    assert len({v for v in named(read(extractor, text)).values() if "aliyev" in v}) == 2


def test_known_person_in_office(extractor: Extractor) -> None:
    """A lone surname is the bearer who was in office on the date of the text."""
    found = named(read(extractor, "On Monday, Merkel met Jane Fisher.", "2010-05-05"))
    assert found["Merkel"] == "angela-merkel"


def test_headings_teach_names_but_say_nothing(extractor: Extractor) -> None:
    """A heading mentions known names; statements come from prose only."""
    extraction = read(
        extractor, "Kenya Attacks Somalia\n\nThe markets were calm on Monday, as they had been for weeks.\n"
    )
    assert {"kenya", "somalia"} <= {m.entity for m in extraction.mentions}
    assert not extraction.statements


def test_odd_spaces_keep_offsets(extractor: Extractor) -> None:
    """No-break spaces and line ends inside names change neither the link nor the offsets."""
    text = "The European\u00a0Union criticised\nSaudi\u00a0Arabia."
    extraction = read(extractor, text)
    assert {"european-union", "saudi-arabia"} <= {m.entity for m in extraction.mentions}
    assert all(extraction.document.text[m.span.start : m.span.end] == m.text for m in extraction.mentions)


@pytest.mark.parametrize(
    ("short", "name"),
    [("ACG", "Association of Coffee Growers"), ("EU", "European Union"), ("AOCG", "Association Of Coffee Growers")],
)
def test_abbreviates(short: str, name: str) -> None:
    """Initials in order, from the first word on, may skip words."""
    assert abbreviates(short, name.split())


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("GCA", "Association of Coffee Growers"),
        ("CG", "Association of Coffee Growers"),
        ("A", "Association"),
        ("Acg", "Association of Coffee Growers"),
        ("EU-3", "European Union"),
        ("2020", "Tokyo Games"),
    ],
)
def test_does_not_abbreviate(short: str, name: str) -> None:
    """Other letters, orders and signs are no acronym of the name."""
    assert not abbreviates(short, name.split())


def test_learning(extractor: Extractor) -> None:
    """Short names are learnt from full ones, and found in the words that no name covers."""
    book = NameBook(Entities(), Gazetteer([]))
    doc = English()("Growers Union of Fiji (GUF) and Jane Fisher met. GUF thanked Fisher.")
    union = book.local("Growers Union of Fiji", "Organization", "test")
    jane = book.local("Jane Fisher", "Person", "test")
    names = (Name(0, 4, (Candidate(union, Form.NAME),)), Name(8, 10, (Candidate(jane, Form.NAME),)))
    learn_person(book, jane, "Jane Fisher")
    learn_acronyms(doc, names, book)
    found = complete(doc, names, book, book.gazetteer, None)
    assert [(doc[n.first : n.last].text, n.candidates[0].entity) for n in found] == [
        ("Growers Union of Fiji", union),
        ("GUF", union),
        ("Jane Fisher", jane),
        ("GUF", union),
        ("Fisher", jane),
    ]


def test_local_things_of_one_name() -> None:
    """A name met with another class is another thing if the first is known, else the same."""
    book = NameBook(Entities(), Gazetteer([]))
    book.entities.add(Entity("oslo", "Oslo", "Settlement", reason="gazetteer"))
    assert book.local("Oslo", "Company", "test") == "oslo-company"
    assert book.local("Fisher", "Company", "test") == book.local("Fisher", "Organization", "test") == "fisher"


def test_known_surnames(extractor: Extractor) -> None:
    """Surnames lead to the gazetteer's people, each sorted."""
    found = known_surnames(extractor.gazetteer)
    assert "angela-merkel" in found["Merkel"]
    assert all(list(ids) == sorted(set(ids)) for ids in found.values())


def test_names_that_end_like_other_words_are_parsed_as_names(extractor: Extractor) -> None:
    """A name whose last word reads like a preposition or a verb still takes part as a name does."""
    text = "Ghana thanked Moon Jae-in. Menachem Begin and Anwar Sadat signed the Camp David Accords."
    found = {triple(r) for r in relations(read(extractor, text))}
    assert {"ghana supports moon-jae-in", "menachem-begin signed camp-david-accords"} <= found


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "Secretary of State George P. Fields and Peruvian Foreign Minister Bill Harden concluded a set of talks.",
            [],
        ),
        ("Mali hailed the Finance Bill.", ["Finance Bill"]),
    ],
)
def test_people_with_the_name_of_a_paper(extractor: Extractor, text: str, papers: list[str]) -> None:
    """A class noun of papers that is part of a person's name makes no document."""
    assert [e.label for e in read(extractor, text).entities if e.kind == "Document"] == papers

"""Behaviour tests of phrases that take up one of several: "the former", "the Chinese premier", "the tiny island"."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.reading import read_text
from sentences import expect, forbid, read, relations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chile and Peru are rivals. The former attacked Bolivia.", "chile attacked bolivia"),
        ("Chile and Peru are rivals. Bolivia attacked the latter.", "bolivia attacked peru"),
        ("Ghana trades with Togo. The former criticised Mali and the latter supports Cuba.", "togo supports cuba"),
    ],
)
def test_the_former_and_the_latter(extractor: Extractor, text: str, wanted: str) -> None:
    """They are the first and the second of the two named last."""
    expect(extractor, text, [wanted])


def test_a_former_office_takes_up_nobody(extractor: Extractor) -> None:
    """An adjective before a noun names no first of two, and three leave open which two are meant."""
    forbid(extractor, "Chile and Peru are rivals. The former minister attacked Bolivia.", ["chile attacked bolivia"])
    forbid(extractor, "Chile, Peru and Cuba are rivals. The former attacked Bolivia.", ["chile attacked bolivia"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zhou Enlai flew to Rangoon. The Chinese premier supported Burma.", "zhou-enlai supports myanmar"),
        (
            "The Foreign Minister of Kenya, Amina Otieno, met Emmanuel Macron. The Kenyan minister criticised Togo.",
            "amina-otieno criticizes togo",
        ),
        (
            "Vladimir Putin received Emmanuel Macron. His French guest criticised Mali.",
            "emmanuel-macron criticizes mali",
        ),
        (
            "Emmanuel Macron met Vladimir Putin. The former French president criticised Mali.",
            "emmanuel-macron criticizes mali",
        ),
    ],
)
def test_a_nationality_tells_who_is_meant(extractor: Extractor, text: str, wanted: str) -> None:
    """Of the people just named a title or "guest" with a nationality means the one who acts for that state."""
    expect(extractor, text, [wanted])


def test_another_office_is_another_person(extractor: Extractor) -> None:
    """Who heads a state is not its foreign minister, and gains no office by being called by another title."""
    forbid(
        extractor,
        "Emmanuel Macron spoke. The French foreign minister criticised Mali.",
        ["emmanuel-macron criticizes mali"],
    )
    forbid(
        extractor,
        "The Foreign Minister of Kenya, Amina Otieno, spoke. The Kenyan minister criticised Togo.",
        ["amina-otieno holdsPosition position-minister-kenya"],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tuvalu spoke up. The tiny island nation criticised Samoa.", "tuvalu criticizes samoa"),
        ("Togo spoke up. The West African country criticised Samoa.", "togo criticizes samoa"),
        ("Oman stood apart. The sultanate criticised Samoa.", "oman criticizes samoa"),
    ],
)
def test_an_epithet_takes_up(extractor: Extractor, text: str, wanted: str) -> None:
    """Words that fit the state spoken of leave its noun a taking up."""
    expect(extractor, text, [wanted])


def test_a_telling_word_names_another(extractor: Extractor) -> None:
    """ "The new country" and "the donor country" may be others."""
    forbid(extractor, "Tuvalu spoke up. The donor country criticised Samoa.", ["tuvalu criticizes samoa"])


def test_a_government_in_capitals_is_the_state(extractor: Extractor) -> None:
    """ "The Mexican Government" is Mexico, while an army's name stays one."""
    expect(extractor, "The Mexican Government attacked the British Government.", ["mexico attacked united-kingdom"])


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Zambia accused Anvil Copper, a Canadian mining firm, of fraud.", "Anvil Copper", "Company"),
        ("The department sanctioned the shipping company Ocean Lines.", "Ocean Lines", "Company"),
        ("The fleet was beaten at Gallipoli.", "Gallipoli", "Settlement"),
    ],
)
def test_a_noun_tells_the_class(extractor: Extractor, text: str, name: str, kind: str) -> None:
    """A common noun beside a name that no list knows, or a preposition of place, tells what it is."""
    found = {e.label: e.kind for e in extractor.extract(read_text(text, name="t.txt")).entities}
    assert found[name] == kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bolivia is an inland country. It sued Chile. Its neighbor attacked Samoa.", "chile attacked samoa"),
        ("Cuba spoke up. The island criticised Samoa.", "cuba criticizes samoa"),
        ("Abkhazia spoke up. Syria recognised the breakaway region.", "syria recognizes abkhazia"),
    ],
)
def test_lands_taken_up(extractor: Extractor, text: str, wanted: str) -> None:
    """A neighbour borders on the owner of the word, and an island is no state with a land border."""
    expect(extractor, text, [wanted])


def test_an_island_has_no_land_border(extractor: Extractor) -> None:
    """Chad is not "the island", and "the oil company, X," is X, not the company named before."""
    forbid(extractor, "Chad spoke up. The island criticised Samoa.", ["chad criticizes samoa"])
    forbid(extractor, "Shell left. Togo sanctioned the oil company, Gazprom.", ["togo sanctions shell"])


def test_fighters_taken_up(extractor: Extractor) -> None:
    """ "The militants" are the body of fighters just named, but no company."""
    expect(
        extractor,
        "The Ogaden Liberation Front left. Kenya attacked the rebels.",
        ["kenya attacked ogaden-liberation-front"],
    )
    forbid(extractor, "Shell left. Kenya attacked the rebels.", ["kenya attacked shell"])


def test_both_sides_of_a_state_and_a_body(extractor: Extractor) -> None:
    """The pair joined last may be a state and a body that is none."""
    expect(
        extractor,
        "Qatar hosted talks between Kinshasa and the M23. Both sides accused each other of lying.",
        ["m23 accuses democratic-republic-of-the-congo"],
    )


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Bolivia wants to revise the 1904 treaty.", {"1904 treaty": "Agreement"}),
        ("The 1966 coup in Ghana failed.", {"1966 coup in Ghana": "Event"}),
        (
            "The Democratic Party of Togo and the Alliance for Reform criticised Mali.",
            {"Democratic Party of Togo": "PoliticalParty"},
        ),
        ("Opposition lawmakers criticised Mali.", {"Opposition lawmakers": "ActorGroup"}),
    ],
)
def test_things_told_of_by_nouns(extractor: Extractor, text: str, labels: dict[str, str]) -> None:
    """A year tells an agreement or event apart, "and the" begins another name, and groups act."""
    found = {e.label: e.kind for e in extractor.extract(read_text(text, name="t.txt")).entities}
    assert labels.items() <= found.items()


def test_a_year_without_an_event_tells_nothing(extractor: Extractor) -> None:
    """ "The 1904 season" and "a treaty" are no things of their own."""
    found = extractor.extract(read_text("The 1904 war season began. A treaty was signed.", name="t.txt")).entities
    assert not [e for e in found if e.label.startswith("1904")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Colonel Assimi Goïta spoke up. The colonel criticised Togo.", "assimi-goita criticizes togo"),
        (
            "Vladimir Putin received Emmanuel Macron. Putin criticised his guest.",
            "vladimir-putin criticizes emmanuel-macron",
        ),
        (
            "Togo and Mali signed the Arden Treaty. Ghana criticised the treaty in 1965.",
            "ghana criticizes arden-treaty",
        ),
    ],
)
def test_ranks_guests_and_moments(extractor: Extractor, text: str, wanted: str) -> None:
    """A rank and "his guest" are people just named, and a time after a noun leaves it what it was."""
    expect(extractor, text, [wanted])


def test_another_rank_is_another_person(extractor: Extractor) -> None:
    """ "The general" is nobody who was named as a colonel."""
    forbid(extractor, "Colonel Assimi Goïta spoke up. The general criticised Togo.", ["assimi-goita criticizes togo"])


def test_a_firm_beside_a_firm(extractor: Extractor) -> None:
    """What the model alone knows and a list has beside a company is one."""
    text = "Wärtsilä and Hyundai Heavy Industries signed a contract with Togo."
    found = {e.label: e.kind for e in extractor.extract(read_text(text, name="t.txt")).entities}
    assert found["Wärtsilä"] == "Company"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The EU held talks. The Commission criticized Chad.", "european-commission"),
        ("The EU and the African Union Commission held talks. The Commission criticized Chad.", ""),
        ("Mali held talks. The Commission criticized Chad.", ""),
    ],
)
def test_commission_of_the_union(extractor: Extractor, text: str, subject: str) -> None:
    """Where only the Union is named its Commission needs no other name."""
    found = [r.subject for r in relations(read(extractor, text)) if r.predicate == "criticizes"]
    assert ("european-commission" in found) == bool(subject)


def test_allies_of_the_subject_beside_them(extractor: Extractor) -> None:
    """ "A, its allies B and C" names the allies of A, whoever was the subject before."""
    text = "Ghana left Mali in 1998, but Togo, its allies Kenya and Chad, and others have never recognized it."
    expect(extractor, text, ["togo alliedWith kenya", "togo alliedWith chad"])
    forbid(extractor, text, ["ghana alliedWith kenya"])

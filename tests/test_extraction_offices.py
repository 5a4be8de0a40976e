"""Behaviour tests of office phrases: who holds what, for whom, and what a bare title stands for."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text
from sentences import expect, forbid, named, read, relations

HOLDS = "khaltmaagiin-battulga holdsPosition position-president-mongolia"


@pytest.mark.parametrize(
    "phrase",
    [
        "Mongolian President Khaltmaagiin Battulga",
        "Mongolia's President Khaltmaagiin Battulga",
        "President Khaltmaagiin Battulga of Mongolia",
        "President of Mongolia Khaltmaagiin Battulga",
        "Khaltmaagiin Battulga, the President of Mongolia,",
        "Khaltmaagiin Battulga, President of Mongolia,",
        "The President of Mongolia, Khaltmaagiin Battulga,",
        "The Mongolian president, Khaltmaagiin Battulga,",
        "Mongolia's new president, Khaltmaagiin Battulga,",
    ],
)
def test_holder_and_owner(extractor: Extractor, phrase: str) -> None:
    """Title, owner and holder in any order make an office, and the holder is who acts."""
    wanted = [
        HOLDS,
        "khaltmaagiin-battulga represents mongolia",
        "mongolia hasHeadOfState khaltmaagiin-battulga",
        "khaltmaagiin-battulga visited tokyo",
    ]
    expect(extractor, f"{phrase} visited Tokyo.", wanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Khaltmaagiin Battulga was elected president of Mongolia.", HOLDS),
        ("Khaltmaagiin Battulga became president of Mongolia in 2017.", HOLDS),
        ("Khaltmaagiin Battulga is the president of Mongolia.", HOLDS),
        (
            "Ellen Johnson Sirleaf was appointed finance minister of Liberia.",
            "ellen-johnson-sirleaf holdsPosition position-finance-minister-liberia",
        ),
        (
            "Kofi Annan was elected Secretary-General of the United Nations in 1996.",
            "kofi-annan leads united-nations",
        ),
        (
            "Prime Minister of Nepal Sushil Koirala flew home.",
            "nepal hasHeadOfGovernment sushil-koirala",
        ),
        (
            "Indian External Affairs Minister Sushma Swaraj flew home.",
            "sushma-swaraj holdsPosition position-external-affairs-minister-india",
        ),
        ("German Chancellor Angela Merkel flew home.", "germany hasHeadOfGovernment angela-merkel"),
        ("U.S. Secretary of State Antony Blinken flew home.", "antony-blinken represents united-states"),
        ("NATO Secretary General Jens Stoltenberg flew home.", "jens-stoltenberg leads nato"),
        ("Ghana's Deputy Foreign Minister Kwaku Ampratwum flew home.", "kwaku-ampratwum represents ghana"),
    ],
)
def test_offices(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Elections, appointments and the well-known kinds of office."""
    expect(extractor, sentence, [wanted])


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("Former President of Ghana John Kufuor praised Togo.", ["represents", "hasHeadOfState", "leads"]),
        ("Kwaku Ampratwum, Deputy Foreign Minister of Ghana, flew home.", ["leads", "hasHeadOfState"]),
        ("Mongolia's president visited Tokyo.", ["holdsPosition", "hasHeadOfState"]),
        ("The first president to visit Mongolia was Emomali Rahmon.", ["hasHeadOfState"]),
        ("Sushma Swaraj met the president of Mongolia.", ["holdsPosition", "hasHeadOfState"]),
        ("Sushma Swaraj met President of Mongolia Khaltmaagiin Battulga.", ["sushma-swaraj represents mongolia"]),
        ("French Deputy Prime Minister Jean Morel flew home.", ["hasHeadOfGovernment"]),
        ("German President Johannes Rau flew home.", ["hasHeadOfGovernment"]),
    ],
)
def test_offices_not_held(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Former and deputy holders head nothing; an office without holder is held by nobody named beside it."""
    forbid(extractor, sentence, unwanted)


def test_former_holder_keeps_the_position(extractor: Extractor) -> None:
    """The position of a former holder is told, but he no longer stands for the state."""
    expect(
        extractor,
        "Former President of Ghana John Kufuor praised Togo.",
        ["john-kufuor holdsPosition position-president-ghana"],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The President of Mongolia visited Tokyo.", "mongolia visited tokyo"),
        ("The Mongolian president visited Tokyo.", "mongolia visited tokyo"),
        ("Mongolia's foreign minister visited Tokyo.", "mongolia visited tokyo"),
        (
            "Mongolian President Khaltmaagiin Battulga resigned. The president had visited Tokyo.",
            "khaltmaagiin-battulga visited tokyo",
        ),
        (
            "Thai Prime Minister Prayut Chan-o-cha resigned. The prime minister had visited Laos.",
            "prayut-chan-o-cha visited laos",
        ),
        (
            "Thai Prime Minister Prayut Chan-o-cha resigned. The Thai prime minister had visited Laos.",
            "prayut-chan-o-cha visited laos",
        ),
    ],
)
def test_bare_titles(extractor: Extractor, text: str, wanted: str) -> None:
    """A title alone is the holder whom the text has named, else the state."""
    expect(extractor, text, [wanted])


def test_bare_title_by_date(extractor: Extractor) -> None:
    """Who held an office on the date of the text is known from the gazetteer; without date it is the state."""
    text = "The German chancellor visited Tokyo."
    expect(extractor, text, ["angela-merkel visited tokyo"], issued="2010-05-05")
    expect(extractor, text, ["germany visited tokyo"])


def test_two_holders_of_two_offices(extractor: Extractor) -> None:
    """Each bare title finds its own holder."""
    text = (
        "Mongolian President Khaltmaagiin Battulga met Thai Prime Minister Prayut Chan-o-cha. "
        "The prime minister praised Japan. The president criticised Fiji."
    )
    expect(extractor, text, ["prayut-chan-o-cha supports japan", "khaltmaagiin-battulga criticizes fiji"])


def test_evidence_of_an_office_is_the_phrase(extractor: Extractor) -> None:
    """The passage that an office rests on is the phrase, not the sentence."""
    extraction = read(extractor, "In May, Mongolian President Khaltmaagiin Battulga flew home.")
    exact = {s.evidence.exact for s in extraction.statements if s.extractor == "office-phrase"}
    assert exact == {"Mongolian President Khaltmaagiin Battulga"}


def test_holder_is_an_official(extractor: Extractor) -> None:
    """A person with an office is an Official, one without is a Person."""
    extraction = read(extractor, "Mongolian President Khaltmaagiin Battulga met Jane Fisher.")
    kinds = {e.id: e.kind for e in extraction.entities}
    assert kinds["khaltmaagiin-battulga"] == "Official"
    assert kinds["jane-fisher"] == "Person"


def test_position_is_a_thing(extractor: Extractor) -> None:
    """The office itself is a thing that belongs to its owner."""
    extraction = read(extractor, "Mongolian President Khaltmaagiin Battulga flew home.")
    (position,) = [e for e in extraction.entities if e.kind == "Position"]
    assert position.position_in == "mongolia"
    assert position.label == "President of Mongolia"


def test_surname_after_the_full_name(extractor: Extractor) -> None:
    """A surname alone is whom the text has introduced."""
    text = "Sushma Swaraj landed in Oslo. Swaraj praised Norway."
    expect(extractor, text, ["sushma-swaraj supports norway"])
    assert named(read(extractor, text))["Swaraj"] == "sushma-swaraj"


@pytest.mark.parametrize(
    "text",
    [
        "Presidents Evo Morales of Bolivia and Sebastián Piñera of Chile met in Lima.",
        "The presidents of Bolivia and Chile, Evo Morales and Sebastián Piñera, met in Lima.",
    ],
)
def test_holders_in_a_list(extractor: Extractor, text: str) -> None:
    """Each holder has his own office only."""
    wanted = ["bolivia hasHeadOfState evo-morales", "chile hasHeadOfState sebastian-pinera"]
    expect(extractor, text, [*wanted, "evo-morales metWith sebastian-pinera"])
    forbid(extractor, text, ["chile hasHeadOfState evo-morales", "bolivia hasHeadOfState sebastian-pinera"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Moscow Mayor Jane Fisher spoke.", ("moscow", "Mayor")),
        ("The Russian Security Council Secretary Jane Fisher spoke.", ("russia", "Secretary of the Security Council")),
        ("Governor of the Leningrad Region Valery Serdyukov spoke.", ("leningrad-oblast", "Governor")),
    ],
)
def test_owner_is_town_body_or_region(extractor: Extractor, sentence: str, wanted: tuple[str, str]) -> None:
    """A mayor's owner is the town, a title may begin inside a body's name, and a title shows an unknown person."""
    extraction = read(extractor, sentence)
    positions = {e.id: e for e in extraction.entities if e.kind == "Position"}
    (held,) = [s for s in relations(extraction) if s.predicate == "holdsPosition"]
    position = positions[held.object]
    assert (position.position_in, position.label.split(" of ")[0]) == (wanted[0], wanted[1].split(" of ")[0])


def test_words_after_a_title_that_are_no_person(extractor: Extractor) -> None:
    """A body after the owner of an office does not become its holder."""
    extraction = read(extractor, "Chairman of Gazprom Management Committee spoke.")
    assert not [e for e in extraction.entities if e.kind in ("Person", "Official")]


def test_presidents_of_several(extractor: Extractor) -> None:
    """Of several heads, those whom the text has named are meant, and the states of the others."""
    text = "Kenyan President Jane Fisher spoke. The presidents of Kenya and Mali met Bob Brown in Lima."
    expect(extractor, text, ["jane-fisher metWith bob-brown", "mali metWith bob-brown"])


def test_unknown_holder_after_a_whole_title(extractor: Extractor) -> None:
    """Words that no name holds are a person after a title of several words; the next holder keeps his own office."""
    text = "Minister of Economic Development Balda Krossum met Minister of Finance Anna Hill in Oslo. Norway was calm."
    labels = {e.label: e.kind for e in extractor.extract(read_text(text, name="x.txt")).entities}
    assert labels.get("Balda Krossum") in ("Person", "Official")


def test_offices_of_the_only_state(extractor: Extractor) -> None:
    """A minister without a state is one of the state that everybody acts for so far, and of none if there are two."""
    one = "President Adi Banda of Malawi spoke. Transport Minister Olu Tembo listened."
    two = "President Adi Banda of Malawi met President Ivo Lund of Norway. Transport Minister Olu Tembo listened."

    def posts(text: str) -> set[str]:
        found = extractor.extract(read_text(text, name="x.txt")).statements
        return {s.object for s in found if isinstance(s, Relation) and s.predicate == "holdsPosition"}

    assert "position-transport-minister-malawi" in posts(one)
    assert not {p for p in posts(two) if "transport" in p}


@pytest.mark.parametrize(
    ("phrase", "position", "unwanted"),
    [
        ("Vice Prime Minister of Liberia Ann Ward", "deputy-prime-minister-liberia", "hasHeadOfGovernment"),
        ("Lieutenant Governor of Alberta Ann Ward", "lieutenant-governor-alberta", "leads"),
        ("Executive Vice President of the World Bank Ann Ward", "executive-vice-president-world-bank", "leads"),
    ],
)
def test_deputies_of_all_names_lead_nothing(extractor: Extractor, phrase: str, position: str, unwanted: str) -> None:
    """A vice, lieutenant or executive office is one of its own, not the one that its last word names."""
    expect(extractor, f"{phrase} visited Tokyo.", [f"ann-ward holdsPosition position-{position}"])
    forbid(extractor, f"{phrase} visited Tokyo.", [unwanted])


def test_form_of_address_is_no_office_of_the_speaker(extractor: Extractor) -> None:
    """ "Minister X: Mr President, …": the title is that of the one spoken to."""
    text = (
        "Meeting on schools\n\nPresident of Mongolia Khaltmaagiin Battulga: I would like to hear of our schools.\n\n"
        "Minister of Education Ann Ward: Mr President, we have prepared them for the winter.\n"
    )
    held = {r.object for r in relations(read(extractor, text)) if r.predicate == "holdsPosition"}
    assert held == {"position-president-mongolia", "position-education-minister-mongolia"}


@pytest.mark.parametrize(
    ("phrase", "position"),
    [
        ("UN special envoy for the border talks, Anna Hill,", "special-envoy-united-nations"),
        ("Chad's chief negotiator for the talks Anna Hill", "negotiator-chad"),
        ("EU spokesperson for foreign policy, Anna Hill,", "spokesperson-european-union"),
        ("President of Chad (a state of Africa) Anna Hill", "president-chad"),
    ],
)
def test_holder_after_a_remit(extractor: Extractor, phrase: str, position: str) -> None:
    """What an office is for may stand in small letters between title and holder."""
    expect(extractor, f"{phrase} visited Tokyo.", [f"anna-hill holdsPosition position-{position}"])


def test_remit_ends_at_a_verb(extractor: Extractor) -> None:
    """Who is named after "for" and a clause of its own does not hold the office before."""
    text = "Chad thanked the negotiator for what Anna Hill had said."
    forbid(extractor, text, ["anna-hill holdsPosition position-negotiator-chad"])


def test_president_of_the_eu_council(extractor: Extractor) -> None:
    """The press means the European Council by "EU Council President"; the Council itself keeps its name."""
    text = "EU Council President Anna Hill visited Tokyo. The EU Council sanctioned Chad."
    wanted = ["anna-hill leads european-council", "council-of-the-european-union sanctions chad"]
    expect(extractor, text, wanted)


def test_one_of_the_heads_of_a_union(extractor: Extractor) -> None:
    """A union has no head of government: who is one of its heads holds no office of it."""
    forbid(extractor, "Anna Hill is the only EU head of government in Tokyo.", ["holdsPosition", "leads"])


def test_a_position_bears_the_words_for_it(extractor: Extractor) -> None:
    """A title without owner is a name of the position as it is written, whatever its usual form."""
    knowledge = read(extractor, "Kenya spoke. Defense Minister Aden Otieno of Kenya left.")
    post = next(e for e in knowledge.entities if e.id == "position-defence-minister-kenya")
    assert "Defense Minister" in post.aliases

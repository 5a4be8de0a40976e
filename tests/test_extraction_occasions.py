"""Behaviour tests of meetings and events told of by common nouns, and of who takes part in them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.times.dates import in_words
from sentences import read, relations


def taking_part(extractor: Extractor, text: str) -> set[str]:
    """ "Person > occasion" for every participation that a text gives."""
    extraction = read(extractor, text)
    label = {e.id: e.label for e in extraction.entities}
    return {f"{label[r.subject]} > {label[r.object]}" for r in relations(extraction) if r.predicate == "participatesIn"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jane Fisher took part in a joint fishing exercise.", {"Jane Fisher > Joint fishing exercise"}),
        (
            "Jane Fisher spoke at a ceremony dedicated to the Lima bridge.",
            {"Jane Fisher > Ceremony dedicated to the Lima bridge"},
        ),
        (
            "Jane Fisher attended a session of the United Nations Security Council.",
            {"Jane Fisher > Session of the United Nations Security Council"},
        ),
        ("Peru took part in a fishing seminar by John Kufuor.", {"Peru > Fishing seminar"}),
        ("On 3 May 2011, Peru attended a seminar.", {"Peru > Seminar, 3 May 2011"}),
        ("Peru took part in a fishing seminar. Chile left the seminar.", {"Peru > Fishing seminar"}),
        (
            "Peru took part in a fishing seminar. Chile also attended the seminar.",
            {"Peru > Fishing seminar", "Chile > Fishing seminar"},
        ),
    ],
)
def test_occasions_of_participants(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Whoever attends an unnamed occasion takes part in it, and "the seminar" is the one spoken of before."""
    assert taking_part(extractor, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At a seminar on fish, Peru criticised Chile.", {"Peru > Seminar on fish"}),
        ("A seminar on fish, at which Peru presided, ended.", {"Peru > Seminar on fish"}),
        (
            "Jane Fisher defeated John Kufuor in the 2019 presidential election in Ghana.",
            {f"{who} > 2019 Ghanaian presidential election" for who in ("Jane Fisher", "John Kufuor")},
        ),
        (
            "In the Chaco War, Paraguay defeated Bolivia.",
            {"Paraguay > Chaco War", "Bolivia > Chaco War"},
        ),
    ],
)
def test_participants_by_syntax(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Parties of a gathering of three, those who act at an occasion, and those bested in a vote or war take part."""
    assert taking_part(extractor, text) >= wanted


def test_parties_of_talks(extractor: Extractor) -> None:
    """Three parties of talks take part in them."""
    found = taking_part(extractor, "Talks between Peru, Chile and Bolivia began in 2015.")
    assert {line.split(" > ")[0] for line in found} == {"Peru", "Chile", "Bolivia"}


def test_listed_members_take_part(extractor: Extractor) -> None:
    """A list after "the leaders of the … states" names who is meant."""
    found = taking_part(extractor, "Leaders of the coastal countries – Peru, Chile and Mexico – attended a seminar.")
    assert {line.split(" > ")[0] for line in found} == {"Peru", "Chile", "Mexico"}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Fisher had a meeting with John Kufuor.",
        "Talks between Peru and Chile began.",
        "Russia meddled in the 2019 presidential election in Ghana.",
        "Jane Fisher attended no meeting.",
        "Jane Fisher read the meeting report.",
        "Jane Fisher became president during the First Chechen War.",
        "Our friends in Peru met us at the Dakar Summit.",
        "Chile could approve the plan at the Dakar Summit.",
    ],
)
def test_no_participants(extractor: Extractor, text: str) -> None:
    """A meeting of two is told by that they met; meddling, absence and other nouns make no participant."""
    assert not taking_part(extractor, text)


def test_meeting_again_is_the_meeting(extractor: Extractor) -> None:
    """ "The meeting" is the meeting told of before, though a congress was named since."""
    text = "Jane Fisher held a meeting. It prepared the Kigali Congress. The meeting was attended by John Kufuor."
    assert not [line for line in taking_part(extractor, text) if line.endswith("Congress")]
    text = "A session on floods prepared the Kigali Congress. The meeting was attended by John Kufuor."
    assert taking_part(extractor, text) == {"John Kufuor > Session on floods"}


def test_meeting_elsewhere_is_another(extractor: Extractor) -> None:
    """A meeting named by another place is not the meeting told of before."""
    text = "Jane Fisher chaired a meeting in Lima in June 1997. At its meeting in Cusco in July 1997, Chile spoke."
    found = taking_part(extractor, text)
    assert [line for line in found if line.startswith("Chile") and "Cusco" in line]
    assert not [line for line in found if line.startswith("Chile") and "Lima" in line]


def test_occasion_of_which_nothing_is_said(extractor: Extractor) -> None:
    """A bare noun that no statement rests on is not in the graph; a dated gathering of a body is."""
    assert not [e for e in read(extractor, "The ceremony was long.").entities if e.kind == "Event"]
    kept = read(extractor, "The meeting of NATO in 2019 was long.").entities
    assert "Meeting of NATO, 2019" in {e.label for e in kept}


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2016-03-04", "4 March 2016"), ("2016-03", "March 2016"), ("2016", "2016"), ("1976-21", "1976-21")],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    """Days and months are told in words; a year or a season stays as it is."""
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Taking part in the fishing seminar were Jane Fisher and John Kufuor.", {"Jane Fisher", "John Kufuor"}),
        ("The fishing seminar brought together Peru and Chile.", {"Peru", "Chile"}),
        ("Peru and Chile were present at a fishing seminar.", {"Peru", "Chile"}),
        ("A fishing seminar opened in Oslo, with Peru and Chile in attendance.", {"Peru", "Chile"}),
        ("A fishing seminar opened in Oslo in the presence of Peru and Chile.", {"Peru", "Chile"}),
        ("Jane Fisher received John Kufuor for a seminar on fish.", {"Jane Fisher", "John Kufuor"}),
        ("Jane Fisher lost to John Kufuor in the vote of May 2019.", {"Jane Fisher", "John Kufuor"}),
        ("Jane Fisher was a candidate in the parliamentary elections of May 2019.", {"Jane Fisher"}),
    ],
)
def test_wordings_of_presence(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Inverted clauses, those present, those received for it and those standing in a vote take part."""
    assert {line.split(" > ")[0] for line in taking_part(extractor, text)} == wanted


def test_joint_call(extractor: Extractor) -> None:
    """Who takes part in a call with others met each of them, but the others did not meet by that."""
    text = "Jane Fisher took part in a joint telephone conference with John Kufuor and Angela Merkel."
    met = {(r.subject, r.object) for r in relations(read(extractor, text)) if r.predicate == "metWith"}
    assert met == {("jane-fisher", "john-kufuor"), ("jane-fisher", "angela-merkel")}
    assert {line.split(" > ")[0] for line in taking_part(extractor, text)} == {
        "Jane Fisher",
        "John Kufuor",
        "Angela Merkel",
    }


def test_bare_vote_is_the_one_before(extractor: Extractor) -> None:
    """ "The vote" takes up the election spoken of, never a seminar, and is nothing on its own."""
    found = taking_part(extractor, "Kenya's 2017 election was quiet. Jane Fisher won the vote.")
    assert found == {"Jane Fisher > 2017 Kenyan election"}
    assert not taking_part(extractor, "A fishing seminar was quiet. Jane Fisher won the vote.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya sent police officers to the fishing mission.", {"Kenya > Fishing mission"}),
        ("Contributions to the fishing mission came from Peru.", {"Peru > Fishing mission"}),
        (
            "ATMIS, the mission in Somalia, was large. Kenya sent soldiers to the mission.",
            {"Kenya > African Union Transition Mission in Somalia"},
        ),
        ("Jane Fisher spoke at the Munich Security Conference.", {"Jane Fisher > Munich Security Conference"}),
        ("Peru fought a border war with Chile.", {"Peru > Border war with Chile"}),
    ],
)
def test_missions_and_forums(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Who sends people to a mission, speaks at a forum or fights a war takes part; a name beside the noun is it."""
    assert taking_part(extractor, text) >= wanted


def test_bare_war_of_nobody(extractor: Extractor) -> None:
    """ "War" alone tells of no war in particular."""
    assert not [
        e for e in read(extractor, "Peru went to war and fought the war.").entities if e.kind == "ArmedConflict"
    ]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Jane Fisher and John Kufuor discussed the Lancaster House Agreement.", {("jane-fisher", "john-kufuor")}),
        (
            "Jane Fisher and John Kufuor met Angela Merkel.",
            {("jane-fisher", "angela-merkel"), ("john-kufuor", "angela-merkel")},
        ),
    ],
)
def test_who_met_whom(extractor: Extractor, text: str, met: set[tuple[str, str]]) -> None:
    """Two who discuss a known thing met each other; two who met a third met the third."""
    found = {(r.subject, r.object) for r in relations(read(extractor, text)) if r.predicate == "metWith"}
    assert found == met

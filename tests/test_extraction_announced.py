"""Behaviour tests of the occasion that a headline announces, of lists of those present, and of whom they met."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.syntax.clauses import fronted_start
from sentences import read, relations

_TALKS = "Talks with Prime Minister of Chad John Kufuor\n\n2011-05-03, Accra\n\n"
_MEETING = "Meeting of the Fishing Council\n\n2011-05-03, Accra\n\n"


def said(extractor: Extractor, text: str, relation: str) -> set[str]:
    """ "subject > object" by label for every statement of a relation."""
    extraction = read(extractor, text)
    label = {e.id: e.label for e in extraction.entities}
    return {f"{label[r.subject]} > {label[r.object]}" for r in relations(extraction) if r.predicate == relation}


def test_announced_talks(extractor: Extractor) -> None:
    """ "The talks" are those of the headline, and a fronted list tells who took part."""
    text = _TALKS + "Taking part in the talks were Foreign Minister of Chad Ann Rice, Jane Fisher and Tom Hardy."
    announced = "Talks with Prime Minister of Chad John Kufuor, 3 May 2011"
    expected = {f"{who} > {announced}" for who in ("Ann Rice", "Jane Fisher", "Tom Hardy")}
    assert said(extractor, text, "participatesIn") == expected


def test_announced_talks_of_two_are_told_by_metwith(extractor: Extractor) -> None:
    """What one of two sides does at their talks does not make a participant of it."""
    text = _TALKS + "Jane Fisher held talks with John Kufuor. During the talks, Jane Fisher praised Chad."
    assert not said(extractor, text, "participatesIn")


def test_other_meetings_are_not_the_announced_one(extractor: Extractor) -> None:
    """A meeting of another date is another meeting."""
    text = _MEETING + "Jane Fisher attended the meeting in Lima in March 2009."
    assert not any("Fishing Council" in line for line in said(extractor, text, "participatesIn"))


@pytest.mark.parametrize(
    "listing",
    [
        "The participants included Ann Rice and Tom Hardy.",
        "The participants were Ann Rice and Tom Hardy.",
        "Also present were Ann Rice and Tom Hardy.",
        "Among the guests were Ann Rice and Tom Hardy.",
    ],
)
def test_lists_of_those_present(extractor: Extractor, listing: str) -> None:
    """A list of participants belongs to the meeting spoken of; its principal met each of them."""
    text = _MEETING + f"Jane Fisher took part in a meeting of the Fishing Council. {listing}"
    meeting = "Meeting of the Fishing Council, 3 May 2011"
    expected = {f"{who} > {meeting}" for who in ("Ann Rice", "Tom Hardy", "Jane Fisher")}
    assert said(extractor, text, "participatesIn") >= expected
    assert said(extractor, text, "metWith") == {"Jane Fisher > Ann Rice", "Jane Fisher > Tom Hardy"}


@pytest.mark.parametrize(
    "sentence", ["Ann Rice and Tom Hardy were present in Lima.", "The participants praised Ann Rice and Tom Hardy."]
)
def test_no_list_of_those_present(extractor: Extractor, sentence: str) -> None:
    """Presence in a town and what participants do to others make nobody a participant."""
    assert not said(extractor, _MEETING + sentence, "participatesIn")


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("The Peruvian-Chilean talks ended at noon.", {"Peru > Chile"}),
        ("Talks on fish took place in Oslo between Peru and Chile.", {"Peru > Chile"}),
        ("Talks on fish are under way between Peru and Chile.", {"Peru > Chile"}),
        ("Peru and Chile held a series of talks.", {"Peru > Chile"}),
        ("Peru and Chile hosted talks between the rebels and the army.", set()),
        ("Following the talks, Peru and Chile signed a treaty.", set()),
    ],
)
def test_sides_of_talks(extractor: Extractor, sentence: str, pairs: set[str]) -> None:
    """The sides of talks stand right before the noun, after "between", or hold them; hosts are no side."""
    assert said(extractor, sentence, "negotiatesWith") == pairs


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Peru, Chile and Bolivia held a summit on fish in Oslo.", {"Peru", "Chile", "Bolivia"}),
        ("Peru and Chile held a summit in Oslo.", {"Peru", "Chile"}),
        ("Peru and Chile held a summit.", set()),
        ("The talks in Oslo with the participation of Peru and Chile go on.", {"Peru", "Chile"}),
        ("The participation of Peru in the Geneva Conference was short.", {"Peru"}),
        ("The talks in Oslo with the help of Peru go on.", set()),
        ("The Chaco War against Bolivia was long.", {"Bolivia"}),
        ("Jane Fisher raised the matter with Tom Hardy in a meeting in Oslo.", {"Jane Fisher", "Tom Hardy"}),
        ("Jane Fisher lost her faith in a meeting in Oslo.", set()),
    ],
)
def test_holders_and_participation(extractor: Extractor, sentence: str, people: set[str]) -> None:
    """Who holds a summit, or with whose participation it goes on, takes part in it."""
    assert {line.split(" > ")[0] for line in said(extractor, sentence, "participatesIn")} == people


def test_list_on_one_side() -> None:
    """A list after "on the … side" is the subject though the parser hung it there, whatever its last member holds."""
    parse = [
        ("On", 11, "prep"),
        ("side", 0, "pobj"),
        (",", 1, "punct"),
        ("Ann", 1, "appos"),
        (",", 3, "punct"),
        ("head", 3, "conj"),
        ("of", 5, "prep"),
        ("customs", 6, "pobj"),
        (",", 0, "punct"),
        ("and", 0, "cc"),
        ("Tom", 11, "nsubj"),
        ("spoke", 11, "ROOT"),
    ]
    words, heads, deps = ([row[i] for row in parse] for i in range(3))
    doc = Doc(English().vocab, words=words, heads=heads, deps=deps)
    assert [t.text for t in fronted_start(doc[10], doc[11])] == ["Ann", "head"]


def test_the_war_of_the_headline(extractor: Extractor) -> None:
    """ "The war" is the one of the headline, unless the text has just spoken of another."""
    text = "Chaco War\n\nIn World War I Peru was neutral. It was calm. Fish was sold. {} Chile entered the war."
    assert said(extractor, text.format("Nobody fished."), "participatesIn") == {"Chile > Chaco War"}
    assert said(extractor, text.format("World War I ended."), "participatesIn") == {"Chile > World War I"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting of the Fishing Council was attended by Peru, Chile and Bolivia.",
        "Ghanaian President John Kufuor held a meeting with Ghana.",
        "Jane Fisher was defeated by Tom Hardy in a vote of confidence.",
    ],
)
def test_neither_met_nor_took_part(extractor: Extractor, sentence: str) -> None:
    """Attendance makes no pairs of states, nobody meets his own state, and a vote of confidence is no election."""
    assert not said(extractor, sentence, "metWith")
    assert not any("onfidence" in line for line in said(extractor, sentence, "participatesIn"))


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Jane Fisher received in Lima President of Chad Tom Hardy.", {"Jane Fisher > Tom Hardy"}),
        ("Jane Fisher arrived in Lima with no president.", set()),
    ],
)
def test_guests_after_the_place(extractor: Extractor, sentence: str, met: set[str]) -> None:
    """Who is received is told after the place, which is no owner of the guest's office."""
    assert said(extractor, sentence, "metWith") == met
    assert not any("Peru" in line for line in said(extractor, sentence, "represents"))


def test_occasions_with_an_aim(extractor: Extractor) -> None:
    """What a ceremony is to do belongs to its name."""
    found = said(extractor, "Jane Fisher attended a ceremony to open the Lima bridge.", "participatesIn")
    assert found == {"Jane Fisher > Ceremony to open the Lima bridge"}

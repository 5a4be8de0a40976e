"""Behaviour tests of things told of by common nouns: elections, agreements, conflicts, programmes, regions."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction
from sentences import read, triples


def told(extraction: Extraction) -> set[tuple[str, str]]:
    """Label and class of everything mentioned that the gazetteer does not know."""
    mentioned = {m.entity for m in extraction.mentions}
    return {(e.label, e.kind) for e in extraction.entities if e.id in mentioned and e.reason != "gazetteer"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Bolivia held presidential elections in 1985, 1989 and 1993.", "1985 Bolivian presidential election"),
        ("Bolivia held presidential elections in 1985, 1989 and 1993.", "1993 Bolivian presidential election"),
        ("Bolivia will hold a parliamentary election in June 1985.", "1985 Bolivian parliamentary election"),
        ("Bolivia's upcoming parliamentary elections are near.", "Bolivian parliamentary election"),
    ],
)
def test_elections(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Each year of a list is an election, and the year may follow the verb's other complements."""
    assert (wanted, "Election") in told(read(extractor, sentence))


def test_undated_election_is_the_dated_one(extractor: Extractor) -> None:
    """An election first told of with its year is the same when the year is left out."""
    text = "Bolivia held a parliamentary election in 1985. Bolivia's parliamentary election was quiet."
    assert {label for label, kind in told(read(extractor, text)) if kind == "Election"} == {
        "1985 Bolivian parliamentary election"
    }


def test_voted_into_office(extractor: Extractor) -> None:
    """ "Was elected president in 1985" tells of an election of the state that the text is about."""
    text = "Bolivia is in South America. Bolivia is large. Bolivia grew. Jane Fisher was elected president in 1985."
    assert ("1985 Bolivian presidential election", "Election") in told(read(extractor, text))
    text = "Bolivia is in South America. Bolivia is large. Bolivia grew. Jane Fisher was elected chairman in 1985."
    assert not {label for label, kind in told(read(extractor, text)) if kind == "Election"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Spain and Peru signed a mutual security treaty in Lima.", "Spain–Peru mutual security treaty"),
        ("A peace treaty between Chad and Mali was near.", "Chad–Mali peace treaty"),
        ("Spain praised the signing of a memorandum on fish.", "Memorandum on fish"),
        (
            "Spain and Peru signed two documents, including a joint statement on fish.",
            "Joint statement on fish",
        ),
    ],
)
def test_agreements(extractor: Extractor, sentence: str, wanted: str) -> None:
    """An agreement is named by its parties, else by what it is on, and found under the act that made it."""
    assert (wanted, "Agreement") in told(read(extractor, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain read a treaty.",
        "Spain wants an agreement.",
        "Spain adopted a plan of many pages.",
        "Spain signed papers.",
    ],
)
def test_no_agreement(extractor: Extractor, sentence: str) -> None:
    """Without parties, a topic or an act of signing there is no thing."""
    assert not {kind for _, kind in told(read(extractor, sentence))} & {"Agreement"}


def test_forms_of_an_agreement_are_aliases(extractor: Extractor) -> None:
    """The adjectival name and the one with "between" are other names of one thing, whose id is plain."""
    extraction = read(extractor, "A peace treaty between Chad and Mali was near.")
    (treaty,) = [e for e in extraction.entities if e.kind == "Agreement"]
    assert treaty.id == "chad-mali-peace-treaty"
    assert set(treaty.aliases) == {
        "Chadian-Malian peace treaty",
        "peace treaty between Chad and Mali",
        "peace treaty with Mali",
        "Mali–Chad peace treaty",
    }


def test_conflicts(extractor: Extractor) -> None:
    """A conflict has both its parties: the one that wages it too."""
    extraction = read(extractor, "During the 1985 conflict between Chad and Mali, Peru waited.")
    assert ("1985 Chad–Mali conflict", "ArmedConflict") in told(extraction)
    extraction = read(extractor, "Chad started a conflict with Mali.")
    assert ("Chad–Mali conflict", "ArmedConflict") in told(extraction)


@pytest.mark.parametrize(
    ("sentence", "label", "kind"),
    [
        ("Peru criticised Mali's nuclear programme.", "Malian nuclear programme", "Initiative"),
        ("Peru closed the Chilean embassy in Mali.", "Embassy of Chile in Mali", "GovernmentBody"),
        ("A drone base at Lima was closed by Peru.", "Drone base at Lima", "Infrastructure"),
        ("The Malian navy shelled Peru.", "Malian navy", "GovernmentBody"),
        ("Rebels held the north of Mali.", "Northern Mali", "Region"),
        ("Rebels held the northern part of Mali.", "Northern Mali", "Region"),
    ],
)
def test_described(extractor: Extractor, sentence: str, label: str, kind: str) -> None:
    """Programmes, bases, bodies and parts of a country are things when the words tell whose or where."""
    assert (label, kind) in told(read(extractor, sentence))


@pytest.mark.parametrize("sentence", ["Peru criticised a nuclear programme.", "Mali has a base.", "Go north of it."])
def test_not_described(extractor: Extractor, sentence: str) -> None:
    """Nobody's programme, a base of no kind and a direction without a whole are no things."""
    assert not {kind for _, kind in told(read(extractor, sentence))} & {"Initiative", "Infrastructure", "Region"}


def test_one_programme_under_two_forms(extractor: Extractor) -> None:
    """Possessive and nationality tell of the same thing."""
    extraction = read(extractor, "Peru criticised Mali's nuclear programme. The Malian nuclear programme grew.")
    assert len([e for e in extraction.entities if e.kind == "Initiative"]) == 1


def test_a_groups_owner_is_named(extractor: Extractor) -> None:
    """ "Its companies" is too vague to be a thing; "Peru's companies" is one."""
    assert not [
        e for e in read(extractor, "Peru grew. Its companies condemned Chad.").entities if e.kind == "ActorGroup"
    ]
    assert [e for e in read(extractor, "Peru's companies condemned Chad.").entities if e.kind == "ActorGroup"]


def test_embassies_need_owners(extractor: Extractor) -> None:
    """An embassy is a thing of its own if the words tell whose; "has an embassy in a capital" tells of relations."""
    found = read(extractor, "A bomb exploded near the Chilean embassy in Athens. Kenya has an embassy in Lima.")
    assert [e.label for e in found.entities if "embassy" in e.label.lower()] == ["Embassy of Chile in Athens"]
    assert "kenya hasDiplomaticRelationWith peru" in triples(found)


def test_towns_have_no_relations(extractor: Extractor) -> None:
    """A consulate in a second city is one in its state, a trade office is none."""
    assert "mali hasDiplomaticRelationWith france" in triples(
        read(extractor, "Mali closed its embassy in France. Mali opened an embassy in Paris.")
    )
    assert not triples(read(extractor, "Mali runs a shop in Paris."))


def test_officials_without_owner(extractor: Extractor) -> None:
    """Who bears a title of state is an official even where the state is not told; a professor is a person."""
    found = read(extractor, "The late minister Joachim Ulbeck spoke. Chile thanked Professor Sabine Orloff and Peru.")
    kinds = {e.label: e.kind for e in found.entities}
    assert kinds["Joachim Ulbeck"] == "Official"
    assert kinds["Sabine Orloff"] == "Person"

"""What histories and encyclopaedias write: rulers of other lands, breaks in relations, names of one word for two."""

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction, Relation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all tests of the module."""
    return Extractor.load()


def read(extractor: Extractor, text: str) -> Extraction:
    """What a text says."""
    return extractor.extract(read_text(text, name="t.txt"))


def triples(extractor: Extractor, text: str, predicate: str) -> set[tuple[str, str, str]]:
    """Subject, object and polarity of the relations of one kind."""
    said = [s for s in read(extractor, text).statements if isinstance(s, Relation) and s.predicate == predicate]
    return {(s.subject, s.object, s.qualifiers.polarity.value) for s in said}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("France was beaten by France. Emperor Karl met with Napoleon.", set()),
        ("Under Emperor Bayinnaung, Myanmar grew.", {"position-emperor-myanmar"}),
        (
            "Adolphe Moreau became foreign minister and president of the council in France.",
            {"position-foreign-minister-france"},
        ),
    ],
)
def test_ruler_is_not_of_the_state_told_of_most(extractor: Extractor, text: str, holders: set[str]) -> None:
    """An emperor, or a president of some council, is no head of the state that a text merely tells of."""
    assert {o for _, o, _ in triples(extractor, text, "holdsPosition")} == holders


def test_break_in_relations_ends_them(extractor: Extractor) -> None:
    """A break in relations, or their severance, is told as their end."""
    for noun in ("a break in", "the severance of"):
        text = f"The raid led to {noun} diplomatic relations between Mali and Togo."
        assert triples(extractor, text, "hasDiplomaticRelationWith") == {("mali", "togo", "negated")}
    text = "The visit led to a debate on diplomatic relations between Mali and Togo."
    assert ("mali", "togo", "negated") not in triples(extractor, text, "hasDiplomaticRelationWith")


def test_joined_clause_keeps_its_subject(extractor: Extractor) -> None:
    """ "A took B and C was praised": C is no second object, and it is C that was praised."""
    text = "Chad took control of Faya and Benin was praised by Togo."
    assert triples(extractor, text, "controls") == {("chad", "faya", "affirmed")}
    assert triples(extractor, text, "supports") == {("togo", "benin", "affirmed")}


def test_list_goes_through_owners(extractor: Extractor) -> None:
    """ "A's X, B's Y, and Z met" is one list of three."""
    text = "Ghana's Kofi Busia, Togo's Etienne Eyadema, and Nehru met in Accra."
    assert len(triples(extractor, text, "metWith")) == 3


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("There was a brief civilian government under Jean-Claude Renard.", "jean-claude-renard", "Person"),
        (
            "The Seventh Conference of Maritime States was held in Oslo.",
            "seventh-conference-of-maritime-states",
            "Meeting",
        ),
    ],
)
def test_class_of_a_name(extractor: Extractor, text: str, name: str, kind: str) -> None:
    """A name that begins with a given name is a person's; a meeting's goes on with those who meet."""
    assert {e.id: e.kind for e in read(extractor, text).entities}.get(name) == kind


def test_surname_is_the_one_named_last(extractor: Extractor) -> None:
    """A surname that two bear is that of the one named in full last before it."""
    text = (
        "President Theodore Roosevelt visited Panama. Roosevelt praised Cuba. "
        "President Franklin D. Roosevelt visited Canada. Roosevelt praised Mexico."
    )
    found = triples(extractor, text, "supports")
    assert found == {("theodore-roosevelt", "cuba", "affirmed"), ("franklin-d-roosevelt", "mexico", "affirmed")}


def test_war_of_a_later_century_is_not_meant(extractor: Extractor) -> None:
    """A text that tells of the nineteenth century alone does not mean a war of the twenty-first."""
    ids = {e.id for e in read(extractor, "In 1842 the Afghan war went badly for Britain.").entities}
    assert "war-in-afghanistan-20012021" not in ids
    ids = {e.id for e in read(extractor, "In 2009 the Afghan war went badly for Britain.").entities}
    assert "war-in-afghanistan-20012021" in ids


def test_kingdom_of_a_state_is_that_state(extractor: Extractor) -> None:
    """ "Kingdom of" before a state's name is that state, unless the data know a state of that name."""
    ids = {e.id for e in read(extractor, "The Kingdom of Nepal attacked the Kingdom of Sardinia.").entities}
    assert ids == {"nepal", "kingdom-of-sardinia"}


def test_successor_in_a_relative_clause(extractor: Extractor) -> None:
    """ "A, who succeeded B as minister": A holds the office."""
    text = "Peter Hansen, a diplomat who succeeded Miroslav Novak as foreign minister of Mali, met with Togo."
    assert {s for s, _, _ in triples(extractor, text, "holdsPosition")} == {"peter-hansen"}

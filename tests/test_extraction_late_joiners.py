"""Who joined later what has just been told of, and what part of a land is not the land."""

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all tests of the module."""
    return Extractor.load()


def relations(extractor: Extractor, text: str, predicate: str) -> set[tuple[str, str, str | None]]:
    """Subject, object and time of the relations of one kind."""
    said = extractor.extract(read_text(text, name="t.txt")).statements
    found = [s for s in said if isinstance(s, Relation) and s.predicate == predicate]
    return {(s.subject, s.object, s.qualifiers.time.edtf if s.qualifiers.time else None) for s in found}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan joined the Arab League in 1956. Oman also joined in 1971.",
        "Sudan joined the Arab League in 1956, and Oman joined in 1971.",
    ],
)
def test_joining_without_object(extractor: Extractor, text: str) -> None:
    """Who "joined" at a time, without more, joined the body told of right before."""
    found = relations(extractor, text, "memberOf")
    assert found == {("sudan", "arab-league", "1956/.."), ("oman", "arab-league", "1971/..")}


def test_verb_left_out_with_the_second(extractor: Extractor) -> None:
    """ "A joined in one year and B in another": each at its own time."""
    text = "The Arab League was set up by Egypt. Sudan joined in 1956 and Oman in 1971."
    found = relations(extractor, text, "memberOf")
    assert {("sudan", "1956/.."), ("oman", "1971")} <= {(subject, time) for subject, _, time in found}


def test_several_after_a_semicolon(extractor: Extractor) -> None:
    """Each of those who joined later has the year beside it."""
    text = "The Arab League was set up by Egypt. Sudan acceded in 1956, Libya in 1958; Oman did not ask."
    assert ("libya", "arab-league", "1958") in relations(extractor, text, "memberOf")


def test_admitted_or_suspended(extractor: Extractor) -> None:
    """Who "was admitted" or "was suspended" at a time was so by the body told of right before."""
    text = "The Arab League was set up by Egypt. Oman was admitted in 1971, to the surprise of some."
    assert {s for s, _, _ in relations(extractor, text, "memberOf")} >= {"oman"}
    text = "The Arab League was set up by Egypt. Syria was suspended in 2011."
    assert {s for s, _, _ in relations(extractor, text, "suspendedParticipationIn")} == {"syria"}


@pytest.mark.parametrize(
    "text",
    [
        "The Arab League met in 1971. Oman admitted in 1971 that it had no oil.",
        "The Arab League met in 1971. Oman joined in the debate.",
        "The Arab League and the African Union met. Oman joined in 1971.",
        "A coalition attacked Iraq in 2003. Oman joined later.",
    ],
)
def test_no_body_to_join(extractor: Extractor, text: str) -> None:
    """With another complement, with two bodies or none before it, "joined" tells of no membership."""
    assert not {subject for subject, _, _ in relations(extractor, text, "memberOf")} & {"oman"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Chile seized Peru's coastal provinces.", set()),
        ("Chile annexed part of Peru.", set()),
        ("Chile occupied most of Peru.", {"peru"}),
        ("Russia annexed Finland.", {"finland"}),
    ],
)
def test_part_of_a_state_is_not_the_state(extractor: Extractor, text: str, held: set[str]) -> None:
    """Who takes a province of a state does not hold the state."""
    assert {place for _, place, _ in relations(extractor, text, "controls")} == held

"""Behaviour tests of who takes part where the clause does not tell in what, and of whom wars were fought by."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations, triples

MEETING = "The Lima Conference opened on Monday. "


def taking_part(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    """Who, affirmed, takes part in what."""
    found = relations(read(extractor, text))
    return {
        (r.subject, r.object) for r in found if r.predicate == "participatesIn" and r.qualifiers.polarity == "affirmed"
    }


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenya and Chad took part as observers.", {"kenya", "chad"}),
        ("Narendra Modi attended, together with William Ruto and Olaf Scholz.", {"narendra-modi", "olaf-scholz"}),
        ("Ten states took part, among them Kenya, Chad and Mali.", {"kenya", "chad", "mali"}),
        ("Narendra Modi also participated.", {"narendra-modi"}),
        (
            "Others in attendance were the President of Kenya, William Ruto; and the Chancellor, Olaf Scholz.",
            {"william-ruto", "olaf-scholz"},
        ),
    ],
)
def test_coming(extractor: Extractor, sentence: str, wanted: set[str]) -> None:
    """Who takes part without a word of where takes part in the occasion spoken of."""
    found = taking_part(extractor, MEETING + sentence)
    assert {(who, "lima-conference") for who in wanted} <= found


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya did not take part.",
        "Kenya took part in the trade with Chad.",
        "Narendra Modi attended a school in Delhi.",
        "Kenya was unable to attend.",
        "Jars in attendance boxes were sold in Kenya.",
    ],
)
def test_not_coming(extractor: Extractor, sentence: str) -> None:
    """Who stays away, or takes part in something else, does not take part in the occasion spoken of."""
    assert not {who for who, what in taking_part(extractor, MEETING + sentence) if what == "lima-conference"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenya invaded Chad in a brief conflict known as the Football War.", {"kenya", "chad"}),
        ("The Kargil War was a conflict between Kenya and Chad.", {"kenya", "chad"}),
        ("It was the Chaco War, in which Kenya fought against Chad and Mali.", {"kenya", "chad", "mali"}),
    ],
)
def test_belligerents(extractor: Extractor, sentence: str, wanted: set[str]) -> None:
    """A conflict goes by the name that the text gives its noun; who is fought in it takes part too."""
    found = taking_part(extractor, sentence)
    assert {who for who, _ in found} == wanted
    assert len({what for _, what in found}) == 1


def test_war_that_may_come(extractor: Extractor) -> None:
    """Nobody takes part in a war of which the text only tells the prospect."""
    assert not taking_part(extractor, "The plan raised the prospect of war between Kenya and Chad.")


@pytest.mark.parametrize("whom", ["troops", "students", "families"])
def test_crowds(extractor: Extractor, whom: str) -> None:
    """Who meets people of a state that do not act for it has not met the state; who meets its officials has."""
    for met, holds in ((whom, False), ("officials", True)):
        found = relations(read(extractor, f"Olaf Scholz met with {met} from Kenya."))
        assert any((r.predicate, r.object) == ("metWith", "kenya") for r in found) is holds


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenya and Chad took part in it.", {"kenya", "chad"}),
        ("Taking part in it were Kenya and Chad.", {"kenya", "chad"}),
        ("Narendra Modi attended it.", {"narendra-modi"}),
        ("Kenya did not attend it.", set()),
    ],
)
def test_taken_up(extractor: Extractor, sentence: str, wanted: set[str]) -> None:
    """What somebody takes part in is the occasion spoken of where a pronoun stands for it."""
    found = taking_part(extractor, MEETING + sentence)
    assert {who for who, what in found if what == "lima-conference"} == wanted


def test_guarantors(extractor: Extractor) -> None:
    """Those in whose presence, as guarantors, talks are held are no party to them."""
    found = relations(read(extractor, "Peru and Chile held talks in Lima with Kenya and Chad as guarantors."))
    sides = {t for r in found if r.predicate == "negotiatesWith" for t in (r.subject, r.object)}
    assert sides == {"peru", "chile"}


def test_mediated_talks(extractor: Extractor) -> None:
    """Who mediates talks is no side of them; whose soldiers serve in a mission takes part in it."""
    found = triples(read(extractor, "Peru entered into UN-mediated talks with Chile."))
    assert "peru negotiatesWith chile" in found
    assert not {t for t in found if t.startswith("united-nations negotiatesWith")}
    found = triples(read(extractor, "Soldiers from Peru serve in the Kosovo Force."))
    assert "peru participatesIn kosovo-force" in found

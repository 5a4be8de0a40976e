"""Ties that a sentence tells without their other side, in a text about two states or about one."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

OPENING = "Norway and Chile\n\nNorway bought copper from Chile. Chile sold fish to Norway. "

LEFT_OUT = (
    ("Diplomatic relations were resumed in 1977.", "norway hasDiplomaticRelationWith chile"),
    ("Norway broke off relations in 1973.", "norway hasDiplomaticRelationWith chile; negated"),
    ("Negotiations opened in Oslo in 1950.", "norway negotiatesWith chile"),
    ("Fighting broke out in 1851.", "norway inConflictWith chile"),
)


@pytest.mark.parametrize(("text", "wanted"), LEFT_OUT)
def test_a_text_about_two_tells_of_both(extractor: Extractor, text: str, wanted: str) -> None:
    """Where the sentence does not say whose tie it is, it is that of the two states of the text."""
    expect(extractor, OPENING + text, [wanted])
    forbid(extractor, "The fair opened in Rome. " + text, [wanted])


def test_a_third_state_deals_with_the_state_of_the_text(extractor: Extractor) -> None:
    """In a text about one state, who breaks off relations does so with it."""
    text = "Bhutan\n\nBhutan built a road in 1950. Cuba, having established diplomatic relations, lent it money."
    expect(extractor, text, ["cuba hasDiplomaticRelationWith bhutan"])


OTHERS = (
    ("Diplomatic relations with Cuba were resumed in 1977.", "norway hasDiplomaticRelationWith chile"),
    ("Swedish negotiations opened in Oslo.", "norway negotiatesWith chile"),
    ("Trade ties were restored in 1950.", "norway hasDiplomaticRelationWith chile"),
    ("Fighting in Peru broke out in 1851. Peru blamed Chad for it.", "norway inConflictWith peru"),
)


@pytest.mark.parametrize(("text", "wrong"), OTHERS)
def test_told_sides_stay(extractor: Extractor, text: str, wrong: str) -> None:
    """Whose tie it is by the words of the sentence is not told of the two."""
    forbid(extractor, OPENING + text, [wrong])


ENDED = (
    ("The treaty ended the war between Peru and Chile.", "peru inConflictWith chile"),
    ("Oman wants an end to the war between Peru and Chile.", "peru inConflictWith chile"),
    ("Peru settled its dispute with Chile.", "peru inConflictWith chile"),
)


@pytest.mark.parametrize(("text", "wanted"), ENDED)
def test_what_is_ended_was_there(extractor: Extractor, text: str, wanted: str) -> None:
    """A war that somebody ends, or wants to end, is told as a war."""
    expect(extractor, text, [wanted])
    forbid(extractor, text, [f"{wanted}; negated"])


def test_who_forswears_an_attack_makes_none(extractor: Extractor) -> None:
    """A pledge not to use force tells of no attack."""
    text = "Peru and Chile pledged not to use force against each other."
    forbid(extractor, text, ["peru attacked chile; negated", "peru attacked chile"])


MEDIATED = (
    ("Sweden mediated.", ""),
    ("Sweden offered its good offices.", "; possible"),
    ("Talks brokered by Sweden collapsed in May.", ""),
)


@pytest.mark.parametrize(("text", "modality"), MEDIATED)
def test_who_mediates_does_so_between_the_two(extractor: Extractor, text: str, modality: str) -> None:
    """A third that mediates without a word on the sides mediates between the two states of the text."""
    expect(extractor, OPENING + text, [f"sweden mediates {side}{modality}" for side in ("norway", "chile")])


def test_who_mediates_elsewhere_does_not(extractor: Extractor) -> None:
    """Where the sentence tells between whom, the two of the text have no part in it."""
    text = "Sweden mediated between Peru and Cuba. Talks with Peru brokered by Sweden collapsed."
    forbid(extractor, OPENING + text, ["sweden mediates norway", "sweden mediates chile"])


PROMISED = ("Norway undertook to lower its duties.", "In return, Norway promised to lower its duties.")


@pytest.mark.parametrize("text", PROMISED)
def test_one_of_two_promises_the_other(extractor: Extractor, text: str) -> None:
    """What one of two states takes upon itself as its part of a bargain it promises the other."""
    expect(extractor, OPENING + text, ["norway promises chile"])


def test_a_promise_to_another_or_to_all_is_not_the_others(extractor: Extractor) -> None:
    """A promise that names somebody, or is no part of a bargain, is not made to the other."""
    text = "Norway undertook to lend Peru money. Norway promised to cut its emissions."
    forbid(extractor, OPENING + text, ["norway promises chile"])


def test_blows_are_no_goods(extractor: Extractor) -> None:
    """Who trade fire do not trade."""
    text = "Peru and Chile traded fire across the border."
    expect(extractor, text, ["peru inConflictWith chile"])
    forbid(extractor, text, ["peru tradesWith chile"])

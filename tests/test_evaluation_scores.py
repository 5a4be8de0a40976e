from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotating import GOLD_THINGS, annotation, claim, figure, passage, relation, relation_sheet, result, wanted
from diplograph.model import (
    Attribution,
    AttributionKind,
    Modality,
    Period,
    Polarity,
    Span,
)
from evaluation.figure_scoring import score_figures
from evaluation.frozen import tally_row
from evaluation.gold import GoldClaim, GoldFigure
from evaluation.likeness import Thing, folded, likeness, shared_words, thing
from evaluation.relation_scoring import score_relations
from evaluation.scoring import score_claims, score_entities, score_evidence, score_links
from evaluation.sheet import Share, Sheet, Tally


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The  Gambia", "gambia"),
        ("Côte d'Ivoire", "cote d ivoire"),
        ("Armenia's", "armenia"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("The", ""),
        ("Theodore", "theodore"),
        ("…", ""),
    ],
)
def test_names_are_folded(name: str, expected: str) -> None:
    """Case, accents, possessives and a leading article do not tell names apart."""
    assert folded(name) == expected


@given(st.text())
def test_folding_twice_changes_no_more_than_articles(name: str) -> None:
    """A folded name holds only lower-case ASCII letters, digits and single spaces."""
    words = folded(name)
    assert all(word.isascii() and word.isalnum() and word == word.casefold() for word in words.split())
    assert " ".join(words.split()) == words


def test_things_without_letters_have_no_name() -> None:
    """Names that fold to nothing match nothing."""
    assert thing("x", "…", "State", None, ["—", "Mali"]).names == {"mali"}


def test_wikidata_decides_before_names() -> None:
    """Two things of one name and different items are two."""
    georgia = Thing("a", "Georgia", "State", "Q230", frozenset({"georgia"}))
    assert likeness(georgia, replace(georgia, wikidata="Q1428")) == 0
    assert likeness(georgia, replace(georgia, names=frozenset({"sakartvelo"}))) == 1
    assert likeness(georgia, replace(georgia, wikidata=None)) == 1


def test_only_described_things_match_by_words() -> None:
    """Half of the words are enough for an agreement, never for a state."""
    treaty = thing("a", "Treaty of Rarotonga", "Agreement", None, ())
    assert likeness(treaty, thing("b", "Rarotonga Treaty", "Agreement", None, ())) == pytest.approx(0.99)
    assert likeness(treaty, thing("b", "Treaty of Nice", "Agreement", None, ())) < 0.49
    state = thing("a", "Republic of Niger", "State", None, ())
    assert likeness(state, thing("b", "Niger Republic", "State", None, ())) == 0


def test_little_words_do_not_count() -> None:
    """Articles and prepositions are no shared content."""
    assert shared_words("the of and", "the of and") == 0
    assert shared_words("Peace of Nice", "peace in Nice") == 1


@given(st.text(), st.text())
def test_shared_words_are_a_symmetric_share(first: str, second: str) -> None:
    """The measure lies between 0 and 1 and does not depend on the order."""
    assert 0 <= shared_words(first, second) <= 1
    assert shared_words(first, second) == shared_words(second, first)


def test_tally_of_nothing_is_zero() -> None:
    """No division by zero where nothing was found or wanted."""
    assert tally_row(Tally()) == {"P": 0, "R": 0, "F1": 0, "found": 0, "right": 0, "gold": 0, "recalled": 0}


@given(st.lists(st.booleans()), st.lists(st.booleans()))
def test_f1_lies_between_precision_and_recall(found: list[bool], recalled: list[bool]) -> None:
    """The harmonic mean is never outside of what it is the mean of."""
    tally = Tally()
    for right in found:
        tally.find(right=right)
    for hit in recalled:
        tally.want(recalled=hit)
    assert tally.f1 <= max(tally.precision, tally.recall) + 1e-9
    assert tally.f1 >= min(tally.precision, tally.recall) - 1e-9
    assert (tally.found, tally.wanted) == (len(found), len(recalled))


def test_entities_are_matched_by_name_or_item() -> None:
    """All four things are found, the agreement by half of its words."""
    sheet = Sheet()
    score_entities(result(), sheet)
    assert tally_row(sheet.kinds["entities"])["F1"] == 1
    assert sheet.classes["Agreement"].recalled == 1


def test_missing_and_surplus_entities_are_told_by_class() -> None:
    """What is not mentioned is missed, what is not annotated is wrong."""
    gold = replace(annotation(), things={k: v for k, v in GOLD_THINGS.items() if k != "niger"})
    sheet = Sheet()
    score_entities(result(gold=gold, mentioned=("mali", "ndjamena-accord", "niger")), sheet)
    assert sheet.errors == {"entities missed": Counter(State=1), "entities wrong": Counter(State=1)}
    assert (sheet.kinds["entities"].right, sheet.kinds["entities"].recalled) == (2, 2)


def test_links_count_items_of_annotated_things() -> None:
    """A right item counts, an item of a thing annotated without one is left out, a foreign item is wrong."""
    sheet = Sheet()
    score_links(result(), sheet)
    assert sheet.kinds["linking"] == Tally(found=2, right=2, wanted=2, recalled=2)
    other = replace(annotation(), things={**GOLD_THINGS, "mali": replace(GOLD_THINGS["mali"], wikidata="Q1")})
    sheet = Sheet()
    score_links(result(gold=other), sheet)
    assert sheet.kinds["linking"] == Tally(found=2, right=1, wanted=2, recalled=1)


def test_right_relation_counts_for_family_and_type() -> None:
    """A hit counts in every breakdown."""
    sheet = relation_sheet(annotation(wanted("niger", "criticizes", "mali")), relation("niger", "criticizes", "mali"))
    for tally in (
        sheet.kinds["relations"],
        sheet.kinds["pairs"],
        sheet.families["conflict"],
        sheet.types["criticizes"],
    ):
        assert tally == Tally(1, 1, 1, 1)
    assert not sheet.errors


def test_other_predicate_is_right_pair_and_confusion() -> None:
    """The pair counts, the relation does not, and the confusion tells both."""
    sheet = relation_sheet(annotation(wanted("niger", "criticizes", "mali")), relation("niger", "accuses", "mali"))
    assert sheet.kinds["pairs"] == Tally(1, 1, 1, 1)
    assert sheet.kinds["relations"] == Tally(1, 0, 1, 0)
    assert sheet.confusion == {("criticizes", "accuses"): 1}
    assert sheet.errors["relations missed"] == {"other predicate": 1}
    assert sheet.errors["relations wrong"] == {"other predicate": 1}


def test_direction_counts_unless_symmetric() -> None:
    """A turned round "criticizes" is wrong, a turned round "metWith" is not."""
    turned = relation_sheet(annotation(wanted("niger", "criticizes", "mali")), relation("mali", "criticizes", "niger"))
    assert turned.errors["relations wrong"] == {"other direction": 1}
    met = relation_sheet(annotation(wanted("niger", "metWith", "mali")), relation("mali", "metWith", "niger"))
    assert met.kinds["relations"] == Tally(1, 1, 1, 1)


def test_repeated_relation_counts_once() -> None:
    """The same content with other qualifiers is one relation."""
    ours = (relation("niger", "metWith", "mali"), relation("mali", "metWith", "niger", polarity=Polarity.NEGATED))
    sheet = relation_sheet(annotation(wanted("niger", "metWith", "mali")), *ours)
    assert sheet.kinds["relations"] == Tally(1, 1, 1, 1)
    assert sheet.qualifiers["polarity"] == Share(1, 1)


@pytest.mark.parametrize("level", ["soft", "derived"])
def test_debatable_relation_is_no_error_and_no_duty(level: str) -> None:
    """Only core relations must be found; the others may."""
    gold = annotation(wanted("niger", "criticizes", "mali", level))
    assert relation_sheet(gold, relation("niger", "criticizes", "mali")).kinds["relations"] == Tally(1, 1, 0, 0)
    assert relation_sheet(gold).kinds["relations"] == Tally(0, 0, 0, 0)


def test_unannotated_relation_types_are_left_out() -> None:
    """Relations without complete annotations count for nobody."""
    sheet = relation_sheet(annotation(wanted("niger", "rejects", "mali")), relation("niger", "founded", "mali"))
    assert sheet.kinds["relations"] == sheet.kinds["pairs"] == Tally()


def test_causes_of_missed_relations() -> None:
    """A relation is missed for want of a thing, of a statement, or of a sentence that names both."""
    missed = {
        ("niger", "mali"): "both named in the sentence, nothing said",
        ("republic-of-chad", "niger"): "not both named in the sentence",
    }
    for ends, cause in missed.items():
        sheet = relation_sheet(annotation(wanted(ends[0], "criticizes", ends[1])))
        assert sheet.errors["relations missed"] == {cause: 1}
    sheet = Sheet()
    gold = annotation(wanted("niger", "signed", "accord"))
    score_relations(result(gold=gold, mentioned=("niger",)), sheet)
    assert sheet.errors["relations missed"] == {"Agreement not found": 1}


def test_causes_of_wrong_relations() -> None:
    """A wrong relation has an end that nobody annotated, or joins two that are not related."""
    gold = replace(annotation(), things={"niger": GOLD_THINGS["niger"], "mali": GOLD_THINGS["mali"]})
    assert relation_sheet(gold, relation("niger", "criticizes", "mali")).errors == {
        "relations wrong": Counter({"unrelated pair": 1})
    }
    assert relation_sheet(gold, relation("niger", "criticizes", "chad")).errors == {
        "relations wrong": Counter({"thing not annotated": 1})
    }


def test_qualifiers_of_matched_relations() -> None:
    """Each qualifier is right or wrong by itself; time counts where the annotation has one."""
    gold = annotation(
        wanted("niger", "criticizes", "mali", modality="planned", speaker="republic-of-chad", time="2020")
    )
    said = {
        "attribution": Attribution(AttributionKind.REPORTED, "chad"),
        "time": Period("2020"),
        "modality": Modality.POSSIBLE,
    }
    shares = relation_sheet(gold, relation("niger", "criticizes", "mali", **said)).qualifiers
    assert {name: share.right for name, share in shares.items()} == {
        "polarity": 1,
        "modality": 0,
        "speaker": 1,
        "time": 1,
    }
    untimed = relation_sheet(annotation(wanted("niger", "criticizes", "mali")), relation("niger", "criticizes", "mali"))
    assert "time" not in untimed.qualifiers


@pytest.mark.parametrize(
    ("changed", "cause", "anchored"),
    [
        ({}, None, 1),
        ({"value": Decimal(5_020_000)}, None, 1),
        ({"value": Decimal(5_100_000)}, "no such value", 0),
        ({"unit_code": "EUR"}, "unit", 0),
        ({"year": 2021}, "year", 0),
        ({"indicator": "gdp"}, "indicator", 1),
        ({"subject": "niger"}, "parties", 1),
        ({"counterpart": "niger"}, "parties", 1),
    ],
)
def test_figures_must_agree_in_all(changed: Mapping[str, Any], cause: str | None, anchored: int) -> None:
    """A figure is right as a whole; what is wrong with it is told."""
    gold = annotation(figures=(GoldFigure("mali", None, "other-amount", 2020, 5e6, "USD"),))
    sheet = Sheet()
    score_figures(result(figure(**changed), gold=gold), sheet)
    assert sheet.kinds["figures"].right == sheet.kinds["figures"].recalled == (cause is None)
    assert sheet.kinds["figures anchored"].right == anchored
    expected = {} if cause is None else {"figures wrong": Counter({cause: 1}), "figures missed": Counter({cause: 1})}
    assert sheet.errors == expected


def test_turnover_has_no_direction() -> None:
    """Either of two trading states may be the subject of their turnover, not of exports."""
    for indicator, right in (("trade-turnover", 1), ("exports", 0)):
        gold = annotation(figures=(GoldFigure("niger", "mali", indicator, 2020, 5e6, "USD"),))
        sheet = Sheet()
        score_figures(result(figure(indicator=indicator, counterpart="niger"), gold=gold), sheet)
        assert sheet.kinds["figures"].right == right


def test_claims_need_speaker_and_words() -> None:
    """The speaker must be right and half of the words shared; the cause of a miss is told."""
    gold = annotation(claims=(GoldClaim("republic-of-chad", "Mali spent five million dollars"),))
    for ours, right, causes in (
        (claim("Mali spent five billion", "chad"), 1, {}),
        (claim("Mali spent five billion", "niger"), 0, {"other speaker": 1}),
        (claim("Mali spent five billion", None), 0, {"other speaker": 1}),
        (claim("Peace is near", "chad"), 0, {"no claim": 1}),
    ):
        sheet = Sheet()
        score_claims(result(ours, gold=gold), sheet)
        assert sheet.kinds["claims"] == Tally(1, right, 1, right)
        assert sheet.errors.get("claims missed", {}) == causes


def test_evidence_must_be_the_text() -> None:
    """A passage whose words do not stand at its offsets is counted as wrong."""
    shifted = replace(passage("Niger"), span=Span(0, 5))
    sheet = Sheet()
    score_evidence(result(relation("niger", "metWith", "mali"), replace(figure(), evidence=shifted)), sheet)
    assert sheet.evidence == Share(right=1, of=2)

"""Behaviour tests of what press notes tell of meetings: delegations, owners in lists, leaders and their staff."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, relations


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Ghanaian President John Mahama received a delegation led by Ken Saito in Accra.",
            "john-mahama metWith ken-saito",
        ),
        ("John Mahama met with a Japanese delegation headed by Ken Saito.", "john-mahama metWith ken-saito"),
        ("Kenya's William Ruto and Uganda's Yoweri Museveni met.", "william-ruto metWith yoweri-museveni"),
        ("President William Ruto and Uganda's Museveni met.", "william-ruto metWith yoweri-museveni"),
        (
            "William Ruto and Yoweri Museveni met. Kenyan presidential aide Ken Otieno said the leaders agreed.",
            "william-ruto agreedWith yoweri-museveni; by ken-otieno",
        ),
        (
            "Norway has rejected pleas from Chad to provide it with cheap oil.",
            "norway exportsTo chad; negated",
        ),
    ],
)
def test_told(extractor: Extractor, text: str, fact: str) -> None:
    """What stands between the ends of a meeting or a refusal does not hide them."""
    expect(extractor, text, [fact])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("John Mahama named a delegation led by Ken Saito.", "john-mahama metWith ken-saito"),
        (
            "William Ruto and Yoweri Museveni met. Ruto's spokesman Ken Otieno said that the leaders agreed.",
            "william-ruto agreedWith ken-otieno; by ken-otieno",
        ),
        (
            "William Ruto spoke. Ruto held separate talks with John Mahama and Yoweri Museveni in Accra on 3 May 2024.",
            "john-mahama metWith yoweri-museveni",
        ),
    ],
)
def test_not_told(extractor: Extractor, text: str, fact: str) -> None:
    """Who only leads a delegation, speaks for a leader or is met apart from another has met nobody else."""
    forbid(extractor, text, [fact])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The dispute is no obstacle for Georgia to join NATO.", "georgia memberOf nato; possible"),
        ("It was a mistake for Eritrea to attack Ethiopia.", "eritrea attacked ethiopia"),
        ("The envoy spoke of the Russian-occupied regions of Abkhazia.", "russia controls abkhazia"),
    ],
)
def test_told_of_as_it_is(extractor: Extractor, text: str, fact: str) -> None:
    """What is only spoken of is possible, what was a mistake was done, and a named region is what is held."""
    expect(extractor, text, [fact])


def test_a_held_region_is_not_located_in_its_holder(extractor: Extractor) -> None:
    """Who occupies a region does not contain it; who only holds areas of a state does not control the state."""
    forbid(extractor, "The envoy spoke of the Russian-occupied regions of Abkhazia.", ["abkhazia locatedIn russia"])
    forbid(extractor, "The envoy spoke of the Israeli-occupied areas of Syria.", ["israel controls syria"])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Kenya and Ghana signed a programme of cooperation between their ministries for 2018.", None),
        ("Kenyan President William Ruto visited Fiji months before the elections scheduled for November 2013.", None),
        ("Kenya and Ghana signed a cooperation agreement in 2018.", "2018"),
    ],
)
def test_what_a_plan_is_for_is_not_its_date(extractor: Extractor, text: str, edtf: str | None) -> None:
    """The years that a programme is for, or for which a vote is set, do not date the signing or the visit beside it."""
    found = [r for r in relations(read(extractor, text)) if r.predicate in ("signed", "visited")]
    assert found
    assert {r.qualifiers.time.edtf if r.qualifiers.time else None for r in found} == {edtf}

"""Behaviour tests of what press notes tell of meetings: delegations, owners in lists, leaders and their staff."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


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

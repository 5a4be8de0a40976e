"""Who shares what is told of somebody: "along with" after a membership, and counted states named at the end."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Chad is a member of NATO, along with Mali and Niger.", ["mali memberOf nato", "niger memberOf nato"]),
        ("Norway belongs to the Nordic Council with Iceland and Denmark.", ["iceland memberOf nordic-council"]),
        ("Chad signed the Volta Treaty alongside Mali.", ["chad signed volta-treaty", "mali signed volta-treaty"]),
        (
            "Three states joined NATO in 1999 - Poland, Hungary, and Chile.",
            ["poland memberOf nato", "hungary memberOf nato", "chile memberOf nato"],
        ),
        (
            "Ghana and Togo belong to several organizations, including the African Union and the United Nations.",
            ["ghana memberOf african-union", "togo memberOf united-nations"],
        ),
    ],
)
def test_shared(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """What a verb of joining or belonging tells holds for those it is shared with."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Chile criticized Peru, along with Bolivia.", "bolivia criticizes peru"),
        ("Two states joined NATO in 1999 - a blow to Russia.", "russia memberOf nato"),
        ("Four states joined NATO in 1999 - Poland and Chile.", "poland memberOf nato"),
        ("Peru is an ally of Chile, and sided with Bolivia.", "bolivia alliedWith chile"),
        ("Norway joined NATO after talks with Iceland.", "iceland memberOf nato"),
    ],
)
def test_not_shared(extractor: Extractor, sentence: str, fact: str) -> None:
    """Other verbs share their object, and a list that does not fit the count tells of something else."""
    forbid(extractor, sentence, [fact])

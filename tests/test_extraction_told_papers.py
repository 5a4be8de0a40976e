"""Papers that a text tells of by what somebody holds of them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read

HELD = [
    ("Kenya welcomed the draft law on fisheries.", ["kenya supports draft-law-on-fisheries"]),
    ("Uganda criticized the border settlement.", ["uganda criticizes border-settlement"]),
    ("Chad condemned the award. Ghana backs the award.", ["chad criticizes award", "ghana supports award"]),
    ("Kenya and Uganda signed the Malaba Treaty. Chad rejected the treaty.", ["chad rejects malaba-treaty"]),
]

NOT_HELD = [
    ("Kenya supports a settlement of this kind.", ["settlement"]),
    ("Kenya supports any agreement on fisheries.", ["agreement"]),
    ("Uganda condemned its report on mining.", ["report"]),
    ("The ruling on mining surprised Kenya.", ["ruling"]),
]


@pytest.mark.parametrize(("text", "wanted"), HELD)
def test_what_is_held_of_a_paper(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A paper known by its own words, or taken up, is a thing where somebody welcomes or rejects it."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "nouns"), NOT_HELD)
def test_no_paper_without_a_view_of_it(extractor: Extractor, text: str, nouns: list[str]) -> None:
    """Papers of which nothing is held, or that no words tell apart, are no things."""
    assert not [e.label for e in read(extractor, text).entities for n in nouns if n in e.label.casefold()]


def test_a_deal_that_words_a_relation_stays_its_word(extractor: Extractor) -> None:
    """The noun of "settle differences with a deal" tells of the two states and is no thing beside them."""
    expect(extractor, "Kenya and Uganda settled their differences with a deal on jets.", ["kenya agreedWith uganda"])
    forbid(extractor, "Kenya and Uganda settled their differences with a deal on jets.", "kenya supports deal-on-jets")

"""What trade and aid are told of: quantities, what follows how much, leads over others, money and embassies."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, named, read

TOLD = [
    ("Kenya buys nearly all of its fuel from Oman.", "oman exportsTo kenya"),
    ("Japan buys natural gas, above all from Qatar.", "qatar exportsTo japan"),
    ("Norway has given £5 million in humanitarian aid to Malawi.", "norway providesAidTo malawi"),
    ("Spain is by far Morocco's first trading partner.", "spain largestTradePartnerOf morocco"),
    ("Spain is by some distance Morocco's biggest trading partner.", "spain largestTradePartnerOf morocco"),
    ("Peru maintains an embassy in Rabat.", "peru-embassy-in-rabat locatedIn rabat"),
    ("Envoys sailed to the Kenyan port of Mombasa.", "mombasa locatedIn kenya"),
]

UNTOLD = [
    ("Spain is by the sea. Morocco's first trading partner is glad.", "largestTradePartnerOf"),
    ("Norway raised £5 million in Malawi.", "norway providesAidTo malawi"),
    ("Kenya buys some of the paintings of a man from Oman.", "oman exportsTo kenya"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_told(extractor: Extractor, text: str, wanted: str) -> None:
    """What the sentence says of trade, aid or a place."""
    expect(extractor, text, [wanted])


@pytest.mark.parametrize(("text", "unwanted"), UNTOLD)
def test_untold(extractor: Extractor, text: str, unwanted: str) -> None:
    """What only looks like it."""
    forbid(extractor, text, [unwanted])


def test_money_names_no_state(extractor: Extractor) -> None:
    """The name of a currency is no mention of the state whose it is."""
    text = "Malta will lend 5 million Swiss francs and 3 million US dollars to Chad. Turkey won a prize."
    assert {"malta", "chad", "turkiye"} == set(named(read(extractor, text)).values())

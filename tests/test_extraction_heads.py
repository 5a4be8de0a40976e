"""Who came to head the state that a history is about, where the text tells of the change and not of the office."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text

HISTORY = """Kenya

Jomo KENYATTA was elected president of Kenya in 1964. {0}
"""


def _told(extractor: Extractor, sentence: str, title: str = "Kenya") -> set[str]:
    text = HISTORY.replace("Kenya\n", f"{title}\n", 1).format(sentence)
    found = extractor.extract(read_text(text, name="kenya.txt")).statements
    return {f"{s.subject} {s.predicate} {s.object}" for s in found if isinstance(s, Relation)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peter OTIENO won the presidential election of 1992.",
        "Peter OTIENO of the Unity Party succeeded him in 1978.",
        "Peter OTIENO took over in 1978.",
        "Peter OTIENO was reelected in 1997.",
        "Peter OTIENO was sworn in after the funeral.",
        "Peter OTIENO returned to the presidency in 1980.",
        "KENYATTA lost to Peter OTIENO in the election of 1978.",
        "Mwai KIBAKI succeeded Peter OTIENO as president in 2002.",
    ],
)
def test_changes_of_the_head(extractor: Extractor, sentence: str) -> None:
    """The office is the one that the words name, or that of the head before."""
    told = _told(extractor, sentence)
    assert {"peter-otieno holdsPosition position-president-kenya", "kenya hasHeadOfState peter-otieno"} <= told


@pytest.mark.parametrize(
    "sentence",
    [
        "Peter OTIENO did not win the presidential election of 1992.",
        "Peter OTIENO hoped to win the presidential election of 1992.",
        "Peter OTIENO won the parliamentary election in Mombasa.",
        "Peter OTIENO took over the company in 1978.",
        "Peter OTIENO succeeded him as mayor in 1978.",
        "President Peter OTIENO of Uganda won the presidential election of 1992.",
    ],
)
def test_no_changes_of_the_head(extractor: Extractor, sentence: str) -> None:
    """What did not come about, other offices and the heads of other states are none."""
    assert "peter-otieno holdsPosition position-president-kenya" not in _told(extractor, sentence)


def test_no_office_without_a_state_that_the_text_is_about(extractor: Extractor) -> None:
    """A text that is about no state leaves open of what somebody became president."""
    told = _told(extractor, "Peter OTIENO took over.", "News of today")
    assert not any("peter-otieno holdsPosition" in s for s in told)


def test_who_seized_power_leads(extractor: Extractor) -> None:
    """Power is no office."""
    told = _told(extractor, "In 1978 General Peter OTIENO seized power in a coup.")
    assert "peter-otieno leads kenya" in told
    assert "peter-otieno holdsPosition position-president-kenya" not in told


def test_offices_after_with(extractor: Extractor) -> None:
    """ "with A as prime minister" tells of A's office; a party that A is of has no prime minister."""
    told = _told(extractor, "Kenya became free, with Peter OTIENO as prime minister.")
    assert "peter-otieno holdsPosition position-prime-minister-kenya" in told
    told = _told(extractor, "In 1992 Prime Minister Peter OTIENO of the Unity Party resigned.")
    assert "kenya hasHeadOfGovernment peter-otieno" in told


def test_who_rules_something_out_leads_nobody(extractor: Extractor) -> None:
    """ "Ruled out" is not ruling."""
    assert not [r for r in _told(extractor, "In 1978 Peter Otieno ruled out talks.") if "leads" in r]

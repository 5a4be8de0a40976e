"""Who speaks where a text names him by office alone, and who asks in a text of questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayings import attributed, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

ENCOUNTER = """Secretary-General's remarks on the drought

12 May 2021
New York

The Secretary-General: Good afternoon.

I am worried about the wells. Kenya supports Uganda.

Our convoys stand ready, and I ask Uganda for patience.
"""

CONFERENCE = """Regular Press Conference of Spokesperson Hua Chunying on 3 May 2021

Harbour Radio: Kenya supports Uganda. Have you seen the report?

Hua Chunying: I have seen the report. Togo supports Mali.

Coastal News Agency: Chad supports Niger. Will you answer?

Hua Chunying: We answered yesterday. Ghana supports Benin.
"""


def test_secretary_general_opens(extractor: Extractor) -> None:
    """A text that opens with the Secretary-General alone has the one of the United Nations of its day speak."""
    found = said(extractor, ENCOUNTER)
    assert {speaker for speaker, _ in found} == {"antonio-guterres"}
    assert attributed(extractor, ENCOUNTER)["kenya", "supports", "uganda"] == "antonio-guterres"


def test_other_secretary_general(extractor: Extractor) -> None:
    """Where a body has been named before, the title alone is not the one of the United Nations."""
    text = ENCOUNTER.replace("Secretary-General's remarks on the drought", "ASEAN statement on the drought")
    assert "antonio-guterres" not in {speaker for speaker, _ in said(extractor, text)}


def test_outlets_ask(extractor: Extractor) -> None:
    """What stands under a label once, before the label of who answers, is said by who asks."""
    found = attributed(extractor, CONFERENCE)
    assert found["kenya", "supports", "uganda"] == "harbour-radio"
    assert found["chad", "supports", "niger"] == "coastal-news-agency"
    assert found["ghana", "supports", "benin"] == "hua-chunying"


def test_no_outlet_without_answers(extractor: Extractor) -> None:
    """A label that nobody answers under a label of its own names no speaker."""
    text = CONFERENCE.replace("Hua Chunying: We answered", "We answered")
    assert "harbour-radio" not in {speaker for speaker, _ in said(extractor, text)}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "William Ruto proposed that the summit be held every two years.",
            ("william-ruto", "the summit be held every two years"),
        ),
        (
            "The International Court of Justice ruled that Chile had no duty to pay.",
            ("international-court-of-justice", "Chile had no duty to pay"),
        ),
    ],
)
def test_ruled_and_proposed(extractor: Extractor, sentence: str, claim: tuple[str, str]) -> None:
    """What is ruled, and what is proposed to be done, is said."""
    assert claim in said(extractor, sentence)


def test_threats_are_no_words(extractor: Extractor) -> None:
    """Who threatens to do something is not quoted by that."""
    assert not said(extractor, "William Ruto threatened to close the port for a year.")

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.model import Relation
from sayings import extracted, said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor


@pytest.mark.parametrize(
    "text",
    [
        "China has urged both sides to settle the quarrel over the islands.",
        "Norway urged Malawi to open the road.",
    ],
)
def test_a_states_urging_is_a_deed(extractor: Extractor, text: str) -> None:
    """What a state urges others to do is no claim of its words."""
    assert said(extractor, text) == []


def test_a_person_who_urges_speaks(extractor: Extractor) -> None:
    """What a person urges others to do is said."""
    assert len(said(extractor, "Emmanuel Macron urged both sides to settle the quarrel over the islands.")) == 1


TALK = (
    "Remarks by Prime Minister Orlan and President Tavita of the Philippines Before Bilateral Meeting\n\n"
    "PRIME MINISTER ORLAN: I want to say that we stand with our friends. We have told everybody so.\n\n"
    "PRESIDENT TAVITA: We remain open to talks with China, and I have said so twice this spring."
)


def test_a_heading_goes_on_after_a_name(extractor: Extractor) -> None:
    """The state of an office in a heading ends before a capitalised "Before"."""
    held = {(s.subject, s.object) for s in extracted(extractor, TALK).statements if isinstance(s, Relation)}
    assert ("tavita", "position-president-philippines") in held


def test_a_label_is_a_name_of_whom_it_shows(extractor: Extractor) -> None:
    """One of whom only the surname is known is also called as the label calls him."""
    known = {e.id: e for e in extracted(extractor, TALK).entities}
    assert "PRIME MINISTER ORLAN" in known["orlan"].aliases
    assert known["china"].aliases == tuple(a for a in known["china"].aliases if "PRESIDENT" not in a)

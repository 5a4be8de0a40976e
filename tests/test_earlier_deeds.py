"""Deeds that a sentence judges by a bare noun or "it", done by those of whom the sentences before tell."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TAKEN_UP = (
    ("Chadian jets bombed a port. Togo deplored the raid.", "togo criticizes chad"),
    ("Chad fired a rocket over Mali.\n\nTogo condemned the launch on May 31.", "togo criticizes chad"),
    ("Chad closed the road. It rained in Mali. Fiji criticized the closure.", "fiji criticizes chad"),
    ("Chad condemned Mali. Togo called it a mistake.", "togo criticizes mali"),
    ("Chad fired a rocket. Mali condemned the launch. Togo called it a provocation.", "togo criticizes chad"),
)


@pytest.mark.parametrize(("text", "wanted"), TAKEN_UP)
def test_a_judged_deed_is_that_of_its_doer(extractor: Extractor, text: str, wanted: str) -> None:
    """The doer stands in another sentence, in the passage before, or acts through his own."""
    expect(extractor, text, [wanted])


OTHERS = (
    ("Chad met Mali in May. Fiji criticized the raid.", "fiji criticizes chad"),
    ("Chad fired a rocket. Mali condemned the launch. Togo called it a provocation.", "togo criticizes mali"),
    ("Chad and Mali bombed a port. Fiji criticized the raid.", "fiji criticizes chad"),
)


@pytest.mark.parametrize(("text", "wrong"), OTHERS)
def test_another_deed_is_nobodys(extractor: Extractor, text: str, wrong: str) -> None:
    """A clause that tells of something else, or of two doers, does not say whose deed is judged."""
    forbid(extractor, text, [wrong])


def test_who_is_punished_for_his_own(extractor: Extractor) -> None:
    """ "The sanctions imposed on A over its raid": the raid is A's."""
    text = "Serbia declined to join the sanctions imposed on Chad over its attack on Niger."
    expect(extractor, text, ["chad attacked niger"])
    forbid(extractor, text, ["serbia attacked niger"])

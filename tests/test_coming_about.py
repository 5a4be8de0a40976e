"""Tests of deeds that come about by themselves, and of what is called by a common noun beside its name."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Modality, Relation
from sayings import extracted
from sentences import expect, forbid


@pytest.mark.parametrize("verb", ["occur", "take place", "resume", "begin", "happen"])
@pytest.mark.parametrize(("auxiliary", "modality"), [("would", Modality.PLANNED), ("did", Modality.ACTUAL)])
def test_talks_come_about(extractor: Extractor, verb: str, auxiliary: str, modality: Modality) -> None:
    """What a minister said would come about is planned, what did is not."""
    text = f"The minister said that talks between Togo and Benin {auxiliary} {verb} in Accra."
    told = [s for s in extracted(extractor, text).statements if isinstance(s, Relation)]
    talks = [s for s in told if (s.subject, s.predicate, s.object) == ("togo", "negotiatesWith", "benin")]
    assert [s.qualifiers.modality for s in talks] == [modality]


def test_named_beside(extractor: Extractor) -> None:
    """A project with its name beside it is what is named."""
    text = "Kenya launched an ambitious project, the Lapset Corridor, in 2012."
    expect(extractor, text, ["kenya develops lapset-corridor"])
    assert not any(e.label == "Ambitious project" for e in extracted(extractor, text).entities)


def test_pointed_at(extractor: Extractor) -> None:
    """ "This plant" is none other than the plant told of before."""
    told = extracted(extractor, "Kenya built a power plant in Lamu. Uganda expanded this power plant.")
    assert sum(e.label.lower().startswith("power plant") for e in told.entities) <= 1


def test_expansion_is_no_control(extractor: Extractor) -> None:
    """Who expands into a region does not thereby control it."""
    forbid(extractor, "Japan expanded south into the Pacific Ocean.", ["japan controls pacific-ocean"])

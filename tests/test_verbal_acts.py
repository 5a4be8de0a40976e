"""Tests of what is demanded, refused, threatened and offered: who is bidden, what stays in force, whose blow it is."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Modality, Polarity, Relation
from sayings import extracted
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway demanded that its Mercosur partners leave the port.", "norway requests mercosur"),
        ("Fiji insisted on its demand that Tonga free the crew.", "fiji requests tonga"),
        ("Opposition groups in Togo demanded that Benin leave.", "opposition-groups-in-togo requests benin"),
    ],
)
def test_bidden(extractor: Extractor, text: str, told: str) -> None:
    """After a demand the clause tells who is to do it, in the plural too."""
    expect(extractor, text, [told])


def test_not_bidden(extractor: Extractor) -> None:
    """To whom it is to be done is not asked for anything."""
    forbid(extractor, "Fiji demanded that Tonga be expelled by Samoa.", ["fiji requests tonga"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fiji refused to lift the sanctions on Tonga.", ("fiji", "sanctions", "tonga", "affirmed", "actual")),
        ("Fiji lifted the sanctions on Tonga.", ("fiji", "sanctions", "tonga", "negated", "actual")),
        (
            "Norway is willing to send ships to help defend Malta.",
            ("norway", "supports", "malta", "affirmed", "planned"),
        ),
        ("Togo is prepared to send troops to Mali.", ("togo", "deployedForcesTo", "mali", "affirmed", "planned")),
        ("Togo did not heed the call of Benin.", ("benin", "requests", "togo", "affirmed", "actual")),
        ("Togo did not heed the call of Benin.", ("togo", "rejects", "benin", "affirmed", "actual")),
        ("Norway sent ships to help defend Malta.", ("norway", "supports", "malta", "affirmed", "actual")),
    ],
)
def test_in_force(extractor: Extractor, text: str, told: tuple[str, str, str, str, str]) -> None:
    """What is not ended holds, and the purpose of what is not done yet is not reached."""
    found = {
        (s.subject, s.predicate, s.object, s.qualifiers.polarity, s.qualifiers.modality)
        for s in extracted(extractor, text).statements
        if isinstance(s, Relation)
    }
    assert (*told[:3], Polarity(told[3]), Modality(told[4])) in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo complained to Mali over two Beninese air raids.", "togo criticizes benin"),
        ("Ghana said it would no longer tolerate raids by Togo.", "ghana threatens togo"),
        ("Togo's military wing refused to allow Fijian ships to land.", "togo rejects fiji"),
        ("Radical Greek farmers blockaded Valletta.", "greek-farmers pressures valletta"),
        ("Fiji contributed 400 soldiers to a peacekeeping force in Lebanon.", "fiji deployedForcesTo lebanon"),
        ("Israel is opposed to French mediation in the talks.", "israel rejects france"),
        ("Togo threatened to stop talks to cut arms if Benin goes ahead with the test.", "togo threatens benin"),
        ("A Fijian court accused Tonga of fraud.", "fiji accuses tonga"),
    ],
)
def test_doers(extractor: Extractor, text: str, told: str) -> None:
    """Armed blows are those of the nationality told; wings and courts act for whose they are."""
    expect(extractor, text, [told])


def test_demands_are_no_market(extractor: Extractor) -> None:
    """Who meets demands yields to them; who meets the demand for a good sells it."""
    forbid(extractor, "Togo met the demands of Benin.", ["togo exportsTo benin"])
    expect(extractor, "Togo meets Benin's demand for gas.", ["togo exportsTo benin"])


def test_crowned(extractor: Extractor) -> None:
    """A king goes by his given name: he is not who is known by it as a surname."""
    forbid(extractor, "King Hassan of Morocco visited Malta.", ["samia-suluhu-hassan visited malta"])


def test_opposed_land(extractor: Extractor) -> None:
    """A president who threatens a land is not its president."""
    text = "President Lopez threatened action against Chile."
    expect(extractor, text, ["lopez threatens chile"])
    forbid(extractor, text, ["chile hasHeadOfState lopez"])

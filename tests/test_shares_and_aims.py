"""What a share of something, an aim after something built and a right to do something tell of who does what."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    ("Serbia gets almost all of its gas from Russia.", ["russia exportsTo serbia"]),
    (
        "China built a pipeline to carry gas from Turkmenistan to Shanghai.",
        ["china develops pipeline-from-turkmenistan-to-shanghai"],
    ),
    ("Siemens won a contract to build a railway in Egypt.", ["siemens develops railway-in-egypt"]),
    (
        "Clashes between farmers and herders in Plateau State killed two people.",
        ["clashes-in-plateau-state locatedIn plateau-state"],
    ),
    ("Speaking in Tallinn, the Estonian capital, the envoy promised help.", ["estonia hasCapital tallinn"]),
    ("Georgia's breakaway region of Abkhazia was bombed.", ["abkhazia locatedIn georgia"]),
    ("Wheelus Air Base, near Tripoli, was closed.", ["wheelus-air-base locatedIn tripoli"]),
    ("China is the main market for Laotian rubber.", ["laos exportsTo china"]),
    ("Guantanamo Bay, at the southeastern end of Cuba, is leased.", ["guantanamo-bay locatedIn cuba"]),
    ("The Russian port of Novorossiysk was closed.", ["novorossiysk locatedIn russia"]),
]

UNTOLD = [
    ("Siemens rejected a contract to build a railway in Egypt.", ["develops"]),
    ("Kenya built air bases in Greenland and Iceland.", ["greenland-air-bases locatedIn iceland"]),
    ("Bujumbura, the commercial capital, was quiet.", ["hasCapital"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_who_does_what_behind_a_share_or_an_aim(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """The phrase after a share, an infinitive of purpose and a right won tell of the same doers and places."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), UNTOLD)
def test_what_was_turned_down_or_is_no_capital(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Who rejects a contract does not build; a capital of commerce is none of a state."""
    forbid(extractor, sentence, unwanted)

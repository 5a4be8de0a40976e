"""Who leads and belongs to what by phrases around a name: "led by", "under the leadership of", "all of which are"."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

TOLD = [
    ("The Civic Movement (CM), led by Ann Hill, has ruled Kenya since 1990.", ["ann-hill leads civic-movement"]),
    ("The Viet Minh, under the leadership of Ho Chi Minh, entered Hanoi.", ["ho-chi-minh leads viet-minh"]),
    ("Under the leadership of Ho Chi Minh, the Viet Minh entered Hanoi.", ["ho-chi-minh leads viet-minh"]),
    (
        "Laos took over the chairmanship of ASEAN from Indonesia.",
        ["indonesia leads association-of-southeast-asian-nations"],
    ),
    (
        "Hungary and Slovakia, both of which are members of NATO, objected.",
        ["hungary memberOf nato", "slovakia memberOf nato"],
    ),
    ("Palestine hopes to become a member of the United Nations.", ["palestine seeksMembershipOf united-nations"]),
    ("John Moss replaced Ann Hill as director of the CIA.", ["john-moss leads central-intelligence-agency"]),
    (
        "Kenya's ruling coalition of the Civic Party and the Green Party lost.",
        ["civic-party leads kenya", "green-party leads kenya"],
    ),
    ("Sukarno, the leader of the Indonesian nationalists, spoke.", ["sukarno leads indonesian-nationalists"]),
    (
        "Sukarno and his vice president, Ann Hill, left Indonesia.",
        ["ann-hill holdsPosition position-vice-president-indonesia"],
    ),
    ("The Allied Commission, on which Belgium was represented, met.", ["belgium memberOf allied-commission"]),
    ("Ann Hill, founder and head of the Civic Party, left.", ["ann-hill leads civic-party"]),
    ("Ann Hill, a deputy leader of Hamas, left.", ["ann-hill affiliatedWith hamas"]),
    ("The EU opened accession talks with Albania.", ["albania seeksMembershipOf european-union"]),
    ("Min Aung Hlaing named himself prime minister of Myanmar.", ["myanmar hasHeadOfGovernment min-aung-hlaing"]),
]

NOT_TOLD = [
    ("Palestine hopes to become a member of the United Nations.", ["memberOf"]),
    ("Sukarno, the leader of the Indonesian nationalists, spoke.", ["sukarno leads indonesia"]),
    ("Ann Hill, a deputy leader of Hamas, left.", ["leads"]),
    ("Ann Hill, prime minister and leader of the Civic Party, left.", ["holdsPosition"]),
    ("Sweden is a member of the military alliance.", ["memberOf"]),
    ("Laos took over the archive of ASEAN from Indonesia.", ["leads"]),
    ("John Moss replaced Ann Hill as director of the CIA.", ["ann-hill leads central-intelligence-agency"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_in_charge(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Phrases beside a name tell who leads it and what it belongs to."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NOT_TOLD)
def test_not_in_charge(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """Who only hopes, or has been replaced, belongs to and leads nothing."""
    forbid(extractor, text, unwanted)

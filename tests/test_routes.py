"""Routes and what they join."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, relations

JOINED = [
    (
        "A pipeline from Baku to Ceyhan via Kars was opened.",
        ["pipeline-from-baku-to-ceyhan connects baku", "pipeline-from-baku-to-ceyhan connects kars"],
    ),
    ("Gas lines between Algeria and Spain were shut.", ["gas-lines-between-algeria-and-spain connects spain"]),
    (
        "The Kaladan project from Sittwe to Mizoram is late.",
        ["kaladan-multi-modal-transit-transport-project connects mizoram"],
    ),
    (
        "The Middle Corridor grew. The corridor links China with Europe by way of Kazakhstan, Azerbaijan and Georgia.",
        ["middle-corridor connects kazakhstan", "middle-corridor connects georgia"],
    ),
    (
        "A railway will run from Mombasa on the coast to Kisumu.",
        ["railway-from-mombasa-to-kisumu connects kisumu; planned"],
    ),
    (
        "The Middle Corridor, praised by many, runs from the Kazakh border across the Caspian Sea to Baku.",
        [
            "middle-corridor connects kazakhstan",
            "middle-corridor connects caspian-sea",
            "middle-corridor connects baku",
        ],
    ),
    ("TurkStream is busy. The pipeline reaches Hungary through Serbia.", ["turkstream connects serbia"]),
    (
        "A pipeline of some length would carry gas from Iran across Iraq to Syria.",
        [
            "pipeline-from-iran-to-syria connects iran; conditional",
            "pipeline-from-iran-to-syria connects iraq; conditional",
        ],
    ),
    ("They will build a railway from Arica to La Paz.", ["railway-from-arica-to-la-paz connects la-paz; planned"]),
    ("Greece buys gas from Azerbaijan through TANAP.", ["trans-anatolian-natural-gas-pipeline connects azerbaijan"]),
]

NOT_JOINED = [
    ("Britain returned the Suez Canal to Egypt.", ["connects"]),
    ("The link between Iran and Hezbollah is old.", ["connects"]),
    ("A pipeline to Spain was shut.", ["connects"]),
    ("The Middle Corridor competes with the roads to Durban and Beira.", ["connects"]),
    ("The line between Chad and Mali was drawn in ink.", ["connects"]),
    ("The crew of the Middle Corridor, who went from Chad to Mali, slept.", ["connects"]),
    ("A pipeline would carry gas, the minister said on the way from Chad to Mali.", ["connects"]),
]


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_routes_join_places(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """The places after a route's noun, name or linking word are those that it joins."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NOT_JOINED)
def test_what_is_no_route(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """Handing over, links of people, one end alone and other roads join nothing."""
    forbid(extractor, text, unwanted)


def test_no_statement_twice(extractor: Extractor) -> None:
    """What a wording says of a route is not said again."""
    found = [
        (s.subject, s.object)
        for s in relations(read(extractor, "The Luzon Economic Corridor links Clark Field, Batangas and Subic Bay."))
        if s.predicate == "connects"
    ]
    assert len(found) == len(set(found)) >= 2

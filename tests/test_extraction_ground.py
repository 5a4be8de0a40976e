"""Behaviour tests of definite nouns for land, and of what broken lists and forced deeds tell."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad ruled Libya until 1911. In that year, Italy conquered the territory.", ["italy controls libya"]),
        ("Rebels besieged Aleppo. On Friday, Syria recaptured the city.", ["syria controls aleppo"]),
        ("Spain ceded Guam in 1898. Japan occupied the island in 1941.", ["japan controls guam"]),
        ("Kenya fought over the Chaco. Chad occupied most of the region.", ["chad controls gran-chaco"]),
    ],
)
def test_land_that_something_was_done_to(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A definite noun for land under a word of rule takes up the land that was ruled, ceded or attacked last."""
    expect(extractor, text, wanted)


def test_who_acted_is_no_land(extractor: Extractor) -> None:
    """The state that acted in the sentence before is not what "the territory" names."""
    forbid(extractor, "Chad thanked Libya. Italy conquered the territory.", ["controls"])


def test_forced_deeds_were_done(extractor: Extractor) -> None:
    """What somebody was forced to do is told as done; what somebody tries to force is not."""
    expect(extractor, "Spain was forced to cede Guam to Japan.", ["spain lostControlOf guam"])
    expect(extractor, "Japan tried to force Spain to cede Guam.", ["spain lostControlOf guam; desired"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mali, Burkina Faso, and Niger completed their exit from the African Union.",
            ["mali withdrewFrom african-union", "niger withdrewFrom african-union"],
        ),
        ("Japan acquired Guam, Saipan, and Palau from Spain.", ["spain lostControlOf guam"]),
    ],
)
def test_lists_that_the_parser_breaks(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A list is one argument where the parser splits it in two clauses or hangs what follows on its last name."""
    expect(extractor, text, wanted)


def test_one_half_of_a_divided_country(extractor: Extractor) -> None:
    """Who names one half of a divided country means the other by "the South"; else the word tells nothing."""
    expect(extractor, "North Korea built tanks. It attacked the South.", ["north-korea attacked south-korea"])
    forbid(extractor, "Kenya built tanks. It attacked the South.", ["south-korea"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israel carried out dozens of strikes on Lebanon.", ["israel attacked lebanon"]),
        ("Kenya suffered a string of attacks by Al-Shabaab.", ["al-shabaab attacked kenya"]),
        ("Honduras and El Salvador, which went to war in 1969, sell maize.", ["honduras inConflictWith el-salvador"]),
        ("Albania broke with Italy and allied itself with China.", ["albania alliedWith china"]),
        ("The rebels thanked Chad. Libya was able to occupy Chad.", ["libya controls chad"]),
    ],
)
def test_measures_pairs_and_reflexives(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A measure stands for its deeds, "which" for all named before it, "itself" for the subject."""
    expect(extractor, text, wanted)


def test_reflexive_is_nobody_else(extractor: Extractor) -> None:
    """ "Itself" never is the other state of the sentence."""
    forbid(extractor, "Albania broke with Italy and allied itself with China.", ["italy alliedWith china"])


def test_presupposed_and_conditional_deeds(extractor: Extractor) -> None:
    """What is never recognised was done none the less; what would be the first to happen has not happened."""
    expect(
        extractor, "Kenya vowed never to recognise Russia's annexation of Crimea.", ["russia controls crimea; by kenya"]
    )
    text = "Venezuela would be the first country to leave the African Union."
    forbid(extractor, text, ["venezuela withdrewFrom african-union; actual"])
    expect(extractor, text, ["venezuela withdrewFrom african-union; conditional"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fighting flared between Thailand and Cambodia.", ["thailand inConflictWith cambodia"]),
        ("The Iran–Iraq War ended in 1988.", ["iran inConflictWith iraq"]),
        ("Al-Shabaab controls nine of the twelve districts of Kismayo.", ["al-shabaab controls kismayo"]),
        ("Tanzanian troops took Kampala in 1979.", ["tanzania controls kampala"]),
        ("Turkey is among the members of NATO.", ["turkiye memberOf nato"]),
    ],
)
def test_fights_counts_and_towns(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Fighting between two, counted parts of a land, a capital that is taken, and one among many."""
    expect(extractor, text, wanted)


def test_missile_over_a_country(extractor: Extractor) -> None:
    """A missile that flies over a country is no attack on it."""
    forbid(extractor, "North Korea fired a missile over Japan.", ["attacked"])


def test_who_buys_an_island_imports_nothing(extractor: Extractor) -> None:
    """Land acquired from a state is no export of it."""
    forbid(extractor, "Japan acquired Guam from Spain.", ["exportsTo"])

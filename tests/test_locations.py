"""What lies where, told by two names that stand together."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

PLACED = [
    ("The envoys met in Goma, Democratic Republic of the Congo.", ["goma locatedIn democratic-republic-of-the-congo"]),
    ("The drone base at Agadez was closed.", ["agadez-drone-base locatedIn agadez"]),
    ("Niger handed over its drone base at Agadez.", ["agadez-drone-base locatedIn agadez"]),
    ("The envoys met in Goma, in eastern Congo.", ["goma locatedIn eastern-congo"]),
    ("Bahrain hosts the United States Fifth Fleet.", ["united-states-fifth-fleet locatedIn bahrain"]),
    ("The African Union, whose secretariat is in Addis Ababa, spoke.", ["african-union locatedIn addis-ababa"]),
    ("Shares of CNOOC of China fell.", ["cnooc locatedIn china"]),
    ("The Arab Spring swept North Africa.", ["arab-spring locatedIn north-africa"]),
]

NOT_PLACED = [
    ("Shots fell at Pahalgam, India announced on Monday.", ["locatedIn"]),
    ("Spain lost Guam, Puerto Rico and the Philippines.", ["locatedIn"]),
    ("Russia holds Kunashir, Shikotan and three other islands.", ["locatedIn"]),
    ("Iran's drone base at Agadez was closed.", ["agadez-drone-base locatedIn iran"]),
    ("Emmanuel Macron in Mali spoke of peace.", ["locatedIn"]),
    ("Shots were heard in Goma, in Kenya and in Chad.", ["goma locatedIn kenya"]),
    ("Nokia and Swedish companies fell behind.", ["nokia locatedIn sweden"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), PLACED)
def test_neighbouring_names_tell_where(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Commas, prepositions and nationalities place what does not move."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(("sentence", "unwanted"), NOT_PLACED)
def test_neighbouring_names_that_tell_nothing(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Lists, subjects after a comma, owners abroad and people place nothing."""
    forbid(extractor, sentence, unwanted)

"""Parties: names that only the noun after them shows, words for those of a party, and to whom they belong."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, read, triples

KINDS = [
    ("The Arden Dawn party was banned in Greece.", "Arden Dawn", "PoliticalParty"),
    ("Kenya's Brightfield party won the vote.", "Brightfield", "PoliticalParty"),
]

TIES = [
    ("Senator Ann Hill, a South Carolina Republican, spoke.", ["ann-hill affiliatedWith republican-party"]),
    ("Sen. Ann Hill, a Democrat from New Jersey, spoke.", ["ann-hill affiliatedWith democratic-party"]),
    (
        "The Labor government of Gough Whitlam fell in Australia.",
        ["gough-whitlam affiliatedWith australian-labor-party"],
    ),
    (
        "Conservative Prime Minister Boris Johnson resigned.",
        [
            "boris-johnson affiliatedWith conservative-party-united-kingdom",
            "boris-johnson holdsPosition position-prime-minister-united-kingdom",
        ],
    ),
    ("Labour leader Keir Starmer spoke.", ["keir-starmer leads labour-party-united-kingdom"]),
    ("President Luis Arce, of the Civic Party, left.", ["luis-arce affiliatedWith civic-party"]),
    ("Viktor Orban and his Fidesz party won the election.", ["viktor-orban affiliatedWith fidesz"]),
    ("Ann Hill, whose Civic Party won, spoke.", ["ann-hill affiliatedWith civic-party"]),
    ("The Civic Party of Prime Minister Ann Hill won in Kenya.", ["ann-hill affiliatedWith civic-party"]),
    ("Israel Katz, Likud's foreign minister, spoke.", ["israel-katz holdsPosition position-foreign-minister-israel"]),
]

NO_TIES = [
    "The Labour Minister of Russia, Alexander Pochinok, spoke.",
    "Spanish Republican forces lost to General Franco.",
    "The Ukrainian party to the dispute wrote to Ann Hill.",
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_name_before_party(extractor: Extractor, text: str, name: str, kind: str) -> None:
    """A name that the noun "party" follows is a party's."""
    assert kind in {e.kind for e in read(extractor, text).entities if e.label == name}


@pytest.mark.parametrize(("text", "wanted"), TIES)
def test_who_belongs_to_a_party(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Words for those of a party, and names around it, tell who belongs to it; its ministers are the state's."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize("text", NO_TIES)
def test_who_belongs_to_none(extractor: Extractor, text: str) -> None:
    """A ministry, an army or a side in a dispute that bears such a word makes nobody a partisan."""
    assert not [t for t in triples(read(extractor, text)) if "affiliatedWith" in t]


def test_party_of_another_state(extractor: Extractor) -> None:
    """A known party of a state that the text does not speak of is not meant."""
    found = triples(read(extractor, "Sweden's ruling Social Democratic party lost."))
    assert "social-democratic-party leads sweden" in found


MORE_TIES = [
    ("Rep. Ann Hill (D-NY) spoke.", "ann-hill affiliatedWith democratic-party"),
    ("Pheu Thai, the party of Thaksin Shinawatra, won.", "thaksin-shinawatra affiliatedWith pheu-thai-party"),
    ("Ann Hill led Kenya as head of the Civic Party.", "ann-hill leads civic-party"),
]


@pytest.mark.parametrize(("text", "wanted"), MORE_TIES)
def test_letters_and_descriptions(extractor: Extractor, text: str, wanted: str) -> None:
    """A letter in brackets, a description and an office tell a party too."""
    assert wanted in triples(read(extractor, text))


def test_adherent_is_no_party(extractor: Extractor) -> None:
    """What "a Republican who" does, the person does and not the party."""
    found = triples(read(extractor, "Ann Hill, a Texas Republican who chairs the European Council, spoke."))
    assert "ann-hill leads european-council" in found
    assert not [t for t in found if t.startswith("republican-party leads")]

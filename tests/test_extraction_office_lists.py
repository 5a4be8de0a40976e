"""Whose office it is, and who holds it, where lists, possessives and appositions tell."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read

HELD = [
    (
        "Crown Prince Mohammed bin Salman met King Charles III in Kenya.",
        [
            "mohammed-bin-salman holdsPosition position-crown-prince-saudi-arabia",
            "united-kingdom hasHeadOfState charles-iii",
        ],
    ),
    (
        "Kenyan Defence Minister Aden Duale and his Ugandan counterpart Jacob Oboth met in Kampala.",
        ["jacob-oboth holdsPosition position-defence-minister-uganda"],
    ),
    (
        "Kenyan Energy Minister Opiyo Wandayi spoke. The Ghanaian president met his Chadian counterpart Mahamat Deby.",
        ["mahamat-deby holdsPosition position-president-chad"],
    ),
    (
        "Kenyan Trade Minister Aden Duale spoke. President John Mahama left. Duale met his Omani counterpart Ali Said.",
        ["ali-said holdsPosition position-trade-minister-oman"],
    ),
    (
        "Kenyan Defence Minister Aden Duale spoke. He met his Ugandan counterpart Jacob Oboth.",
        ["jacob-oboth holdsPosition position-defence-minister-uganda"],
    ),
    (
        "The foreign ministers of Kenya, Uganda - Musalia Mudavadi and Jeje Odongo - began talks.",
        [
            "musalia-mudavadi holdsPosition position-foreign-minister-kenya",
            "jeje-odongo holdsPosition position-foreign-minister-uganda",
        ],
    ),
    (
        "The Ambassador of Japan to Ghana Jun Yamada met Kofi Asante.",
        ["jun-yamada holdsPosition position-ambassador-japan", "jun-yamada metWith kofi-asante"],
    ),
    (
        "Minister of Foreign and European Affairs of Malta Ian Borg spoke.",
        ["ian-borg holdsPosition position-foreign-minister-malta"],
    ),
    (
        "The foreign ministers of Kenya and Uganda, Musalia Mudavadi and Jeje Odongo, met.",
        [
            "musalia-mudavadi holdsPosition position-foreign-minister-kenya",
            "jeje-odongo holdsPosition position-foreign-minister-uganda",
        ],
    ),
    (
        "Zambian Vice President and Finance Minister Peter Mwale spoke.",
        [
            "peter-mwale holdsPosition position-vice-president-zambia",
            "peter-mwale holdsPosition position-finance-minister-zambia",
        ],
    ),
    (
        "On the Ghanaian side were Trade Minister Kofi Asante and Energy Minister Yaw Badu.",
        [
            "kofi-asante holdsPosition position-trade-minister-ghana",
            "yaw-badu holdsPosition position-energy-minister-ghana",
        ],
    ),
    (
        "Polish Prime Minister Jan Nowak spoke, joined by his Danish colleague, Mette Holm.",
        ["mette-holm holdsPosition position-prime-minister-denmark"],
    ),
    (
        "U.S. Defense Secretary Lloyd Austin met his Danish counterpart, Troels Holm.",
        ["troels-holm holdsPosition position-defence-minister-denmark"],
    ),
    ("The leader of the breakaway Abkhazia, Aslan Bzhania, spoke.", ["aslan-bzhania leads abkhazia"]),
    ("Siemens, whose chief executive, Karl Weber, resigned, lost money.", ["karl-weber leads siemens"]),
    ("Latvia was represented by President Karl Weber.", ["karl-weber holdsPosition position-president-latvia"]),
    (
        "Latvia plans to host Danish troops, Defence Minister Karl Weber said.",
        ["karl-weber holdsPosition position-defence-minister-latvia"],
    ),
    (
        "Anna Koch, Director of the company Siemens, spoke.",
        ["anna-koch holdsPosition position-director-siemens", "anna-koch leads siemens"],
    ),
    (
        "Menachem Begin, the leader of the conservative Likud, spoke.",
        ["menachem-begin leads likud"],
    ),
    (
        "Acting President Rupiah Banda of Zambia spoke.",
        ["zambia hasHeadOfState rupiah-banda", "rupiah-banda holdsPosition position-acting-president-zambia"],
    ),
    ("NATO chief Mark Rutte spoke.", ["mark-rutte leads nato"]),
    (
        "His cousin, Juan Soto, was elected president of Peru.",
        ["juan-soto holdsPosition position-president-peru"],
    ),
    (
        "Juan Soto, a Peruvian diplomat who succeeded Ana Paz as EU Special Representative in February 2025, came.",
        ["juan-soto holdsPosition position-special-representative-european-union"],
    ),
]

NOT_HELD = [
    ("Mary Otieno, a professor of French from Kenya, spoke.", ["position-professor-france"]),
    ("Chairman Nana Akufo-Addo spoke in Ghana.", ["nana-akufo-addo holdsPosition position-chairman-ghana"]),
    ("Senator Joe Smith and his Texan colleague Jane Doe spoke.", ["jane-doe holdsPosition"]),
    ("Mary Otieno, a leader of the opposition in Kenya, spoke.", ["mary-otieno leads kenya"]),
    (
        "The Kenyan delegation, which included Energy Minister Joe Kimani, was received by Prime Minister Karl Weber.",
        ["karl-weber represents kenya"],
    ),
    ("Sultan al-Jaber spoke in Oman.", ["holdsPosition", "hasHeadOfState"]),
    ("Siemens finance chief Anna Koch resigned.", ["anna-koch leads siemens"]),
    ("The president of the World Bank, the emir of Kuwait, and others came.", ["kuwait leads world-bank"]),
    ("Greenland Prime Minister Jens Nielsen spoke.", ["jens-nielsen leads greenland"]),
    (
        "The President and Foreign Minister Amina Tall of Mali spoke.",
        ["amina-tall holdsPosition position-president-mali"],
    ),
    ("President William Ruto of Kenya sent his aide Peter Otieno to Uganda.", ["position-aide-uganda"]),
    ("NATO was told by its members that Mark Rutte had spoken.", ["leads"]),
    (
        "Kenyan Energy Minister Opiyo Wandayi spoke. The Ghanaian president met his Chadian counterpart Mahamat Deby.",
        ["position-energy-minister-chad"],
    ),
    (
        "Kenyan Energy Minister Opiyo Wandayi spoke. Talks with the Chadian counterpart Mahamat Deby failed.",
        ["mahamat-deby holdsPosition"],
    ),
    (
        "It was held by President William Ruto, Ghanaian President John Mahama, the former President of Chad, and Jo.",
        ["john-mahama holdsPosition position-president-chad"],
    ),
    (
        "The chairman of the Kenyan Tea Board, Joe Kimani, met his Ugandan counterpart, Jacob Oboth.",
        ["position-chairman-uganda", "jacob-oboth leads uganda"],
    ),
    ("Envoys of the presidents of Kenya and Uganda, Jane Otieno among them, met.", ["jane-otieno holdsPosition"]),
    ("Kenyan Foreign Minister Musalia Mudavadi met a counterpart, Jeje Odongo.", ["jeje-odongo holdsPosition"]),
]


@pytest.mark.parametrize(("text", "wanted"), HELD)
def test_an_office_told_by_what_stands_beside(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """The words beside a title tell its owner and its holder."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NOT_HELD)
def test_an_office_of_somebody_else(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """A title that belongs to somebody else is not given to whoever stands beside it."""
    forbid(extractor, text, unwanted)


def test_an_office_is_not_dated_by_a_side_remark(extractor: Extractor) -> None:
    """A time of a clause below the one that names an office is not the office's; one of its own clause is."""
    text = "President William Ruto joined the African Union, a body that did little after it was renamed in 2002."
    aside = [s.qualifiers.time for s in read(extractor, text).statements if s.extractor == "office-phrase"]
    assert aside == [None] * len(aside)
    own = read(extractor, "In 1979 President Jimmy Carter of the United States visited South Korea.").statements
    assert {t.edtf for s in own if s.extractor == "office-phrase" and (t := s.qualifiers.time)} == {"1979"}


def test_a_body_of_a_state_owns_the_office(extractor: Extractor) -> None:
    """ "Secretary of Iran's Supreme National Security Council" is an office of the council, not of the state."""
    found = read(extractor, "Ali Shamkhani, Secretary of Iran's Supreme National Security Council, spoke.")
    positions = [e for e in found.entities if e.kind == "Position"]
    assert [e.position_in for e in positions] == ["supreme-national-security-council"]


def test_a_position_keeps_the_words_of_the_text(extractor: Extractor) -> None:
    """The words that the text uses for an office are another name of the Position."""
    found = read(extractor, "Jane Otieno, spokeswoman for the Kenyan foreign ministry, spoke.")
    names = [a for e in found.entities if e.kind == "Position" for a in e.aliases]
    assert any("spokeswoman" in a for a in names)

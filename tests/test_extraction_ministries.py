"""Behaviour tests of ministries, kingdoms and speakers that a text names without their state or name."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Claim
from sentences import expect, read, triples


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Kenya's Foreign Minister met Norway's Foreign Minister in Kenya. The Foreign Ministry praised Peru.",
            "ministry-of-foreign-affairs-of-kenya",
        ),
        (
            "The UAE Foreign Ministry spoke. Peru waited. The Foreign Ministry praised Peru.",
            "ministry-of-foreign-affairs-of-the-united-arab-emirates",
        ),
        (
            "The Zambian Foreign Ministry spoke. Peru waited. The Ministry of Foreign Affairs praised Peru.",
            "ministry-of-foreign-affairs-of-zambia",
        ),
        (
            "Zambia welcomed the deal. Zambia thanked Chad. Zambia waits. The Ministry of Honey praised Peru.",
            "ministry-of-honey-of-zambia",
        ),
    ],
)
def test_bare_ministries(extractor: Extractor, text: str, body: str) -> None:
    """A ministry without its state is that of the state whose ministers or ministry the text names, else its topic."""
    expect(extractor, text, [f"{body} supports peru"])


def test_doubtful_ministries(extractor: Extractor) -> None:
    """Where two states' ministers are named as often, a bare ministry is nobody's."""
    text = (
        "Kenyan Foreign Minister Omar Hill met Norwegian Foreign Minister Anna Berg. The Foreign Ministry praised Peru."
    )
    assert "foreign-ministry supports peru" in triples(read(extractor, text))


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Bahrain and Chad held talks. The kingdom criticised France.", "bahrain criticizes france"),
        ("Oman and Chad held talks. The sultanate criticised France.", "oman criticizes france"),
        ("Togo and Chad held talks. The kingdom criticised France.", "chad criticizes france"),
        ("Peru's UN Ambassador Anna Hill praised Chad.", "anna-hill holdsPosition position-ambassador-peru"),
        ("The EU Ambassador Anna Hill praised Chad.", "anna-hill holdsPosition position-ambassador-european-union"),
        ("The United States has also been mediating between Chad and Togo.", "united-states mediates chad"),
        (
            "Omar Hill said that all was well. The administration of Anna Berg kept it despite her criticism of Peru.",
            "anna-berg criticizes peru",
        ),
    ],
)
def test_taken_up(extractor: Extractor, text: str, statement: str) -> None:
    """A kingdom is no republic; an envoy to a body is his state's; who leads a government that acts is put forward."""
    expect(extractor, text, [statement])


def test_speaker_goes_on(extractor: Extractor) -> None:
    """Who says more is who spoke last, not the one spoken of."""
    text = (
        "“Chad waited for the election of Anna Berg,” Prime Minister and Foreign Minister Omar Hill told Peru, adding "
        "that much would change before President Anna Berg comes to office. Peru, he said, would wait."
    )
    claims = [s for s in read(extractor, text).statements if isinstance(s, Claim) and "would wait" in s.text]
    assert [c.qualifiers.attribution.speaker for c in claims] == ["omar-hill"]


def test_sultans_are_no_regions(extractor: Extractor) -> None:
    """A title before "of" and a land is no place in it."""
    found = read(extractor, "The agreements were witnessed by the King of Bahrain and the Sultan of Oman in Manama.")
    assert "sultan" not in {e.id for e in found.entities}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Norway walked out of the Paris Agreement.", "norway withdrewFrom paris-agreement"),
        ("Kenyan Energy Minister Anna Hill spoke.", "anna-hill holdsPosition position-energy-minister-kenya"),
        (
            "Chad praised Peru. In his meeting with Malaysian Foreign Minister Ali Hill, Berg praised the country.",
            "berg supports malaysia",
        ),
    ],
)
def test_left_and_meant(extractor: Extractor, text: str, statement: str) -> None:
    """Who walks out of something leaves it; a portfolio is no firm; "the country" is that of the one official."""
    expect(extractor, text, [statement])


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Norway dropped its criticism of the Paris Agreement.", "norway withdrewFrom paris-agreement"),
        ("Kenyan officials say seven Houthi prisoners were released by Peru.", "kenya promises houthis"),
        (
            "Chad thanked Prime Minister Anna Berg of Norway and the Kenyan leader Ali Hill.",
            "anna-berg holdsPosition position-prime-minister-kenya",
        ),
        ("Norway backs the eastern forces of the African Union.", "norway withdrewFrom african-union"),
        (
            "Kenyan Minister Anna Berg met Malaysian Foreign Minister Ali Hill. Ali Hill of Peru praised the country.",
            "ali-hill supports malaysia",
        ),
    ],
)
def test_not_left_nor_meant(extractor: Extractor, text: str, statement: str) -> None:
    """Who drops a claim about something, or backs its forces, has not left it; a named state comes first."""
    assert statement not in triples(read(extractor, text))


def test_waters_are_no_people(extractor: Extractor) -> None:
    """An inlet or dry valley goes by a name of its class; a fear is no organization."""
    found = read(extractor, "Kuwait spoke of Khor Haddad and Wadi Zayd in Oman. Islamophobia was discussed in Peru.")
    assert {e.kind for e in found.entities if e.label in ("Khor Haddad", "Wadi Zayd")} == {"Region"}
    assert "islamophobia" not in {e.id for e in found.entities}

"""Behaviour tests of bodies that many states have, linked within the state whose they are."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read


def _ids(extractor: Extractor, text: str) -> set[str]:
    return {e.id for e in read(extractor, text).entities}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Chile's Senate passed a bill on Monday.", "senate-of-chile"),
        ("The Senate of Kenya approved the treaty.", "senate-of-kenya"),
        ("The Polish Senate rejected the bill.", "polish-senate"),
        ("France’s Senate adopted the law.", "senate-of-france"),
        ("The Hungarian National Assembly adopted the law.", "national-assembly-of-hungary"),
        ("Ghana's Supreme Court ruled on Monday.", "supreme-court-of-ghana"),
        ("The Ministry of Defence of the United Kingdom replied.", "ministry-of-defence-of-the-united-kingdom"),
        (
            "The Ministry of Foreign Affairs of the People's Republic of China replied.",
            "ministry-of-foreign-affairs-of-china",
        ),
    ],
)
def test_body_of_its_owner(extractor: Extractor, text: str, body: str) -> None:
    """A body with its owner is that state's: the one that the data know, else one of its own, never another state's."""
    found = _ids(extractor, text)
    assert body in found
    assert "united-states-senate" not in found


@pytest.mark.parametrize(
    "text", ["The U.S. Senate ratified the treaty with Chile.", "The Senate ratified the treaty with Chile."]
)
def test_body_without_another_owner(extractor: Extractor, text: str) -> None:
    """A state that is only named in the sentence owns no body."""
    assert "united-states-senate" in _ids(extractor, text)


def test_later_bare_name(extractor: Extractor) -> None:
    """The bare name means the body whose only owner the document tells, unless it names the other one too."""
    told = "Chile's Senate met. The Senate rejected the bill."
    assert "united-states-senate" not in _ids(extractor, told)
    assert "united-states-senate" in _ids(extractor, f"{told} The United States Senate criticised Peru.")


def test_two_owners_in_a_row(extractor: Extractor) -> None:
    """The name of a ministry ends before the next one with an owner."""
    found = _ids(extractor, "Britain's Ministry of Defence and Japan's Ministry of Defence signed a deal.")
    assert {"ministry-of-defence-of-the-united-kingdom", "ministry-of-defence-of-japan"} <= found


def test_number_before_a_hyphen(extractor: Extractor) -> None:
    """A number word before a hyphen belongs to the name; plural acronyms are no towns."""
    assert "seven-year-plan" in _ids(extractor, "Ghana's Seven-Year Plan calls for new ports.")
    assert "icbms" not in _ids(extractor, "ICBMs were limited by the United States and Russia.")


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("The People's Labour Party won in Malta.", "People's Labour Party", "PoliticalParty"),
        ("The Lesotho Women's Council met.", "Lesotho Women's Council", "GovernmentBody"),
        ("Speaker of Ghanaian National People's Council met.", "National People's Council", "GovernmentBody"),
    ],
)
def test_folk_in_a_name(extractor: Extractor, text: str, label: str, kind: str) -> None:
    """The people that a body is named for belong to its name; an office before it does not."""
    found = {e.label: e.kind for e in read(extractor, text).entities if e.kind in ("PoliticalParty", "GovernmentBody")}
    assert not any(name.startswith("Speaker") for name in found)
    assert any(name.endswith(label) and told == kind for name, told in found.items())


def test_halves_of_a_divided_country(extractor: Extractor) -> None:
    """ "The South" is the southern state if the document speaks of the northern one, and no state otherwise."""
    both = "Talks between North Korea and South Korea failed. The South rejected the offer of the North."
    assert not {"north", "south"} & _ids(extractor, both)
    one = _ids(extractor, "South Korea traded with Chile. Farmers in the South rejected the offer of the North.")
    assert "north-korea" in one

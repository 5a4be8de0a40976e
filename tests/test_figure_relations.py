"""What a figure says beside its number, and to how many."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def from_figures(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    """The relations that the figures of a text say."""
    said = [s for s in extractor.extract(read_text(text, name="text.txt")).statements if isinstance(s, Relation)]
    return {(s.subject, s.predicate, s.object) for s in said if s.extractor.startswith("figure:")}


def test_a_figure_to_several_states_tells_of_each(extractor: Extractor) -> None:
    """Whoever is listed with the other side of a figure is its other side too."""
    assert from_figures(extractor, "Ukraine shipped nearly 3 million tons of grain to China, Spain and Egypt.") == {
        ("ukraine", "exportsTo", "china"),
        ("ukraine", "exportsTo", "spain"),
        ("ukraine", "exportsTo", "egypt"),
    }


def test_the_two_sides_of_a_figure_are_not_listed_with_each_other(extractor: Extractor) -> None:
    """Of a trade between two in one list neither stands beside itself, and no third is in it."""
    told = from_figures(extractor, "Trade between Chad and Mali reached $5 million, and Norway met with Peru.")
    assert told == {("chad", "tradesWith", "mali")}

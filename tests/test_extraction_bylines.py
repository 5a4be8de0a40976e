"""Behaviour tests of bylines: who only wrote a text is nobody of whom it tells."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read

NEWS = "Kenya signed an agreement with Chad in Nairobi on Monday, Anna Hill said."


def people(extractor: Extractor, text: str) -> set[str]:
    """Labels of the persons of a text."""
    return {e.label for e in read(extractor, text).entities if e.kind in ("Person", "Official")}


@pytest.mark.parametrize(
    "line",
    [
        "By Carlos Menda",
        "29 December 2021 By Carlos Menda",
        "By Carlos Menda - Trend:",
        "Edited and translated by Carlos Menda",
        "Reporting by Paula Kron in Lima and Carlos Menda; editing by Dirk Prill",
    ],
)
def test_authors_are_left_out(extractor: Extractor, line: str) -> None:
    """Writers, translators and editors are no things of the document; who speaks in it is."""
    assert people(extractor, f"{line}\n\n{NEWS}\n") == {"Anna Hill"}


def test_who_does_something_stays(extractor: Extractor) -> None:
    """An author of whom the text tells something, and who stands after another "by", are kept."""
    assert "Carlos Menda" in people(
        extractor, f"By Carlos Menda\n\n{NEWS} Carlos Menda met Emmanuel Macron in Paris.\n"
    )
    assert "Carlos Menda" in people(extractor, f"{NEWS} The delegation was led by Carlos Menda.\n")

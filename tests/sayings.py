"""What tests of attribution ask of the extractor: who says what in a text, and whose statement each relation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplograph.model import Claim, Relation
from diplograph.reading import read_text

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor
    from diplograph.model import Extraction


def extracted(extractor: Extractor, text: str) -> Extraction:
    """Everything that a text says."""
    return extractor.extract(read_text(text, name="test"))


def claims_of(extractor: Extractor, text: str) -> list[Claim]:
    """The claims of a text in order."""
    return [s for s in extracted(extractor, text).statements if isinstance(s, Claim)]


def said(extractor: Extractor, text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each claim."""
    return [(c.qualifiers.attribution.speaker, c.text) for c in claims_of(extractor, text)]


def attributed(extractor: Extractor, text: str) -> dict[tuple[str, str, str], str | None]:
    """Speaker of each relation by subject, predicate and object."""
    return {
        (s.subject, s.predicate, s.object): s.qualifiers.attribution.speaker
        for s in extracted(extractor, text).statements
        if isinstance(s, Relation)
    }

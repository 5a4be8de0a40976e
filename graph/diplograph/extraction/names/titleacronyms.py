"""Acronyms of offices that are also those of known bodies: "EAM" in a text that names the External Affairs Minister."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.gazetteer import Match
from diplograph.extraction.words.titles import Titles


def without_offices(
    docs: Sequence[Doc], matched: Sequence[tuple[Match, ...]], titles: Titles
) -> list[tuple[Match, ...]]:
    """The known names of each block without acronyms that are those of an office which the document spells out."""
    met = {
        doc[m.first].text
        for doc, found in zip(docs, matched, strict=True)
        for m in found
        if m.last - m.first == 1 and doc[m.first].text in titles.acronyms
    }
    if met:
        text = " ".join(t.lower_ for doc in docs for t in doc)
        met = {word for word in met if any(spelt in text for spelt in titles.acronyms[word])}
    if not met:
        return list(matched)
    return [
        tuple(m for m in found if m.last - m.first > 1 or doc[m.first].text not in met)
        for doc, found in zip(docs, matched, strict=True)
    ]

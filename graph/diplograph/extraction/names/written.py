"""Tokens of a text as its names are written in the data."""

from __future__ import annotations

from spacy.tokens import Doc

from diplograph.extraction.names.addressed import SURNAMES
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.words.text import spelled, texts
from diplograph.reading.analysis import Analyzer


def written_tokens(text: str, analyzer: Analyzer, gazetteer: Gazetteer) -> Doc:
    """Tokens as the names are written: surnames in capitals as usual, "U.S.-backed" in three."""
    doc = analyzer.tokenize(text)
    plain = texts(doc)
    words: list[str] = []
    spaces: list[bool] = []
    surnames: list[int] = []
    for token, word in zip(doc, spelled(plain, gazetteer.names), strict=True):
        first, hyphen, rest = word.partition("-")
        if hyphen and rest and first in gazetteer.names and word not in gazetteer.names:
            words += [first, hyphen, rest]
            spaces += [False, False, bool(token.whitespace_)]
        elif hyphen and not first and rest[:1].isupper() and words[-1:] == [")"]:  # "LIMA (ABC) -Chile signed …"
            words += [hyphen, rest]
            spaces += [False, bool(token.whitespace_)]
        else:
            if word != token.text:
                surnames.append(len(words))
            words.append(word)
            spaces.append(bool(token.whitespace_))
    if words == plain:
        return doc
    doc = analyzer.simplified(words, spaces)
    doc.user_data[SURNAMES] = tuple(surnames)
    return doc

"""Names that share a class noun: "the Black and Caspian Seas" are two seas, "the Red and Aral Seas" too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import is_capitalised, texts
from diplograph.extraction.words.wordlists import words

#: Plurals that are fields of work, not things of a kind: "Foreign and European Affairs".
_PORTFOLIOS = words("sharednouns.portfolios")
#: Most words of a name before the shared noun.
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class SharedName:
    """Tokens first..last-1 stand for the name `label`, whose class the plural `noun` tells."""

    first: int
    last: int
    label: str
    kind: str
    noun: str


def shared_class_nouns(doc: Doc, nouns: ClassNouns) -> Iterator[SharedName]:
    """Both names of every "A and B Xs"."""
    for i, word in enumerate(texts(doc)):
        single = singular(word)
        kind = nouns.suffix.get(single) if single else None
        if kind is None or word in nouns.suffix or word in _PORTFOLIOS:
            continue
        second = _run(doc, i)
        if second == i or second < 2 or doc[second - 1].text != "and":
            continue
        first = _run(doc, second - 1)
        if first < second - 1:
            yield SharedName(first, second - 1, f"{_text(doc, first, second - 1)} {single}", kind, word)
            yield SharedName(second, i + 1, f"{_text(doc, second, i)} {single}", kind, word)


def singular(noun: str) -> str:
    """The singular of a regular plural, empty for other words."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else ""


def _run(doc: Doc, end: int) -> int:
    first = end
    while first and end - first < _LONGEST and is_capitalised(doc[first - 1].text) and doc[first - 1].is_alpha:
        first -= 1
    return first + 1 if first < end and doc[first].is_stop else first


def _text(doc: Doc, first: int, last: int) -> str:
    return " ".join(doc[first:last].text.split())

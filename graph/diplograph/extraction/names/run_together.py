"""Names that the model runs together: a body and who heads it, "Speaker of the Arden Parliament Anna Hill"."""

from __future__ import annotations

from spacy.tokens import Doc

from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.titles import load_titles

#: A person's names: first and last, or one more between them.
_FEWEST, _MOST = 2, 3
_LINKS = frozenset({"the", "of", "for"})


def holder_within(doc: Doc, first: int, last: int, nouns: ClassNouns) -> int | None:
    """Where the person's name begins that ends the tokens first..last-1, after a body's and a title before it.

    None if the body is all that is named.
    """
    if first == 0 or doc[first - 1].lower_ not in _LINKS or not _after_title(doc, first):
        return None
    ends = [i for i in range(first + 1, last - _FEWEST) if nouns.suffix.get(doc[i].text) == "GovernmentBody"]
    if not ends or not _FEWEST <= last - ends[-1] - 1 <= _MOST:
        return None
    return ends[-1] + 1 if all(_is_part(doc[i].text, nouns) for i in range(ends[-1] + 1, last)) else None


def _after_title(doc: Doc, first: int) -> bool:
    """Whether a title stands before the links to a token: "Speaker of the"."""
    at = first
    while at and doc[at - 1].lower_ in _LINKS:
        at -= 1
    return at > 0 and load_titles().ends(doc[at - 1].text)


def _is_part(word: str, nouns: ClassNouns) -> bool:
    """Whether a word may be part of a person's name."""
    told = word in nouns.suffix or word in nouns.prefix or word in nouns.common
    return word.istitle() and word.isalpha() and not told and not load_titles().ends(word)

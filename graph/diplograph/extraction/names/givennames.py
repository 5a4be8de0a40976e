"""Persons of rank called by the given name alone: "Sheikh Rashid", "Prince Rashid" after "Rashid bin Said"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate
from diplograph.extraction.words.text import DESCENT, PARTICLES
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

#: Titles of birth and rank before a given name.
_RANKS = words("givennames.ranks")
_GUESSED = ("recognized as", "stands after", "after “")


def by_given_name(doc: Doc, names: Sequence[Name], book: NameBook) -> tuple[Name, ...]:
    """The names of a block with those after a title of rank linked to who was named in full with that given name."""
    if not book.given:
        return tuple(names)
    found = list(names)
    for i, token in enumerate(doc[:-1]):
        thing = book.given.get(doc[i + 1].text)
        if thing is None or token.text.rstrip(".") not in _RANKS or _goes_on(doc, i + 2):
            continue
        over = [n for n in found if n.first < i + 2 and i < n.last]
        if all(_free(n, book) and n.last == i + 2 for n in over):
            found = [n for n in found if n not in over]
            found.append(Name(i + 1, i + 2, (Candidate(thing, Form.NAME),)))
    return tuple(sorted(found, key=lambda n: (n.first, -n.last)))


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the name has more words: "Sheikh Rashid Karami", "Sheikh Rashid al-Hamdan"."""
    word = doc[at].text if at < len(doc) else ""
    return (word.istitle() and word.isalpha()) or word.casefold() in DESCENT | PARTICLES or word == "-"


def _free(name: Name, book: NameBook) -> bool:
    """Whether only the model, or the title, made a thing of the name."""
    known = book.entities.known.get(name.candidates[0].entity)
    return len(name.candidates) == 1 and (known is None or known.reason.startswith(_GUESSED))

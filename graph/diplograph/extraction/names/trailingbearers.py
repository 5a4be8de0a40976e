"""Holders of an office whose name follows that of the body without a comma: "Chairman of the National Assembly Le An".

The language model makes one name of the two; a family name that stands first tells where the person's begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words

_FAMILY = words("trailingbearers.family")
_BODIES = frozenset({"Organization", "GovernmentBody", "PoliticalParty", "InternationalOrganization", "Company"})
#: Tokens of a person's name after the body's.
_FEWEST, _MOST = 2, 4
#: How far before a body's name the title stands: "Head of the Party's".
_NEAR = 5


def parted(doc: Doc, found: Found, gazetteer: Gazetteer) -> Iterator[Found]:
    """The body and the person of a name that holds both; else the name itself."""
    at = None
    if found.kind in _BODIES and not found.candidates and not found.label:
        at = next((i for i in range(found.first + 2, found.last - 1) if _begins(doc, i, found.last, gazetteer)), None)
    if at is None or not _titled(doc, found.first):
        yield found
        return
    yield replace(found, last=at)
    yield Found(at, found.last, found.rank, kind="Person", reason="follows the body of an office")


def _begins(doc: Doc, at: int, last: int, gazetteer: Gazetteer) -> bool:
    fits = doc[at].text in _FAMILY and _FEWEST <= last - at <= _MOST
    return (
        fits
        and all(t.text.istitle() and t.is_alpha for t in doc[at - 1 : last])
        and next(gazetteer.inside(texts(doc), at, last + 1), None) is None
    )


def _titled(doc: Doc, first: int) -> bool:
    """Whether a title stands before a body's name, with "of" between."""
    before = [t.lower_ for t in doc[max(0, first - _NEAR) : first]]
    return "of" in before and any(w in load_titles().endings for w in before[: before.index("of")])

"""Bodies called after the place to which they are posted: "United Nations Mission in Arden", "Embassy at Arden".

The class noun stands inside such a name, so that it neither ends nor begins it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.capitalruns import MONTHS, reach_back
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import is_capitalised, texts
from diplograph.extraction.words.wordlists import words

_TO = frozenset({"in", "at", "to", "for"})
_SENT = words("postedbodies.sent")
#: How far before the body's name the verb of posting may stand.
_NEAR = 6
#: As a class noun at the end of a name.
_RANK = 3


def posted_bodies(doc: Doc, known: Sequence[Found], heads: Mapping[str, str]) -> Iterator[Found]:
    """Names of bodies whose head is one of `heads` (by class) with at least one capitalised word before it."""
    if heads.keys().isdisjoint(texts(doc)):
        return
    inside = {i for f in known for i in range(f.first, f.last)}
    ends = {f.first: f.last for f in known if f.candidates}
    for i, token in enumerate(doc):
        kind = heads.get(token.text)
        if kind is None:
            continue
        first = _with_list(doc, reach_back(doc, i, inside))
        if first < i:
            last = _with_place(doc, first, i + 1, ends)
            yield Found(first, last, _RANK, kind=kind, reason=f"posted body “{token.text}”")


def _with_list(doc: Doc, first: int) -> int:
    """The first word of "Monitoring, Verification and Compliance Mission" for the word after its comma."""
    listed = first > 1 and doc[first - 1].text == "," and is_capitalised(doc[first - 2].text)
    return first - 2 if listed and doc[first + 1 : first + 2].text == "and" else first


def _with_place(doc: Doc, first: int, last: int, ends: Mapping[int, int]) -> int:
    """The end of a body's name with the place that its words go on to; `last` itself if they go on to none."""
    if last < len(doc) and doc[last].text == "General":
        last += 1
    if last + 1 >= len(doc) or doc[last].text not in _TO:
        return last
    if doc[last].text == "to" and any(t.lower_ in _SENT for t in doc[max(0, first - _NEAR) : first]):
        return last
    at = end = last + (2 if doc[last + 1].lower_ == "the" else 1)
    if at in ends:
        return ends[at]
    while end < len(doc) and is_capitalised(doc[end].text) and doc[end].is_alpha and doc[end].text not in MONTHS:
        end += 1
    return end if end > at else last

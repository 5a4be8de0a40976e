"""Monarchs: "Queen Anna II", "Michael I of Ruritania". A small language model seldom sees that a number ends a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import is_capitalised, texts

_CROWNED = frozenset("King Queen Prince Princess Emperor Empress Sultan Tsar Tsarina Pope Duke Archduke".split())
_NUMERALS = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XXIII".split())
#: Numbered things that are no people.
_PARTS = frozenset(
    "Article Chapter Part Title Phase Volume Book Annex Type Class Category Section Schedule Stage Tier Appendix "
    "Protocol Additional War Group Level Act Table Basel".split()
)
#: More than any span of the language model over the same words.
_RANK = 15


def is_crowned(doc: Doc, first: int) -> bool:
    """Whether a name follows a title of a crown: those who bear one go by a given name, not by a surname."""
    return first > 0 and doc[first - 1].text in _CROWNED


def is_titled(label: str) -> bool:
    """Whether somebody is known by a title of a crown: "Pope Anna"."""
    return label.split(maxsplit=1)[0] in _CROWNED


def monarchs(doc: Doc, known: Sequence[Found], nouns: ClassNouns) -> Iterator[Found]:
    """Numbered names after a title of a crown or before "of" and a known place; the label tells the realm too."""
    if _NUMERALS.isdisjoint(texts(doc)):
        return
    places = {f.first for f in known if f.candidates}
    for i, token in enumerate(doc[:-1]):
        if doc[i + 1].text not in _NUMERALS or not (token.text.istitle() and token.is_alpha) or token.is_stop:
            continue
        realm = _realm(doc, i + 2, places)
        if not realm and (i == 0 or doc[i - 1].text not in _CROWNED):
            continue
        if token.text in nouns.suffix or token.text in nouns.common or token.text in _PARTS or i in places:
            continue
        name = doc[i : i + 2].text
        yield Found(i, i + 2, _RANK, kind="Person", reason="stands as a monarch's name", label=name + realm)


def _realm(doc: Doc, end: int, places: set[int]) -> str:
    """ " of Ruritania" after a numbered name; empty when no known place follows."""
    first = end + 1
    if first >= len(doc) or doc[end].text != "of" or first not in places:
        return ""
    last = first
    while last < len(doc) and is_capitalised(doc[last].text) and doc[last].is_alpha:
        last += 1
    return f" {doc[end:last].text}"

"""Papers known by a number: "Executive Order 13526", "Security Council resolution 1441", "Decree No. 12/2004"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from diplograph.extraction.words.text import clean, is_capitalised

_NUMBER = re.compile(r"\d[\d/.:–-]*(?:\([IVX\d]+\))?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_SIGNS = frozenset({"No", "No.", "Nr", "Nr.", "number", "Number", "№", "#"})
#: Most words of the name before the noun, and the longest aside ("(E.O.)") between noun and number.
_LONGEST, _ASIDE = 5, 5


@dataclass(frozen=True, slots=True)
class NumberedName:
    """Tokens first..last-1 name the paper `label`."""

    first: int
    last: int
    label: str


def numbered_papers(doc: Doc, heads: Collection[str]) -> Iterator[NumberedName]:
    """Every paper named by one of the nouns and a number, with the capitalised words before the noun."""
    for i, token in enumerate(doc):
        if token.text not in heads and (token.text.capitalize() not in heads or not token.text.islower()):
            continue
        at = _number_at(doc, i + 1)
        if at is None or (token.text.islower() and len(doc[at].text) < 2):
            continue
        last = _number_end(doc, at)
        first = _first(doc, i)
        if first == i and token.text.islower() and (len(doc[at].text) < 3 or _YEAR.match(doc[at].text)):
            continue
        label = clean(f"{doc[first : i + 1].text} {doc[at:last].text}")
        yield NumberedName(first, last, label)


def _number_at(doc: Doc, i: int) -> int | None:
    """Where the number begins, past "No." and an aside in brackets."""
    if i < len(doc) and doc[i].text == "(":
        close = next((j for j in range(i + 1, min(i + _ASIDE, len(doc))) if doc[j].text == ")"), None)
        if close is None:
            return None
        i = close + 1
    if doc[i - 1].text.isupper() and i < len(doc) and doc[i].text == "-":
        i += 1  # "NSC-68"
    while i < len(doc) and (doc[i].text in _SIGNS or (doc[i].text == "." and doc[i - 1].text in _SIGNS)):
        i += 1
    return i if i < len(doc) and _NUMBER.match(doc[i].text) and not doc[i].is_space else None


def _number_end(doc: Doc, at: int) -> int:
    """End of a number that the tokens cut: "2015 / 18", "87 – 195"."""
    last = at + 1
    while last + 1 < len(doc) and doc[last].text in ("/", "-", "–") and _NUMBER.match(doc[last + 1].text):
        if doc[last - 1].whitespace_:
            break
        last += 2
    return last


def _first(doc: Doc, head: int) -> int:
    """First of the capitalised words that end with the noun, without an opening word of the sentence."""
    i = head
    while i > 0 and head - i < _LONGEST:
        before = doc[i - 1]
        if not is_capitalised(before.text) or before.is_space or not any(c.isalpha() for c in before.text):
            break
        i -= 1
    while i < head and doc[i].is_stop:
        i += 1
    return i

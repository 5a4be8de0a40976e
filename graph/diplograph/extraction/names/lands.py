"""Names whose class a land noun before "of" or behind them tells: "the kingdom of Arden", "Arden province".

A language model that has never met such a name takes it for a body or a person, or for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import is_capitalised, texts
from diplograph.extraction.words.wordlists import words

#: More than the language model's word for the same tokens, less than a name of the data.
_RANK = 2
#: Most capitalised words of a name after "of".
_WORDS = 3
_ARTICLES = frozenset({"the", "a", "an"})
_OWNED = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "–"})
_BEHIND = words("lands.behind")
#: What stands between a name and the noun of a site: "the Arden state farm", "the Arden border post".
_TELLING = words("lands.telling")


def lands(doc: Doc, known: Sequence[Found], nouns: Mapping[str, str], sites: Mapping[str, str]) -> Iterator[Found]:
    """Names of lands, towns and sites that the data do not know, by the classes of the nouns that tell of them; the
    noun of a site belongs to its name ("the Arden temple").
    """
    taken = {i for f in known for i in range(f.first, f.last)}
    for i, word in enumerate(texts(doc)):
        if word in sites and i and i - 1 not in taken and word not in nouns:
            yield from _before(doc, i, sites[word], taken, whole=True)
        kind = nouns.get(word) or nouns.get(word.removesuffix("s"))
        if kind is None:
            continue
        at = i + 2 if i + 2 < len(doc) and doc[i + 1].text == "of" else None
        plural = word not in nouns
        while at is not None:
            last = _end(doc, at, taken)
            if last > at:
                yield Found(at, last, _RANK, kind=kind, reason=f"stands after “{word} of”")
            at = last + 1 if plural and last > at and doc[last : last + 1].text == "and" else None
        if word in _BEHIND and i and i - 1 not in taken:
            yield from _before(doc, i, kind, taken, whole=False)


def _end(doc: Doc, first: int, taken: set[int]) -> int:
    """The end of a run of capitalised words that nobody knows; `first` itself if there is none."""
    end = first
    while end < len(doc) and end not in taken and end - first < 2 * _WORDS:
        joined = doc[end].text in _HYPHENS and end > first and end + 1 < len(doc) and is_capitalised(doc[end + 1].text)
        if not joined and not (is_capitalised(doc[end].text) and doc[end].is_alpha):
            break
        end += 1
    return end if end < len(doc) and end not in taken else first if end in taken else end


def _before(doc: Doc, noun: int, kind: str, taken: set[int], *, whole: bool) -> Iterator[Found]:
    """The capitalised words right before a class noun, after the article or an owner, so that they open no sentence;
    with the noun if `whole`.
    """
    first = end = noun - 1 if whole and noun > 1 and doc[noun - 1].text in _TELLING else noun
    while first and first > end - _WORDS and is_capitalised(doc[first - 1].text) and first - 1 not in taken:
        first -= 1
        while first > 1 and doc[first - 1].text in _HYPHENS and is_capitalised(doc[first - 2].text):
            first -= 2
    if first < end and doc[first].lower_ in _ARTICLES:
        first += 1
    before = doc[first - 1].text if first else ""
    opened = before[:1].islower() or before in _OWNED or before.lower() in _ARTICLES
    if first < end and opened and all(doc[i].is_alpha or doc[i].text in _HYPHENS for i in range(first, end)):
        yield Found(first, noun + whole, _RANK, kind=kind, reason=f"stands before “{doc[noun].text}”")

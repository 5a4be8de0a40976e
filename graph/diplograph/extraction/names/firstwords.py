"""People called by the first word of their name alone: "Xi Jinping … Xi", "Anwar Ibrahim … Prime Minister Anwar".

Where the family name stands first, or where people have no family name at all, it is the first word that a text goes on
with. It is taken for somebody only if nobody else in the document has a name that begins or ends with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.context import PERSONS
from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate
from diplograph.extraction.words.text import PARTICLES, is_capitalised
from diplograph.extraction.words.titles import load_titles
from diplograph.model import Form

#: Words of a name that is no longer than its end.
_SHORT = 2
_NUMERALS = frozenset("IVX")
#: What the language model may take such a word for.
_GUESSES = frozenset({"Person", "Official", "Organization", "Settlement"})


def called_by_first(docs: Sequence[Doc], names: Sequence[Sequence[Name]], book: NameBook) -> list[tuple[Name, ...]]:
    """The names of each block, with first words of people's names linked to whom they stand for."""
    first, full = _first_words(docs, names, book), _full_names(docs, names, book)
    if full:
        names = [[_in_full(doc, n, full, book) for n in found] for doc, found in zip(docs, names, strict=True)]
    if not first:
        return [tuple(found) for found in names]
    return [_called(doc, found, first, book) for doc, found in zip(docs, names, strict=True)]


def _full_names(docs: Sequence[Doc], names: Sequence[Sequence[Name]], book: NameBook) -> dict[str, str]:
    """The last words, two or more, of longer names of people -> the one whose name ends so: "Suu Kyi"."""
    bearers: dict[str, set[str]] = {}
    for doc, found in zip(docs, names, strict=True):
        for name in found:
            thing = name.candidates[0].entity
            if name.last - name.first > _SHORT and book.kind_of(thing) in PERSONS:
                words = [t.text for t in doc[name.first : name.last]]
                for at in range(1, len(words) - 1):
                    bearers.setdefault(" ".join(words[at:]), set()).add(thing)
    return {words: next(iter(things)) for words, things in bearers.items() if len(things) == 1}


def _in_full(doc: Doc, name: Name, full: Mapping[str, str], book: NameBook) -> Name:
    """A person's name linked to the longer name of the document that ends with it."""
    thing = full.get(" ".join(t.text for t in doc[name.first : name.last])) if name.last - name.first > 1 else None
    known = book.entities.known.get(name.candidates[0].entity)
    if thing is None or known is None or known.kind not in _GUESSES or known.reason == "gazetteer":
        return name
    return replace(name, candidates=(Candidate(thing, Form.NAME),))


def _first_words(docs: Sequence[Doc], names: Sequence[Sequence[Name]], book: NameBook) -> dict[str, str]:
    """First word -> the one person of the document whose name of several words begins with it."""
    bearers: dict[str, set[str]] = {}
    later: set[str] = set()
    for doc, found in zip(docs, names, strict=True):
        for name in found:
            thing = name.candidates[0].entity
            if name.last - name.first > 1 and book.kind_of(thing) in PERSONS:
                words = [t.text for t in doc[name.first : name.last]]
                if _NUMERALS.issuperset(words[1]):
                    continue  # a monarch: the land may have had others of that name
                bearers.setdefault(words[0], set()).add(thing)
                later.add(words[-1])
    return {
        word: next(iter(things))
        for word, things in bearers.items()
        if len(things) == 1 and word not in later and _may_stand_alone(word, book)
    }


def _may_stand_alone(word: str, book: NameBook) -> bool:
    """Whether a first word is no title, particle or word of the language, nor the name of anything known."""
    titles = load_titles()
    usual = word.casefold() in PARTICLES or word.casefold() in titles.honorifics or titles.begins(word)
    return (
        word.istitle()
        and word.isalpha()
        and len(word) > 1
        and not usual
        and word.lower() not in book.common
        and word not in book.gazetteer.names
        and word not in book.short
    )


def _called(doc: Doc, names: Sequence[Name], first: Mapping[str, str], book: NameBook) -> tuple[Name, ...]:
    found = [_relinked(doc, n, first, book) for n in names]
    taken = {i for n in found for i in range(n.first, n.last)}
    for token in doc:
        thing = first.get(token.text) if token.i not in taken and not token.is_stop else None
        if thing is not None and _alone(doc, token.i, taken) and _certain(doc, token.i, thing, book):
            found.append(Name(token.i, token.i + 1, (Candidate(thing, Form.NAME),)))
    return tuple(sorted(found, key=lambda n: (n.first, -n.last)))


def _relinked(doc: Doc, name: Name, first: Mapping[str, str], book: NameBook) -> Name:
    """The name that the language model found in such a word alone, linked to its bearer."""
    thing = first.get(doc[name.first].text) if name.last - name.first == 1 else None
    guess = book.entities.known.get(name.candidates[0].entity)
    if thing is None or guess is None or guess.kind not in _GUESSES or guess.reason == "gazetteer":
        return name
    return replace(name, candidates=(Candidate(thing, Form.NAME),))


def _alone(doc: Doc, at: int, taken: set[int]) -> bool:
    """Whether no other capitalised word stands beside it that may belong to the same name."""
    after = at + 1
    if after < len(doc) and after not in taken and doc[after].is_alpha and is_capitalised(doc[after].text):
        return False
    before = doc[at - 1] if at and at - 1 not in taken else None
    capital = before is not None and before.is_alpha and is_capitalised(before.text)
    return not capital or before is None or at == 1 or before.is_sent_start is True or _title(before.text)


def _certain(doc: Doc, at: int, thing: str, book: NameBook) -> bool:
    """A word that nobody took for a name is one after a title, or if the data know whose it is."""
    return thing in book.gazetteer.records or bool(at and _title(doc[at - 1].text))


def _title(word: str) -> bool:
    titles = load_titles()
    plain = word.rstrip(".").casefold()
    return is_capitalised(word) and (plain in titles.endings or plain in titles.honorifics)

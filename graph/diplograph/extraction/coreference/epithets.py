"""Words beside a noun that tell nothing new of what it takes up: "the tiny island", "the West African nation"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.words.wordlists import coreference_words

_BESIDE = frozenset({"amod", "compound", "nmod"})
_PARTS_OF_THE_WORLD = frozenset({"Region", "ActorGroup"})
_DIGITS = 4
_ADDING = frozenset({"relcl", "acl"})


@lru_cache(maxsize=1)
def _data() -> Mapping[str, frozenset[str]]:
    table = coreference_words()["epithets"]
    return {name: frozenset(words) for name, words in table.items()}


def is_idle(word: Token, things: Mapping[int, tuple[str, ...]], kind: Callable[[str], str]) -> bool:
    """Whether a modifier leaves open which thing its noun takes up, or only adds when, or something after a comma."""
    if word.dep_ in _ADDING:
        return word.left_edge.i > 0 and word.left_edge.nbor(-1).text == ","
    if word.dep_ == "prep":
        return any(c.dep_ == "pobj" and (_is_year(c) or c.lemma_.lower() in _moments()) for c in word.children)
    return is_epithet(word) or places_land(word, things, kind)


@lru_cache(maxsize=1)
def _moments() -> frozenset[str]:
    table = coreference_words()
    return frozenset(table["moments"]["nouns"])


def _is_year(word: Token) -> bool:
    return word.like_num and len(word.text) == _DIGITS and word.text.isdigit()


def is_epithet(word: Token) -> bool:
    """Whether a modifier says what the thing is like, whichever it is."""
    if word.dep_ not in _BESIDE:
        return False
    data, text = _data(), word.lower_
    noun = data.get(word.head.lemma_.lower(), frozenset())
    return text in data["words"] or text in noun or text.rpartition("-")[2] in data["endings"] or _counts(text)


def _counts(text: str) -> bool:
    return text.endswith(("-nation", "-member"))


def places_land(word: Token, things: Mapping[int, tuple[str, ...]], kind: Callable[[str], str]) -> bool:
    """Whether a word tells in which part of the world the state lies that its noun takes up."""
    found = things.get(word.i, ())
    if word.dep_ not in _BESIDE or word.head.lemma_.lower() not in _data()["lands"]:
        return False
    return len(found) == 1 and kind(found[0]) in _PARTS_OF_THE_WORLD

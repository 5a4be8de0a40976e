"""What an office is for, between its title and its holder: "special envoy for the border talks, A"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from diplograph.extraction.names.finding import Name
from diplograph.extraction.words.wordlists import words

_BEFORE = frozenset({"for", "on"})
#: Words that a remit is joined by; any other word without a meaning of its own ends it.
_JOINING = frozenset({"and", "of", "the", "-", "–", "&", "'s", "’s"})
_ENDS = words("remits.ends")
#: Most words and marks of a remit.
_MOST = 12


def posted(words: Sequence[str], last: int, starts: Mapping[int, Name]) -> int:
    """Where a title ends with the place of the post or a word in brackets after it.

    "The Russian minister in Washington, A"; "President of the province (one of three) A".
    """
    if words[last : last + 1] == ["("]:
        return next((i + 1 for i in range(last, min(last + _MOST, len(words))) if words[i] == ")"), last)
    place = starts.get(last + 1) if words[last : last + 1] in (["in"], ["at"]) else None
    return place.last if place is not None and words[place.last : place.last + 1] == [","] else last


def charged(
    words: Sequence[str], first: int, last: int, starts: Mapping[int, Name], is_person: Callable[[Name], bool]
) -> int:
    """Where a title that ends at `first` ends with its remit, of which the words before `last` are read; else `last`.

    A remit counts only where a person's name follows it: "the commissioner for trade, A", "envoy for peace A".
    """
    if words[first : first + 1] == [] or words[first] not in _BEFORE:
        return last
    for at in range(max(last, first + 2), min(first + _MOST, len(words))):
        word, name = words[at], starts.get(at)
        if name is not None and is_person(name):
            return at
        if word == ",":
            after = starts.get(at + 1)
            return at if after is not None and is_person(after) else last
        if name is None and not _goes_on(word):
            return last
    return last


def _goes_on(word: str) -> bool:
    return word in _JOINING or (word.replace("-", "").isalpha() and word not in _ENDS)

"""Whose counterpart somebody is: "The president met his Kenyan counterpart A" tells that A is president of Kenya."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from diplograph.extraction.names.finding import Name
from diplograph.extraction.words.titles import TitlePhrase
from diplograph.extraction.words.wordlists import words as word_list

_ENDS = frozenset({".", "!", "?", ";"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_JOINTS = frozenset({",", "and", "&", "–", "—", "-"})
_PRONOUNS = word_list("colleagues.pronouns")
#: Nouns for who holds the same office elsewhere, and their plurals.
FELLOW, FELLOWS = word_list("colleagues.fellow"), word_list("colleagues.fellows")


class Held(Protocol):
    """What is read of an office phrase."""

    @property
    def first(self) -> int:
        """First token."""

    @property
    def title(self) -> TitlePhrase:
        """The title of office."""

    @property
    def holder(self) -> Name | None:
        """Who holds it, if named."""


def title_of_colleague(
    words: Sequence[str], at: int, offices: Sequence[Held], names: Sequence[Name], known: Mapping[str, TitlePhrase]
) -> TitlePhrase | None:
    """The office of which token `at`, "counterpart", speaks: that of the nearest holder before it in the sentence.

    He is there by his title, by a name whose office the text has told (`known`, by thing), or as "he", who is then the
    holder of the last office told before the sentence. None if nobody with an office is there.
    """
    start = next((i + 1 for i in range(at - 1, -1, -1) if words[i] in _ENDS), 0)
    told = {o.first: o.title for o in offices if o.first >= start}
    for name in names:
        if start <= name.first < at and not name.nested and (title := known.get(name.candidates[0].entity)) is not None:
            told.setdefault(name.first, title)
    if told:
        ends = {o.first: o.holder.last for o in offices if o.holder is not None} | {n.first: n.last for n in names}
        acting = [i for i in told if "".join(words[(end := ends.get(i, i)) : end + 1]) not in _POSSESSIVE]
        return told[max(acting or told)]  # not the owner of something: "discussed President B's journey with"
    if not any(w.casefold() in _PRONOUNS for w in words[start : at - 2]):
        return None
    return next((o.title for o in reversed(offices) if o.holder is not None), None)


def counterparts(
    words: Sequence[str], at: int, names: Sequence[Name], person: Callable[[Name], bool], over: Callable[[int], int]
) -> list[tuple[Name, Name]]:
    """States and people of "his Kenyan and Chadian counterparts, A and B", of which token `at` is the noun.

    `over` tells where forms of address end. Empty unless there are as many people as states.
    """
    starts, ends = {n.first: n for n in names}, {n.last: n for n in names}
    owners: list[Name] = []
    i = at
    while (owner := ends.get(i)) is not None:
        owners.insert(0, owner)
        i = owner.first
        while i and words[i - 1] in _JOINTS:
            i -= 1
    holders: list[Name] = []
    i = at + 1
    while i < len(words) and len(holders) < len(owners):
        if words[i] in _JOINTS:
            i += 1
            continue
        name = starts.get(i) or starts.get(over(i))
        if name is None or not person(name):
            return []
        holders.append(name)
        i = name.last
    return list(zip(owners, holders, strict=True)) if 1 < len(owners) == len(holders) else []

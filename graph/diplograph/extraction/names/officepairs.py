"""Two office phrases of one sentence that tell of each other: titles of one holder, colleagues in the same office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diplograph.extraction.names.finding import Name
from diplograph.extraction.words.titles import TitlePhrase, Titles

_STATES = frozenset({"State", "Territory", "GeopoliticalEntity"})

Kinds = Callable[[Name], frozenset[str]]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Tokens first..last-1 name an office, its owner and its holder as far as they are there (indexes into the names).

    `apposed` tells that the title follows its holder after a comma.
    """

    first: int
    last: int
    title: TitlePhrase
    owners: tuple[Name, ...]
    holder: Name | None
    apposed: bool = False


def in_other_state(title: TitlePhrase, titles: Titles) -> TitlePhrase:
    """The office of a counterpart abroad: the Secretary of State's is the Foreign Minister."""
    other = titles.by_label.get(title.title.abroad or "")
    label = other.label if other is not None and title.label == title.title.label else title.label
    return replace(
        title,
        title=other if other is not None and label == other.label else title.title,
        label=label,
        former=False,
        plural=False,
    )


def beside(words: Sequence[str], found: Sequence[OfficePhrase], office: OfficePhrase) -> OfficePhrase:
    """ "A, founder and chairman of B": a second title after a name has the holder of the first."""
    before = found[-1] if found else None
    if before is None or office.holder is not None or not before.apposed or not office.owners:
        return office
    joined = list(words[before.last : office.first]) in (["and"], ["and", "the"])
    return replace(office, holder=before.holder) if joined else office


def of_both(first: OfficePhrase, second: OfficePhrase, kinds: Kinds) -> OfficePhrase:
    """ "A, ambassador and permanent representative of Chad": the first of two titles of one holder is of Chad too.

    A post of a state is of none but a state: "A, a former minister and head of the Hill Bank".
    """
    if first.owners or first.holder is None or first.holder != second.holder or not first.apposed:
        return first
    fits = first.title.title.holder != "state" or any(kinds(o) & _STATES for o in second.owners)
    return replace(first, owners=second.owners) if fits else first

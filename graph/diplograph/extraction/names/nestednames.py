"""Names inside longer names that the longer name also speaks of: the country of "the Arden crisis", the town of "port
of Arden".

A fixed name ("Treaty of Rome", "Suez Crisis") tells of one thing only. What is called by a common noun is told with the
place where it is or was held; there the town is meant, not the government that its name stands for elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.recognized import Found

_LANDS = frozenset({"State", "Territory"})
_TOWNS = frozenset({"Settlement"})
#: Classes of the places told with things of a class, where the words are no fixed name.
_TOLD_WITH = {"ArmedConflict": _LANDS, "Event": _LANDS, "Meeting": _TOWNS, "Infrastructure": _TOWNS}
#: Classes of things that bear the name of a town, which stands for no government there.
_CALLED_AFTER_TOWNS = frozenset({"Agreement", "Meeting", "Infrastructure"})


def names_inside(
    words: Sequence[str], found: Found, kind_of: Callable[[str], str], gazetteer: Gazetteer
) -> Iterator[Found]:
    """The places in a name that the data know of a thing at `words`, which are the tokens of the block."""
    kinds = {kind_of(c.entity) for c in found.candidates}
    told = _TOLD_WITH.get(kinds.pop(), frozenset()) if len(kinds) == 1 else frozenset()
    if not told or found.last - found.first < 2 or not _loose(words[found.first : found.last]):
        return
    for match in gazetteer.inside(words, found.first, found.last):
        inner = Found(match.first, match.last, found.rank, match.candidates)
        fitting = tuple(c for c in match.candidates if kind_of(c.entity) in told)
        if fitting:
            yield inner if told is _LANDS else replace(inner, candidates=fitting[:1])


def as_town(inner: Found, holders: Sequence[Found], kind_of: Callable[[str], str]) -> Found | None:
    """A name inside one of the `holders` as it is meant there: the town where a meeting is called after it; nothing
    where an agreement is, for that was made anywhere under its name.
    """
    holder = next((h for h in holders if h.first <= inner.first and inner.last <= h.last), None)
    if holder is None or holder.candidates or holder.kind not in _CALLED_AFTER_TOWNS:
        return inner
    towns = tuple(c for c in inner.candidates if kind_of(c.entity) == "Settlement")
    if not towns:
        return inner
    return None if holder.kind == "Agreement" else replace(inner, candidates=towns[:1])


def _loose(words: Sequence[str]) -> bool:
    """Whether words are no fixed name: "the Syrian crisis", "war in Mali", "partition of Korea"."""
    return words[0].islower() or words[-1].islower() or words[-2:-1] == ["in"]

"""The state that a document is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplograph.extraction.context import Entities
from diplograph.extraction.naming import NamedPassage

_TITLE_WEIGHT, _FEWEST, _LEAD = 4, 3, 2.0


def topic_state(passages: Sequence[NamedPassage], entities: Entities) -> str | None:
    """The state named at least three times and twice as often as any other, the first passage counting fourfold."""
    counts: Counter[str] = Counter()
    for number, named in enumerate(passages):
        states = [m.mention.entity for m in named.located if entities.kind(m.mention.entity) == "State"]
        for state in states:
            counts[state] += _TITLE_WEIGHT if number == 0 and len(set(states)) == 1 else 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else None

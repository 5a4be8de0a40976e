"""The state that a document is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplograph.extraction.context import Entities
from diplograph.extraction.naming import NamedPassage


def topic_state(passages: Sequence[NamedPassage], entities: Entities) -> str | None:
    """The state named in at least a third of the passages and in more of them than any other; None when none is."""
    counts: Counter[str] = Counter()
    for named in passages:
        counts.update({m.mention.entity for m in named.located if entities.kind(m.mention.entity) == "State"})
    if not counts:
        return None
    (first, n), *rest = counts.most_common(2)
    return first if 3 * n >= len(passages) and (not rest or rest[0][1] < n) else None

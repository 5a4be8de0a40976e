"""The two people whose meeting a text reports: "the leaders" means them however long one alone was told of."""

from __future__ import annotations

from collections.abc import Collection

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference.scene import Scene

_PAIR = 2


def principals(scene: Scene, number: int, barred: Collection[str] = ()) -> tuple[str, ...]:
    """The only two people who act for states in the text so far, if of two states and once named in one sentence."""
    if number != _PAIR:
        return ()
    sentences: dict[str, set[int]] = {}
    for seen in scene.memory.seen:
        if seen.kind in PERSONS:
            sentences.setdefault(seen.thing, set()).add(seen.sentence)
    acting = {who: state for who in sentences if (state := scene.state_of(who)) is not None}
    if len(acting) != _PAIR or len(set(acting.values())) != _PAIR or any(who in barred for who in acting):
        return ()
    first, second = acting
    return (first, second) if sentences[first] & sentences[second] else ()

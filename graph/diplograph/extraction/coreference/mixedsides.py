"""Which two "both sides" are where a state deals with a body that is none: "talks between Kenya and the M23"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from diplograph.extraction.coreference.memory import POLITIES

BODIES = frozenset({"Organization", "PoliticalParty", "ActorGroup", "GovernmentBody"})
#: How many sentences back the two may have been joined.
_REACH = 2


def mixed_sides(
    joined: Iterable[tuple[int, tuple[str, ...]]], now: int, kind: Callable[[str], str], barred: Collection[str]
) -> tuple[str, ...]:
    """The pair joined last, if one of the two is a body; `joined` has the number of its sentence with each pair."""
    last = max(joined, key=lambda pair: pair[0], default=None)
    if last is None or now - last[0] > _REACH or not set(barred).isdisjoint(last[1]):
        return ()
    kinds = {kind(thing) for thing in last[1]}
    return last[1] if kinds & BODIES and kinds <= BODIES | POLITIES else ()

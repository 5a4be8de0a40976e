"""Which states a noun for the form of a state can mean: "the kingdom" is none of the republics just named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from diplograph.extraction.coreference.memory import Seen
from diplograph.extraction.words.wordlists import coreference_words


@lru_cache(maxsize=1)
def _realms() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(states) for noun, states in coreference_words()["realms"].items()}


def other_realms(noun: str, seen: Iterable[Seen]) -> frozenset[str]:
    """The states in reach that are no such realm, if one in reach is; else nothing, for lands change their form."""
    such = _realms().get(noun)
    if such is None:
        return frozenset()
    near = {s.thing for s in seen if s.kind == "State"}
    return frozenset(near - such) if near & such else frozenset()

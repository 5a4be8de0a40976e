"""Whose envoy somebody is who is sent to a body: "Peru's UN ambassador" stands there for Peru, not for the UN."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from diplograph.extraction.names.finding import Name
from diplograph.extraction.words.wordlists import words

_SENT = words("senders.titles")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def sender(
    told: Sequence[str],
    title: str,
    body: Name,
    ends: Mapping[int, Name],
    kinds: Callable[[Name], frozenset[str]],
) -> Name | None:
    """The state before the body that stands before a title, by the words told; None for other titles and bodies."""
    if title not in _SENT or "State" in kinds(body):
        return None
    at = body.first - 1 if told[body.first - 1] in _POSSESSIVE else body.first
    state = ends.get(at)
    return state if state is not None and "State" in kinds(state) else None

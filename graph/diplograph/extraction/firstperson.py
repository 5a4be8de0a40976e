"""Who "I" and "we" are inside the words of a speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.extraction.attribution import Utterance
from diplograph.extraction.context import Reading
from diplograph.model import AttributionKind

_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def first_person(
    reading: Reading, utterances: Sequence[Utterance], states: Mapping[str, str]
) -> dict[int, tuple[str, ...]]:
    """Token index -> the speaker for "I", the speaker's state or organization (`states`) for "we"."""
    quoted = [u for u in utterances if u.kind is AttributionKind.QUOTED]
    found: dict[int, tuple[str, ...]] = {}
    for token in reading.passage.doc:
        word = token.lower_
        if word not in _SINGULAR and word not in _PLURAL:
            continue
        at = reading.passage.offsets(token.i, token.i + 1)
        speaker = next((u.speaker for u in quoted if u.span.contains(at)), None)
        if speaker is not None:
            found[token.i] = (speaker,) if word in _SINGULAR else (states.get(speaker, speaker),)
    return found

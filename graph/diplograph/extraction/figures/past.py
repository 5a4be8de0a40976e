"""The sentences before one: those of its passage, then those of the short passages before it.

Wire copy makes a passage of every sentence or two, so that what one leaves unsaid stands in the passage before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as TokenSpan

from diplograph.extraction.context import Reading
from diplograph.model import BlockKind, Span

#: Sentences of a passage that is read together with the one after it.
_FEW = 3
#: Sentences of earlier passages that are kept.
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the passage that it stands in."""

    reading: Reading
    sentence: TokenSpan

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of what it names, in order."""
        return things_in(self.reading, self.sentence.start, self.sentence.end)

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.reading.passage.offsets(self.sentence.start, self.sentence.end)


class Past:
    """Remembers the last sentences of the short passages that go before the one being read."""

    def __init__(self) -> None:
        self._open: Reading | None = None
        self._kept: tuple[Told, ...] = ()
        self._last = -1

    def opened(self, reading: Reading) -> bool:
        """Begin a passage; whether it goes on from the one before it, as prose does from a short passage of prose."""
        before, self._open = self._open, reading
        if before is None or {_kind(before), _kind(reading)} != {BlockKind.PROSE}:
            self._kept = ()
            return False
        sentences = list(before.passage.doc.sents)
        self._last = len(sentences) - 1
        if len(sentences) > _FEW:
            self._kept = ()
            return False
        told = (Told(before, sentence) for sentence in reversed(sentences))
        self._kept = (*told, *self._kept)[:_KEPT]
        return True

    def ended_with(self, order: int) -> bool:
        """Whether the sentence of that number was the last of the passage before."""
        return order == self._last

    def before(self, reading: Reading, sentence: TokenSpan, most: int) -> tuple[Told, ...]:
        """The sentences before one of the open passage, the nearest first, at most so many."""
        return tuple(islice((*_earlier(reading, sentence, most), *self._kept), most))


def things_in(reading: Reading | None, first: int, last: int) -> tuple[str, ...]:
    """Ids of what tokens first..last-1 of a passage name, in order."""
    return tuple(t for at in range(first, last) for t in reading.things.get(at, ())) if reading is not None else ()


def _earlier(reading: Reading, sentence: TokenSpan, most: int) -> Iterable[Told]:
    """The sentences of its own passage before one, the nearest first."""
    for _ in range(most):
        if sentence.start == 0:
            return
        sentence = sentence.doc[sentence.start - 1].sent
        yield Told(reading, sentence)


def _kind(reading: Reading) -> BlockKind:
    return reading.passage.block.kind

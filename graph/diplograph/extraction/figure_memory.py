"""What a document has told so far of figures: the frame that a later figure leans on, the pair, the time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figure_indicators import Indicator
from diplograph.extraction.figure_parties import Parties
from diplograph.model import Period

#: How often a state must be named to be what a document is about.
_OFTEN = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure as read: its indicator, parties and time, and its product.

    `to_object` tells that its counterpart was an indirect object, `told` that a wording named its indicator.
    """

    base: Indicator
    parties: Parties
    when: Period | None
    to_object: bool
    told: bool
    product: str | None = None


class FigureMemory:
    """Remembers across the figures of a document; sentences are numbered within a passage."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._frame: Frame | None = None
        self._sentence = -1
        self._earlier: Period | None = None
        self._pair: tuple[str, ...] = ()
        self._named: Counter[str] = Counter()

    def open_passage(self, reading: Reading) -> None:
        """Begin a passage: nothing of the one before is carried on but who the document is about."""
        self._frame, self._sentence, self._earlier = None, -1, None
        for located in reading.located:
            if self._entities.kind(located.mention.entity) == "State":
                self._named[located.mention.entity] += 1

    def open_sentence(self, order: int) -> None:
        """Begin a sentence with figures: only the sentence right before it hands on its time."""
        near = self._frame is not None and self._sentence == order - 1 and self._frame.told
        self._earlier = self._frame.when if near and self._frame is not None else None
        self._frame, self._sentence = None, order

    @property
    def frame(self) -> Frame | None:
        """The figure before in the same sentence."""
        return self._frame

    @property
    def earlier(self) -> Period | None:
        """The time that the sentence before told last."""
        return self._earlier

    def topics(self) -> tuple[str, ...]:
        """The pair that the figures spoke of last, then the states named most."""
        return tuple(dict.fromkeys([*self._pair, *(thing for thing, _ in self._named.most_common(2))]))

    def main(self) -> str | None:
        """The one state that the document is about, as a country profile is: two mentions of states in three."""
        if not self._named:
            return None
        thing, count = self._named.most_common(1)[0]
        return thing if count >= _OFTEN and 3 * count >= 2 * self._named.total() else None

    def remember(self, frame: Frame, *, bilateral: bool) -> None:
        """Keep a figure; of two times in a sentence the later stays ("in 2023 …, up from … in 2022")."""
        before = self._frame.when if self._frame is not None else None
        when = frame.when
        if before is not None and (when is None or (before.end or "") > (when.end or "")):
            when = before
        self._frame = replace(frame, when=when)
        if bilateral and frame.parties.subject is not None and frame.parties.counterpart is not None:
            self._pair = (frame.parties.subject, frame.parties.counterpart)

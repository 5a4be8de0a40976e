"""What a document has named so far: things by sentence, and who holds which office."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

#: How many names back anything is looked for: keeps the cost linear in the text.
_SPAN = 300
POLITIES = frozenset({"State", "GeopoliticalEntity", "Territory"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A thing met in a sentence; `subject`: as its grammatical subject; `weight`: how much its role puts it forward;
    `plural`: under the name of a people or members.
    """

    thing: str
    kind: str
    sentence: int
    subject: bool
    weight: float
    plural: bool = False


@dataclass(slots=True)
class Memory:
    """Things named so far, in order, with the number of their sentence; `speaker` is the person who spoke last."""

    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=_SPAN))
    offices: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    speaker: str | None = None
    group: tuple[str, ...] = ()
    grouped: int = 0
    sentence: int = 0

    def recent(self, within: int) -> list[Seen]:
        """What the last `within` sentences named, in order."""
        found: list[Seen] = []
        for seen in reversed(self.seen):
            if self.sentence - seen.sentence > within:
                break
            found.append(seen)
        return found[::-1]

    def last_pair(
        self, kinds: frozenset[str], count: int = 2, *, reach: int = 6, but: Collection[str] = ()
    ) -> tuple[str, ...]:
        """The last `count` things of the kind, `but` left out, that one of the last `reach` sentences names."""
        by_sentence: dict[int, list[str]] = {}
        for s in self.seen:
            if s.kind in kinds and s.thing not in but and self.sentence - s.sentence <= reach:
                things = by_sentence.setdefault(s.sentence, [])
                if s.thing not in things:
                    things.append(s.thing)
        for number in sorted(by_sentence, reverse=True):
            if len(by_sentence[number]) == count:
                return tuple(by_sentence[number])
        return ()

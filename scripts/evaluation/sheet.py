"""The score sheet of a set: precision and recall, shares of right qualifiers, confusions and classes of error."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """`right` of what was `found`, `recalled` of what was `wanted`."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    recalled: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 if nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 0 if nothing was wanted."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def find(self, *, right: bool) -> None:
        """Count something found."""
        self.found += 1
        self.right += right

    def want(self, *, recalled: bool) -> None:
        """Count something wanted."""
        self.wanted += 1
        self.recalled += recalled


@dataclass(slots=True)
class Share:
    """`right` of `of` cases."""

    right: int = 0
    of: int = 0

    def add(self, *, right: bool) -> None:
        """Count a case."""
        self.of += 1
        self.right += right


Tallies = defaultdict[str, Tally]


def _tallies() -> Tallies:
    return defaultdict(Tally)


@dataclass(slots=True)
class Sheet:
    """All scores of a set.

    `kinds` is by kind of fact, the breakdowns by class, family and relation; `confusion` counts pairs of things whose
    relation should be the first and is the second; `errors` counts causes by "KIND missed" and "KIND wrong"; `cases`
    are the same errors in words.
    """

    documents: int = 0
    words: int = 0
    kinds: Tallies = field(default_factory=_tallies)
    classes: Tallies = field(default_factory=_tallies)
    families: Tallies = field(default_factory=_tallies)
    types: Tallies = field(default_factory=_tallies)
    qualifiers: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    evidence: Share = field(default_factory=Share)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    cases: list[str] = field(default_factory=list)

    def error(self, kind: str, cause: str, case: str) -> None:
        """Count an error under its cause and keep what it was about."""
        self.errors[kind][cause] += 1
        self.cases.append(f"{kind} ({cause}): {case}")

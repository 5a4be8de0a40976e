"""What a document is about: the states and works that it names most, what its head names, and whose profile it is."""

from __future__ import annotations

from collections import Counter

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.roles import PAIR

#: How often a state must be named to be what a document is about.
_OFTEN = 4
#: Tokens of a head that names what a document is a profile of.
_SHORT = 4
#: Who trades, pledges and receives.
POLITIES = frozenset({"State", "GeopoliticalEntity", "Territory", "Bloc", "InternationalOrganization"})
#: What goods and ships pass through.
ROUTES = frozenset({"Infrastructure", "Corridor"})


class Themes:
    """Counts what the passages of a document name, in text order; its first passage that names anything is its head."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._named: Counter[str] = Counter()
        self._works: Counter[str] = Counter()
        self._work: str | None = None
        self._title: str | None = None
        self._conflict: str | None = None
        self._profile, self._at_head = False, True

    def open_passage(self, reading: Reading) -> None:
        """Take in what a passage names."""
        kinds = [(x.mention.entity, self._entities.kind(x.mention.entity)) for x in reading.located]
        self._at_head = self._title is None
        if self._title is None and kinds:
            states = {thing for thing, kind in kinds if kind in POLITIES}
            self._title = next(iter(states)) if len(states) == 1 else ""
            self._profile = len(reading.passage.doc) <= _SHORT
            self._conflict = next((thing for thing, kind in kinds if kind == "ArmedConflict"), None)
            works = {thing for thing, kind in kinds if kind in ROUTES}
            self._work = next(iter(works)) if len(works) == 1 else None
        self._named.update(thing for thing, kind in kinds if kind == "State")
        self._works.update(thing for thing, kind in kinds if kind in ROUTES)

    def most_named(self, number: int) -> list[tuple[str, int]]:
        """The states named most so far, and how often."""
        return self._named.most_common(number)

    def foremost(self) -> str | None:
        """The state named more than any other so far, twice and half as often as all states."""
        most = self._named.most_common(PAIR)
        if not most or most[0][1] < PAIR or 2 * most[0][1] < self._named.total():
            return None
        return None if len(most) == PAIR and most[0][1] == most[1][1] else most[0][0]

    def two(self) -> tuple[str, ...]:
        """The two states that the document so far is about: two mentions of states in three are of them."""
        most = self._named.most_common(PAIR)
        enough = all(count >= _OFTEN for _, count in most) and 3 * sum(n for _, n in most) >= 2 * self._named.total()
        return tuple(thing for thing, _ in most) if enough and len(most) == PAIR else ()

    def names_more(self, thing: str, other: str) -> bool:
        """Whether the document so far names a state more than twice as often as another."""
        return self._named[thing] > 2 * self._named[other]

    def main(self) -> str | None:
        """The one state that the document is about, as a country profile is: two mentions of states in three."""
        if not self._named:
            return None
        thing, count = self._named.most_common(1)[0]
        return thing if count >= _OFTEN and 3 * count >= 2 * self._named.total() else None

    def conflict(self) -> str | None:
        """The conflict that the head of the document names."""
        return self._conflict

    def home(self) -> str | None:
        """For whom an author speaks who says "we": the only state that the head of the document names."""
        return self._title or None

    def profiled(self) -> str | None:
        """The state that the document is a profile of: the only one that its first passage names, or `main`."""
        return self._title or self.main()

    def work(self) -> str | None:
        """The work that the document describes: that of its head, or half of the mentions of such are of it."""
        if self._work is not None or not self._works:
            return self._work
        thing, count = self._works.most_common(1)[0]
        return thing if count >= PAIR and PAIR * count >= self._works.total() else None

    def topic(self) -> str | None:
        """The one state that a head of a few words names, or that half of the mentions of states so far are of."""
        count = self._named[self._title] if self._title and not self._at_head else 0
        return self._title if count and (self._profile or 2 * count >= self._named.total()) else None

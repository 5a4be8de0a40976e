"""What a document has told so far of figures: the frame that a later figure leans on, the pair, the time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.changes import Change
from diplograph.extraction.figures.indicators import Indicator
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.past import Past, Told, things_in
from diplograph.extraction.figures.roles import PAIR
from diplograph.extraction.words.wordlists import words
from diplograph.model import Period

#: How often a state must be named to be what a document is about.
_OFTEN = 4
#: Tokens of a head that names what a document is a profile of.
_SHORT = 4
#: Who trades, pledges and receives.
POLITIES = frozenset({"State", "GeopoliticalEntity", "Territory", "Bloc", "InternationalOrganization"})
#: With whom one trades.
PARTNERS = POLITIES | {"Region", "ActorGroup", "Settlement", "Company", "Place"}
TRADE = words("memory.trade")
BILATERAL = words("memory.bilateral")
#: Sentences to look back for the two sides of a pair.
_BACK = 4
#: Where something happens.
PLACES = frozenset({"State", "GeopoliticalEntity", "Territory", "Region", "Settlement", "Place"})
_IN = frozenset({"in", "across", "throughout", "near", "at", "through", "outside", "off"})
#: What goods and ships pass through.
ROUTES = frozenset({"Infrastructure", "Corridor"})
_SIDES = frozenset({"State", "GeopoliticalEntity", "Territory", "Bloc", "Region"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure as read: its indicator, parties and time, and its product.

    `to_object` tells that its counterpart was an indirect object, `told` that a wording named its indicator,
    `each` that it holds for either party, `partner` that its counterpart was the subject of its sentence, `acts` that
    its subject was.
    """

    base: Indicator
    parties: Parties
    when: Period | None
    to_object: bool
    told: bool
    product: str | None = None
    change: Change | None = None
    unit: str = "1"
    each: bool = False
    partner: bool = False
    acts: bool = False


class FigureMemory:
    """Remembers across the figures of a document; sentences are numbered within a passage."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._frame: Frame | None = None
        self._sentence = -1
        self._pair: tuple[str, ...] = ()
        self._named: Counter[str] = Counter()
        self._works: Counter[str] = Counter()
        self._work: str | None = None
        self._reading: Reading | None = None
        self._past = Past()
        self._title: str | None = None
        self._conflict: str | None = None
        self._profile, self._at_head = False, True
        self._last: Frame | None = None
        self._handed: Frame | None = None

    def open_passage(self, reading: Reading) -> None:
        """Begin a passage: only a short one right before it hands on what its last sentence told."""
        going_on = self._past.opened(reading)
        self._handed = self._frame if going_on and self._past.ended_with(self._sentence) else None
        self._frame, self._sentence = None, -1
        self._reading, self._last = reading, None
        self._at_head = self._title is None
        if self._title is None and reading.located:
            states = {x.mention.entity for x in reading.located if self._entities.kind(x.mention.entity) in POLITIES}
            self._title = next(iter(states)) if len(states) == 1 else ""
            self._profile = len(reading.passage.doc) <= _SHORT
            kinds = {x.mention.entity: self._entities.kind(x.mention.entity) for x in reading.located}
            self._conflict = next((thing for thing, kind in kinds.items() if kind == "ArmedConflict"), None)
            works = [thing for thing, kind in kinds.items() if kind in ROUTES]
            self._work = works[0] if len(works) == 1 else None
        for located in reading.located:
            if self._entities.kind(located.mention.entity) == "State":
                self._named[located.mention.entity] += 1
            elif self._entities.kind(located.mention.entity) in ROUTES:
                self._works[located.mention.entity] += 1

    def open_sentence(self, order: int) -> None:
        """Begin a sentence with figures: only the sentence right before it hands on its time."""
        near = self._frame is not None and self._sentence == order - 1
        self._last = self._frame if near else self._handed if order == 0 else None
        self._frame, self._sentence = None, order

    def before(self, sentence: Span, most: int) -> tuple[Told, ...]:
        """The sentences right before one of this passage, the nearest first."""
        return self._past.before(self._reading, sentence, most) if self._reading is not None else ()

    @property
    def frame(self) -> Frame | None:
        """The figure before in the same sentence."""
        return self._frame

    def earlier(self, code: str) -> Period | None:
        """The time of the last figure of the sentence before, if it was of the same indicator or of trade too."""
        if self._last is None or not self._last.told:
            return None
        before = self._last.base.code
        return self._last.when if before == code or {before, code} <= TRADE else None

    @property
    def last(self) -> Frame | None:
        """The last figure of the sentence right before."""
        return self._last

    def partners(self, sentence: Span, before: int) -> tuple[str, ...]:
        """Which two "the two" are: the two sides named in the sentence so far, or in the nearest one with just two."""
        regional: tuple[str, ...] = ()
        for named in (self._sides_in(sentence.start, before), *map(self._sides, self.before(sentence, _BACK))):
            there = tuple(t for t in named if self._entities.kind(t) != "Region")
            if len(there) == 2:
                return there
            regional = regional or (named if len(named) == 2 else ())
        return self._pair or regional or self.two()

    def focus(self, sentence: Span, other: str | None, barred: frozenset[str] = frozenset()) -> str | None:
        """Who is meant beside `other` when the sentence does not say: the one that the text goes on about.

        It is none of those `barred`.
        """
        barred |= {other} if other is not None else set()
        if self._last is not None and self._last.told:
            for thing in (self._last.parties.subject, self._last.parties.counterpart):
                if thing is not None and thing not in barred and self._entities.kind(thing) in POLITIES:
                    return thing
        for told in self.before(sentence, 1):
            there = tuple(t for t in self._sides(told) if t not in barred)
            if len(there) == 1:
                return there[0]
            central = [t for t in self._central(told) if t in there]
            if central:
                return central[0]
        most = self._named.most_common(PAIR + max(len(barred) - 1, 0))
        return next((thing for thing, count in most if thing not in barred and count > 1), None)

    def central(self, sentence: Span) -> tuple[str, ...]:
        """What the subject of the main verb of the sentence before names, but for persons."""
        named = (thing for told in self.before(sentence, 1) for thing in self._central(told))
        return tuple(thing for thing in named if self._entities.kind(thing) not in ("Person", "Official"))

    def _central(self, told: Told) -> tuple[str, ...]:
        """What the subject of the main verb of a sentence names."""
        subjects = (t for t in told.sentence.root.children if t.dep_ in ("nsubj", "nsubjpass"))
        return tuple(thing for t in subjects for thing in told.reading.at(t))

    def routes(self, sentence: Span) -> tuple[str, ...]:
        """The route or work named last in the two sentences before."""
        for told in self.before(sentence, 2):
            routes = [t for t in told.things if self._entities.kind(t) in ROUTES]
            if routes:
                return (routes[-1],)
        return ()

    def pair(self, sentence: Span, before: int) -> tuple[str, ...]:
        """Between whom a trade is that the text tells of without its sides: those of the figure before, or the two."""
        if self._last is not None:
            sides = (self._last.parties.subject, self._last.parties.counterpart)
            there = tuple(t for t in sides if t is not None and self._entities.kind(t) in POLITIES)
            if len(there) == 2:
                return there
        return self.partners(sentence, before)

    def named(self, first: int, before: int, other: str) -> str | None:
        """The side named last in tokens first..before-1, beside `other`."""
        there = [thing for thing in self._sides_in(first, before) if thing != other]
        return there[-1] if there else None

    def _sides_in(self, first: int, last: int) -> tuple[str, ...]:
        """States, blocs and regions that tokens first..last-1 of this passage name, in order."""
        return self._of(_SIDES, things_in(self._reading, first, last))

    def _sides(self, told: Told) -> tuple[str, ...]:
        """States, blocs and regions that a sentence names, in order."""
        return self._of(_SIDES, told.things)

    def _of(self, kinds: frozenset[str], named: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(thing for thing in named if self._entities.kind(thing) in kinds))

    def topics(self) -> tuple[str, ...]:
        """The pair that the figures spoke of last, then the states named most."""
        last = self._last.parties.subject if self._last is not None and self._last.told else None
        centre = [last] if last is not None and self._entities.kind(last) in POLITIES else []
        return tuple(dict.fromkeys([*centre, *self._pair, *(thing for thing, _ in self._named.most_common(2))]))

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

    def foremost(self, sentence: Span) -> str | None:
        """The only state that a sentence names, else the one named twice and half as often as all states."""
        here = [t for t in self._sides_in(sentence.start, sentence.end) if self._entities.kind(t) == "State"]
        if here:
            return here[0] if len(here) == 1 else None
        most = self._named.most_common(PAIR)
        if not most or most[0][1] < PAIR or 2 * most[0][1] < self._named.total():
            return None
        if len(most) == PAIR and most[0][1] == most[1][1]:
            return None
        return most[0][0]

    def scene(self, sentence: Span, before: int, other: str) -> str | None:
        """Where "there" is: the last place named in the sentence so far, else in the one before."""
        for named in (self._scenes(sentence.start, before), *map(self._scenes_of, self.before(sentence, 1))):
            there = next((t for t in reversed(named) if t != other), None)
            if there is not None:
                return there
        return None

    def place(self, sentence: Span, before: int) -> str | None:
        """Where something befell people: the place named last in the sentence so far, else in the one before.

        Where neither names one, it is the state that the document is about.
        """
        here = self._scenes(sentence.start, before)
        if here:
            return here[-1]
        later = [t for t in self._scenes(before, sentence.end) if self._is_in(t, sentence, before)]
        if len(later) == 1:
            return later[0]
        if self._last is not None and not self._last.told and self._last.unit == "1":
            return self._last.parties.subject
        for told in self.before(sentence, 1):
            if told.reading is not self._reading:
                break
            there = self._scenes_of(told)
            at = [t for t in there if t in self._central(told)] or list(there)
            if at and (len(at) == 1 or self._within(at[0])):
                return at[0]
        return self.main()

    def _is_in(self, thing: str, sentence: Span, first: int) -> bool:
        """Whether a sentence says from a token on that something is in a place, not that it went there."""
        things = self._reading.things if self._reading is not None else {}
        at = next(i for i in range(first, sentence.end) if thing in things.get(i, ()))
        return any(t.lower_ in _IN for t in sentence.doc[max(at - 3, first) : at])

    def _within(self, thing: str) -> bool:
        """Whether a place is one inside a state, which the text then may name too ("in Sylhet, Bangladesh")."""
        return self._entities.kind(thing) in ("Settlement", "Region", "Place")

    def _scenes(self, first: int, last: int) -> tuple[str, ...]:
        """Places that tokens first..last-1 name, in order."""
        return self._of(PLACES, things_in(self._reading, first, last))

    def _scenes_of(self, told: Told) -> tuple[str, ...]:
        return self._of(PLACES, told.things)

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

    def remember(self, frame: Frame) -> None:
        """Keep a figure; of two times in a sentence the later stays ("in 2023 …, up from … in 2022")."""
        before = self._frame.when if self._frame is not None else None
        when = frame.when
        if before is not None and (when is None or (before.end or "") > (when.end or "")):
            when = before
        self._frame = replace(frame, when=when)
        bilateral = frame.base.code in BILATERAL
        if bilateral and frame.parties.subject is not None and frame.parties.counterpart is not None:
            self._pair = (frame.parties.subject, frame.parties.counterpart)

"""What a document has told so far of figures: the frame that a later figure leans on, the pair, the time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.changes import Change
from diplograph.extraction.figures.indicators import Indicator
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.past import Past, Told, things_in
from diplograph.extraction.figures.roles import PAIR
from diplograph.extraction.figures.themes import POLITIES, ROUTES, Themes
from diplograph.extraction.words.wordlists import words
from diplograph.model import Period

#: With whom one trades.
PARTNERS = POLITIES | {"Region", "ActorGroup", "Settlement", "Company", "Place"}
TRADE = words("memory.trade")
BILATERAL = words("memory.bilateral")
#: Sentences to look back for the two sides of a pair.
_BACK = 4
#: Where something happens.
PLACES = frozenset({"State", "GeopoliticalEntity", "Territory", "Region", "Settlement", "Place"})
_IN = frozenset({"in", "across", "throughout", "near", "at", "through", "outside", "off"})
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
        self.themes = Themes(entities)
        self._frame: Frame | None = None
        self._sentence = -1
        self._pair: tuple[str, ...] = ()
        self._reading: Reading | None = None
        self._past = Past()
        self._last: Frame | None = None
        self._handed: Frame | None = None

    def open_passage(self, reading: Reading) -> None:
        """Begin a passage: only a short one right before it hands on what its last sentence told."""
        going_on = self._past.opened(reading)
        self._handed = self._frame if going_on and self._past.ended_with(self._sentence) else None
        self._frame, self._sentence = None, -1
        self._reading, self._last = reading, None
        self.themes.open_passage(reading)

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
        return self._pair or regional or self.themes.two()

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
        most = self.themes.most_named(PAIR + max(len(barred) - 1, 0))
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
        return tuple(dict.fromkeys([*centre, *self._pair, *(thing for thing, _ in self.themes.most_named(2))]))

    def foremost(self, sentence: Span) -> str | None:
        """The only state that a sentence names, else the one named twice and half as often as all states."""
        here = [t for t in self._sides_in(sentence.start, sentence.end) if self._entities.kind(t) == "State"]
        if here:
            return here[0] if len(here) == 1 else None
        return self.themes.foremost()

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
        return self.themes.main()

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

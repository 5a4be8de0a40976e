"""Which two states a sentence that names none or one of them tells of: "Talks resumed in May", "A broke off relations".

They are the two of the sentence, else the other of a pair just told of, else the two that the text is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.coreference.pairs import PAIR, Pair
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.wordlists import words

_SIDES = frozenset({"State", "Bloc"})
#: Before a state's name: only where something is.
_PLACING = frozenset("in at near inside across from into off".split())
#: Verbs of those who bring others together.
_HELPING = words("twosides.helping")
#: As many sentences back as this a pair is still being told of; one further back than the last sentence must not
#: contradict what the text is about.
_REACH, _LAST = 3, 1
#: So many sentences name the two that a text is about, and so many times more than any other two.
_FEWEST, _LEAD = 2, 1.5


@dataclass(frozen=True, slots=True)
class _Told:
    start: int
    states: tuple[str, ...]


class TwoSides:
    """Tells the two states of a sentence of one document."""

    def __init__(
        self, readings: Sequence[Reading], entities: Entities, topic: str | None, homes: Callable[[str], str | None]
    ) -> None:
        """`topic` is the state that the document is about, `homes` tells for which one a person acts."""
        self._readings = readings
        self._entities = entities
        self._topic = topic
        self._homes = homes
        self._sentences: list[_Told] | None = None
        self._leading: Pair | tuple[()] = ()

    def of(self, noun: Token, reading: Reading, *, here_only: bool = False) -> tuple[str, ...]:
        """The two states between whom is what a noun tells; empty where the text leaves open who they are.

        `here_only`: its own sentence must name them.
        """
        here = self._named(noun.sent, reading)
        if here_only:
            return here if len(here) == PAIR else ()
        if len(here) == PAIR:
            return here
        before = self._before(reading.passage.offsets(noun.sent.start, noun.sent.start + 1).start)
        if len(here) == 1:
            near = next((p for _, p in before if here[0] in p), ())
            pair = near or (self._leading if here[0] in self._leading else ())
            other = next((t for t in pair if t != here[0]), self._topic)
            return (here[0], other) if other is not None and other != here[0] else ()
        if len(here) > PAIR:
            return self._leading if set(self._leading) <= set(here) else ()
        last = next((p for back, p in before if back <= _LAST), ())
        return last or self._leading or next((p for _, p in before), ())

    def facing(self, other: str) -> str | None:
        """With whom a state has to do where the text tells only of it: the other of the two, or whom the text is on."""
        self._learn()
        if other in self._leading:
            return next(t for t in self._leading if t != other)
        return self._topic if self._topic != other else None

    def _before(self, start: int) -> list[tuple[int, tuple[str, ...]]]:
        """The pairs of the sentences before an offset, the last first, each with how many sentences back it is."""
        sentences = [told for told in self._learn() if told.start < start][-_REACH:]
        return [(back, told.states) for back, told in enumerate(reversed(sentences), 1) if len(told.states) == PAIR]

    def _learn(self) -> Sequence[_Told]:
        """What every sentence of the document names, and with it the two that the document is about."""
        if self._sentences is None:
            self._sentences = [
                _Told(r.passage.offsets(s.start, s.start + 1).start, self._named(s, r))
                for r in self._readings
                for s in r.passage.doc.sents
            ]
            self._sentences.sort(key=lambda told: told.start)
            counts = Counter(tuple(sorted(told.states)) for told in self._sentences if len(told.states) == PAIR)
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
            clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= _LEAD * ranked[1][1])
            if clear and ranked[0][1] >= _FEWEST:
                first, second = ranked[0][0]
                self._leading = (first, second)
        return self._sentences

    def _named(self, sentence: TokenSpan, reading: Reading) -> tuple[str, ...]:
        """The states of a sentence that do something or to which something is done, and those of its people."""
        return tuple(dict.fromkeys(self._acting(sentence, reading)))

    def _acting(self, sentence: TokenSpan, reading: Reading) -> Iterator[str]:
        for token in sentence:
            if token.i not in reading.things or _apart(token):
                continue
            for thing in reading.at(token):
                if self._entities.kind(thing) in _SIDES:
                    yield thing
                elif self._entities.kind(thing) in PERSONS:
                    home = self._homes(thing)
                    if home in self._entities.known and self._entities.kind(home or "") in _SIDES:
                        yield home or ""


def _apart(token: Token) -> bool:
    """Whether a name tells only of a place, of what somebody is in, or of one who brings others together."""
    above = token.head
    if token.dep_ in ("compound", "nmod") or (token.dep_ == "pobj" and above.lower_ in _PLACING):
        return True
    if token.dep_ == "npadvmod":
        return above.lemma_ in _HELPING  # "A-brokered talks"
    if above.dep_ == "agent":
        return above.head.lemma_ in _HELPING
    return token.dep_ == "nsubj" and is_verb(above) and above.lemma_ in _HELPING

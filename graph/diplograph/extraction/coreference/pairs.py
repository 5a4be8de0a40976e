"""Which two states "the two countries" are: the pair that the text brings together here, or all along."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from diplograph.extraction.context import Entities
from diplograph.extraction.coreference.memory import POLITIES
from diplograph.extraction.names.located import NamedPassage

Pair = tuple[str, str]
PAIR = 2

#: How much less every sentence further back counts, and how much the whole document counts beside the near sentences.
_FADING = 0.5
_WHOLE = 0.6
#: How much a pair with a territory weighs beside one of two states.
_WEAK = 0.25
#: What a pair must weigh to be meant.
_LEAST = 0.25
#: A pair that no near sentence names must be named together so often, and so much more often than any other.
_FEWEST, _LEAD = 3, 2.0


def pair_of(first: str, second: str) -> Pair:
    """The two ids in a fixed order."""
    return (first, second) if first < second else (second, first)


@dataclass(slots=True)
class Pairs:
    """How often the sentences of a document name two states together; a sentence with more of them counts less.

    `weak` are the territories: what two states dispute is seldom one of "the two countries".
    """

    together: dict[Pair, float] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)

    def learn(self, passages: Sequence[NamedPassage], entities: Entities) -> None:
        """Count the pairs of all sentences."""
        for named in passages:
            for sentence in named.passage.doc.sents:
                inside = [m for m in named.located if sentence.start <= m.head < sentence.end]
                states = {m.mention.entity for m in inside if entities.kind(m.mention.entity) in POLITIES}
                self.weak |= {t for t in states if entities.kind(t) == "Territory"}
                for pair, share in _shares(states).items():
                    self.together[pair] = self.together.get(pair, 0.0) + share

    def best(self, near: Sequence[tuple[int, Collection[str]]], barred: Collection[str]) -> tuple[str, ...]:
        """The pair most brought together, in the order of its first naming; empty if there is none.

        `near` are states that a sentence names together, in order, each with how many sentences back it stands.
        """
        most = max(self.together.values(), default=1.0)
        scores = {
            pair: _WHOLE * self.together[pair] / most
            for pair in _shares({t for _, states in near for t in states} - {*barred})
            if pair in self.together
        }
        for back, states in near:
            for pair, share in _shares({*states} - {*barred}).items():
                scores[pair] = scores.get(pair, 0.0) + share * _FADING**back
        scores = {pair: score * (_WEAK if self.weak & {*pair} else 1.0) for pair, score in scores.items()}
        found = max(sorted(scores), key=lambda pair: scores[pair], default=())
        if not found or scores[found] < _LEAST:
            alone = ({t: None for t in states if t not in barred} for _, states in near)
            return next((tuple(states) for states in alone if len(states) == PAIR), self._leading(barred))
        nearest = sorted(near, key=lambda told: (-len({*found} & {*told[1]}), told[0]))
        return tuple(dict.fromkeys(t for _, states in nearest for t in states if t in found))

    def _leading(self, barred: Collection[str]) -> tuple[str, ...]:
        """The pair that the whole document is about, if it is clearly about one."""
        ranked = sorted(self.together.items(), key=lambda item: (-item[1], item[0]))[:2]
        if not ranked or ranked[0][1] < _FEWEST or set(ranked[0][0]) & set(barred):
            return ()
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else ()


def _shares(states: Collection[str]) -> dict[Pair, float]:
    """Each pair of a sentence's states with its part of the sentence."""
    pairs = [pair_of(a, b) for a, b in combinations(sorted(states), 2)]
    return {pair: 1 / len(pairs) for pair in pairs}

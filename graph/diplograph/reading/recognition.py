"""Greedy decoding of the language model's entity recognizer, over all tokens of a batch at once.

The result is that of spaCy's own decoder (`spacy.pipeline.EntityRecognizer`, BILUO transitions), whose compiled loop
takes and releases the interpreter's lock for every possible move at every token: two thirds of its time. The model
looks at three tokens: the next one and, within an entity, the entity's first and the last one read. Outside entities
its choice so depends on the token alone, and one matrix product decides all of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

_Floats = NDArray[np.float32]
_BATCH = 64


@dataclass(frozen=True, slots=True)
class _Moves:
    """The model's moves: those that begin or are an entity by number, those that go on and end one by label."""

    begins: Mapping[int, str]
    units: Mapping[int, str]
    out: int
    within: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, component: Any) -> _Moves:
        system, labels = component.moves, component.labels
        number = {system.get_class_name(move): move for move in range(system.n_moves)}
        return cls(
            {number[f"B-{label}"]: label for label in labels},
            {number[f"U-{label}"]: label for label in labels},
            number["O"],
            {label: (number[f"I-{label}"], number[f"L-{label}"]) for label in labels},
        )


@dataclass(frozen=True, slots=True)
class Recognizer:
    """The entity recognizer of a loaded model."""

    model: Any
    moves: _Moves

    @classmethod
    def of(cls, nlp: Language) -> Recognizer:
        """The decoder of a pipeline's component `ner`."""
        component: Any = nlp.get_pipe("ner")
        return cls(component.model, _Moves.of(component))

    def pipe(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Set the entities of documents that are not yet parsed, in place; those already set are kept."""
        for first in range(0, len(docs), _BATCH):
            batch = docs[first : first + _BATCH]
            if any(len(doc) for doc in batch):
                self._decode(batch)
            yield from batch

    def _decode(self, docs: Sequence[Doc]) -> None:
        scores = _Scores.of(self.model, docs)
        outside = scores.outside()
        alone = [*self.moves.units, self.moves.out]
        free = [*self.moves.begins, *alone]
        best = np.take(free, outside[:, free].argmax(axis=1)).tolist()
        narrow = np.take(alone, outside[:, alone].argmax(axis=1)).tolist()
        at = 0
        for doc in docs:
            end = at + len(doc)
            set_before = {e.start: e.end for e in doc.ents}
            walk = _Walk(doc, set_before, best[at:end], narrow[at:end], self.moves, scores, at)
            new = [Span(doc, first, last, label=label) for first, last, label in walk.entities()]
            doc.set_ents(sorted((*doc.ents, *new), key=lambda e: e.start))
            at = end


@dataclass(frozen=True, slots=True)
class _Walk:
    """A document's way through the moves: the best one at each token outside entities, of all and of one token's.

    `taken` are the ends of the entities set before by their first tokens; `offset` is the document's place in `scores`.
    """

    doc: Doc
    taken: Mapping[int, int]
    best: Sequence[int]
    narrow: Sequence[int]
    moves: _Moves
    scores: _Scores
    offset: int

    def entities(self) -> Iterator[tuple[int, int, str]]:
        """First token, end and label of each entity between those set before."""
        at, size = 0, len(self.doc)
        while at < size:
            if at in self.taken:
                at = self.taken[at]
                continue
            move = (self.narrow if _stops(at, size, self.taken) else self.best)[at]
            end = at + 1
            if move != self.moves.out and not self.doc[at].is_space:
                label = self.moves.units.get(move) or self.moves.begins[move]
                end = end if move in self.moves.units else self._end(at, size, self.moves.within[label])
                yield at, end, label
            at = end

    def _end(self, start: int, size: int, moves: tuple[int, int]) -> int:
        """The end of an entity of two tokens or more: where the model ends it or nothing more can follow."""
        at, offset = start + 1, self.offset
        while not _stops(at, size, self.taken) and self.scores.goes_on(offset + at, offset + start, moves):
            at += 1
        return at + 1


def _stops(at: int, size: int, taken: Container[int]) -> bool:
    """Whether a token is the last one before the end or before an entity that was set."""
    return at + 1 == size or at + 1 in taken


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the moves score at the tokens of a batch: `features` has the shape (tokens, 3 places, hidden x pieces)."""

    ops: Any
    features: _Floats
    padding: _Floats
    bias: _Floats
    pieces: int
    weights: _Floats
    offsets: _Floats

    @classmethod
    def of(cls, model: Any, docs: Sequence[Doc]) -> _Scores:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        computed = lower.predict(model.get_ref("tok2vec").predict(list(docs)))
        computed = computed.reshape(computed.shape[0], lower.get_dim("nF"), -1)
        bias, pieces = lower.get_param("b").reshape(-1), lower.get_dim("nP")
        return cls(model.ops, computed[1:], computed[0], bias, pieces, upper.get_param("W"), upper.get_param("b"))

    def outside(self) -> _Floats:
        """Scores of all moves at every token when no entity is open, shape (tokens, moves)."""
        summed = self.features[:, 0] + (self.padding[1] + self.padding[2] + self.bias)
        # The model's own operations: numpy's product would keep a second thread spinning for a product this small.
        hidden, _ = self.ops.maxout(summed.reshape(len(summed), -1, self.pieces))
        scores: _Floats = self.ops.gemm(hidden, self.weights, trans2=True) + self.offsets
        return scores

    def goes_on(self, token: int, start: int, moves: tuple[int, int]) -> bool:
        """Whether the entity open since token `start` rather goes on after a token than ends with it."""
        features, (into, last) = self.features, moves
        summed = features[token, 0] + features[start, 1] + features[token - 1, 2] + self.bias
        hidden = summed.reshape(-1, self.pieces).max(axis=1)
        ahead = hidden @ (self.weights[into] - self.weights[last]) + (self.offsets[into] - self.offsets[last])
        return bool(ahead >= 0)

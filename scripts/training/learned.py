"""The trained component: proposes typed relations between the things of a sentence that no wording has related.

A small encoder (MiniLM, Wang et al. 2020, fine-tuned by `scripts/train_relations`) reads the sentence once; a head
scores every ordered pair of things for every relation, with attention of the pair over the sentence (localized context
pooling, Zhou et al. 2021, "Document-Level Relation Extraction with Adaptive Thresholding and Localized Context
Pooling"). It runs in onnxruntime on one thread, one sentence at a time, so that what a sentence gives never hangs on
its neighbours.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from diplograph.model import Modality, Polarity
from diplograph.ontology import Registry, registry
from training.candidates import Candidate, Proposal

_LONGEST = 192


@dataclass(frozen=True, slots=True)
class Settings:
    """What was fixed in training: order of outputs, classes the encoder knows, how sure it must be of a relation."""

    relations: tuple[str, ...]
    kinds: Mapping[str, int]
    thresholds: Mapping[str, float]

    @property
    def other(self) -> int:
        """Index of a class that the encoder does not know."""
        return len(self.kinds) + 1


class Proposer:
    """Loads the trained component and asks it about sentences. `version` is the beginning of its SHA-256."""

    def __init__(self, folder: Path) -> None:
        with (folder / "relations.toml").open("rb") as stream:
            data = tomllib.load(stream)
        kinds = {kind: index + 1 for index, kind in enumerate(data["kinds"])}
        self._settings = Settings(tuple(data["relations"]), kinds, dict(data["thresholds"]))
        self._modalities = tuple(Modality(name) for name in data["modalities"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        model = (folder / "relations.onnx").read_bytes()
        self.version = hashlib.sha256(model).hexdigest()[:12]
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._admitted = _admitted(self._settings, registry())

    def propose(self, text: str, start: int, things: Sequence[Candidate]) -> Iterator[Proposal]:
        """Relations of a sentence that begins at offset `start` of its document, surest first."""
        if len(things) < 2:
            return
        inputs = self._inputs(text, start, things)
        scores, modality, negation = self._session.run(None, inputs)
        kinds = inputs["kinds"][0]
        probability = _sigmoid(scores[0]) * self._admitted[kinds[:, None], kinds[None, :]]
        limits = np.array([self._settings.thresholds.get(r, 1.1) for r in self._settings.relations])
        for a, b, r in np.argwhere(probability >= limits).tolist():
            if a != b:
                yield Proposal(
                    a,
                    b,
                    self._settings.relations[r],
                    round(float(probability[a, b, r]), 3),
                    self._modalities[int(modality[0, a, b].argmax())],
                    Polarity.NEGATED if negation[0, a, b] > 0 else Polarity.AFFIRMED,
                )

    def _inputs(self, text: str, start: int, things: Sequence[Candidate]) -> dict[str, NDArray[Any]]:
        encoded = self._tokenizer.encode(text)
        begins, ends = np.array(encoded.offsets).T
        real = begins < ends
        types = np.zeros(len(begins), dtype=np.int64)
        units = np.zeros((len(things), len(begins)), dtype=np.float32)
        other = self._settings.other
        for row, thing in enumerate(things):
            kind = self._settings.kinds.get(thing.kind, other)
            for place in thing.places:
                inside = real & (begins < place.span.end - start) & (ends > place.span.start - start)
                units[row, inside] = 1
                types[inside] = kind + (other + 1 if place.shared else 0)
        units /= np.maximum(units.sum(axis=1, keepdims=True), 1)
        kinds = np.array([[self._settings.kinds.get(thing.kind, other) for thing in things]], dtype=np.int64)
        ids = np.array([encoded.ids], dtype=np.int64)
        return {"ids": ids, "types": types[None], "units": units[None], "kinds": kinds}


def _sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)


def _admitted(settings: Settings, known: Registry) -> NDArray[Any]:
    """1 where domain and range of a relation admit a pair of classes, by subject class, object class and relation."""
    table = np.zeros((settings.other + 1, settings.other + 1, len(settings.relations)), dtype=np.float32)
    for r, name in enumerate(settings.relations):
        relation = known.relations[name]
        for a, i in settings.kinds.items():
            for b, j in settings.kinds.items():
                table[i, j, r] = known.admits(relation.domain, a) and known.admits(relation.range, b)
    return table

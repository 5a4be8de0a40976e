"""Annotated training text (`scripts/training/texts`): written for this project, facts invented.

A passage is a block of lines; each sentence stands on one line and is followed by a line of the relations it states:

    [1:State Kenya] and [2:State Uganda] signed the [3:Agreement Malaba Rail Agreement] on 3 May 2023.
    = 1 signed 3; 2 signed 3
    [1,2 Their] presidents will not meet in [4:Settlement Kampala].
    = 1 metWith 2 planned not

`[n:Class words]` names thing n for the first time, `[n words]` again, `[n,m words]` several at once. Behind a relation
stand its modality, if not actual, and `not` if it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplograph.model import Modality
from diplograph.ontology import registry

_MENTION = re.compile(r"\[(\d+(?:,\d+)*)(?::([A-Za-z]+))? ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A thing of a sentence: class and the places (start, end, whether others are named by it too) that name it."""

    kind: str
    places: tuple[tuple[int, int, bool], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """Units `a` and `b` of a sentence are related."""

    a: int
    relation: str
    b: int
    modality: str = "actual"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, what it names and states; `unsure` relations are neither to be learned nor to be unlearned.

    `passage` counts the passages of a file from 0; `numbers` are the numbers of the units in their passage.
    """

    source: str
    text: str
    units: tuple[Unit, ...]
    stated: tuple[Stated, ...]
    unsure: tuple[tuple[int, str, int], ...] = ()
    passage: int = 0
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """A line that breaks the format or the ontology."""

    line: int
    what: str


class Passages:
    """Reads a file of annotated text. `flaws` lists what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.flaws: list[Flaw] = []
        self._path = path
        self._classes: dict[int, str] = {}
        self._line = 0
        self._passage = 0

    def samples(self) -> Iterator[Sample]:
        """The sentences in order."""
        sentence: str | None = None
        for number, line in enumerate(self._path.read_text(encoding="utf-8").splitlines(), 1):
            self._line = number
            if line.startswith("#"):
                continue
            if not line.strip():
                self._expect(sentence is None, "a sentence without its line of relations")
                self._passage += bool(self._classes)
                sentence, self._classes = None, {}
            elif not line.startswith("="):
                self._expect(sentence is None, "two sentences without a line of relations between them")
                sentence = line
            elif sentence is not None:
                yield self._sample(sentence, line[1:])
                sentence = None

    def _expect(self, condition: bool, what: str) -> None:  # noqa: FBT001 - reads like assert
        if not condition:
            self.flaws.append(Flaw(self._line, what))

    def _sample(self, sentence: str, relations: str) -> Sample:
        text, at = "", 0
        places: dict[int, list[tuple[int, int, bool]]] = {}
        for mention in _MENTION.finditer(sentence):
            text += sentence[at : mention.start()]
            numbers = [int(n) for n in mention[1].split(",")]
            for number in numbers:
                self._name(number, mention[2] if len(numbers) == 1 else None)
                places.setdefault(number, []).append((len(text), len(text) + len(mention[3]), len(numbers) > 1))
            text += mention[3]
            at = mention.end()
        text += sentence[at:]
        self._expect(not re.search(r"[\[\]|]", text), "a stray bracket")
        kept = [n for n in places if self._classes.get(n, "Position") != "Position"]
        units = tuple(Unit(self._kind(n), tuple(places[n])) for n in kept)
        stated = tuple(s for part in relations.split(";") if part.strip() for s in self._stated(part.split(), kept))
        return Sample(self._path.stem, text, units, stated, passage=self._passage, numbers=tuple(kept))

    def _name(self, number: int, kind: str | None) -> None:
        known = registry().classes
        if kind is None:
            self._expect(number in self._classes, f"thing {number} has no class yet")
            return
        self._expect(kind in known, f"no class {kind}")
        self._expect(self._classes.setdefault(number, kind) == kind, f"thing {number} changes its class")

    def _kind(self, number: int) -> str:
        return self._classes.get(number, "Entity")

    def _stated(self, words: list[str], kept: list[int]) -> Iterator[Stated]:
        if len(words) < 3 or not words[0].isdigit() or not words[2].isdigit() or words[1] not in registry().relations:
            self._expect(False, f"not a relation: {' '.join(words)}")
            return
        a, name, b = int(words[0]), words[1], int(words[2])
        extra = set(words[3:])
        odd = extra - {"not"} - {m.value for m in Modality}
        self._expect(not odd, f"unknown words {sorted(odd)}")
        if a not in kept or b not in kept or a == b:
            self._expect(False, f"ends not named in the sentence: {' '.join(words)}")
            return
        relation, admits = registry().relations[name], registry().admits
        fits = admits(relation.domain, self._kind(a)) and admits(relation.range, self._kind(b))
        self._expect(fits, f"{self._kind(a)} {name} {self._kind(b)} is outside domain and range")
        modality = next((m.value for m in Modality if m.value in extra), "actual")
        yield Stated(kept.index(a), name, kept.index(b), modality, "not" in extra)

"""The rules with the trained component beside them, to measure what it adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.extractor import Extractor
from diplograph.extraction.words.cues import Cues
from diplograph.model import Relation
from training.proposals import Asked, key, proposals


@dataclass(frozen=True, slots=True)
class Learned:
    """Finds relations with the trained component where the rules are silent."""

    cues: Cues
    proposer: Asked

    def find(
        self, reading: Reading, entities: Entities, worded: Sequence[tuple[Relation, Token]]
    ) -> Iterator[tuple[Relation, Token]]:
        """Statements of a passage with their trigger tokens."""
        told = frozenset(key(s.subject, s.predicate, s.object) for s, _ in worded)
        yield from proposals(reading, entities, self.cues, self.proposer, told)


def beside(extractor: Extractor, proposer: Asked) -> Extractor:
    """The extractor with a component beside its rules."""
    return replace(extractor, beside=Learned(extractor.cues, proposer))


def with_component(folder: Path) -> Extractor:
    """The extractor with the component of a folder (relations.onnx, relations.toml, tokenizer.json)."""
    from training.learned import Proposer

    return beside(Extractor.load(), Proposer(folder))

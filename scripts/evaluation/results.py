"""What the extraction makes of annotated texts, in the terms that it is scored in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplograph.assembly.assembler import Assembler
from diplograph.assembly.facts import DocumentFacts, Knowledge
from diplograph.errors import InputError
from diplograph.model import Claim, Document, Extraction, Mention, Observation, Relation
from diplograph.ontology import registry
from diplograph.pipeline import Extractor
from diplograph.reading import Skipped, locate
from evaluation.gold import Gold
from evaluation.likeness import Likenesses, Thing, of_entity


@dataclass(frozen=True, slots=True)
class Result:
    """One annotated text and the facts found in it; `text` is the text as read, `things` are by id."""

    gold: Gold
    text: str
    facts: DocumentFacts
    things: Mapping[str, Thing]
    mentions: tuple[Mention, ...]
    alike: Likenesses

    @property
    def mentioned(self) -> tuple[Thing, ...]:
        """The things that the graph says the document mentions, in the order of their ids."""
        return tuple(self.things[thing] for thing in self.facts.mentioned)

    def relations(self) -> Iterator[Relation]:
        """The relation statements of the document."""
        return (fact.statement for fact in self.facts.facts if isinstance(fact.statement, Relation))

    def figures(self) -> Iterator[Observation]:
        """The figures of the document."""
        return (fact.statement for fact in self.facts.facts if isinstance(fact.statement, Observation))

    def claims(self) -> Iterator[Claim]:
        """The claims of the document."""
        return (fact.statement for fact in self.facts.facts if isinstance(fact.statement, Claim))

    def same(self, gold: str, ours: str) -> bool:
        """Whether a thing of the annotation (id) is a thing of the graph (id)."""
        return self.alike.same(self.gold.things[gold], self.things[ours])


def read(file: Path) -> Document:
    """One document as a build reads it. Raises InputError if it is unreadable."""
    for found in locate([file]):
        if not isinstance(found.item, Skipped):
            return found.item
        raise InputError(f"{file}: {found.item.reason}")
    raise InputError(f"{file}: no document in it")


def assemble(extractions: Iterable[Extraction]) -> Knowledge:
    """The knowledge that a build of these documents puts into its graph."""
    known = registry()
    assembler = Assembler(symmetric=known.symmetric, depth=lambda kind: len(known.ancestors.get(kind, ())))
    for extraction in extractions:
        assembler.add(extraction)
    return assembler.knowledge()


def extract(extractor: Extractor, golds: Sequence[Gold]) -> list[Extraction]:
    """Read and extract annotated texts. Raises InputError if a text is not the annotated one."""
    documents = [read(gold.file) for gold in golds]
    for gold, document in zip(golds, documents, strict=True):
        if document.sha256 != gold.sha256:
            raise InputError(f"{gold.file}: differs from the annotated text")
    return [extractor.extract(document) for document in documents]


def results(golds: Sequence[Gold], extractions: Sequence[Extraction]) -> tuple[Result, ...]:
    """Assemble extractions as one build and put each document beside its annotation."""
    knowledge = assemble(extractions)
    things = {key: of_entity(entity) for key, entity in knowledge.things.items()}
    return tuple(
        Result(gold, extraction.document.text, facts, things, extraction.mentions, Likenesses())
        for gold, extraction, facts in zip(golds, extractions, knowledge.documents, strict=True)
    )

"""Assembly of extractions, document by document, into one body of knowledge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diplograph.assembly.direct import direct_triples
from diplograph.assembly.facts import DirectTriple, DocumentFacts, Knowledge
from diplograph.assembly.merging import merge
from diplograph.assembly.things import Depth, Things, things_of
from diplograph.model import Entity, Extraction


class Assembler:
    """Takes extractions one by one; keeps statements and things but no text.

    `symmetric` names the symmetric relations, `depth` tells how specific a class is.
    """

    def __init__(self, *, symmetric: frozenset[str], depth: Depth) -> None:
        self._symmetric = symmetric
        self._things = Things(depth)
        self._documents: list[DocumentFacts] = []
        self._direct: set[DirectTriple] = set()

    def add(self, extraction: Extraction) -> DocumentFacts:
        """Merge one document in.

        Raises ValueError if a statement or mention names a thing that the extraction does not describe.
        """
        document = extraction.document
        facts = merge(document.id, extraction.statements, self._symmetric)
        mentioned = {mention.entity for mention in extraction.mentions}
        # What a statement is about its document mentions, even where no single phrase names it ("her minister").
        mentioned.update(*(things_of(fact.statement) for fact in facts))
        self._things.add(_described(extraction, mentioned))
        added = DocumentFacts(replace(document, text="", blocks=()), tuple(sorted(mentioned)), facts)
        self._documents.append(added)
        self._direct.update(direct_triples(added, self._symmetric))
        return added

    def knowledge(self) -> Knowledge:
        """Everything added so far."""
        return Knowledge(self._things.merged(), tuple(self._documents), tuple(sorted(self._direct)))


def _described(extraction: Extraction, mentioned: set[str]) -> list[Entity]:
    """The entities of an extraction that it mentions, and what their positions belong to."""
    known = {entity.id: entity for entity in extraction.entities}
    missing = sorted(mentioned - known.keys())
    if missing:
        raise ValueError(f"{extraction.document.id}: things without description: {', '.join(missing)}")
    wanted = set(mentioned)
    wanted.update(known[thing].position_in or thing for thing in mentioned)
    return [entity for entity in extraction.entities if entity.id in wanted]


def assemble(extractions: Iterable[Extraction], *, symmetric: frozenset[str], depth: Depth) -> Knowledge:
    """Assemble all extractions at once; see `Assembler`."""
    assembler = Assembler(symmetric=symmetric, depth=depth)
    for extraction in extractions:
        assembler.add(extraction)
    return assembler.knowledge()

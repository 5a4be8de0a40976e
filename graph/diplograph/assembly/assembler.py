"""Assembly of extractions, document by document, into one body of knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from diplograph.assembly.direct import direct_triples
from diplograph.assembly.facts import DirectTriple, DocumentFacts, Knowledge, Share
from diplograph.assembly.merging import merge
from diplograph.assembly.things import Depth, Things, things_of
from diplograph.model import Entity, Extraction, Observation


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
        """Merge one document in. Raises ValueError as `digest` does."""
        added, share = digest(extraction, self._symmetric)
        self._things.add(share.things)
        self._documents.append(added)
        self._direct.update(share.direct)
        return added

    def knowledge(self) -> Knowledge:
        """Everything added so far."""
        return Knowledge(self._things.merged(), tuple(self._documents), tuple(sorted(self._direct)))


def digest(extraction: Extraction, symmetric: frozenset[str]) -> tuple[DocumentFacts, Share]:
    """What a document says, merged, and its share in what all documents have in common.

    Raises ValueError if a statement or mention names a thing that the extraction does not describe.
    """
    document = extraction.document
    facts = merge(document.id, extraction.statements, symmetric)
    mentioned = {mention.entity for mention in extraction.mentions}
    # What a statement is about its document mentions, even where no single phrase names it ("her minister").
    mentioned.update(*(things_of(fact.statement) for fact in facts))
    things = _described(extraction, mentioned)
    merged = DocumentFacts(replace(document, text="", blocks=()), tuple(sorted(mentioned)), facts)
    direct = sorted(set(direct_triples(merged, symmetric)))
    figures = (fact.statement for fact in facts if isinstance(fact.statement, Observation))
    products = sorted({figure.product for figure in figures if figure.product})
    return merged, Share(document.id, tuple(things), tuple(direct), tuple(products))


def _described(extraction: Extraction, mentioned: set[str]) -> list[Entity]:
    """The entities of an extraction that it mentions, and what their positions belong to."""
    known = {entity.id: entity for entity in extraction.entities}
    missing = sorted(mentioned - known.keys())
    if missing:
        raise ValueError(f"{extraction.document.id}: things without description: {', '.join(missing)}")
    owners = {known[thing].position_in for thing in mentioned} & known.keys()
    wanted = sorted(mentioned | {owner for owner in owners if owner is not None})
    return [_without_stranger(known[thing], known) for thing in wanted]


def _without_stranger(thing: Entity, known: Mapping[str, Entity]) -> Entity:
    """The thing; a position of something that nobody describes stands alone."""
    return thing if thing.position_in is None or thing.position_in in known else replace(thing, position_in=None)


def assemble(extractions: Iterable[Extraction], *, symmetric: frozenset[str], depth: Depth) -> Knowledge:
    """Assemble all extractions at once; see `Assembler`."""
    assembler = Assembler(symmetric=symmetric, depth=depth)
    for extraction in extractions:
        assembler.add(extraction)
    return assembler.knowledge()

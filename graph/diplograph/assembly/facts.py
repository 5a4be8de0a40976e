"""The values that assembly gives: statements merged within their document, things merged across documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diplograph.model import Document, Entity, Evidence, Statement

DirectTriple = tuple[str, str, str]
"""Thing id, relation name, thing id."""


@dataclass(frozen=True, slots=True)
class Fact:
    """All passages of one document that say the same with the same qualifiers.

    `id` is the local id of the statement node, a hash of document, content and qualifiers. `statement` is the
    first of the merged statements in text order, `confidence` the highest of them (0..1), `evidence` is sorted
    by offset and `extractors` by name, both without repetition. `conveys` holds ids of facts that a claim expresses.
    """

    id: str
    statement: Statement
    evidence: tuple[Evidence, ...]
    confidence: float
    extractors: tuple[str, ...]
    conveys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What one document says. `document` has lost its text and blocks, so that memory does not grow with them.

    `mentioned` holds the ids of the things it names, sorted; `facts` are in text order.
    """

    document: Document
    mentioned: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one document adds to what all documents have in common.

    `things` are its versions of the things it mentions (sorted by id), `direct` its direct triples and `products`
    the names of the products its figures speak of (both sorted, without repetition).
    """

    document: str
    things: tuple[Entity, ...]
    direct: tuple[DirectTriple, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All documents together: things by id (sorted), documents in input order, direct triples (sorted)."""

    things: Mapping[str, Entity]
    documents: tuple[DocumentFacts, ...]
    direct: tuple[DirectTriple, ...]

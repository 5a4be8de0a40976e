"""The graph as plain records: what the page, networkx and the exports read instead of triples.

Ids are the part of an IRI after `https://w3id.org/diplograph/id/` (the whole IRI when it lies elsewhere); codes,
classes and relations are local names. Evidence offsets are code points of the document's text, 0-based and
end-exclusive. All sequences are sorted, so equal graphs give equal records whatever the order of the quads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph. `kind` is its class, `documents` the ids of the documents that mention it."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    iso2: str | None = None
    position_in: str | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read. `issued` is EDTF, usually a date; `url` where it came from, if known."""

    id: str
    title: str
    issued: str | None = None
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that a statement rests on: `exact` is `text[start:end]` of the document."""

    document: str
    sentence: str
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an observation, in the base unit of `unit` ("USD", "%", "1" for counts ...)."""

    value: Decimal
    unit: str
    text: str
    comparator: str = "exact"
    upper: Decimal | None = None
    year: int | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation, a figure or a claim, told apart by `kind`.

    `predicate` is the relation or the indicator ("claim" for claims); `object` is the object, the counterpart or
    the claim's target; a claim's `subject` is its speaker. `start` and `end` are ISO dates.
    """

    id: str
    kind: str
    subject: str
    predicate: str
    object: str | None
    proofs: tuple[Proof, ...]
    polarity: str = "affirmed"
    modality: str = "actual"
    attribution: str = "author"
    speaker: str | None = None
    time: str | None = None
    start: str | None = None
    end: str | None = None
    time_text: str | None = None
    place: str | None = None
    confidence: float = 0.0
    extractor: str = ""
    figure: Figure | None = None
    text: str | None = None
    conveys: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """How firmly the texts say it: "denied", "planned" (any modality but actual), "attributed" or "stated"."""
        if self.polarity == "negated":
            return "denied"
        if self.modality != "actual":
            return "planned"
        if self.attribution != "author" and self.speaker not in (None, self.subject):
            return "attributed"
        return "stated"

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of all things it is about: subject, object, speaker and place, each once."""
        named = (self.subject, self.object, self.speaker, self.place)
        return tuple(dict.fromkeys(name for name in named if name))


@dataclass(frozen=True, slots=True)
class Records:
    """A graph: things and documents by id, statements sorted by id."""

    things: Mapping[str, Thing]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]

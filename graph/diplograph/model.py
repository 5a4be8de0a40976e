"""The values that pass from stage to stage: frozen, slotted, picklable.

Offsets are always code points of `Document.text` as read, 0-based and end-exclusive. Things are named by
their local id (kebab-case, the part of the IRI after `https://w3id.org/diplograph/id/`); relations, classes
and codes by their local name in the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document is; only prose is read for statements."""

    PROSE = "prose"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"


class Form(StrEnum):
    """How a mention names its thing."""

    NAME = "name"
    ACRONYM = "acronym"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    METONYM = "metonym"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Polarity(StrEnum):
    """Codes of `dg:polarity`."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Codes of `dg:modality`."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    DESIRED = "desired"


class AttributionKind(StrEnum):
    """Codes of `dg:attributionKind`."""

    AUTHOR = "author"
    REPORTED = "reported"
    QUOTED = "quoted"


class Comparator(StrEnum):
    """Codes of `dg:comparator`."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of boilerplate."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read. `id` is deterministic and unique for its text; `issued` is EDTF (usually a date)."""

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    issued: str | None = None
    source: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph. `aliases` are all other known or met names, sorted; `reason` tells why it has its class."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    m49: str | None = None
    position_in: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a document names a thing. `score` (0..1) and `reason` are those of the link."""

    span: Span
    text: str
    entity: str
    form: Form
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time: EDTF string, its bounds as ISO dates where they exist, and the words it was read from."""

    edtf: str
    start: str | None = None
    end: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact passage a statement rests on (`exact == text[span]`) and its whole sentence."""

    span: Span
    exact: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: the author of the document (`speaker` None) or the thing `speaker`."""

    kind: AttributionKind = AttributionKind.AUTHOR
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What every statement carries beside its content."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    attribution: Attribution = field(default_factory=Attribution)
    time: Period | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A `dg:RelationStatement`: subject and object are thing ids, predicate a relation name.

    `extractor` names the rule (for example `lexicon:diplomacy/visit-1`); `confidence` is 0..1.
    """

    subject: str
    predicate: str
    object: str
    evidence: Evidence
    qualifiers: Qualifiers
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True)
class Observation:
    """A `dg:Observation`: a figure. `value` is in the base unit (2.6 billion = 2600000000), a fall is negative.

    `unit_code` is an ISO 4217 code, "%", a UCUM code, or "1" for counts; `product` is plain text or None.
    """

    subject: str
    indicator: str
    value: Decimal
    unit_code: str
    value_text: str
    evidence: Evidence
    qualifiers: Qualifiers
    confidence: float
    extractor: str
    counterpart: str | None = None
    product: str | None = None
    year: int | None = None
    value_upper: Decimal | None = None
    comparator: Comparator = Comparator.EXACT


@dataclass(frozen=True, slots=True)
class Claim:
    """A `dg:Claim`: words of a speaker, `text` exactly as written; `target` is whom they are about."""

    text: str
    evidence: Evidence
    qualifiers: Qualifiers
    confidence: float
    extractor: str
    target: str | None = None


Statement = Relation | Observation | Claim


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that names two actors or a figure and gave no statement: `actors` are thing ids, `figures` words."""

    span: Span
    sentence: str
    actors: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave: its entities (sorted by id), mentions, statements and gaps (in text order)."""

    document: Document
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...] = ()

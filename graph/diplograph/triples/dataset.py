"""Assembled knowledge as quads of the graph contract, in a fixed order.

Every triple is in exactly one graph: a graph named by a document's IRI holds the document, its `dg:mentionedIn`
links, statements and evidence; the default graph holds things, direct triples and runs. No blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from diplograph.assembly.facts import DirectTriple, DocumentFacts, Fact, Knowledge
from diplograph.model import Claim, Document, Entity, Evidence, Observation, Qualifiers, Relation
from diplograph.triples import namespaces as ns
from diplograph.triples.units import unit_iri

Term = NamedNode | Literal
Values = Iterable[tuple[NamedNode, Term | None]]

_KINDS = {Relation: "RelationStatement", Observation: "Observation", Claim: "Claim"}
_DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the software: what took part in it (name, version), and when, only if SOURCE_DATE_EPOCH says so.

    The same software at the same time is the same run whatever it read, so that documents may come in one by one.
    """

    software: tuple[tuple[str, str], ...]
    ended: datetime | None = None

    @property
    def time(self) -> str | None:
        """When it ended, as xsd:dateTime in UTC."""
        return None if self.ended is None else self.ended.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def iri(self) -> NamedNode:
        """IRI of the run: a hash of its software and time."""
        parts = [f"{name} {version}" for name, version in self.software]
        return ns.thing_iri("run-" + ns.digest(*parts, self.time or ""))


def _quads(subject: NamedNode, values: Values, graph: NamedNode | DefaultGraph = _DEFAULT) -> Iterator[Quad]:
    return (Quad(subject, name, value, graph) for name, value in values if value is not None)


def dataset_quads(knowledge: Knowledge, run: Run) -> Iterator[Quad]:
    """All quads of a body of knowledge; the order depends only on its content."""
    for thing in knowledge.things.values():
        yield from thing_quads(thing)
    for triple in knowledge.direct:
        yield direct_quad(triple)
    yield from _products(knowledge)
    yield from run_quads(run)
    for agent in run.software:
        yield from agent_quads(agent)
    for facts in knowledge.documents:
        yield used_quad(run.iri.value, facts.document.id)
    for facts in knowledge.documents:
        yield from document_quads(facts, run.iri)


def thing_quads(thing: Entity) -> Iterator[Quad]:
    """Class, names, identifiers and place of one thing."""
    qid = ns.wikidata_iri(thing.wikidata)
    values: list[tuple[NamedNode, Term | None]] = [
        (ns.TYPE, ns.dg(thing.kind)),
        (ns.LABEL, ns.english(thing.label)),
        *((ns.ALT_LABEL, ns.english(alias)) for alias in thing.aliases),
        (ns.dg("isoAlpha2"), _plain(thing.iso2)),
        (ns.dg("isoAlpha3"), _plain(thing.iso3)),
        (ns.dg("unM49"), _plain(thing.m49)),
        (ns.dg("wikidataId"), _plain(thing.wikidata) if qid else None),
        (ns.SAME_AS, qid),
        (ns.dg("positionIn"), _thing(thing.position_in)),
    ]
    return _quads(ns.thing_iri(thing.id), values)


def direct_quad(triple: DirectTriple) -> Quad:
    """A direct triple."""
    subject, predicate, value = triple
    return Quad(ns.thing_iri(subject), ns.dg(predicate), ns.thing_iri(value))


def _products(knowledge: Knowledge) -> Iterator[Quad]:
    statements = (fact.statement for facts in knowledge.documents for fact in facts.facts)
    names = {s.product for s in statements if isinstance(s, Observation) and s.product}
    described = {product_iri(name).value: name for name in sorted(names, reverse=True)}
    for _, name in sorted(described.items()):
        yield from product_quads(name)


def product_quads(name: str) -> Iterator[Quad]:
    """A product that figures name, as a thing: its label is the text's wording (of several the first by code point)."""
    return _quads(product_iri(name), [(ns.TYPE, ns.dg("Product")), (ns.LABEL, ns.english(name))])


def product_iri(name: str) -> NamedNode:
    """IRI of a product by its name; case and spacing do not matter."""
    return ns.thing_iri("product-" + "-".join(name.casefold().split()))


def run_quads(run: Run) -> Iterator[Quad]:
    """The run as a PROV activity with its software."""
    ended = None if run.time is None else Literal(run.time, datatype=NamedNode(ns.XSD + "dateTime"))
    values: list[tuple[NamedNode, Term | None]] = [(ns.TYPE, NamedNode(ns.PROV + "Activity"))]
    values += [(NamedNode(ns.PROV + "wasAssociatedWith"), _agent_iri(agent)) for agent in run.software]
    values.append((NamedNode(ns.PROV + "endedAtTime"), ended))
    return _quads(run.iri, values)


def agent_quads(agent: tuple[str, str]) -> Iterator[Quad]:
    """A piece of software by its name and version."""
    values: list[tuple[NamedNode, Term | None]] = [
        (ns.TYPE, NamedNode(ns.PROV + "SoftwareAgent")),
        (ns.LABEL, ns.english(agent[0])),
        (NamedNode(ns.OWL + "versionInfo"), ns.plain(agent[1])),
    ]
    return _quads(_agent_iri(agent), values)


def _agent_iri(agent: tuple[str, str]) -> NamedNode:
    return ns.thing_iri(f"software-{agent[0]}-{agent[1]}")


def used_quad(run: str, document: str) -> Quad:
    """That a run (IRI) read a document (id)."""
    return Quad(NamedNode(run), NamedNode(ns.PROV + "used"), ns.document_iri(document))


def document_quads(facts: DocumentFacts, run: NamedNode) -> Iterator[Quad]:
    """Everything of one document's named graph."""
    graph = ns.document_iri(facts.document.id)
    yield from _quads(graph, _document_values(facts.document), graph)
    for thing in facts.mentioned:
        yield Quad(ns.thing_iri(thing), ns.dg("mentionedIn"), graph, graph)
    for fact in facts.facts:
        yield from fact_quads(fact, graph, run)


def _document_values(document: Document) -> Values:
    issued = document.issued
    when = None if issued is None else ns.iso_date(issued) or ns.edtf(issued)
    source = document.source or document.name or None
    return [
        (ns.TYPE, ns.dg("Document")),
        (NamedNode(ns.DCTERMS + "title"), ns.plain(document.title or document.name or document.id)),
        (NamedNode(ns.DCTERMS + "issued"), when),
        (NamedNode(ns.DCTERMS + "source"), None if source is None else ns.web_address(source) or ns.plain(source)),
        (ns.dg("textSha256"), ns.plain(document.sha256)),
    ]


def fact_quads(fact: Fact, graph: NamedNode, run: NamedNode) -> Iterator[Quad]:
    """A statement node with its qualifiers and evidence."""
    statement = fact.statement
    node = ns.thing_iri(fact.id)
    evidence = [(evidence_iri(graph, passage), passage) for passage in fact.evidence]
    values: list[tuple[NamedNode, Term | None]] = [(ns.TYPE, ns.dg(_KINDS[type(statement)]))]
    values += _content(fact)
    values += _qualifiers(statement.qualifiers)
    values.append((ns.dg("place"), _thing(statement.qualifiers.place)))
    values.append((ns.dg("confidence"), ns.decimal(Decimal(str(round(fact.confidence, 3))))))
    values.append((ns.dg("extractor"), ns.plain("; ".join(fact.extractors))))
    values += [(ns.dg("evidence"), iri) for iri, _ in evidence]
    values.append((NamedNode(ns.PROV + "wasGeneratedBy"), run))
    yield from _quads(node, values, graph)
    for iri, passage in evidence:
        yield from _quads(iri, _evidence_values(passage, graph), graph)


def _content(fact: Fact) -> list[tuple[NamedNode, Term | None]]:
    match fact.statement:
        case Relation() as relation:
            return [
                (ns.dg("subject"), _thing(relation.subject)),
                (ns.dg("predicate"), ns.dg(relation.predicate)),
                (ns.dg("object"), _thing(relation.object)),
            ]
        case Observation() as figure:
            return _figure(figure)
        case Claim() as claim:
            return [
                (ns.dg("claimText"), ns.plain(claim.text)),
                (ns.dg("target"), _thing(claim.target)),
                *((ns.dg("conveys"), ns.thing_iri(conveyed)) for conveyed in fact.conveys),
            ]


def _figure(figure: Observation) -> list[tuple[NamedNode, Term | None]]:
    return [
        (ns.dg("subject"), _thing(figure.subject)),
        (ns.dg("counterpart"), _thing(figure.counterpart)),
        (ns.dg("indicator"), ns.code_iri(figure.indicator)),
        (ns.dg("product"), product_iri(figure.product) if figure.product else None),
        (ns.dg("year"), None if figure.year is None else ns.integer(figure.year)),
        (ns.dg("value"), ns.decimal(figure.value)),
        (ns.dg("valueUpper"), None if figure.value_upper is None else ns.decimal(figure.value_upper)),
        (ns.dg("unitCode"), ns.plain(figure.unit_code)),
        (ns.dg("unit"), unit_iri(figure.unit_code)),
        (ns.dg("valueText"), ns.plain(figure.value_text)),
        (ns.dg("comparator"), ns.code_iri(figure.comparator)),
    ]


def _qualifiers(qualifiers: Qualifiers) -> list[tuple[NamedNode, Term | None]]:
    values: list[tuple[NamedNode, Term | None]] = [
        (ns.dg("polarity"), ns.code_iri(qualifiers.polarity)),
        (ns.dg("modality"), ns.code_iri(qualifiers.modality)),
        (ns.dg("attributionKind"), ns.code_iri(qualifiers.attribution.kind)),
        (ns.dg("attributedTo"), _thing(qualifiers.attribution.speaker)),
    ]
    time = qualifiers.time
    if time is not None:
        values += [
            (ns.dg("time"), ns.edtf(time.edtf)),
            (ns.dg("startDate"), ns.iso_date(time.start)),
            (ns.dg("endDate"), ns.iso_date(time.end)),
            (ns.dg("timeText"), _plain(time.text or None)),
        ]
    return values


def evidence_iri(document: NamedNode, evidence: Evidence) -> NamedNode:
    """IRI of a passage: a hash of document, offsets and sentence, so that statements share it."""
    span = evidence.span
    parts = (document.value, str(span.start), str(span.end), evidence.exact, evidence.sentence)
    return ns.thing_iri("evidence-" + ns.digest(*parts))


def _evidence_values(evidence: Evidence, document: NamedNode) -> Values:
    return [
        (ns.TYPE, ns.dg("Evidence")),
        (ns.dg("inDocument"), document),
        (NamedNode(ns.OA + "exact"), ns.plain(evidence.exact)),
        (NamedNode(ns.OA + "start"), ns.integer(evidence.span.start)),
        (NamedNode(ns.OA + "end"), ns.integer(evidence.span.end)),
        (ns.dg("sentence"), ns.plain(evidence.sentence)),
    ]


def _plain(text: str | None) -> Literal | None:
    return None if text is None else ns.plain(text)


def _thing(thing: str | None) -> NamedNode | None:
    return None if thing is None else ns.thing_iri(thing)

"""Reads a graph into records in one pass over its quads, without SPARQL: 15,000 statements take seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from rdflib import Dataset, Graph
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from diplograph.publishing.records import Figure, Proof, Records, Source, Statement, Thing

DG = "https://w3id.org/diplograph/ontology#"
DGI = "https://w3id.org/diplograph/id/"
DGC = "https://w3id.org/diplograph/code/"
OA = "http://www.w3.org/ns/oa#"

_KINDS = {DG + "RelationStatement": "relation", DG + "Observation": "figure", DG + "Claim": "claim"}
_PREFIXES = (DGI, DG, DGC)
_MOST_DIGITS = 60

_Properties = Mapping[str, list[Node]]


def read(graph: Graph) -> Records:
    """Read a Dataset (all its graphs together) or a single Graph of the contract's shape."""
    table = _by_subject(graph)
    kinds = {
        subject: types[0] for subject, row in table.items() if (types := sorted(map(str, row.get(str(RDF.type), ()))))
    }
    sources = {
        _name(subject): _source(subject, table[subject]) for subject in kinds if DG + "textSha256" in table[subject]
    }
    statements = [_statement(subject, _KINDS[kind], table) for subject, kind in kinds.items() if kind in _KINDS]
    things = {
        _name(subject): _thing(subject, table[subject], kind)
        for subject, kind in kinds.items()
        if kind.startswith(DG) and str(RDFS.label) in table[subject] and _name(subject) not in sources
    }
    statements = [statement for statement in statements if statement.subject]
    for name in sorted({name for statement in statements for name in statement.things} - things.keys()):
        # An object that nothing describes (a cited document, a broken graph) still has to be reachable.
        title = sources[name].title if name in sources else name
        things[name] = Thing(name, title, "Document" if name in sources else "Entity")
    return Records(
        dict(sorted(things.items())),
        dict(sorted(sources.items())),
        tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def _by_subject(graph: Graph) -> dict[str, dict[str, list[Node]]]:
    table: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _triples(graph):
        table[str(subject)][str(predicate)].append(value)
    return table


def _triples(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    if isinstance(graph, Dataset):
        for subject, predicate, value, _ in graph.quads((None, None, None, None)):
            yield subject, predicate, value
    else:
        yield from graph.triples((None, None, None))


def _name(iri: str) -> str:
    for prefix in _PREFIXES:
        if iri.startswith(prefix):
            return iri[len(prefix) :]
    return iri


def _texts(row: _Properties, *names: str) -> Iterable[str]:
    return sorted({str(value) for name in names for value in row.get(name, ())})


def _text(row: _Properties, *names: str) -> str | None:
    return next(iter(_texts(row, *names)), None)


def _local(row: _Properties, name: str) -> str | None:
    value = _text(row, DG + name)
    return None if value is None else _name(value)


def _thing(iri: str, row: _Properties, kind: str) -> Thing:
    label = _text(row, str(RDFS.label)) or _name(iri)
    return Thing(
        id=_name(iri),
        label=label,
        kind=_name(kind),
        aliases=tuple(alias for alias in _texts(row, str(SKOS.altLabel)) if alias != label),
        wikidata=_text(row, DG + "wikidataId"),
        iso2=_text(row, DG + "isoAlpha2"),
        position_in=_local(row, "positionIn"),
        documents=tuple(_name(document) for document in _texts(row, DG + "mentionedIn")),
    )


def _source(iri: str, row: _Properties) -> Source:
    return Source(
        id=_name(iri),
        title=_text(row, str(DCTERMS.title), str(RDFS.label)) or _name(iri),
        issued=_text(row, str(DCTERMS.issued)),
        url=_text(row, str(DCTERMS.source)),
        sha256=_text(row, DG + "textSha256"),
    )


def _statement(iri: str, kind: str, table: Mapping[str, _Properties]) -> Statement:
    row = table[iri]
    speaker = _local(row, "attributedTo")
    subject = speaker if kind == "claim" else _local(row, "subject")
    predicate = {"relation": _local(row, "predicate"), "figure": _local(row, "indicator"), "claim": "claim"}[kind]
    other = {"relation": "object", "figure": "counterpart", "claim": "target"}[kind]
    proofs = (_proof(table[str(node)]) for node in row.get(DG + "evidence", ()) if str(node) in table)
    return Statement(
        id=_name(iri),
        kind=kind,
        subject=subject or "",
        predicate=predicate or "relatedTo",
        object=_local(row, other),
        proofs=tuple(sorted(proofs, key=lambda proof: (proof.document, proof.start, proof.end))),
        polarity=_local(row, "polarity") or "affirmed",
        modality=_local(row, "modality") or "actual",
        attribution=_local(row, "attributionKind") or "author",
        speaker=speaker,
        time=_text(row, DG + "time"),
        start=_text(row, DG + "startDate"),
        end=_text(row, DG + "endDate"),
        time_text=_text(row, DG + "timeText"),
        place=_local(row, "place"),
        confidence=float(_decimal(_text(row, DG + "confidence")) or 0),
        extractor=_text(row, DG + "extractor") or "",
        figure=_figure(row) if kind == "figure" else None,
        text=_text(row, DG + "claimText"),
        conveys=tuple(_name(value) for value in _texts(row, DG + "conveys")),
    )


def _proof(row: _Properties) -> Proof:
    return Proof(
        document=_local(row, "inDocument") or "",
        sentence=_text(row, DG + "sentence") or "",
        exact=_text(row, OA + "exact") or "",
        start=int(_decimal(_text(row, OA + "start")) or 0),
        end=int(_decimal(_text(row, OA + "end")) or 0),
    )


def _figure(row: _Properties) -> Figure:
    year = _decimal(_text(row, DG + "year"))
    return Figure(
        value=_decimal(_text(row, DG + "value")) or Decimal(0),
        unit=_text(row, DG + "unitCode") or "1",
        text=_text(row, DG + "valueText") or "",
        comparator=_local(row, "comparator") or "exact",
        upper=_decimal(_text(row, DG + "valueUpper")),
        year=None if year is None else int(year),
        product=_local(row, "product"),
    )


def _decimal(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    # What is infinite or beyond all measure cannot be shown, and a strange graph may hold it.
    return value if value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS else None

"""Made graphs of the contract's shape, any size, the same every time: for tests and benchmarks of what reads graphs."""

from __future__ import annotations

import hashlib
from random import Random

from rdflib import RDF, RDFS, SKOS, XSD, Dataset, Literal, Namespace, URIRef
from rdflib.graph import Graph
from rdflib.namespace import DCTERMS
from rdflib.term import Node

DG = Namespace("https://w3id.org/diplograph/ontology#")
DGI = Namespace("https://w3id.org/diplograph/id/")
DGC = Namespace("https://w3id.org/diplograph/code/")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

KINDS = (
    "State",
    "State",
    "State",
    "Bloc",
    "InternationalOrganization",
    "GovernmentBody",
    "Official",
    "Person",
    "Corridor",
    "Settlement",
    "Meeting",
    "Agreement",
    "Company",
    "Region",
)
VERBS = {
    "cooperatesWith": "works together with",
    "criticizes": "criticizes",
    "supports": "supports",
    "exportsTo": "sells grain to",
    "memberOf": "is a member of",
    "sanctions": "put sanctions on",
    "metWith": "held talks with",
    "investsIn": "invests in",
    "threatens": "threatens",
    "tradesWith": "trades with",
    "accuses": "accuses",
    "sharesBorderWith": "borders on",
}
SYLLABLES = ("ka", "lo", "mi", "ter", "an", "so", "vel", "dor", "ia", "ru", "ben", "tas", "qui", "nor", "el", "za")


class Maker:
    """Writes things, documents and statements into a Dataset the way the contract asks."""

    def __init__(self) -> None:
        self.quads: list[tuple[Node, Node, Node, Graph]] = []
        self.dataset = Dataset()
        self.default = self.dataset.graph(URIRef("urn:x-rdflib:default"))

    def done(self) -> Dataset:
        """The Dataset with all that was said."""
        self.dataset.addN(self.quads)
        return self.dataset

    def thing(self, name: str, label: str, kind: str, aliases: tuple[str, ...] = ()) -> URIRef:
        """A thing of class `kind`."""
        iri = DGI[name]
        self._add(self.default, iri, {RDF.type: DG[kind], RDFS.label: Literal(label, lang="en")})
        for alias in aliases:
            self.quads.append((iri, SKOS.altLabel, Literal(alias, lang="en"), self.default))
        return iri

    def document(self, name: str, title: str, issued: str | None = None, source: str | None = None) -> Graph:
        """A document: gives its named graph."""
        graph = self.dataset.graph(DGI[name])
        digest = hashlib.sha256(title.encode()).hexdigest()
        self._add(
            graph, DGI[name], {RDF.type: DG.Document, DCTERMS.title: Literal(title), DG.textSha256: Literal(digest)}
        )
        if issued:
            self.quads.append((DGI[name], DCTERMS.issued, Literal(issued, datatype=XSD.date), graph))
        if source:
            self.quads.append((DGI[name], DCTERMS.source, Literal(source), graph))
        return graph

    def mention(self, graph: Graph, *things: URIRef) -> None:
        """The document mentions the things."""
        for thing in things:
            self.quads.append((thing, DG.mentionedIn, URIRef(str(graph.identifier)), graph))

    def statement(
        self,
        graph: Graph,
        name: str,
        kind: str,
        values: dict[str, Node],
        *,
        sentence: str,
        exact: str,
        offset: int = 0,
        polarity: str = "affirmed",
        modality: str = "actual",
        speaker: URIRef | None = None,
        time: str | None = None,
    ) -> URIRef:
        """A statement with one piece of evidence: `exact` inside `sentence`, which begins at `offset`."""
        iri, evidence = DGI[name], DGI[name + "-evidence"]
        start = offset + sentence.find(exact)
        self._add(graph, iri, {RDF.type: DG[kind], **{DG[key]: value for key, value in values.items()}})
        self._add(
            graph,
            iri,
            {
                DG.polarity: DGC[polarity],
                DG.modality: DGC[modality],
                DG.attributionKind: DGC["reported" if speaker else "author"],
                DG.confidence: Literal("0.8", datatype=XSD.decimal),
                DG.extractor: Literal("synthetic:1"),
                DG.evidence: evidence,
            },
        )
        if speaker:
            self.quads.append((iri, DG.attributedTo, speaker, graph))
        if time:
            self._add(
                graph,
                iri,
                {
                    DG.time: Literal(time, datatype=EDTF),
                    DG.startDate: Literal(time[:4] + "-01-01", datatype=XSD.date),
                    DG.endDate: Literal(time[:4] + "-12-31", datatype=XSD.date),
                    DG.timeText: Literal("in " + time),
                },
            )
        self._add(
            graph,
            evidence,
            {
                RDF.type: DG.Evidence,
                DG.inDocument: URIRef(str(graph.identifier)),
                OA.exact: Literal(exact),
                OA.start: Literal(start),
                OA.end: Literal(start + len(exact)),
                DG.sentence: Literal(sentence),
            },
        )
        return iri

    def _add(self, graph: Graph, subject: Node, row: dict[URIRef, Node]) -> None:
        self.quads.extend((subject, predicate, value, graph) for predicate, value in row.items())


def make(actors: int = 40, edges: int = 120, seed: int = 5) -> Dataset:
    """A graph of `actors` things in groups with `edges` statements: relations, figures (1 in 9), claims (1 in 12)."""
    random, maker = Random(seed), Maker()
    names = _names(actors, random)
    things = [
        maker.thing(f"thing-{i}", name, KINDS[i % len(KINDS)] if i else "State", (name.upper()[:4],))
        for i, name in enumerate(names)
    ]
    documents = [
        maker.document(
            f"doc-{i}",
            f"Briefing {i}: relations of {names[i % actors]}",
            f"20{10 + i % 16}-03-0{1 + i % 9}",
            f"https://example.org/briefings/{i}",
        )
        for i in range(max(2, edges // 25))
    ]
    for number in range(edges):
        first, second = _pair(actors, number, random)
        graph = documents[random.randrange(len(documents))]
        _say(maker, graph, number, things, names, first, second, random)
        maker.mention(graph, things[first], things[second])
    return maker.done()


def _names(count: int, random: Random) -> list[str]:
    names: list[str] = []
    while len(names) < count:
        name = "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 4))).capitalize()
        names.append(name if name not in names else f"{name} {len(names)}")
    return names


def _pair(actors: int, number: int, random: Random) -> tuple[int, int]:
    """Two different things, mostly of one group of about twelve; low numbers are the hubs."""
    first = number % actors if number < actors else int(actors * random.random() ** 2)
    groups = max(1, actors // 12)
    second = (
        (first % groups + groups * random.randrange(12)) % actors
        if random.random() < 0.7
        else int(actors * random.random() ** 3)
    )
    return (first, second) if first != second else (first, (first + 1) % actors)


def _say(
    maker: Maker,
    graph: Graph,
    number: int,
    things: list[URIRef],
    names: list[str],
    first: int,
    second: int,
    random: Random,
) -> None:
    year, verb = str(2008 + random.randrange(18)), random.choice(sorted(VERBS))
    time = year if random.random() < 0.7 else None
    speaker = things[random.randrange(len(things))] if random.random() < 0.2 else None
    if number % 9 == 4:
        value = random.randrange(1, 90) * 100_000_000
        text = f"${value / 1e9:.1f} billion"
        row = {
            "subject": things[first],
            "counterpart": things[second],
            "indicator": DGC["trade-turnover"],
            "year": Literal(int(year)),
            "value": Literal(str(value), datatype=XSD.decimal),
            "unitCode": Literal("USD"),
            "valueText": Literal(text),
            "comparator": DGC.about,
        }
        sentence = (
            f"Trade between {names[first]} and {names[second]} came to about {text} in {year}, note {number} says."
        )
        maker.statement(
            graph,
            f"figure-{number}",
            "Observation",
            row,
            sentence=sentence,
            exact=text,
            offset=number * 7,
            time=year,
            speaker=speaker,
        )
    elif number % 12 == 7:
        words = f"we shall never accept what {names[second]} did"
        sentence = f"“{words},” said the delegation of {names[first]} before leaving the hall in round {number}."
        maker.statement(
            graph,
            f"claim-{number}",
            "Claim",
            {"claimText": Literal(words), "target": things[second]},
            sentence=sentence,
            exact=words,
            offset=number * 7,
            time=time,
            speaker=things[first],
        )
    else:
        polarity, modality = random.choice(
            (("affirmed", "actual"),) * 6 + (("negated", "actual"), ("affirmed", "planned"), ("affirmed", "possible"))
        )
        exact = f"{names[first]} {VERBS[verb]} {names[second]}"
        sentence = (
            f"According to paragraph {number} of the briefing, {exact}, and observers of the region took note of it."
        )
        maker.statement(
            graph,
            f"relation-{number}",
            "RelationStatement",
            {"subject": things[first], "predicate": DG[verb], "object": things[second]},
            sentence=sentence,
            exact=exact,
            offset=number * 7,
            polarity=polarity,
            modality=modality,
            speaker=speaker,
            time=time,
        )

"""Made graphs of any size in the contract's shape, written by diplograph's own code: for benchmarks and tests.

Documents speak of things the way briefings do: a few actors are in most of them, many in one or two. The same size and
seed give the same quads.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from random import Random

from pyoxigraph import Quad

import handmade
from diplograph.assembly.assembler import digest
from diplograph.assembly.facts import DirectTriple
from diplograph.model import AttributionKind, Comparator, Entity, Extraction, Modality, Period, Polarity, Statement
from diplograph.ontology import registry
from diplograph.triples import dataset
from diplograph.triples.dataset import Run

QUADS_A_DOCUMENT = 594
"""About how many quads a document gives, with its part of the things and nothing counted twice."""
RUN = Run((("diplograph", "0"), ("made", "1")))
KINDS = (
    *("State",) * 6, "Bloc", "InternationalOrganization", "GovernmentBody", "Company", "Official", "Official",
    "Official", "Settlement", "Settlement", "Region", "Corridor", "Agreement", "Meeting", "Position",
)  # fmt: skip
SYLLABLES = "ka lo mi ter an so vel dor ia ru ben tas qui nor el za mar ost in bal".split()
RELATIONS = (
    "memberOf metWith metWith visited negotiatesWith cooperatesWith cooperatesWith supports criticizes accuses "
    "sanctions threatens inConflictWith exportsTo tradesWith dependsOn investsIn providesAidTo alliedWith "
    "sharesBorderWith signed holdsPosition represents connects seeksMembershipOf participatesIn attacked "
    "recognizes controls agreedWith"
).split()  # fmt: skip
INDICATORS = "trade-turnover exports imports export-share gdp investment aid-provided".split()


class Corpus:
    """A made corpus of about `quads` quads."""

    def __init__(self, quads: int, seed: int = 7) -> None:
        self._random = Random(seed)
        self.documents = max(4, quads // QUADS_A_DOCUMENT)
        self.things = self._make_things(60 + self.documents * 3 // 2)
        # Zipf's law with a flattened head: thing n is named about 1 / (n + 8) as often as the first.
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.things))))

    def _make_things(self, count: int) -> list[Entity]:
        things = []
        for number in range(count):
            syllables = [self._random.choice(SYLLABLES) for _ in range(self._random.randint(2, 4))]
            label = f"{''.join(syllables).capitalize()} {number}"
            kind = KINDS[number % len(KINDS)]
            owner = f"thing-{number - number % len(KINDS)}" if kind == "Position" else None
            state = kind == "State"
            things.append(
                Entity(
                    f"thing-{number}",
                    label,
                    kind,
                    (f"{label} people", label.upper()),
                    f"Q{1000 + number}" if state else None,
                    position_in=owner,
                )
            )
        return things

    def extractions(self) -> Iterator[Extraction]:
        """The documents, one by one."""
        for number in range(self.documents):
            yield self._document(number)

    def _document(self, number: int) -> Extraction:
        random = self._random
        year = 2000 + number % 26
        sentences = [
            f"Sentence {n} of briefing {number} tells at some length who did what to whom, and why." for n in range(24)
        ]
        title = f"Briefing {number} of {year}"
        issued = f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"
        scribe = handmade.Scribe(handmade.document(f"made-{number}", " ".join(sentences), title=title, issued=issued))
        things = sorted({thing.id: thing for thing in self._chosen(30)}.values(), key=lambda thing: thing.id)
        statements = [
            self._statement(scribe, random.choice(sentences), things, year) for _ in range(random.randint(24, 36))
        ]
        named = {thing.id: thing for thing in things}
        named |= {thing.position_in: self._by_id(thing.position_in) for thing in things if thing.position_in}
        return scribe.extraction(statements, sorted(thing.id for thing in things), list(named.values()))

    def _by_id(self, name: str) -> Entity:
        return self.things[int(name.removeprefix("thing-"))]

    def _chosen(self, count: int) -> list[Entity]:
        return self._random.choices(self.things, cum_weights=self._weights, k=count)

    def _statement(self, scribe: handmade.Scribe, sentence: str, things: list[Entity], year: int) -> Statement:
        random = self._random
        first, second, third = random.sample(things, 3)
        month = f"{year}-{random.randint(1, 12):02}"
        when = Period(month, f"{month}-01", f"{month}-28", f"in {month}") if random.random() < 0.6 else None
        qualifiers: dict[str, object] = {"time": when}
        if random.random() < 0.25:
            qualifiers["attribution"] = handmade.by(third.id, AttributionKind.REPORTED)
        if random.random() < 0.15:
            qualifiers["modality"] = random.choice([Modality.PLANNED, Modality.POSSIBLE, Modality.DESIRED])
        if random.random() < 0.06:
            qualifiers["polarity"] = Polarity.NEGATED
        kind = random.random()
        if kind < 0.12:
            return scribe.figure(
                first.id,
                random.choice(INDICATORS),
                str(Decimal(random.randint(1, 9999)) * 1_000_000),
                random.choice(["USD", "USD", "EUR", "%"]),
                sentence,
                counterpart=second.id if random.random() < 0.7 else None,
                year=year - random.randint(0, 3),
                product=f"product {random.randint(1, 40)}" if random.random() < 0.2 else None,
                comparator=random.choice([Comparator.EXACT, Comparator.ABOUT, Comparator.OVER]),
                **qualifiers,
            )
        if kind < 0.2:
            return scribe.claim(third.id, sentence[:-1], sentence, target=second.id, time=when)
        confidence = round(random.uniform(0.3, 0.95), 2)
        subject, predicate, value = self._relation(things)
        return scribe.relation(subject, predicate, value, sentence, confidence=confidence, **qualifiers)

    def _relation(self, things: list[Entity]) -> DirectTriple:
        """A relation between two of the things whose classes its domain and range admit."""
        admits, relations = registry().admits, registry().relations
        while True:
            relation = relations[self._random.choice(RELATIONS)]
            first, second = self._random.sample(things, 2)
            if admits(relation.domain, first.kind) and admits(relation.range, second.kind):
                return first.id, relation.name, second.id

    def quads(self) -> Iterator[Quad]:
        """The graph of all documents: their graphs first, then the common part."""
        symmetric = registry().symmetric
        direct: set[DirectTriple] = set()
        named: set[str] = set()
        products: set[str] = set()
        documents = []
        for extraction in self.extractions():
            facts, share = digest(extraction, symmetric)
            yield from dataset.document_quads(facts, RUN.iri)
            direct.update(share.direct)
            named.update(thing.id for thing in share.things)
            products.update(share.products)
            documents.append(share.document)
        for thing in self.things:
            if thing.id in named:
                yield from dataset.thing_quads(thing)
        for triple in sorted(direct):
            yield dataset.direct_quad(triple)
        for product in sorted(products):
            yield from dataset.product_quads(product)
        yield from dataset.run_quads(RUN)
        for agent in RUN.software:
            yield from dataset.agent_quads(agent)
        for document in documents:
            yield dataset.used_quad(RUN.iri.value, document)

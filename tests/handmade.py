"""Extractions made by hand, as extraction would give them: what tests of assembly, graphs and queries stand on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import Store

from diplograph.assembly.assembler import assemble
from diplograph.assembly.facts import Knowledge
from diplograph.model import (
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    Claim,
    Comparator,
    Document,
    Entity,
    Evidence,
    Extraction,
    Form,
    Mention,
    Modality,
    Observation,
    Period,
    Polarity,
    Qualifiers,
    Relation,
    Span,
    Statement,
)
from diplograph.ontology import registry
from diplograph.triples.dataset import Run, dataset_quads
from diplograph.triples.store import store_of

RUN = Run((("diplograph", "0.0.0"), ("model", "1.2.3")))

THINGS = (
    Entity("antonia-novak", "Antonia Novak", "Official", ("Novak",)),
    Entity("armenia", "Armenia", "State", ("Armenian", "Republic of Armenia"), "Q399", "AM", "ARM", "051"),
    Entity("azerbaijan", "Azerbaijan", "State", ("Azeri", "Baku"), "Q227", "AZ", "AZE", "031"),
    Entity("baku", "Baku", "Settlement"),
    Entity("eurasian-economic-union", "Eurasian Economic Union", "Bloc", ("EAEU",), "Q4418"),
    Entity("european-union", "European Union", "Bloc", ("EU",), "Q458"),
    Entity("gulf-war-2030", "Gulf War of 2030", "ArmedConflict"),
    Entity("middle-corridor", "Middle Corridor", "Corridor", ("TITR",)),
    Entity("position-foreign-minister-russia", "Foreign Minister of Russia", "Position", position_in="russia"),
    Entity("position-president-russia", "President of Russia", "Position", position_in="russia"),
    Entity("prague-treaty", "Prague Treaty", "Agreement"),
    Entity("russia", "Russia", "State", ("Moscow", "Russian Federation"), "Q159", "RU", "RUS", "643"),
    Entity("sergey-lavrov", "Sergey Lavrov", "Official", ("Lavrov",)),
    Entity("turkiye", "Türkiye", "State", ("Turkey",), "Q43", "TR", "TUR", "792"),
    Entity("unused-thing", "Unused Thing", "State"),
)


def document(
    name: str, text: str, *, title: str | None = None, issued: str | None = None, source: str | None = None
) -> Document:
    """A document of one paragraph."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE),)
    return Document(f"doc-{name}", text, sha256, blocks, title, issued, source, f"{name}.txt")


def by(speaker: str, kind: AttributionKind = AttributionKind.REPORTED) -> Attribution:
    """Attribution to a speaker."""
    return Attribution(kind, speaker)


@dataclass
class Scribe:
    """Writes statements about sentences of one document; a sentence must be in the text."""

    document: Document

    def evidence(self, sentence: str, exact: str | None = None) -> Evidence:
        """Evidence of a sentence, or of words in it."""
        words = sentence if exact is None else exact
        start = self.document.text.index(sentence) + sentence.index(words)
        return Evidence(Span(start, start + len(words)), words, sentence)

    def relation(
        self,
        subject: str,
        predicate: str,
        value: str,
        sentence: str,
        *,
        exact: str | None = None,
        confidence: float = 0.8,
        extractor: str = "test:1",
        **qualifiers: Any,
    ) -> Relation:
        """A relation statement."""
        return Relation(
            subject, predicate, value, self.evidence(sentence, exact), Qualifiers(**qualifiers), confidence, extractor
        )

    def figure(
        self,
        subject: str,
        indicator: str,
        value: str,
        unit: str,
        sentence: str,
        *,
        counterpart: str | None = None,
        year: int | None = None,
        product: str | None = None,
        upper: str | None = None,
        comparator: Comparator = Comparator.EXACT,
        **qualifiers: Any,
    ) -> Observation:
        """A figure; its words are the whole sentence."""
        return Observation(
            subject,
            indicator,
            Decimal(value),
            unit,
            value,
            self.evidence(sentence),
            Qualifiers(**qualifiers),
            0.75,
            "test:figure",
            counterpart,
            product,
            year,
            None if upper is None else Decimal(upper),
            comparator,
        )

    def claim(self, speaker: str, text: str, sentence: str, *, target: str | None = None, **qualifiers: Any) -> Claim:
        """A quoted claim whose evidence is its sentence."""
        given = Qualifiers(attribution=by(speaker, AttributionKind.QUOTED), **qualifiers)
        return Claim(text, self.evidence(sentence), given, 0.9, "test:claim", target)

    def extraction(
        self, statements: Sequence[Statement], mentioned: Sequence[str], things: Sequence[Entity] = THINGS
    ) -> Extraction:
        """Everything together; mentions stand at the beginning of the text, which tests do not look at."""
        mentions = tuple(
            Mention(Span(0, 1), self.document.text[:1], thing, Form.NAME, 1.0, "test") for thing in mentioned
        )
        return Extraction(self.document, tuple(things), mentions, tuple(statements))


JOINED = "Armenia is a member of the EAEU."
MET = "Lavrov met Novak in Baku on 5 February 2026."
WORDS = "Russia sells gas to Armenia and will leave the Prague Treaty"
SAID = f"Lavrov said: “{WORDS}.”"
TRADE = "Trade between Armenia and Russia passed $7.5 billion in 2023."
WISH = "Armenia says it wants to join the EU."
OFFICE = "Sergey Lavrov is Foreign Minister of Russia."
ROUTE = "The Middle Corridor connects Azerbaijan and Türkiye."
SANCTION = "The EU imposed sanctions on Russia in 2022."
DENIED = "Türkiye does not sanction Russia."
WAR = "Armenia and Azerbaijan were in conflict in 2020."


def first_extraction() -> Extraction:
    """A document with every kind of statement."""
    text = f"{JOINED} {MET} {SAID} {TRADE} {WISH} {OFFICE} {ROUTE} {SANCTION} {DENIED} {WAR}"
    scribe = Scribe(
        document("first", text, title="First briefing", issued="2026-02-06", source="https://example.org/first")
    )
    day = Period("2026-02-05", "2026-02-05", "2026-02-05", "on 5 February 2026")
    lavrov = by("sergey-lavrov", AttributionKind.QUOTED)
    statements: list[Statement] = [
        scribe.relation("armenia", "memberOf", "eurasian-economic-union", JOINED),
        scribe.relation("sergey-lavrov", "metWith", "antonia-novak", MET, time=day, place="baku"),
        scribe.relation("sergey-lavrov", "visited", "baku", MET, time=day),
        scribe.claim("sergey-lavrov", WORDS, SAID, target="armenia"),
        scribe.relation(
            "russia", "exportsTo", "armenia", SAID, exact="Russia sells gas to Armenia", attribution=lavrov
        ),
        scribe.relation(
            "russia",
            "withdrewFrom",
            "prague-treaty",
            SAID,
            exact=WORDS,
            attribution=lavrov,
            modality=Modality.PLANNED,
        ),
        scribe.figure(
            "armenia",
            "trade-turnover",
            "7500000000",
            "USD",
            TRADE,
            counterpart="russia",
            year=2023,
            comparator=Comparator.OVER,
            time=Period("2023", "2023-01-01", "2023-12-31", "in 2023"),
        ),
        scribe.relation("armenia", "seeksMembershipOf", "european-union", WISH, attribution=by("armenia")),
        scribe.relation("sergey-lavrov", "holdsPosition", "position-foreign-minister-russia", OFFICE),
        scribe.relation("sergey-lavrov", "represents", "russia", OFFICE, confidence=0.7, extractor="test:derived"),
        scribe.relation("middle-corridor", "connects", "azerbaijan", ROUTE),
        scribe.relation("middle-corridor", "connects", "turkiye", ROUTE),
        scribe.relation(
            "european-union",
            "sanctions",
            "russia",
            SANCTION,
            time=Period("2022", "2022-01-01", "2022-12-31", "in 2022"),
        ),
        scribe.relation("turkiye", "sanctions", "russia", DENIED, polarity=Polarity.NEGATED),
        scribe.relation(
            "armenia", "inConflictWith", "azerbaijan", WAR, time=Period("2020", "2020-01-01", "2020-12-31", "in 2020")
        ),
    ]
    mentioned = ["armenia", "azerbaijan", "baku", "eurasian-economic-union", "gulf-war-2030", "russia", "sergey-lavrov"]
    return scribe.extraction(statements, mentioned)


BORDER = "Armenia borders on Azerbaijan."
AGAIN = "Armenia belongs to the EAEU."
OTHER_TRADE = (
    "Armenia and Russia traded goods worth $6 billion in 2023, and Armenia bought wheat for 900 million in 2021."
)
REPORTED = "According to Azerbaijan, Armenia supports Türkiye."
OLD_OFFICE = "Lavrov was President of Russia from 2001 to 2003."


def second_extraction() -> Extraction:
    """A document that repeats a fact of the first one, contradicts a figure and a relation."""
    text = f"{AGAIN} {BORDER} {OTHER_TRADE} {REPORTED} {OLD_OFFICE} {DENIED}"
    scribe = Scribe(document("second", text, title="Second briefing", issued="2026-03"))
    year = Period("2023", "2023-01-01", "2023-12-31", "in 2023")
    statements: list[Statement] = [
        scribe.relation("armenia", "memberOf", "eurasian-economic-union", AGAIN, confidence=0.6),
        scribe.relation("armenia", "sharesBorderWith", "azerbaijan", BORDER),
        scribe.figure(
            "armenia", "trade-turnover", "6000000000", "USD", OTHER_TRADE, counterpart="russia", year=2023, time=year
        ),
        scribe.figure(
            "armenia", "imports", "900000000", "USD", OTHER_TRADE, counterpart="russia", year=2021, product="wheat"
        ),
        scribe.relation("armenia", "supports", "turkiye", REPORTED, attribution=by("azerbaijan")),
        scribe.relation(
            "sergey-lavrov",
            "holdsPosition",
            "position-president-russia",
            OLD_OFFICE,
            time=Period("2001/2003", "2001-01-01", "2003-12-31", "from 2001 to 2003"),
        ),
        scribe.relation("turkiye", "sanctions", "russia", DENIED),
    ]
    return scribe.extraction(statements, ["armenia", "russia"])


def third_extraction() -> Extraction:
    """A document with one sentence and a statement of it for each relation that the other two do not have."""
    sentence = "The Prague Treaty was signed by Armenia with the help of Türkiye in 2024."
    scribe = Scribe(document("third", sentence, title="Third briefing", issued="2024"))
    rest = (
        "negotiatesWith",
        "alliedWith",
        "signed",
        "criticizes",
        "dependsOn",
        "controls",
        "providesAidTo",
        "hasHeadOfState",
    )
    statements: list[Statement] = [scribe.relation("armenia", name, "turkiye", sentence) for name in rest]
    statements.append(
        scribe.figure("european-union", "aid-pledged", "270000000", "EUR", sentence, counterpart="armenia")
    )
    return scribe.extraction(statements, [])


def depth(kind: str) -> int:
    """Depth of a class in the registry."""
    return len(registry().ancestors.get(kind, ()))


def knowledge(*extractions: Extraction) -> Knowledge:
    """Knowledge of the given extractions, of the first two made ones by default."""
    chosen = extractions or (first_extraction(), second_extraction())
    return assemble(chosen, symmetric=registry().symmetric, depth=depth)


def store() -> Store:
    """A store of all three made documents."""
    everything = knowledge(first_extraction(), second_extraction(), third_extraction())
    return store_of(dataset_quads(everything, RUN))

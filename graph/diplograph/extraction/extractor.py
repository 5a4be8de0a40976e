"""The extractor: one document in, everything it says out. A pure function of the document and the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from diplograph.extraction.claims.firstperson import partners
from diplograph.extraction.claims.turns import first_speech
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference.ministries import with_states
from diplograph.extraction.coreference.namedsides import named_sides
from diplograph.extraction.coreference.resolver import Resolver
from diplograph.extraction.coreference.topic import topic_pair, topic_state
from diplograph.extraction.coreference.twosides import TwoSides
from diplograph.extraction.described.accord_names import AccordNames
from diplograph.extraction.described.accords import Accords
from diplograph.extraction.described.announced import announced
from diplograph.extraction.described.datednouns import add_dated
from diplograph.extraction.described.invasions import add_invasions
from diplograph.extraction.described.nominals import Nominals
from diplograph.extraction.described.occasions import Occasions
from diplograph.extraction.described.outbreaks import add_outbreaks
from diplograph.extraction.described.paper_names import PaperNames
from diplograph.extraction.described.routes import Routes
from diplograph.extraction.described.works import add_works
from diplograph.extraction.gaps import gaps
from diplograph.extraction.names.bracketed import bracketed_parties
from diplograph.extraction.names.bylines import authors
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.gazetteer import load as load_gazetteer
from diplograph.extraction.names.groups import add_groups
from diplograph.extraction.names.kept import all_mentions, background, spoken_of, used, without
from diplograph.extraction.names.naming import Namer
from diplograph.extraction.names.peoples import add_peoples
from diplograph.extraction.names.toldkinds import tell_kinds
from diplograph.extraction.names.wholephrases import whole_phrases
from diplograph.extraction.relations.abroad import Homes
from diplograph.extraction.relations.bareties import BareTies
from diplograph.extraction.relations.cofounders import cofounders
from diplograph.extraction.relations.events import Attendance
from diplograph.extraction.relations.gatherings import encounters
from diplograph.extraction.relations.heads import Heads
from diplograph.extraction.relations.left_out import LeftOut
from diplograph.extraction.relations.officeholding import office_relations, represented
from diplograph.extraction.relations.partyties import without_adherents
from diplograph.extraction.relations.passages import Beside, PassageReader, Scene, Tools
from diplograph.extraction.relations.signatories import Signatories
from diplograph.extraction.relations.successors import successors
from diplograph.extraction.relations.toponyms import toponyms
from diplograph.extraction.relations.whereabouts import occasion, whereabouts
from diplograph.extraction.relations.wordings import RelationFinder
from diplograph.extraction.times.dating import report_date
from diplograph.extraction.times.mentions import find_times
from diplograph.extraction.words.cues import Cues, load_cues
from diplograph.extraction.words.lexicon import by_trigger, load_lexicon
from diplograph.model import Document, Extraction, Mention, Relation, Statement
from diplograph.ontology import registry
from diplograph.reading.analysis import Analyzer, load_analyzer


@dataclass(frozen=True, slots=True)
class Extractor:
    """The rule-based extractor that comes with diplograph.

    `beside` may find more relations than the rules (`scripts/train_relations` measures such a component); None ships.
    """

    analyzer: Analyzer
    gazetteer: Gazetteer
    namer: Namer
    cues: Cues
    relations: RelationFinder
    beside: Beside | None = None

    @classmethod
    def load(cls) -> Extractor:
        """Load model, gazetteer and lexicon; ModelError when the language model is missing or altered."""
        analyzer = load_analyzer()
        gazetteer = load_gazetteer()
        gazetteer.index(analyzer.words)
        cues = load_cues()
        finder = RelationFinder(by_trigger(load_lexicon()), cues, registry(), Homes(gazetteer))
        return cls(analyzer, gazetteer, Namer(analyzer, gazetteer), cues, finder)

    def describe(self) -> dict[str, str]:
        """Name and version of what the result depends on beside the ontology."""
        return {"model": self.analyzer.name, "model_version": self.analyzer.version}

    def extract(self, document: Document) -> Extraction:
        """Everything that one document says."""
        return self.read(document)[0]

    def read(self, document: Document) -> tuple[Extraction, tuple[Reading, ...], Entities]:
        """Everything that one document says, with the passages as they were understood and the things in them."""
        entities = Entities()
        passages, _ = self.namer.read(document, entities)
        tell_kinds(passages, entities, self.namer.nouns.told)
        topic = topic_state(passages, entities)
        passages = with_states(passages, entities, self.gazetteer, topic)
        resolved = Resolver(entities, self.gazetteer, document.issued, topic).resolve(passages)
        readings = tuple(without_adherents(reading, entities) for reading, _ in resolved)
        times = find_times(document.text, issued=document.issued)
        dated = report_date(document, readings, times, first_speech(document))
        offices = [
            s for reading, held in resolved for s in office_relations(reading.passage, held, entities, dated, times)
        ]
        states = represented(offices)
        homes = partial(self.relations.homes.home, states=states)
        nominals = Nominals(entities, self.gazetteer, self.namer.nouns, topic, homes)
        readings = tuple(nominals.add(reading, times) for reading in readings)
        kinds = self.namer.nouns.occasions
        occasions = Occasions(entities, kinds, times, document.sha256, announced(readings, entities, kinds))
        readings = tuple(add_outbreaks(occasions.add(r), entities, self.namer.nouns) for r in readings)
        readings = tuple(add_groups(add_peoples(r, entities), entities, self.cues) for r in readings)
        readings = tuple(add_invasions(reading, entities, self.gazetteer) for reading in readings)
        routes = Routes(entities, self.gazetteer, self.cues)
        readings = tuple(routes.add(reading) for reading in readings)
        names = AccordNames(entities, self.gazetteer, homes)
        accords = Accords(entities, self.cues, times, names, names.two_states(readings))
        readings = tuple(add_dated(accords.add(reading), entities, self.namer.nouns) for reading in readings)
        readings = tuple(add_works(reading, entities, self.cues, self.namer.nouns) for reading in readings)
        signatories = Signatories(entities, self.cues, accords, names)
        attendance = Attendance(readings, entities, self.cues)
        addressees = partners(readings, entities)
        papers = PaperNames(entities, names, times)
        heads = Heads(entities, self.cues, offices, topic, homes)
        left_out = LeftOut(entities, self.cues, topic, topic_pair(passages, entities))
        ties = BareTies(TwoSides(readings, entities, topic, homes), entities, self.cues)
        told_of = addressees, attendance, signatories, papers, heads, topic, left_out, ties
        scene = Scene(document, entities, dated, states, times, offices, *told_of)
        run = PassageReader(Tools(self.cues, self.gazetteer, self.relations, self.beside), scene)
        nested = [p.nested for p in passages]
        told = list(self._statements(readings, nested, entities, states, run))
        statements = [*offices, *told, *successors(told, offices, entities), *cofounders(told, entities)]
        statements += encounters(told, entities)
        statements.sort(key=lambda s: (s.evidence.span, s.extractor))
        passing = occasions.passing | background(entities, passages, run.done, self.gazetteer)
        passing |= authors(entities, all_mentions(passages, run.done), document.text, self.gazetteer)
        readings = tuple(without(passing - set(spoken_of(statements)), r) for r in run.done)
        named = whole_phrases(all_mentions(passages, readings), entities, document.text)
        mentions = tuple(sorted(named, key=lambda m: (m.span, m.entity)))
        missed = tuple(gaps(readings, statements, entities))
        said = Extraction(document, used(entities, mentions, statements), mentions, tuple(statements), missed)
        return said, readings, entities

    def _statements(
        self,
        readings: Sequence[Reading],
        nested: Sequence[Sequence[Mention]],
        entities: Entities,
        states: Mapping[str, str],
        run: PassageReader,
    ) -> Iterator[Statement]:
        """All statements but those of offices, with where an occasion is that the passages leave without a place."""
        told: list[Statement] = [*whereabouts(readings, entities, self.relations.homes, states)]
        told += toponyms(readings, nested, entities, self.gazetteer)
        told += bracketed_parties(readings, nested, entities, self.gazetteer)
        for reading in readings:
            told += run.passage(reading)
        placed = {s.subject for s in told if isinstance(s, Relation) and s.predicate == "locatedIn"}
        fought = {(s.subject, s.object) for s in told if isinstance(s, Relation) and s.predicate == "participatesIn"}
        told += (r for r in named_sides(readings, entities, self.gazetteer) if (r.subject, r.object) not in fought)
        yield from told
        yield from occasion(readings, entities, self.cues, placed)

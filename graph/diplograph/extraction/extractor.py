"""The extractor: one document in, everything it says out. A pure function of the document and the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from spacy.tokens import Token

from diplograph.extraction.abroad import Homes
from diplograph.extraction.accord_names import AccordNames
from diplograph.extraction.accords import Accords
from diplograph.extraction.adnominal import adnominal
from diplograph.extraction.announced import announced
from diplograph.extraction.attribution import Attributor, Utterance, attribution_at
from diplograph.extraction.backers import backers
from diplograph.extraction.backing import backing
from diplograph.extraction.bounds import bounds
from diplograph.extraction.bracketed import bracketed_parties
from diplograph.extraction.charges import charges
from diplograph.extraction.citations import cite
from diplograph.extraction.claims import claims
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference import Resolver
from diplograph.extraction.cues import Cues, load_cues
from diplograph.extraction.datednouns import add_dated
from diplograph.extraction.dating import ReportDate, begun, possible, report_date, uttered
from diplograph.extraction.echoes import echoes
from diplograph.extraction.events import Attendance, bidden, co_signed, summits
from diplograph.extraction.figure_relations import figure_relations, listed_with
from diplograph.extraction.figure_years import inside
from diplograph.extraction.figures import FigureFinder
from diplograph.extraction.firstperson import first_person, partners
from diplograph.extraction.gaps import gaps
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.extraction.gazetteer import load as load_gazetteer
from diplograph.extraction.groups import add_groups, describe_groups, keeping
from diplograph.extraction.heads import Heads
from diplograph.extraction.judged_deeds import describe_deeds
from diplograph.extraction.kept import all_mentions, background, spoken_of, used, without
from diplograph.extraction.lexicon import by_trigger, load_lexicon
from diplograph.extraction.memberlists import member_lists
from diplograph.extraction.namedsides import named_sides
from diplograph.extraction.naming import Namer
from diplograph.extraction.nominals import Nominals
from diplograph.extraction.occasions import Occasions
from diplograph.extraction.officeholding import office_relations, represented, seated
from diplograph.extraction.oughts import oughts
from diplograph.extraction.outbreaks import add_outbreaks
from diplograph.extraction.paper_names import PaperNames
from diplograph.extraction.participants import Participants
from diplograph.extraction.partyties import party_ties, without_adherents
from diplograph.extraction.peacecalls import PeaceCalls
from diplograph.extraction.peoples import add_peoples
from diplograph.extraction.profile_lines import profile_lines
from diplograph.extraction.profile_lists import ProfileLists
from diplograph.extraction.relations import RelationFinder
from diplograph.extraction.routes import Routes
from diplograph.extraction.ruling import rulers
from diplograph.extraction.signatories import Signatories
from diplograph.extraction.state_firms import state_firms
from diplograph.extraction.successors import successors
from diplograph.extraction.time_choice import time_for
from diplograph.extraction.time_clauses import elsewhere, of_another
from diplograph.extraction.times import TimeMention, find_times
from diplograph.extraction.together import Together
from diplograph.extraction.told_bodies import told_bodies
from diplograph.extraction.told_papers import describe_papers, held
from diplograph.extraction.toldkinds import tell_kinds
from diplograph.extraction.topic import topic_state
from diplograph.extraction.toponyms import toponyms
from diplograph.extraction.verbless_clauses import gapped
from diplograph.extraction.whereabouts import occasion, whereabouts
from diplograph.extraction.works import add_works
from diplograph.model import Document, Extraction, Mention, Relation, Statement
from diplograph.ontology import registry
from diplograph.reading.analysis import Analyzer, load_analyzer


class Beside(Protocol):
    """A finder of relations beside the rules."""

    def find(
        self, reading: Reading, entities: Entities, worded: Sequence[tuple[Relation, Token]]
    ) -> Iterable[tuple[Relation, Token]]:
        """Statements of a passage with trigger tokens, without attribution and time; `worded` are the rules' own."""


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
        resolved = Resolver(entities, self.gazetteer, document.issued, topic).resolve(passages)
        readings = tuple(without_adherents(reading, entities) for reading, _ in resolved)
        times = find_times(document.text, issued=document.issued)
        dated = report_date(document, readings, times)
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
        run = _Run(
            self, document, entities, dated, states, signatories, attendance, times, addressees, papers, heads, offices
        )
        nested = [p.nested for p in passages]
        told = list(self._statements(readings, nested, entities, states, run))
        statements = [*offices, *told, *successors(told, offices, entities)]
        statements.sort(key=lambda s: (s.evidence.span, s.extractor))
        passing = occasions.passing | background(entities, passages, run.done, self.gazetteer)
        readings = tuple(without(passing - set(spoken_of(statements)), r) for r in run.done)
        mentions = tuple(sorted(all_mentions(passages, readings), key=lambda m: (m.span, m.entity)))
        missed = tuple(gaps(readings, statements, entities))
        said = Extraction(document, used(entities, mentions, statements), mentions, tuple(statements), missed)
        return said, readings, entities

    def _statements(
        self,
        readings: Sequence[Reading],
        nested: Sequence[Sequence[Mention]],
        entities: Entities,
        states: Mapping[str, str],
        run: _Run,
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


class _Run:
    """The steps that read one document passage by passage and remember what came before."""

    def __init__(
        self,
        extractor: Extractor,
        document: Document,
        entities: Entities,
        dated: ReportDate | None,
        states: Mapping[str, str],
        signatories: Signatories,
        attendance: Attendance,
        times: tuple[TimeMention, ...],
        addressees: Mapping[str, str],
        papers: PaperNames,
        heads: Heads,
        offices: Sequence[Relation],
    ) -> None:
        self._extractor = extractor
        self._document = document
        self._entities = entities
        self._dated = dated
        self._states = states
        self._addressees = addressees
        self._seats = seated(states, entities, extractor.gazetteer, document.issued)
        self._attributor = Attributor(extractor.cues, entities, states)
        self._times = times
        self._signatories = signatories
        self._papers = papers
        self._heads = heads
        self._offices = offices
        self._calls = PeaceCalls(entities, extractor.cues, registry())
        self._attendance = attendance
        self._routes = Routes(entities, extractor.gazetteer, extractor.cues)
        self._lists = ProfileLists(
            entities, extractor.gazetteer, extractor.cues.profile, extractor.cues.belonging["attending"]
        )
        self.done: list[Reading] = []
        whole = dated.period if dated is not None and dated.end == len(document.text) else None
        self._figures = FigureFinder(
            entities,
            document.text,
            issued=document.issued,
            dated=whole,
            times=times,
            states=states,
            lands=partial(extractor.relations.homes.land_met, entities=entities),
            bodies=partial(extractor.relations.homes.owner_met, entities=entities),
        )

    def passage(self, reading: Reading) -> Iterator[Statement]:
        """All statements of a passage, with speaker and time."""
        reading, issued = cite(reading, self._entities, self._extractor.cues, self._papers)
        utterances = self._attributor.utterances(reading)
        persons = first_person(reading, utterances, self._seats, self._addressees)
        reading = replace(reading, things={**reading.things, **persons})
        yield from claims(utterances, reading, self._entities)
        for figure in self._figures.find(reading):
            attribution, score = attribution_at(figure.evidence.span, utterances)
            qualifiers = replace(figure.qualifiers, attribution=attribution)
            said = replace(figure, qualifiers=qualifiers, confidence=round(figure.confidence * score, 3))
            yield said
            others = listed_with(said, reading, self._entities)
            yield from figure_relations(said, self._extractor.cues.figures, self._entities, registry(), others)
        yield from self._lists.find(reading, self._figures.profiled())
        yield from profile_lines(reading, self._figures.profiled(), self._entities)
        wide = describe_groups(reading, self._entities, self._extractor.cues)
        told = describe_papers(wide, self._entities, self._extractor.cues)
        told = describe_deeds(told, self._entities, self._extractor.cues)
        bodies, led = told_bodies(
            told, self._entities, self._extractor.cues, self._extractor.relations.homes, self._states
        )
        found = list(self._relations(wide, told, led, utterances))
        self.done.append(keeping(reading, bodies, {t for r, _ in found for t in (r.subject, r.object)}))
        yield from (relation for relation, _ in found)
        yield from charges(found, self._entities)
        yield from backing(found, self._entities, self._extractor.cues)
        spoken = {_told(relation) for relation, _ in found}
        yield from (relation for relation in issued if _told(relation) not in spoken)
        yield from co_signed(found, self._entities, self._extractor.cues)
        yield from summits(found, reading, self._entities, self._extractor.cues)

    def _relations(
        self, reading: Reading, told: Reading, led: Sequence[tuple[Relation, Token]], said: Sequence[Utterance]
    ) -> Iterator[tuple[Relation, Token]]:
        span = reading.passage.block.span
        text = self._document.text[span.start : span.end]
        times = inside(self._times, span)
        extractor = self._extractor
        spoken = tuple(
            held(extractor.relations.find(told, self._entities, self._states), reading, told, extractor.cues)
        )
        worded = (
            *spoken,
            *led,
            *self._signatories.find(reading, [relation for relation, _ in spoken]),
            *adnominal(reading, self._entities, extractor.gazetteer),
            *rulers(reading, self._entities, extractor.gazetteer),
            *self._heads.find(reading, spoken),
            *backers(told, self._entities, registry()),
            *self._routes.joined(reading, [relation for relation, _ in spoken]),
            *Participants(reading, self._entities, extractor.cues).find(),
            *Together(reading, self._entities, extractor.cues).find(),
        )
        worded = (*worded, *party_ties(reading, self._entities, worded))
        worded = (*worded, *state_firms(reading, self._entities, extractor.gazetteer, worded))
        worded = (*worded, *gapped(reading, self._entities, worded, self._offices))
        worded = (*worded, *echoes(reading, self._entities, extractor.cues, registry(), worded))
        worded = (*worded, *self._attendance.met(worded))
        worded = (*worded, *self._calls.find(reading, worded))
        worded = (*worded, *oughts(reading, said, self._entities, self._states, worded, self._offices))
        worded = (*worded, *bounds(reading, self._entities, extractor.cues, worded))
        worded = (*worded, *member_lists(reading, self._entities, extractor.cues, worded))
        more = extractor.beside.find(reading, self._entities, worded) if extractor.beside is not None else ()
        for relation, trigger in (w for w in (*worded, *more) if not bidden(w[0], self._entities)):
            at = reading.passage.offsets(trigger.i, trigger.i + 1)
            whole = reading.passage.offsets(trigger.sent.start, trigger.sent.end)
            near = [t for t in times if whole.start <= t.span.start < whole.end]
            ends = (relation.subject, relation.object)
            usable = [
                t
                for t in near
                if possible(t, trigger, self._document.issued)
                and not elsewhere(t, trigger, reading)
                and not of_another(t, reading, self._entities, ends)
            ]
            time = time_for(whole, at.start, usable, text=text, base=span.start)
            time = begun(relation, trigger, time, extractor.cues)
            if time is None and self._dated is not None:
                time = self._dated.of(relation, trigger, at.start, extractor.cues)
            attribution, score = relation.qualifiers.attribution, 1.0
            if attribution.speaker is None:
                attribution, score = attribution_at(at, said)
            speaker = attribution.speaker
            if time is None and speaker is not None and relation.subject in (speaker, self._seats.get(speaker)):
                time = uttered(relation, trigger, self._document.issued)
            qualifiers = replace(relation.qualifiers, attribution=attribution, time=time)
            yield replace(relation, qualifiers=qualifiers, confidence=round(relation.confidence * score, 3)), trigger


def _told(relation: Relation) -> tuple[str, str, str, str]:
    return relation.subject, relation.predicate, relation.object, relation.evidence.sentence

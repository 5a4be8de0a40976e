"""One passage after the other: its claims, figures and relations, each with speaker and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from spacy.tokens import Token

from diplograph.extraction.claims.attribution import Attributor, Utterance, attribution_at
from diplograph.extraction.claims.claims import claims
from diplograph.extraction.claims.firstperson import first_person
from diplograph.extraction.claims.oughts import oughts
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference.ruling import rulers
from diplograph.extraction.described.backers import backers
from diplograph.extraction.described.citations import cite
from diplograph.extraction.described.paper_names import PaperNames
from diplograph.extraction.described.routes import Routes
from diplograph.extraction.described.told_papers import describe_papers, held
from diplograph.extraction.figures.observations import FigureFinder
from diplograph.extraction.figures.relations import figure_relations, listed_with
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.groups import describe_groups, keeping
from diplograph.extraction.names.state_firms import state_firms
from diplograph.extraction.relations.adnominal import adnominal
from diplograph.extraction.relations.backing import backing
from diplograph.extraction.relations.bareties import BareTies
from diplograph.extraction.relations.charges import charges
from diplograph.extraction.relations.events import Attendance, bidden, co_signed, summits
from diplograph.extraction.relations.frontiers import frontiers
from diplograph.extraction.relations.go_betweens import GoBetweens
from diplograph.extraction.relations.heads import Heads
from diplograph.extraction.relations.judged_deeds import describe_deeds
from diplograph.extraction.relations.latejoiners import late_joiners
from diplograph.extraction.relations.left_out import LeftOut
from diplograph.extraction.relations.memberlists import member_lists
from diplograph.extraction.relations.officeholding import seated
from diplograph.extraction.relations.participants import Participants
from diplograph.extraction.relations.partyties import party_ties
from diplograph.extraction.relations.peacecalls import PeaceCalls
from diplograph.extraction.relations.profile_lines import profile_lines
from diplograph.extraction.relations.profile_lists import ProfileLists
from diplograph.extraction.relations.signatories import Signatories
from diplograph.extraction.relations.together import Together
from diplograph.extraction.relations.told_bodies import told_bodies
from diplograph.extraction.relations.wordings import RelationFinder
from diplograph.extraction.syntax.bounds import bounds
from diplograph.extraction.syntax.echoes import echoes
from diplograph.extraction.syntax.verbless_clauses import gapped
from diplograph.extraction.times.choice import time_for, told_in
from diplograph.extraction.times.clauses import elsewhere, of_another
from diplograph.extraction.times.dating import ReportDate, begun, possible, stands, uttered
from diplograph.extraction.times.mentions import TimeMention, inside
from diplograph.extraction.words.cues import Cues
from diplograph.model import Document, Period, Relation, Statement
from diplograph.ontology import registry


class Beside(Protocol):
    """A finder of relations beside the rules."""

    def find(
        self, reading: Reading, entities: Entities, worded: Sequence[tuple[Relation, Token]]
    ) -> Iterable[tuple[Relation, Token]]:
        """Statements of a passage with trigger tokens, without attribution and time; `worded` are the rules' own."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads every document alike: cues, gazetteer, the finder of relations, and what may find more beside it."""

    cues: Cues
    gazetteer: Gazetteer
    relations: RelationFinder
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a whole document before its passages are read one by one.

    `topic` is the state that it is about, `states` gives the state or body that a person stands for, `addressees` whom
    a speaker speaks with, `offices` are the statements of its office phrases and `times` all times that it names, in
    order.
    """

    document: Document
    entities: Entities
    dated: ReportDate | None
    states: Mapping[str, str]
    times: tuple[TimeMention, ...]
    offices: Sequence[Relation]
    addressees: Mapping[str, str]
    attendance: Attendance
    signatories: Signatories
    papers: PaperNames
    heads: Heads
    topic: str | None
    left_out: LeftOut
    ties: BareTies


class PassageReader:
    """Reads one document passage by passage and remembers what came before; `done` are the passages as understood."""

    def __init__(self, tools: Tools, scene: Scene) -> None:
        self._tools = tools
        self._scene = scene
        self._seats = seated(scene.states, scene.entities, tools.gazetteer, scene.document.issued)
        self._attributor = Attributor(tools.cues, scene.entities, scene.states)
        self._calls = PeaceCalls(scene.entities, tools.cues, registry())
        self._routes = Routes(scene.entities, tools.gazetteer, tools.cues)
        self._lists = ProfileLists(
            scene.entities, tools.gazetteer, tools.cues.profile, tools.cues.belonging["attending"]
        )
        self.done: list[Reading] = []
        whole = scene.dated.period if scene.dated is not None and scene.dated.end == len(scene.document.text) else None
        self._figures = FigureFinder(
            scene.entities,
            scene.document.text,
            issued=scene.document.issued,
            dated=whole,
            times=scene.times,
            states=scene.states,
            lands=partial(tools.relations.homes.land_met, entities=scene.entities),
            bodies=partial(tools.relations.homes.owner_met, entities=scene.entities),
        )

    def passage(self, reading: Reading) -> Iterator[Statement]:
        """All statements of a passage, with speaker and time."""
        reading, issued = cite(reading, self._scene.entities, self._tools.cues, self._scene.papers)
        utterances = self._attributor.utterances(reading)
        persons = first_person(reading, utterances, self._seats, self._scene.addressees)
        reading = replace(reading, things={**reading.things, **persons})
        yield from claims(utterances, reading, self._scene.entities)
        for figure in self._figures.find(reading):
            attribution, score = attribution_at(figure.evidence.span, utterances)
            qualifiers = replace(figure.qualifiers, attribution=attribution)
            said = replace(figure, qualifiers=qualifiers, confidence=round(figure.confidence * score, 3))
            yield said
            others = listed_with(said, reading, self._scene.entities)
            yield from figure_relations(said, self._tools.cues.figures, self._scene.entities, registry(), others)
        yield from self._lists.find(reading, self._figures.profiled())
        yield from profile_lines(reading, self._figures.profiled(), self._scene.entities)
        wide = describe_groups(reading, self._scene.entities, self._tools.cues)
        told = describe_papers(wide, self._scene.entities, self._tools.cues)
        last = self.done[-1] if self.done else None
        told = describe_deeds(told, last, self._scene.entities, self._tools.cues)
        bodies, led = told_bodies(
            told, self._scene.entities, self._tools.cues, self._tools.relations.homes, self._scene.states
        )
        found = list(self._relations(wide, told, led, utterances))
        self.done.append(keeping(reading, bodies, {t for r, _ in found for t in (r.subject, r.object)}))
        yield from (relation for relation, _ in found)
        yield from charges(found, self._scene.entities)
        yield from backing(found, self._scene.entities, self._tools.cues)
        spoken = {_told(relation) for relation, _ in found}
        yield from (relation for relation in issued if _told(relation) not in spoken)
        yield from co_signed(found, self._scene.entities, self._tools.cues)
        yield from summits(found, reading, self._scene.entities, self._tools.cues)

    def _relations(
        self, reading: Reading, told: Reading, led: Sequence[tuple[Relation, Token]], said: Sequence[Utterance]
    ) -> Iterator[tuple[Relation, Token]]:
        times = inside(self._scene.times, reading.passage.block.span)
        tools = self._tools
        spoken = tuple(
            held(tools.relations.find(told, self._scene.entities, self._scene.states), reading, told, tools.cues)
        )
        worded = (
            *spoken,
            *led,
            *self._scene.signatories.find(reading, [relation for relation, _ in spoken]),
            *adnominal(reading, self._scene.entities, tools.gazetteer),
            *frontiers(reading, self._scene.entities, self._scene.topic),
            *rulers(reading, self._scene.entities, tools.gazetteer),
            *self._scene.heads.find(reading, spoken),
            *self._scene.left_out.find(reading, spoken),
            *GoBetweens(self._scene.entities, tools.cues, self._scene.left_out.pair).find(reading, spoken),
            *backers(told, self._scene.entities, registry()),
            *self._routes.joined(reading, [relation for relation, _ in spoken]),
            *Participants(reading, self._scene.entities, tools.cues).find(),
            *Together(reading, self._scene.entities, tools.cues).find(),
        )
        worded = (*worded, *party_ties(reading, self._scene.entities, worded))
        worded = (*worded, *state_firms(reading, self._scene.entities, tools.gazetteer, worded))
        worded = (*worded, *gapped(reading, self._scene.entities, worded, self._scene.offices))
        worded = (*worded, *echoes(reading, self._scene.entities, tools.cues, registry(), worded))
        worded = (*worded, *self._scene.attendance.met(worded))
        worded = (*worded, *self._calls.find(reading, worded))
        worded = (*worded, *self._scene.ties.find(reading, worded))
        worded = (
            *worded,
            *oughts(reading, said, self._scene.entities, self._scene.states, worded, self._scene.offices),
        )
        worded = (*worded, *bounds(reading, self._scene.entities, tools.cues, worded))
        worded = (*worded, *member_lists(reading, self._scene.entities, tools.cues, worded))
        worded = (*worded, *late_joiners(reading, self._scene.entities, tools.cues, worded))
        more = tools.beside.find(reading, self._scene.entities, worded) if tools.beside is not None else ()
        for relation, trigger in (w for w in (*worded, *more) if not bidden(w[0], self._scene.entities)):
            yield self._qualified(relation, trigger, reading, times, said), trigger

    def _qualified(
        self,
        relation: Relation,
        trigger: Token,
        reading: Reading,
        times: Sequence[TimeMention],
        said: Sequence[Utterance],
    ) -> Relation:
        """The relation with its speaker and time; `times` are those of the passage."""
        at = reading.passage.offsets(trigger.i, trigger.i + 1)
        time = self._time(relation, trigger, at.start, reading, times)
        attribution, score = relation.qualifiers.attribution, 1.0
        if attribution.speaker is None:
            attribution, score = attribution_at(at, said)
        speaker = attribution.speaker
        if time is None and speaker is not None and relation.subject in (speaker, self._seats.get(speaker)):
            time = uttered(relation, trigger, self._scene.document.issued)
        qualifiers = replace(relation.qualifiers, attribution=attribution, time=time)
        return replace(relation, qualifiers=qualifiers, confidence=round(relation.confidence * score, 3))

    def _time(
        self, relation: Relation, trigger: Token, at: int, reading: Reading, times: Sequence[TimeMention]
    ) -> Period | None:
        """The time of an event whose trigger stands at a document offset: its sentence's, or that of the report."""
        if stands(relation, trigger, self._scene.entities, self._tools.cues):
            return None
        whole = told_in(trigger, reading.passage)
        ends = (relation.subject, relation.object)
        usable = [
            t
            for t in times
            if whole.start <= t.span.start < whole.end
            and possible(t, trigger, self._scene.document.issued)
            and not elsewhere(t, trigger, reading)
            and not of_another(t, reading, self._scene.entities, ends)
        ]
        span = reading.passage.block.span
        text = self._scene.document.text[span.start : span.end]
        time = time_for(whole, at, usable, text=text, base=span.start)
        time = begun(relation, trigger, time, self._tools.cues)
        if time is None and self._scene.dated is not None:
            return self._scene.dated.of(relation, trigger, at, self._tools.cues)
        return time


def _told(relation: Relation) -> tuple[str, str, str, str]:
    return relation.subject, relation.predicate, relation.object, relation.evidence.sentence

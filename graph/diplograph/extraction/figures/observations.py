"""Figures: quantities tied to an indicator, the parties it is about, and a year.

A figure without a named thing as its subject is left out. Attribution is left to a later step: every observation
comes as the author's own. The rules are data in `ontology/figures.toml`; the mechanism is in the `figure_*` modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.case_roles import is_unknown, roles_of
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import clause_subject
from diplograph.extraction.figures.clock import FigureClock
from diplograph.extraction.figures.completion import Completion
from diplograph.extraction.figures.conversions import told_again, without_conversions
from diplograph.extraction.figures.counts import (
    counted_text,
    drop_wholes,
    is_figure,
    is_told,
    with_units,
)
from diplograph.extraction.figures.fields import field_figures, fields_of
from diplograph.extraction.figures.forces import some_of_them, strong_force
from diplograph.extraction.figures.indicators import OTHER, unit_kind
from diplograph.extraction.figures.measured import case_of
from diplograph.extraction.figures.memory import FigureMemory, Frame
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.populations import as_population
from diplograph.extraction.figures.quantities import QuantityMention, find_quantities, is_respective
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.routes import as_cargo
from diplograph.extraction.figures.segments import Segment, segments
from diplograph.extraction.figures.shares import is_paired
from diplograph.extraction.figures.sides import beside_both, each_of_several, shares_party, told_of_each, with_each_side
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.figures.unsaid import unsaid
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.times.mentions import TimeMention, find_times, inside
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.figures import figure_data
from diplograph.model import BlockKind, Form, Modality, Observation, Period, Polarity, Qualifiers

#: A number that is no year: such a heading is itself a value.
_DIGIT = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d")
_SURE, _LIKELY, _WEAK = 0.9, 0.75, 0.6


class FigureFinder:
    """Reads the figures of one document, passage by passage in text order; it remembers what was told before.

    `issued` is the EDTF date of the document; `dated` is the time of the event that the document reports, if any: a
    figure in the past tense without a time of its own takes it. `times` are those of the whole text, if already found;
    `states` tells which state or body a person represents, `lands` in which state a place lies, `bodies` of which
    state or bloc something is a body.
    """

    def __init__(
        self,
        entities: Entities,
        text: str,
        *,
        issued: str | None,
        dated: Period | None = None,
        times: tuple[TimeMention, ...] | None = None,
        states: Mapping[str, str] | None = None,
        lands: Callable[[str], str | None] | None = None,
        bodies: Callable[[str], str | None] | None = None,
    ) -> None:
        self._entities = entities
        self._bodies = bodies or (lambda _: None)
        self._states = {person: self._bodies(of) or of for person, of in (states or {}).items()}
        self._text = text
        self._times: tuple[TimeMention, ...] = find_times(text, issued=issued) if times is None else times
        self._memory = FigureMemory(entities)
        self._heading = ""
        self._clock = FigureClock(text, self._times, self._memory, issued=issued, dated=dated)
        self._completion = Completion(entities, text, self._memory, lands or (lambda _: None), self._bodies)

    def profiled(self) -> str | None:
        """The state that the document is a profile of; None if it is of none."""
        return self._memory.themes.profiled()

    def find(self, reading: Reading) -> list[Observation]:
        """Observations of a passage in text order; none of headings and boilerplate."""
        self._memory.open_passage(reading)
        block = reading.passage.block
        words = self._text[block.span.start : block.span.end]
        fields = fields_of(self._heading, words) if block.kind is not BlockKind.BOILERPLATE else []
        self._heading = words if block.kind is BlockKind.HEADING and not _DIGIT.search(words) else ""
        if block.kind is not BlockKind.PROSE and not fields:
            return []
        times = inside(self._times, block.span)
        named = frozenset(
            x.mention.span.end for x in reading.located if self._entities.kind(x.mention.entity) in POLITIES
        )
        found = find_quantities(words, base=block.span.start, times=times, parties=named, kinds=_kinds(reading))
        found, again = without_conversions(self._text, found)
        quantities = drop_wholes(self._text, found)
        observations: list[Observation] = []
        if fields and (subject := self._memory.themes.profiled()) is not None:
            flat = _verbless(reading, quantities)
            observations += field_figures(reading, fields, subject, flat, times)
            quantities = tuple(q for q in quantities if q not in flat)
        if block.kind is not BlockKind.PROSE:
            return observations
        for order, sentence in enumerate(reading.passage.doc.sents):
            span = reading.passage.offsets(sentence.start, sentence.end)
            own = [q for q in quantities if span.contains(q.span) and is_told(reading.passage, q)]
            own = with_units(self._text, own)
            if own:
                self._memory.open_sentence(order)
                many = len(own) if is_respective(self._text, span, own) else 0
                told = [
                    figure
                    for segment in segments(reading.passage, sentence, own)
                    for figure in self._observe(reading, segment, many)
                ]
                for case, figure in _sharing(told):
                    observations.append(figure)
                    if case.segment.quantity.span in again:
                        observations.append(told_again(figure, again[case.segment.quantity.span]))
        return observations

    def _observe(self, reading: Reading, segment: Segment, many: int) -> Iterator[tuple[Case, Observation]]:
        case = case_of(reading, segment, self._memory.frame, self._memory.last, many)
        if is_unknown(case) or not is_figure(
            segment, case.head, follows=case.frame is not None and case.frame.unit == "1"
        ):
            return
        case = as_population(case, self._entities)
        found = roles_of(case, self._entities, self._states)
        if case.base.paired and not is_paired(case, found, self._entities):
            case = case_of(reading, segment, self._memory.frame, self._memory.last, many, paired=False)
            found = roles_of(case, self._entities, self._states)
        parties = self._completion.parties(case, found)
        parties = with_each_side(case, parties, found, self._memory, self._entities)
        if parties.subject is None:
            parties = unsaid(case, self._memory)
        case, parties = strong_force(case, parties, self._entities)
        case, parties = some_of_them(case, parties, found, self._entities)
        case = as_cargo(case, parties.subject, self._entities)
        if parties.subject is None or (case.base is OTHER and not _has_verb(segment)):
            return
        when = self._clock.when(case)
        observation = self._observation(case, parties.subject, parties.counterpart, when)
        each, figures = self._for_each(case, observation, found)
        frame = self._memory.frame
        told = case.base is not OTHER
        unit = segment.quantity.unit_code
        partner = parties.counterpart is not None and parties.counterpart in found.get("subject", ())[:1]
        partner = partner or (frame is not None and frame.partner and frame.parties.subject == parties.subject)
        doer = clause_subject(case)
        acts = doer is not None and doer.dep_ == "nsubj" and parties.subject in reading.at(doer)
        to_object = parties.counterpart is not None and "object" in found
        known = Frame(case.base, parties, when, to_object, told, self._traded(case), case.change, unit, each)
        self._memory.remember(replace(known, partner=partner, acts=acts))
        yield from ((case, figure) for figure in figures)

    def _for_each(self, case: Case, figure: Observation, found: Roles) -> tuple[bool, list[Observation]]:
        """Whether a figure holds for either of its sides, and the same figure for each side that it holds for."""
        parties, frame = _parties(figure), self._memory.frame
        several = each_of_several(case, parties, found, self._entities)
        if several:
            return False, [*(replace(figure, counterpart=t) for t in several if t != parties.counterpart), figure]
        each = told_of_each(case, found, self._entities)
        each = each or (frame is not None and frame.each and parties == frame.parties)
        if parties.counterpart is None or not each:
            return each, [figure]
        third = beside_both(found, parties, self._entities)
        other = replace(figure, subject=parties.counterpart, counterpart=third)
        return each, [replace(figure, counterpart=third), other]

    def _observation(self, case: Case, subject: str, counterpart: str | None, when: Period | None) -> Observation:
        quantity = case.segment.quantity
        sign = case.change.sign if case.change else case.chosen.sign if case.chosen else 1
        upper = quantity.value_upper
        polarity, modality = _factuality(case)
        return Observation(
            subject=subject,
            indicator=case.code,
            value=quantity.value * sign,
            unit_code=figure_data().money_of(quantity.unit_code, subject, counterpart),
            value_text=quantity.value_text,
            evidence=case.passage.evidence(case.segment.sentence),
            qualifiers=Qualifiers(polarity, modality, time=when),
            confidence=_WEAK if case.base is OTHER else _SURE if counterpart else _LIKELY,
            extractor=f"figures:{case.code}",
            counterpart=counterpart,
            product=self._product(case),
            year=self._clock.year(when),
            value_upper=upper * sign if upper is not None else None,
            comparator=quantity.comparator,
        )

    def _product(self, case: Case) -> str | None:
        """What changed, what is counted, or what is traded."""
        if case.change is not None and case.base is not OTHER:
            return case.base.code
        if case.base is OTHER or unit_kind(case.segment.quantity.unit_code) == "count":
            return counted_text(case.passage, case.segment, case.head)
        return self._traded(case)

    def _traded(self, case: Case) -> str | None:
        product = case.product
        frame = self._memory.frame
        return frame.product if product is None and case.chosen is None and frame is not None else product


def find_figures(
    readings: Sequence[Reading], entities: Entities, *, issued: str | None = None, dated: Period | None = None
) -> list[Observation]:
    """All figures of one document, its readings in text order. See `FigureFinder` for `issued` and `dated`."""
    if not readings:
        return []
    finder = FigureFinder(entities, readings[0].passage.document.text, issued=issued, dated=dated)
    return [observation for reading in readings for observation in finder.find(reading)]


def _verbless(reading: Reading, quantities: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The quantities that stand in sentences without a finite verb, as the values of fields do."""
    passage = reading.passage
    spans = [
        passage.offsets(sentence.start, sentence.end)
        for sentence in passage.doc.sents
        if not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in sentence)
    ]
    return [quantity for quantity in quantities if any(span.contains(quantity.span) for span in spans)]


def _kinds(reading: Reading) -> frozenset[int]:
    """Where a word opens that tells of which state something counted is ("846 American and 900 Soviet missiles")."""
    return frozenset(x.mention.span.start for x in reading.located if x.mention.form is Form.ADJECTIVE)


def _sharing(told: Sequence[tuple[Case, Observation]]) -> list[tuple[Case, Observation]]:
    """The figures of a sentence; one that names no other side takes that of the next which it is joined to."""
    shared: list[tuple[Case, Observation]] = []
    later: tuple[Case, Observation] | None = None
    for case, figure in reversed(told):
        if later is not None and shares_party(case, _parties(figure), later[0], _parties(later[1])):
            figure = replace(figure, counterpart=later[1].counterpart, confidence=later[1].confidence)
        later = (case, figure)
        shared.append((case, figure))
    return shared[::-1]


def _parties(figure: Observation) -> Parties:
    return Parties(figure.subject, figure.counterpart)


def _has_verb(segment: Segment) -> bool:
    """Whether the sentence says something; a line of a table does not."""
    return any(token.pos_ in ("VERB", "AUX") or token.dep_ == "nsubj" for token in segment.sentence)


def _factuality(case: Case) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb over a figure; what a plan starts from is so: "raise it from $5 million"."""
    if case.verb is None:
        return Polarity.AFFIRMED, Modality.ACTUAL
    polarity, modality = factuality(case.verb, load_cues())
    first = case.segment.q_first
    starts = first > 0 and case.passage.doc[first - 1].lower_ == "from"
    return polarity, Modality.ACTUAL if starts else modality

"""Figures: quantities tied to an indicator, the parties it is about, and a year.

A figure without a named thing as its subject is left out. Attribution is left to a later step: every observation
comes as the author's own. The rules are data in `ontology/figures.toml`; the mechanism is in the `figure_*` modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Passage, Reading
from diplograph.extraction.cues import load_cues
from diplograph.extraction.factuality import factuality
from diplograph.extraction.figure_counts import counted_text, drop_conversions, head_noun, is_figure
from diplograph.extraction.figure_indicators import (
    OTHER,
    Change,
    Chosen,
    Indicator,
    change_of,
    choose,
    product_of,
    unit_kind,
)
from diplograph.extraction.figure_memory import FigureMemory, Frame
from diplograph.extraction.figure_parties import Parties, fill, inherit
from diplograph.extraction.figure_roles import Roles, governing, respective, roles
from diplograph.extraction.figure_segments import Segment, segments, token_range
from diplograph.extraction.figure_years import inside, names_a_thing, time_of_figure
from diplograph.extraction.periods import year_of
from diplograph.extraction.quantities import find_quantities
from diplograph.extraction.times import TimeMention, find_times
from diplograph.model import BlockKind, Modality, Observation, Period, Polarity, Qualifiers, Span

_BILATERAL = re.compile(
    r"\b(?:bilateral|mutual|two-way|between\s+(?:the\s+two|them|both|our)|two\s+(?:countries|states|nations))\b",
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(r"^\W*(?:[\w,. ]{0,60}[“\"]\s*)?(?:this|that|it|these)\b", re.IGNORECASE)
_PAST = frozenset({"VBD", "VBN"})
_OWN = frozenset({"its", "their"})
_BILATERAL_CODES = frozenset({"trade-turnover", "trade-balance", "trade-share", "exports", "imports"})
_SURE, _LIKELY, _WEAK = 0.9, 0.75, 0.6


@dataclass(frozen=True, slots=True)
class _Case:
    """One quantity with all that was seen around it. `many` quantities are listed "respectively" (else 0)."""

    reading: Reading
    segment: Segment
    many: int
    head: Token | None
    around: Span
    sentence: Span
    change: Change | None
    chosen: Chosen | None
    base: Indicator
    inherits: bool

    @property
    def passage(self) -> Passage:
        return self.reading.passage

    @property
    def code(self) -> str:
        return "change-rate" if self.change is not None else self.base.code


class FigureFinder:
    """Reads the figures of one document, passage by passage in text order; it remembers what was told before.

    `issued` is the EDTF date of the document; `dated` is the time of the event that the document reports, if any: a
    figure in the past tense without a time of its own takes it. `times` are those of the whole text, if already found.
    """

    def __init__(
        self,
        entities: Entities,
        text: str,
        *,
        issued: str | None,
        dated: Period | None = None,
        times: tuple[TimeMention, ...] | None = None,
    ) -> None:
        self._entities = entities
        self._text = text
        self._dated = dated
        self._times: tuple[TimeMention, ...] = find_times(text, issued=issued) if times is None else times
        self._memory = FigureMemory(entities)

    def find(self, reading: Reading) -> list[Observation]:
        """Observations of a passage in text order; none of headings and boilerplate."""
        self._memory.open_passage(reading)
        block = reading.passage.block
        if block.kind is not BlockKind.PROSE:
            return []
        times = inside(self._times, block.span)
        words = self._text[block.span.start : block.span.end]
        quantities = drop_conversions(self._text, find_quantities(words, base=block.span.start, times=times))
        observations: list[Observation] = []
        for order, sentence in enumerate(reading.passage.doc.sents):
            span = reading.passage.offsets(sentence.start, sentence.end)
            own = [quantity for quantity in quantities if span.contains(quantity.span)]
            if own:
                self._memory.open_sentence(order)
                many = len(own) if "respectively" in self._text[span.start : span.end] else 0
                for segment in segments(reading.passage, sentence, own):
                    observations += self._observe(reading, segment, many)
        return observations

    def _observe(self, reading: Reading, segment: Segment, many: int) -> Iterator[Observation]:
        head = head_noun(reading.passage, segment)
        if not is_figure(segment, head, follows=self._memory.frame is not None):
            return
        case = self._case(reading, segment, many, head)
        found = self._roles(case)
        parties = self._parties(case, found)
        if parties.subject is None or (case.base is OTHER and not _has_verb(segment)):
            return
        when = self._when(case)
        observation = self._observation(case, parties.subject, parties.counterpart, when)
        frame = Frame(case.base, parties, when, "object" in found, case.base is not OTHER, self._traded(case))
        self._memory.remember(frame, bilateral=case.base.code in _BILATERAL_CODES)
        yield observation

    def _case(self, reading: Reading, segment: Segment, many: int, head: Token | None) -> _Case:
        passage, quantity = reading.passage, segment.quantity
        around = passage.offsets(segment.first, segment.last)
        sentence = passage.offsets(segment.sentence.start, segment.sentence.end)
        kind = unit_kind(quantity.unit_code)
        change = None
        if kind == "percent":
            change = Change(1) if quantity.relative else change_of(self._text, around, quantity.span)
        named = [located.mention.span for located in reading.located]
        chosen = choose(self._text, around, quantity.span, "money" if change else kind, named)
        frame = self._memory.frame
        if chosen is not None:
            base, inherits = chosen.indicator, frame is not None
        elif frame is not None and (change is not None or kind in frame.base.units):
            base, inherits = frame.base, frame.base is not OTHER
        else:
            base, inherits = OTHER, False
        return _Case(reading, segment, many, head, around, sentence, change, chosen, base, inherits)

    def _roles(self, case: _Case) -> Roles:
        frame, segment = self._memory.frame, case.segment
        anchor = token_range(case.passage, case.chosen.anchor) if case.chosen is not None else None
        if anchor is None and case.head is not None:
            anchor = (case.head.i, case.head.i + 1)
        if case.many:
            whole = replace(segment, first=segment.sentence.start, last=segment.sentence.end)
            found = respective(roles(case.reading, whole, None), segment, case.many)
        else:
            found = roles(
                case.reading,
                segment,
                anchor,
                skip_pronouns=frame is not None and (case.inherits or segment.quantity.unit_code == "%"),
                gapped_object=case.inherits and case.chosen is None and frame is not None and frame.to_object,
            )
        return {**found, **governing(case.reading, segment, case.head)} if case.base is OTHER else found

    def _parties(self, case: _Case, found: Roles) -> Parties:
        frame, base = self._memory.frame, case.base
        words = case.passage.doc[case.segment.first : case.segment.last]
        parties = fill(
            found,
            (base.subject, base.counterpart),
            self._entities,
            own=any(token.lower_ in _OWN for token in words),
            topic=() if case.inherits else self._topic(case, found),
            economic=base is not OTHER,
        )
        if case.inherits and frame is not None:
            return inherit(parties, frame.parties, base)
        if parties.subject is None and base is OTHER and frame is not None:
            return Parties(frame.parties.subject, None)
        if parties.subject is None and base is OTHER:
            return Parties(self._memory.main(), None)
        return parties

    def _topic(self, case: _Case, found: Roles) -> tuple[str, ...]:
        """Whom trade is between when the sentence leaves a side unsaid ("bilateral trade", "trade with Russia")."""
        if case.base.code not in _BILATERAL_CODES:
            return ()
        text = self._text[case.sentence.start : case.sentence.end]
        leaves_unsaid = _BILATERAL.search(text) or "with" in found or _ANAPHORIC.match(text)
        return self._memory.topics() if leaves_unsaid else ()

    def _when(self, case: _Case) -> Period | None:
        listed = inside(self._times, case.sentence)
        if case.many and len(listed) == case.many:
            return listed[case.segment.order].period
        span = case.segment.quantity.span
        when, may_inherit = time_of_figure(self._text, case.sentence, case.around, span, self._times)
        if when is not None or not may_inherit:
            return when
        if self._memory.frame is not None and self._memory.frame.when is not None:
            return self._memory.frame.when
        past = any(t.tag_ in _PAST for t in case.segment.sentence if t.pos_ in ("VERB", "AUX"))
        return (self._memory.earlier or self._before(case) or self._dated) if past else None

    def _before(self, case: _Case) -> Period | None:
        """The time named last in the sentence right before, in the same passage."""
        start = case.segment.sentence.start
        if start == 0:
            return None
        before = case.passage.doc[start - 1].sent
        told = [
            time.period
            for time in inside(self._times, case.passage.offsets(before.start, before.end))
            if not names_a_thing(self._text, time) and year_of(time.period) is not None
        ]
        return told[-1] if told else None

    def _observation(self, case: _Case, subject: str, counterpart: str | None, when: Period | None) -> Observation:
        quantity = case.segment.quantity
        sign = case.change.sign if case.change else case.chosen.sign if case.chosen else 1
        upper = quantity.value_upper
        polarity, modality = _factuality(case)
        return Observation(
            subject=subject,
            indicator=case.code,
            value=quantity.value * sign,
            unit_code=quantity.unit_code,
            value_text=quantity.value_text,
            evidence=case.passage.evidence(case.segment.sentence),
            qualifiers=Qualifiers(polarity, modality, time=when),
            confidence=_WEAK if case.base is OTHER else _SURE if counterpart else _LIKELY,
            extractor=f"figures:{case.code}",
            counterpart=counterpart,
            product=self._product(case),
            year=year_of(when) if when is not None else None,
            value_upper=upper * sign if upper is not None else None,
            comparator=quantity.comparator,
        )

    def _product(self, case: _Case) -> str | None:
        """What changed, what is counted, or what is traded."""
        if case.change is not None and case.base is not OTHER:
            return case.base.code
        if case.base is OTHER or unit_kind(case.segment.quantity.unit_code) == "count":
            return counted_text(case.passage, case.segment, case.head)
        return self._traded(case)

    def _traded(self, case: _Case) -> str | None:
        named = [located.mention.span for located in case.reading.located]
        anchor = case.chosen.anchor if case.chosen is not None else case.segment.quantity.span
        product = product_of(self._text, anchor, case.around, named)
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


def _has_verb(segment: Segment) -> bool:
    """Whether the sentence says something; a line of a table does not."""
    return any(token.pos_ in ("VERB", "AUX") for token in segment.sentence)


def _factuality(case: _Case) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb over a figure."""
    token = case.passage.doc[case.segment.q_last - 1]
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return factuality(verb, load_cues()) if verb is not None else (Polarity.AFFIRMED, Modality.ACTUAL)

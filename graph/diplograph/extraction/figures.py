"""Figures: quantities tied to an indicator, the parties it is about, and a year.

A figure without a named thing as its subject is left out. Attribution is left to a later step: every observation
comes as the author's own. The rules are data in `ontology/figures.toml`; the mechanism is in the `figure_*` modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.cues import load_cues
from diplograph.extraction.factuality import factuality
from diplograph.extraction.figure_cases import Case, case_of, roles_of
from diplograph.extraction.figure_counts import counted_text, drop_conversions, is_figure, is_small
from diplograph.extraction.figure_governors import befalls
from diplograph.extraction.figure_indicators import OTHER, product_of, unit_kind
from diplograph.extraction.figure_memory import FigureMemory, Frame
from diplograph.extraction.figure_parties import Parties, fill, inherit
from diplograph.extraction.figure_roles import Roles
from diplograph.extraction.figure_segments import Segment, segments
from diplograph.extraction.figure_shares import partner_share
from diplograph.extraction.figure_years import dating, in_past, inside, is_baseline, time_of_figure
from diplograph.extraction.periods import year_of
from diplograph.extraction.quantities import find_quantities
from diplograph.extraction.time_choice import names_a_thing
from diplograph.extraction.times import TimeMention, find_times
from diplograph.model import BlockKind, Modality, Observation, Period, Polarity, Qualifiers

_THE_TWO = re.compile(
    r"\b(?:between\s+(?:the\s+two|them|both|both\s+sides)|two-way|bilateral|mutual)\b(?!\s+(?:leaders|presidents))",
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(r"^\W*(?:[\w,. ]{0,60}[“\"]\s*)?(?:this|that|it|these)\b", re.IGNORECASE)
_OWN = frozenset({"its", "their"})
_BILATERAL_CODES = frozenset({"trade-turnover", "trade-balance", "trade-share", "exports", "imports"})
_TRADE = frozenset({"exports", "imports", "export-share", "import-share"})
#: What a figure without indicator is not between.
_NO_SIDES = frozenset({"Person", "Official", "Region", "Place"})
_AID = frozenset({"aid-pledged", "aid-provided"})
#: Indicators of one state, which its neighbours in the text may leave out.
_OF_ONE = frozenset({"gdp", "remittances", "other-figure"})
_SURE, _LIKELY, _WEAK = 0.9, 0.75, 0.6


class FigureFinder:
    """Reads the figures of one document, passage by passage in text order; it remembers what was told before.

    `issued` is the EDTF date of the document; `dated` is the time of the event that the document reports, if any: a
    figure in the past tense without a time of its own takes it. `times` are those of the whole text, if already found;
    `states` tells which state or body a person represents.
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
    ) -> None:
        self._entities = entities
        self._states = states or {}
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
            own = [q for q in quantities if span.contains(q.span) and not is_small(q)]
            if own:
                self._memory.open_sentence(order)
                many = len(own) if "respectively" in self._text[span.start : span.end] else 0
                for segment in segments(reading.passage, sentence, own):
                    observations += self._observe(reading, segment, many)
        return observations

    def _observe(self, reading: Reading, segment: Segment, many: int) -> Iterator[Observation]:
        case = case_of(reading, segment, self._memory.frame, many)
        if not is_figure(segment, case.head, follows=case.frame is not None):
            return
        found = roles_of(case, self._entities, self._states)
        parties = self._parties(case, found)
        if parties.subject is None or (case.base is OTHER and not _has_verb(segment)):
            return
        when = self._when(case)
        observation = self._observation(case, parties.subject, parties.counterpart, when)
        frame = Frame(case.base, parties, when, "object" in found, case.base is not OTHER, self._traded(case))
        self._memory.remember(frame, bilateral=case.base.code in _BILATERAL_CODES)
        yield observation

    def _parties(self, case: Case, found: Roles) -> Parties:
        frame, base = case.frame, case.base
        shared = partner_share(case, found, self._entities, lambda partner: self._beside(case, partner))
        if shared is not None:
            return shared
        if base.code in _BILATERAL_CODES and "pair" not in found and _THE_TWO.search(self._words(case)):
            found = {**found, "pair": self._memory.partners(case.segment.sentence, case.segment.q_first)}
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
            parties = inherit(parties, frame.parties, base)
        if base is OTHER:
            return self._other(case, parties)
        return self._completed(case, parties)

    def _other(self, case: Case, parties: Parties) -> Parties:
        """The parties of a figure without indicator: nobody but those tied to it, or those of the figure before."""
        if parties.subject is not None:
            sides = (parties.subject, parties.counterpart)
            between = all(t is not None and self._entities.kind(t) not in _NO_SIDES for t in sides)
            return parties if between else Parties(parties.subject, None)
        if case.frame is not None:
            return Parties(case.frame.parties.subject, None)
        return Parties(self._memory.main(), None) if befalls(case.verb) else parties

    def _completed(self, case: Case, parties: Parties) -> Parties:
        """Who is left unsaid: whom the text goes on about ("France gave $5 million", "exports to Chad", "GDP grew")."""
        sentence, code = case.segment.sentence, case.base.code
        if parties.subject is not None:
            receives = code in _AID and parties.counterpart is None
            return Parties(parties.subject, self._memory.focus(sentence, parties.subject)) if receives else parties
        if parties.counterpart is not None and code in _TRADE:
            return Parties(self._memory.focus(sentence, parties.counterpart), parties.counterpart)
        if parties.counterpart is None and code in _OF_ONE:
            return Parties(self._memory.focus(sentence, None), None)
        return parties

    def _words(self, case: Case) -> str:
        return self._text[case.around.start : case.around.end]

    def _beside(self, case: Case, partner: str) -> str | None:
        """Whose share a partner has: of whom the sentence spoke before, or the text."""
        sentence = case.segment.sentence
        return self._memory.named(sentence.start, case.segment.q_first, partner) or self._memory.focus(
            sentence, partner
        )

    def _topic(self, case: Case, found: Roles) -> tuple[str, ...]:
        """Whom trade is between when the sentence leaves a side unsaid ("this trade", "trade with Russia")."""
        if case.base.code not in _BILATERAL_CODES:
            return ()
        text = self._text[case.sentence.start : case.sentence.end]
        leaves_unsaid = _THE_TWO.search(text) or "with" in found or _ANAPHORIC.match(text)
        return self._memory.topics() if leaves_unsaid else ()

    def _when(self, case: Case) -> Period | None:
        listed = inside(self._times, case.sentence)
        if case.many and len(listed) == case.many:
            return listed[case.segment.order].period
        anchor = case.chosen.anchor if case.chosen is not None else None
        usable = dating(case.passage, case.quantity_token, listed, anchor)
        if case.change is not None:
            usable = tuple(time for time in usable if not is_baseline(self._text, time))
        when, may_inherit = time_of_figure(self._text, case.sentence, case.around, case.segment.quantity.span, usable)
        if when is not None or not may_inherit:
            return when
        if self._memory.frame is not None and self._memory.frame.when is not None:
            return self._memory.frame.when
        if listed and not usable:
            return None
        earlier = self._memory.earlier(case.base.code)
        return (earlier or self._before(case) or self._dated) if in_past(case.verb) else None

    def _before(self, case: Case) -> Period | None:
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

    def _observation(self, case: Case, subject: str, counterpart: str | None, when: Period | None) -> Observation:
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

    def _product(self, case: Case) -> str | None:
        """What changed, what is counted, or what is traded."""
        if case.change is not None and case.base is not OTHER:
            return case.base.code
        if case.base is OTHER or unit_kind(case.segment.quantity.unit_code) == "count":
            return counted_text(case.passage, case.segment, case.head)
        return self._traded(case)

    def _traded(self, case: Case) -> str | None:
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


def _factuality(case: Case) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb over a figure."""
    return factuality(case.verb, load_cues()) if case.verb is not None else (Polarity.AFFIRMED, Modality.ACTUAL)

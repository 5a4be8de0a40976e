"""Figures: quantities tied to an indicator, the parties it is about, and a year.

A figure without a named thing as its subject is left out. Attribution is left to a later step: every observation
comes as the author's own. The rules are data in `ontology/figures.toml`; the mechanism is in the `figure_*` modules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.context import Entities, Passage, Reading
from diplograph.extraction.figure_counts import counted_text, drop_conversions, head_noun, is_figure, is_small
from diplograph.extraction.figure_indicators import Change, Chosen, Indicator, change_of, choose, unit_kind
from diplograph.extraction.figure_parties import Parties, Roles, fill, governing, roles
from diplograph.extraction.figure_segments import Segment, segments, token_range
from diplograph.extraction.figure_years import time_of_figure
from diplograph.extraction.periods import year_of
from diplograph.extraction.quantities import QuantityMention, find_quantities
from diplograph.extraction.times import TimeMention, find_times
from diplograph.model import BlockKind, Observation, Period, Qualifiers, Span

_OTHER = Indicator(
    "other-figure", frozenset({"money", "percent", "count", "measure"}), ("counted", "possessor", "governor", "patient", "of", "in"), (),
    frozenset(), frozenset(), frozenset(), False,
)  # fmt: skip
_BILATERAL = re.compile(r"\b(?:bilateral|mutual|two-way|between\s+(?:the\s+two|them|both|our)|two\s+(?:countries|states|nations))\b", re.I)
_ANAPHORIC = re.compile(r"^\W*(?:[\w,. ]{0,60}[“\"]\s*)?(?:this|that|it|these)\b", re.I)
_PAST = frozenset({"VBD", "VBN"})
_PRONOUNS = frozenset({"its", "their"})
_BILATERAL_CODES = frozenset({"trade-turnover", "trade-balance", "trade-share", "exports", "imports"})
_SURE, _LIKELY, _WEAK = 0.9, 0.75, 0.6


@dataclass(frozen=True, slots=True)
class _Frame:
    """What was read of the figure before, for the next one to lean on."""

    base: Indicator
    parties: Parties
    when: Period | None
    code: str
    sentence: int
    earlier: Period | None


class FigureFinder:
    """Reads the figures of one document; it remembers what the document spoke of last."""

    def __init__(self, entities: Entities, text: str, *, issued: str | None, dated: Period | None = None) -> None:
        """`issued` is the EDTF date of the document; `dated` is the time of the event that it reports, if any.

        A figure in the past tense without a time of its own takes the year of `dated`.
        """
        self._entities = entities
        self._text = text
        self._dated = dated
        self._times: tuple[TimeMention, ...] = find_times(text, issued=issued)
        self._frame: _Frame | None = None
        self._pair: tuple[str, ...] = ()
        self._named: Counter[str] = Counter()

    def find(self, reading: Reading) -> list[Observation]:
        """Observations of a passage in text order; none of headings and boilerplate."""
        self._count(reading)
        if reading.passage.block.kind is not BlockKind.PROSE:
            return []
        block = reading.passage.block.span
        words = self._text[block.start : block.end]
        found = find_quantities(words, base=block.start, times=[t for t in self._times if block.contains(t.span)])
        quantities = drop_conversions(self._text, found)
        self._frame = None
        observations: list[Observation] = []
        for order, sentence in enumerate(reading.passage.doc.sents):
            span = reading.passage.offsets(sentence.start, sentence.end)
            inside = [q for q in quantities if span.contains(q.span)]
            if inside:
                for segment in segments(reading.passage, sentence, inside):
                    observations += self._observe(reading, segment, order)
        return observations

    def _count(self, reading: Reading) -> None:
        """Keep count of the states named so far: those named most are what the document is about."""
        for located in reading.located:
            thing = located.mention.entity
            if self._entities.kind(thing) == "State":
                self._named[thing] += 1

    def _topics(self) -> tuple[str, ...]:
        """The pair that the figures spoke of last, then the states named most."""
        return tuple(dict.fromkeys([*self._pair, *(thing for thing, _ in self._named.most_common(2))]))

    def _observe(self, reading: Reading, segment: Segment, order: int) -> Iterator[Observation]:
        passage = reading.passage
        head = head_noun(passage, segment)
        if not is_figure(passage, segment, head, follows=self._frame is not None and self._frame.sentence == order):
            return
        around = passage.offsets(segment.first, segment.last)
        kind = unit_kind(segment.quantity.unit_code)
        change = self._change(segment.quantity, around, kind)
        chosen = self._chosen(reading, segment, around, "money" if change else kind)
        base, inherited = self._base(chosen, kind, order, change)
        found = roles(reading, segment, self._anchor(passage, chosen, head), skip_pronouns=inherited and kind == "percent")
        if base is _OTHER:
            found = {**found, **governing(reading, segment, head)}
        parties = self._parties(found, base, segment, inherited, passage)
        if parties.subject is None or (base is _OTHER and not self._is_about(found, segment, passage)):
            return
        when, code = self._when(passage, segment, around, order), "change-rate" if change else base.code
        self._frame = _Frame(base, parties, self._told(when, order), code, order, self._before(order))
        if parties.counterpart is not None and code in _BILATERAL_CODES | {"change-rate"}:
            self._pair = (parties.subject, parties.counterpart)
        sign = change.sign if change else chosen.sign if chosen else 1
        yield self._observation(passage, segment, parties, code, sign, when, self._product(passage, segment, base, head, change))

    def _change(self, quantity: QuantityMention, around: Span, kind: str) -> Change | None:
        if kind != "percent":
            return None
        if quantity.relative:
            return Change(1)
        return change_of(self._text, around, quantity.span)

    def _chosen(self, reading: Reading, segment: Segment, around: Span, kind: str) -> Chosen | None:
        named = [located.mention.span for located in reading.located]
        return choose(self._text, around, segment.quantity.span, kind, named)

    def _base(self, chosen: Chosen | None, kind: str, order: int, change: Change | None) -> tuple[Indicator, bool]:
        """The indicator, and whether the parties may come from the figure before in the same sentence."""
        near = self._frame is not None and self._frame.sentence == order
        if chosen is not None:
            return chosen.indicator, near
        if near and self._frame is not None and (change or kind in self._frame.base.units):
            return self._frame.base, True
        return _OTHER, False

    def _anchor(self, passage: Passage, chosen: Chosen | None, head: Token | None) -> tuple[int, int] | None:
        if chosen is not None:
            return token_range(passage, chosen.anchor)
        return (head.i, head.i + 1) if head is not None else None

    def _parties(self, found: Roles, base: Indicator, segment: Segment, inherited: bool, passage: Passage) -> Parties:
        text = passage.text(segment.sentence.start, segment.sentence.end)
        own = any(t.lower_ in _PRONOUNS for t in passage.doc[segment.first : segment.last])
        bilateral = _BILATERAL.search(text) or "with" in found or _ANAPHORIC.match(text)
        before = self._frame.parties if inherited and self._frame is not None else None
        order = (base.subject, base.counterpart)
        economic = base is not _OTHER
        topic = self._topics() if bilateral and before is None and base.code in _BILATERAL_CODES else ()
        parties = fill(found, order, self._entities, own=own, topic=topic, economic=economic)
        return _inherit(parties, before) if before is not None else parties

    def _is_about(self, found: Roles, segment: Segment, passage: Passage) -> bool:
        """Whether a figure without a wording of its own is tied to its subject closely enough."""
        if is_small(segment.quantity):
            return bool({"possessor", "governor"} & set(found))
        return True

    def _when(self, passage: Passage, segment: Segment, around: Span, order: int) -> Period | None:
        sentence = passage.offsets(segment.sentence.start, segment.sentence.end)
        when, open_ = time_of_figure(self._text, sentence, around, segment.quantity.span, self._times)
        if when is not None or not open_:
            return when
        past = any(t.tag_ in _PAST for t in segment.sentence if t.pos_ in ("VERB", "AUX"))
        frame = self._frame
        if frame is not None and frame.sentence == order and frame.when is not None:
            return frame.when
        if past and (told := self._before(order)) is not None:
            return told
        return self._dated if past else None

    def _told(self, when: Period | None, order: int) -> Period | None:
        """The time told last in a sentence, the later of two ("in 2023 …, up from … in 2022")."""
        frame = self._frame
        if frame is None or frame.sentence != order or frame.when is None:
            return when
        return when if when is not None and (when.end or "") >= (frame.when.end or "") else frame.when

    def _before(self, order: int) -> Period | None:
        """What the sentence before told."""
        if self._frame is None:
            return None
        if self._frame.sentence == order:
            return self._frame.earlier
        return self._frame.when if self._frame.sentence == order - 1 and self._frame.code != "other-figure" else None

    def _product(self, passage: Passage, segment: Segment, base: Indicator, head: Token | None, change: Change | None) -> str | None:
        if change is not None:
            return base.code if base is not _OTHER else None
        return counted_text(passage, segment, head) if base is _OTHER else None

    def _observation(
        self, passage: Passage, segment: Segment, parties: Parties, code: str, sign: int, when: Period | None, product: str | None
    ) -> Observation:  # fmt: skip
        quantity = segment.quantity
        value, upper = quantity.value * sign, quantity.value_upper
        subject = parties.subject or ""
        return Observation(
            subject,
            code,
            value,
            quantity.unit_code,
            quantity.value_text,
            passage.evidence(segment.sentence),
            Qualifiers(time=when),
            _WEAK if code == "other-figure" else _SURE if parties.counterpart else _LIKELY,
            f"figures:{code}",
            parties.counterpart,
            product,
            year_of(when) if when is not None else None,
            upper * sign if upper is not None else None,
            quantity.comparator,
        )


def find_figures(
    readings: Sequence[Reading], entities: Entities, *, issued: str | None = None, dated: Period | None = None
) -> list[Observation]:
    """All figures of one document, its readings in text order. See `FigureFinder` for `issued` and `dated`."""
    if not readings:
        return []
    finder = FigureFinder(entities, readings[0].passage.document.text, issued=issued, dated=dated)
    return [observation for reading in readings for observation in finder.find(reading)]


def _inherit(parties: Parties, before: Parties) -> Parties:
    """Fill what a later figure of a sentence leaves out from the figure before it."""
    if parties.subject is not None and parties.subject == before.counterpart and parties.counterpart is None:
        return Parties(parties.subject, None)
    subject = parties.subject or before.subject
    counterpart = parties.counterpart or (before.counterpart if before.counterpart != subject else None)
    return Parties(subject, counterpart)


"""When a figure holds: the time of its sentence, of the text before it, or of the report."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import is_to_come
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.past import Told
from diplograph.extraction.figures.present import holds_today, lasts, tells_today
from diplograph.extraction.figures.timeless import before_today, beside, describes, is_record, recurs
from diplograph.extraction.figures.years import (
    dating,
    in_past,
    in_present,
    is_baseline,
    is_compared,
    is_shifted,
    time_of_figure,
)
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.times.choice import names_a_thing
from diplograph.extraction.times.mentions import TimeMention, inside
from diplograph.extraction.times.periods import period, year_of
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Period

_TITLE = re.compile(r"(?P<first>\d{4})\s[^\n]{3,120}\n|[^\n]{3,120}[,(]\s*(?:\d{4}\s*[–—-]\s*)?(?P<last>\d{4})\)?\s*\n")
_SAME_YEAR = re.compile(r"\b(?:that|the\s+same)\s+year\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:during|throughout|(?:over|in|for)\s+the\s+(?:next|following|past|last|subsequent)|"
    r"(?:before|prior\s+to)\s+(?:the|its|their|independence))\b",
    re.IGNORECASE,
)
_OF_NOW = re.compile(r"(?:\s+of\s+(?:them|these|those|which|whom))?\s+(?:now|currently|presently|today|at\s+present)\b")
_UNTIL_TODAY = re.compile(
    r"\b(?:over|in|during|within|for)\s+the\s+(?:past|last)\s+(?:[\w-]+\s+)?(?:years?|decades?|months?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\bthen\s+(?:stood|was|were|had|amounted|numbered|totalled|totaled)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|currently|presently|at\s+present)\b", re.IGNORECASE)
_TODAY = frozenset({"now", "currently", "presently"})
_OCCASION = re.compile(r"\s+(?:[A-Z]\w+\s+){0,4}[Ss]ummit\b")
#: Indicators of what is given, which are of the time of the promise ("agreed to pay $5 million").
_GIVEN = frozenset({"aid-pledged", "aid-provided"})
#: How many sentences of a passage a time named in the past reaches over, in a text of its own day and in a history.
_REACH, _FARTHER = 2, 4


class FigureClock:
    """Tells the time of the figures of one document.

    `times` are those of its text, `issued` is its EDTF date, `dated` the time of the event that it reports, if any.
    """

    def __init__(
        self,
        text: str,
        times: tuple[TimeMention, ...],
        memory: FigureMemory,
        *,
        issued: str | None,
        dated: Period | None,
    ) -> None:
        self._text = text
        self._times = times
        self._starts = [time.span.start for time in times]
        self._memory = memory
        self._titled = titled_time(times, text)
        self._year = issued[:4] if issued is not None and issued[:4].isdigit() else None
        self._today = period(self._year) if self._year is not None else None
        self._dated = dated

    def when(self, case: Case) -> Period | None:
        """The time of a figure; None where the text gives none, or for a share that there is only a year to come."""
        when = self._when(case)
        year = year_of(when) if when is not None else None
        early = year is not None and self._year is not None and year > int(self._year)
        share = case.segment.quantity.unit_code == "%" and case.verb is not None and case.verb.tag_ in ("VBZ", "VBP")
        return None if early and share else when

    def _when(self, case: Case) -> Period | None:
        listed = inside(self._times, case.sentence)
        if case.many and len(listed) == case.many:
            return listed[case.segment.order].period
        if _THEN.search(self._text, case.around.start, case.segment.quantity.span.start):
            return self._named_before(case.sentence.start)
        anchor = case.chosen.anchor if case.chosen is not None else None
        bracketed = case.segment.q_first > 0 and case.passage.doc[case.segment.q_first - 1].text == "("
        numbered = case.head is not None and case.head.i < case.segment.q_first
        usable = listed if bracketed or numbered else dating(case.passage, case.quantity_token, listed, anchor)
        if describes(case) or recurs(self._text, case):
            return next((time.period for time in beside(self._text, case, usable)), None)
        usable = tuple(time for time in usable if not is_record(self._text, time))
        others = bool(listed) and not usable
        if case.verb is not None and in_present(case.verb):
            usable = before_today(case, usable)
        if case.change is not None:
            usable = tuple(time for time in usable if not is_baseline(self._text, time))
        elif case.segment.quantity.unit_code != "%":
            amount = case.segment.quantity.span
            usable = tuple(
                time
                for time in usable
                if not is_compared(self._text, amount.end, time)
                and not (time.span.end <= amount.start and is_baseline(self._text, time) and case.frame is not None)
            )
        when, may_inherit = time_of_figure(self._text, case.sentence, case.around, case.segment.quantity.span, usable)
        if when is not None or not may_inherit:
            return when
        told = self._told(case)
        if told is None:
            told = self._inherited(case, unusable=others)
        return self._of_today(case) if told is None else told

    def year(self, when: Period | None) -> int | None:
        """The year of a figure of a time; what has come about since one is of the year of the document."""
        if when is None:
            return None
        since = when.edtf.endswith("/..") and self._year is not None
        return int(self._year or 0) if since else year_of(when)

    def _of_today(self, case: Case) -> Period | None:
        """The year of the document, for what holds on its day."""
        return self._today if holds_today(case) else None

    def _told(self, case: Case) -> Period | None:
        """The time that "that year" or "now" stands for."""
        same = _SAME_YEAR.search(self._text, case.around.start, case.around.end)
        if same is not None:
            return self._named_before(same.start())
        if case.segment.quantity.unit_code == "%":
            return None
        amount = case.segment.quantity.span
        now = _NOW.search(self._text, case.around.start, amount.start) or _OF_NOW.match(self._text, amount.end)
        beside = case.verb.children if case.verb is not None and case.segment.quantity.unit_code == "1" else ()
        said = now is not None or any(t.lower_ in _TODAY for t in beside)
        return period(self._year) if said and self._year is not None else None

    def _inherited(self, case: Case, *, unusable: bool) -> Period | None:
        verb = _promised(case)
        if _UNTIL_TODAY.search(self._text, case.around.start, case.around.end) and not lasts(case):
            return self._today
        if case.is_part:
            last = self._memory.frame
            return last.when if last is not None else self._memory.earlier(case.base.code)
        if _is_planned(verb) or _SPAN.search(self._text, case.around.start, case.around.end):
            return None
        frame = self._memory.frame
        if frame is not None and frame.when is not None and not tells_today(case):
            return None if frame.when == self._today and lasts(case) else frame.when
        if not in_past(verb):
            return None
        if unusable:
            return self._of_report(case, verb)
        earlier = self._memory.earlier(case.base.code) or self._before(case, verb)
        return earlier or self._dated or self._of_report(case, verb) or (self._titled if _simple_past(verb) else None)

    def _of_report(self, case: Case, verb: Token | None) -> Period | None:
        """The year of the document, where the text names it last before the figure, or mostly."""
        if self._year is None or not _simple_past(verb):
            return None
        before = self._named_before(case.sentence.end)
        named = before is not None and str(year_of(before)) == self._year
        return period(self._year) if named or self._is_of_its_year(case.sentence.start) else None

    def _is_of_its_year(self, offset: int) -> bool:
        """Whether two in three of the times named before an offset are of the year of the document."""
        named = [year_of(time.period) for time in self._times[: bisect_left(self._starts, offset)]]
        years = [str(year) for year in named if year is not None]
        return 3 * years.count(self._year or "") >= 2 * len(years)

    def _named_before(self, offset: int) -> Period | None:
        """The last time with a year before an offset of the document."""
        for time in reversed(self._times[: bisect_left(self._starts, offset)]):
            if year_of(time.period) is not None and not names_a_thing(self._text, time):
                return time.period
        return None

    def _before(self, case: Case, verb: Token | None) -> Period | None:
        """The time named last in the sentences right before."""
        reach = _REACH if self._year is not None else _FARTHER
        before = self._memory.before(case.segment.sentence, reach if _simple_past(verb) else 1)
        return next((when for told in before if (when := self._named_in(told)) is not None), None)

    def _named_in(self, told: Told) -> Period | None:
        there = inside(self._times, told.span)
        named = [t.period for t in there if self._tells(t) and _in_one_year(t.period)]
        return named[-1] if named else None

    def _tells(self, time: TimeMention) -> bool:
        """Whether a time says when: "the 2019 summit" does, "the 2019 report" does not."""
        return _OCCASION.match(self._text, time.span.end) is not None or not names_a_thing(self._text, time)


def titled_time(times: tuple[TimeMention, ...], text: str) -> Period | None:
    """The time in the title of a text about something of a year or two: "The Oslo Conference, 1921–1922"."""
    title = _TITLE.match(text)
    if title is None:
        return None
    at = title.start("first") if title["first"] else title.start("last")
    named = next((t for t in times if t.span.start <= at < t.span.end), None)
    if named is None or (first := named.period.start) is None or (last := named.period.end) is None:
        return None
    return named.period if int(last[:4]) - int(first[:4]) <= 1 else None


def _promised(case: Case) -> Token | None:
    """The verb over a figure; for what is to be given, the past verb of the promise ("agreed to pay $5 million")."""
    verb = case.verb
    if verb is None or not is_to_come(verb):
        return verb
    giving = case.base.code in _GIVEN or verb.lemma_.lower() in figure_data().raw["voice"]["giving"]
    return next((t for t in verb.ancestors if is_verb(t) and in_past(t)), verb) if giving else verb


def _in_one_year(when: Period) -> bool:
    """Whether a time lies within a year; what happened in a war of several years has none of them for its own."""
    year = year_of(when)
    return year is not None and (when.start is None or when.start[:4] == str(year))


def _simple_past(verb: Token | None) -> bool:
    """Whether a verb tells what happened once: no perfect, no participle."""
    if verb is None:
        return False
    if (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl")) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return _simple_past(next((t for t in verb.ancestors if is_verb(t)), None))
    passive = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "were") for c in verb.children)
    return verb.tag_ == "VBD" or passive or is_shifted(verb)


def _is_planned(verb: Token | None) -> bool:
    """Whether a verb only tells what is to come, so that it is of no time named before: "agreed to raise it to"."""
    if verb is None:
        return False
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return True
    return is_to_come(verb)

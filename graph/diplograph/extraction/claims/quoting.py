"""Whose words a quotation is: by the verb that takes it, stands beside it or leads to it, else who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.claims.quotations import Quotation, is_name, stands_alone, words_in
from diplograph.extraction.claims.speakers import Speaker, Speakers
from diplograph.extraction.context import Reading
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.reporting import Reporting
from diplograph.model import Span

_MIN_WORDS = 5
_MIN_LOOSE = 6
_BESIDE = 85
_STEPS = 12
_FIRST = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b")


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb, its speakers, and where the verb and its sentence stand in the document."""

    verb: Token
    speakers: tuple[Speaker, ...]
    at: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its speakers; `direct` when a reporting verb ties it to them."""

    span: Span
    speakers: tuple[Speaker, ...]
    direct: bool


class Quoting:
    """Finds the speakers of the quotations of one passage; `sourced` are the stretches that a source phrase covers."""

    def __init__(self, reading: Reading, speakers: Speakers, data: Reporting, sourced: Mapping[Span, Speaker]) -> None:
        self._sourced = sourced
        self._reading = reading
        self._speakers = speakers
        self._data = data
        self._text = reading.passage.document.text

    def quoted(
        self, quotes: Sequence[Quotation], reports: Sequence[Report], before: tuple[Speaker, ...]
    ) -> Iterator[Quoted]:
        """Quotations that are somebody's words, in order; names and terms in quotation marks are left out.

        `before` are those whose words the passage before announced.
        """
        outside = [r for r in reports if not any(q.span.contains(r.at) for q in quotes)]
        for quote in quotes:
            found = self._one(quote, outside, before)
            if found is None:
                continue
            before = found.speakers
            self._speakers.spoke(found.speakers[0].thing)
            yield found

    def _one(self, quote: Quotation, reports: Sequence[Report], before: tuple[Speaker, ...]) -> Quoted | None:
        document = self._reading.passage.document
        words = len(words_in(document, quote.span))
        token = self._token(quote.span.start)
        alone = stands_alone(document, quote.span)
        if (
            token is None
            or (not alone and is_name(document, quote.span))
            or (words < _MIN_WORDS and self._is_modifier(quote))
        ):
            return None
        report = self._governing(token, reports)
        if words < _MIN_WORDS and not alone:
            tied = report is not None and report.verb.lemma_ in self._data.quoting and _is_near(token, report.verb)
            return Quoted(quote.span, report.speakers, direct=True) if report is not None and tied else None
        report = report or self._beside(quote, reports)
        if report is not None:
            return Quoted(quote.span, report.speakers, direct=True)
        source = next((s for span, s in self._sourced.items() if span.overlaps(quote.span)), None)
        if source is not None:
            return Quoted(quote.span, (source,), direct=True)
        if alone:
            last = self._speakers.last_person if _FIRST.search(self._text, quote.span.start, quote.span.end) else None
            last = last or self._speakers.last
            speakers = before or self._leading(quote) or ((Speaker(last, 0.75),) if last else ())
            return Quoted(quote.span, speakers, direct=False) if speakers else None
        loose = self._subject(token) if words >= _MIN_LOOSE else ()
        return Quoted(quote.span, loose, direct=False) if loose else None

    def _token(self, offset: int) -> Token | None:
        """The first token at or after an offset."""
        starts = self._reading.passage.starts
        i = bisect_left(starts, offset)
        return self._reading.passage.doc[i] if i < len(starts) else None

    def _is_modifier(self, quote: Quotation) -> bool:
        """Whether the quotation only modifies the noun after it: an “open door” policy."""
        after = self._token(quote.span.end + 1)
        last = self._text[quote.span.end - 1 : quote.span.end]
        return (
            after is not None
            and after.pos_ in ("NOUN", "PROPN")
            and last.isalpha()
            and self._text[after_start(self._reading, after) - 1] == " "
        )

    def _governing(self, token: Token, reports: Sequence[Report]) -> Report | None:
        by_verb = {r.verb.i: r for r in reports}
        for above in islice(token.ancestors, _STEPS):
            if above.i in by_verb and above.lemma_ in self._data.quotes:
                return by_verb[above.i]
        return None

    def _beside(self, quote: Quotation, reports: Sequence[Report]) -> Report | None:
        """The nearest reporting verb with only a few words between it and the quotation."""
        near: list[tuple[int, Report]] = []
        for report in reports:
            if report.verb.lemma_ not in self._data.quotes:
                continue
            if report.at.start >= quote.span.end:
                gap = self._text[quote.span.end : report.at.start]
            else:
                gap = self._text[report.at.end : quote.span.start]
                if report.sentence.end < quote.span.start - 3 and not gap.rstrip(' “"«').endswith(":"):
                    continue
            if len(gap) <= _BESIDE and ";" not in gap and not any(mark in gap[2:-2] for mark in (". ", "”")):
                near.append((len(gap), report))
        return min(near, key=lambda n: n[0])[1] if near else None

    def _leading(self, quote: Quotation) -> tuple[Speaker, ...]:
        """Who leaves or makes the words that a colon announces: "X left the following words: …"."""
        if self._text[: quote.span.start - 1].rstrip()[-1:] != ":":
            return ()
        sentence = self._sentence_before(quote.span.start - 2)
        if sentence is None or sentence.root.lemma_ in self._data.belief:
            return ()
        found = self._speakers.subject(sentence.root) if is_verb(sentence.root) else ()
        return tuple(s for s in found if self._speakers.is_personal(s.thing))

    def _sentence_before(self, offset: int) -> TokenSpan | None:
        for sentence in self._reading.passage.doc.sents:
            span = self._reading.passage.offsets(sentence.start, sentence.end)
            if span.start <= offset <= span.end:
                return sentence
        return None

    def _subject(self, token: Token) -> tuple[Speaker, ...]:
        """Who does what a longer quotation inside a clause tells of, when a person or a document can have said it."""
        verb = next((a for a in token.ancestors if is_verb(a) and any(c.dep_ == "nsubj" for c in a.children)), None)
        found = self._speakers.subject(verb) if verb is not None else ()
        return tuple(Speaker(s.thing, 0.75 * s.score) for s in found if self._speakers.is_personal(s.thing))


def after_start(reading: Reading, token: Token) -> int:
    """Offset in the document where a token starts."""
    return reading.passage.starts[token.i]


def _is_near(token: Token, verb: Token) -> bool:
    """Whether no other clause stands between a word and the verb above it."""
    for above in token.ancestors:
        if above == verb:
            return True
        if above.dep_ in ("relcl", "advcl", "ccomp", "acl") and is_verb(above):
            return False
    return False

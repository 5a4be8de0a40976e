"""Who says what: reporting clauses, "according to", quotations and speakers' turns.

An utterance is a stretch of text and its speaker. Every statement whose trigger lies inside it is attributed to that
speaker, and the utterance itself becomes a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan

from diplograph.extraction.claims.quotations import Quotation, balanced, quotations
from diplograph.extraction.claims.quotedsubjects import told_beside
from diplograph.extraction.claims.quoting import Quoting, Report
from diplograph.extraction.claims.reports import content, is_courtesy, is_report
from diplograph.extraction.claims.sourcing import Source, sources
from diplograph.extraction.claims.speakers import Speaker, Speakers
from diplograph.extraction.claims.turns import Turns
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.reporting import load_reporting
from diplograph.model import Attribution, AttributionKind, BlockKind, Evidence, Span

TURN = "reporting:turn"
"""The rule of an utterance that is a whole paragraph of a speaker's turn."""

_SOURCE = "reporting:source"
_PRESUPPOSED = ("naming/call",)
"""Rules of utterances whose words the author takes for granted."""

_SEVERAL = 3
_REPORTED, _SOURCED, _QUOTED, _BEFORE, _TURN = 0.85, 0.9, 0.9, 0.75, 0.9


@dataclass(frozen=True, slots=True)
class Utterance:
    """`span` are the words said; `kind` is quoted or reported; `evidence` covers the reporting sentence's stretch."""

    span: Span
    speaker: str
    kind: AttributionKind
    evidence: Evidence
    rule: str
    score: float


class Attributor:
    """Finds the utterances of a document, passage by passage; remembers who spoke last and who met whom."""

    def __init__(self, cues: Cues, entities: Entities, states: Mapping[str, str]) -> None:
        self._data = load_reporting()
        self._entities = entities
        self._speakers = Speakers(entities, states, cues)
        self._turns = Turns(entities)
        self._pending: tuple[Speaker, ...] = ()
        self._open = False

    def utterances(self, reading: Reading) -> tuple[Utterance, ...]:
        """Utterances of one passage in text order."""
        passage = reading.passage
        turn = self._turns.span(reading)
        self._speakers.begin(reading, turn[1] if turn else None)
        if passage.block.kind is not BlockKind.PROSE:
            return ()
        quotes = quotations(passage.document, passage.block, continued=self._open)
        self._open = bool(quotes) and not quotes[-1].closed
        found: list[Utterance] = []
        reports: list[Report] = []
        for sentence in passage.doc.sents:
            told = list(self._indirect(sentence, reading, quotes, reports))
            found += told
            found += self._sources(sentence, reading, told)
            self._speakers.observe(sentence)
        if turn is not None:
            found = [*(u for u in found if u.speaker != turn[1]), _turn(reading, *turn)]
        given = [u for u in found if u.rule == _SOURCE]
        found += self._quoted(reading, quotes, reports, given)
        self._pending = self._announced(reading, reports, found)
        return tuple(sorted(found, key=lambda u: (u.span, u.speaker)))

    def _indirect(
        self, sentence: TokenSpan, reading: Reading, quotes: Sequence[Quotation], reports: list[Report]
    ) -> Iterator[Utterance]:
        """Utterances of the reporting verbs of a sentence; every verb with a speaker is added to `reports`."""
        whole = reading.passage.offsets(sentence.start, sentence.end)
        for verb in sentence:
            if verb.lemma_ not in self._data.reports or not is_report(verb):
                continue
            beside = told_beside(verb, quotes, reading, self._entities) if verb.lemma_ in self._data.quotes else ()
            speakers = self._speakers.who(beside) or self._speakers.subject(verb)
            if not speakers:
                continue
            speakers = speakers if len(speakers) >= _SEVERAL else speakers[:1]
            reports.append(Report(verb, speakers, reading.passage.offsets(verb.i, verb.i + 1), whole))
            said = content(verb, self._data)
            if said is None or (said.kind == "object" and is_courtesy(verb, subjects(verb), self._data)):
                continue
            self._speakers.spoke(speakers[0].thing)
            span = balanced(reading.passage.document, reading.passage.offsets(said.first, said.last))
            if any(q.span.contains(span) or (span.overlaps(q.span) and len(q.span) > 0.6 * len(span)) for q in quotes):
                continue
            evidence = reading.passage.evidence(sentence, min(said.first, verb.i), max(said.last, verb.i + 1))
            rule = f"reporting:{said.kind}/{verb.lemma_}"
            yield Utterance(
                span, speakers[0].thing, AttributionKind.REPORTED, evidence, rule, _REPORTED * speakers[0].score
            )

    def _sources(self, sentence: TokenSpan, reading: Reading, told: Sequence[Utterance]) -> Iterator[Utterance]:
        """Utterances of source phrases, unless what they cover is mostly told by somebody else."""
        for source in sources(sentence, self._data):
            speakers = self._speakers.who(source.holders)
            span = reading.passage.offsets(source.first, source.last)
            own = all(h.tag_ == "PRP$" for h in source.holders)
            if own and any(u.span.contains(span) for u in told):
                continue  # "added that in his opinion …": what is told already
            if not speakers or any(span.contains(u.span) and len(u.span) > 0.5 * len(span) for u in told):
                continue
            yield _sourced(sentence, reading, source, speakers[0], span)

    def _announced(
        self, reading: Reading, reports: Sequence[Report], found: Sequence[Utterance]
    ) -> tuple[Speaker, ...]:
        """Whose words the next passage begins with: a quotation stays open here, or a colon leads to it."""
        document, span = reading.passage.document, reading.passage.block.span
        quoted = [u for u in found if u.kind is AttributionKind.QUOTED]
        if self._open and quoted:
            return (Speaker(quoted[-1].speaker, quoted[-1].score),)
        leads = document.text[span.start : span.end].endswith(":")
        return reports[-1].speakers if leads and reports else ()

    def _quoted(
        self, reading: Reading, quotes: Sequence[Quotation], reports: Sequence[Report], given: Sequence[Utterance]
    ) -> Iterator[Utterance]:
        document = reading.passage.document
        sourced = {u.span: Speaker(u.speaker, u.score) for u in given}
        quoting = Quoting(reading, self._speakers, self._data, sourced)
        for quoted in quoting.quoted(quotes, reports, self._pending):
            exact = document.text[quoted.span.start : quoted.span.end]
            evidence = Evidence(quoted.span, exact, _sentences_around(reading, quoted.span))
            for speaker in quoted.speakers:
                score = (_QUOTED if quoted.direct else _BEFORE) * speaker.score
                yield Utterance(
                    quoted.span, speaker.thing, AttributionKind.QUOTED, evidence, "reporting:quotation", score
                )


def attribution_at(span: Span, utterances: Iterable[Utterance]) -> tuple[Attribution, float]:
    """Attribution of what is said at a span: the innermost utterance that has most of it, else the author."""
    around = [u for u in utterances if _has(u.span, span) and not u.rule.endswith(_PRESUPPOSED)]
    if not around:
        return Attribution(), 1.0
    inner = min(around, key=lambda u: (len(u.span), u.kind is AttributionKind.REPORTED))
    return Attribution(inner.kind, inner.speaker), inner.score


def _has(words: Span, span: Span) -> bool:
    """Whether more than half of a span (a figure's evidence may be its whole sentence) lies in somebody's words."""
    return 2 * (min(words.end, span.end) - max(words.start, span.start)) > len(span)


def _sourced(sentence: TokenSpan, reading: Reading, source: Source, speaker: Speaker, span: Span) -> Utterance:
    first, last = min(source.first, source.top_first), max(source.last, source.top_last)
    evidence = reading.passage.evidence(sentence, first, last)
    return Utterance(span, speaker.thing, AttributionKind.REPORTED, evidence, _SOURCE, _SOURCED * speaker.score)


def _turn(reading: Reading, span: Span, speaker: str) -> Utterance:
    """A paragraph of a speaker's turn; its evidence is its first sentence."""
    document = reading.passage.document
    sentence = next(s for s in reading.passage.doc.sents if reading.passage.offsets(s.start, s.end).end > span.start)
    end = reading.passage.offsets(sentence.start, sentence.end).end
    evidence = Evidence(
        Span(span.start, end), document.text[span.start : end], reading.passage.text(sentence.start, sentence.end)
    )
    return Utterance(span, speaker, AttributionKind.QUOTED, evidence, TURN, _TURN)


def _sentences_around(reading: Reading, words: Span) -> str:
    """The sentence that holds the words; for words that run over several, all of these."""
    spans = [reading.passage.offsets(s.start, s.end) for s in reading.passage.doc.sents]
    touched = [span for span in spans if span.overlaps(words)]
    start = min([words.start, *(span.start for span in touched)])
    end = max([words.end, *(span.end for span in touched)])
    return reading.passage.document.text[start:end]

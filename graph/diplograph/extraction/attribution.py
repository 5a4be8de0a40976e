"""Who says what: reporting clauses, "according to", quotations and speakers' turns.

An utterance is a stretch of text and its speaker. Every statement whose trigger lies inside it is attributed to that
speaker, and the utterance itself becomes a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.arguments import Arguments
from diplograph.extraction.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.context import Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.quotations import Quotation, quotations
from diplograph.extraction.reporting import load_reporting
from diplograph.extraction.subjects import subjects
from diplograph.model import Attribution, AttributionKind, BlockKind, Evidence, Span

_MIN_QUOTE_WORDS = 5
_MIN_OBJECT_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Utterance:
    """`span` are the words said; `kind` is quoted or reported; `evidence` covers the reporting sentence's stretch."""

    span: Span
    speaker: str
    kind: AttributionKind
    evidence: Evidence
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class _Report:
    """A reporting verb or phrase with its speaker, in sentence `sentence` (index in the passage)."""

    verb: Token
    speaker: str
    score: float


class Attributor:
    """Finds the utterances of a document, passage by passage; remembers who spoke last."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._reporting = load_reporting()
        self._last: str | None = None
        self._turn: str | None = None

    def utterances(self, reading: Reading) -> tuple[Utterance, ...]:
        """Utterances of one passage in text order."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            self._turn = None
            return ()
        quotes = quotations(reading.passage.document, reading.passage.block)
        found: list[Utterance] = []
        reports: list[tuple[TokenSpan, list[_Report]]] = []
        for sentence in reading.passage.doc.sents:
            here = list(self._reports(sentence, reading))
            reports.append((sentence, here))
            for report in here:
                found += self._indirect(report, sentence, reading, quotes)
            found += self._sources(sentence, reading)
        found += self._quoted(reading, quotes, reports)
        spoken = [r.speaker for _, here in reports for r in here if r.verb.lemma_ in self._reporting.clause]
        self._last = spoken[-1] if spoken else self._last
        return tuple(sorted(found, key=lambda u: (u.span, u.speaker)))

    def _reports(self, sentence: TokenSpan, reading: Reading) -> Iterator[_Report]:
        arguments = Arguments(reading, self._cues)
        for token in sentence:
            if is_verb(token) and token.lemma_ in self._reporting.any and not is_passive(token):
                speakers = arguments.of([t for t in subjects(token) if t != token], patient=False)
                if speakers:
                    yield _Report(token, speakers[0].thing, speakers[0].score)

    def _indirect(
        self, report: _Report, sentence: TokenSpan, reading: Reading, quotes: Sequence[Quotation]
    ) -> Iterator[Utterance]:
        verb, lemma = report.verb, report.verb.lemma_
        for child in verb.children:
            kind = self._content(child, lemma)
            if kind is None:
                continue
            first, last = _extent(child, verb)
            if child.dep_ in ("ccomp", "xcomp"):
                first = _skip_marks(child.doc, first, last)
            if last - first < 2:
                continue
            span = reading.passage.offsets(first, last)
            if any(q.span.contains(span) or (span.overlaps(q.span) and len(q.span) > 0.6 * len(span)) for q in quotes):
                continue
            evidence = reading.passage.evidence(sentence, min(first, verb.i), max(last, verb.i + 1))
            yield Utterance(
                span, report.speaker, AttributionKind.REPORTED, evidence, f"reporting:{kind}", 0.85 * report.score
            )
            return

    def _content(self, child: Token, lemma: str) -> str | None:
        reporting = self._reporting
        if (
            child.dep_ == "ccomp"
            and lemma in reporting.clause
            and (is_verb(child) or child.n_lefts + child.n_rights > 1)
        ):
            return "clause"
        if child.dep_ in ("xcomp", "ccomp") and lemma in reporting.directive and is_verb(child):
            return "directive"
        if child.dep_ == "dobj" and lemma in reporting.object and len(list(child.subtree)) >= _MIN_OBJECT_TOKENS:
            return "object"
        if (
            child.dep_ == "prep"
            and lemma in ("call", "warn", "argue", "appeal")
            and child.lower_ in ("for", "of", "against")
        ):
            return "object" if len(list(child.subtree)) >= _MIN_OBJECT_TOKENS else None
        return None

    def _sources(self, sentence: TokenSpan, reading: Reading) -> Iterator[Utterance]:
        """"according to X", "in X's opinion": the rest of the sentence is X's."""
        arguments = Arguments(reading, self._cues)
        for token in sentence:
            phrase = self._source_phrase(token)
            if phrase is None:
                continue
            top, holders = phrase
            speakers = arguments.of(holders, patient=False)
            if not speakers:
                continue
            first, last = top.left_edge.i, top.right_edge.i + 1
            start, end = (last, sentence.end) if first - sentence.start <= 3 else (sentence.start, first)
            while start < end and sentence.doc[start].is_punct:
                start += 1
            if end - start < 3:
                continue
            while end > start and sentence.doc[end - 1].is_punct:
                end -= 1
            evidence = reading.passage.evidence(sentence)
            yield Utterance(
                reading.passage.offsets(start, end),
                speakers[0].thing,
                AttributionKind.REPORTED,
                evidence,
                "reporting:source",
                0.9,
            )

    def _source_phrase(self, token: Token) -> tuple[Token, tuple[Token, ...]] | None:
        if token.lower_ == "according":
            holders = [c for to in token.children if to.lower_ == "to" for c in to.children if c.dep_ == "pobj"]
            return (token, conjuncts(holders)) if holders else None
        if token.lemma_.lower() in self._reporting.nouns and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
            holders = [c for c in token.children if c.dep_ == "poss"]
            holders += [c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
            return (token.head, tuple(holders)) if holders else None
        return None

    def _quoted(
        self, reading: Reading, quotes: Sequence[Quotation], reports: Sequence[tuple[TokenSpan, list[_Report]]]
    ) -> Iterator[Utterance]:
        document = reading.passage.document
        before: str | None = None
        for quote in quotes:
            words = len(document.text[quote.span.start : quote.span.end].split())
            near = self._speaker_of(reading, quote, reports)
            if near is not None:
                before = near.speaker
            elif words < _MIN_QUOTE_WORDS:
                continue
            speaker = near.speaker if near else before or self._last
            if speaker is None or (near is None and not _begins_sentence(document.text, quote.span)):
                continue
            self._last = speaker
            sentence = _sentence_at(reading, quote.span.start)
            yield Utterance(
                quote.span,
                speaker,
                AttributionKind.QUOTED,
                Evidence(quote.span, document.text[quote.span.start : quote.span.end], sentence),
                "reporting:quotation",
                0.9 if near else 0.7,
            )

    def _speaker_of(
        self, reading: Reading, quote: Quotation, reports: Sequence[tuple[TokenSpan, list[_Report]]]
    ) -> _Report | None:
        """The reporting verb nearest to a quotation: in its sentence, or ending the sentence before with a colon."""
        touching = []
        for number, (sentence, here) in enumerate(reports):
            span = reading.passage.offsets(sentence.start, sentence.end)
            if span.start <= quote.span.end and quote.span.start <= span.end:
                outside = [r for r in here if not quote.span.contains(_at(reading, r.verb))]
                touching += [(abs(_at(reading, r.verb).start - quote.span.start), r) for r in outside]
                if not outside and number and not touching and span.start >= quote.span.start - 2:
                    earlier = reports[number - 1][1]
                    touching += [(10_000, r) for r in earlier[-1:] if not quote.span.contains(_at(reading, r.verb))]
        return min(touching, key=lambda t: t[0])[1] if touching else None


def attribution_at(span: Span, utterances: Iterable[Utterance]) -> tuple[Attribution, float]:
    """Attribution of what is said at a span: the innermost utterance around it, else the author."""
    around = [u for u in utterances if u.span.start <= span.start and span.end <= u.span.end + 1]
    if not around:
        return Attribution(), 1.0
    inner = min(around, key=lambda u: (len(u.span), u.kind is AttributionKind.REPORTED))
    return Attribution(inner.kind, inner.speaker), inner.score


def _at(reading: Reading, token: Token) -> Span:
    return reading.passage.offsets(token.i, token.i + 1)


def _extent(child: Token, verb: Token) -> tuple[int, int]:
    """Token range of a complement, cut where the reporting verb or its subject stands inside it."""
    tokens = [t.i for t in child.subtree]
    first, last = min(tokens), max(tokens) + 1
    if first <= verb.i < last:
        first, last = (first, verb.i) if child.i < verb.i else (verb.i + 1, last)
    while last > first and child.doc[last - 1].is_punct:
        last -= 1
    return first, last


def _skip_marks(doc: object, first: int, last: int) -> int:
    while first < last and doc[first].lower_ in ("that", ",", '"', "--", "to", "how"):  # type: ignore[index]
        first += 1
    return first


def _begins_sentence(text: str, span: Span) -> bool:
    """Whether a quotation stands on its own: it begins with a capital after a stop, colon or paragraph break."""
    before = text[: span.start - 1].rstrip()[-1:]
    return text[span.start : span.start + 1].isupper() and (
        before in ("", ".", ":", "”", '"', "?", "!") or "\n" in text[max(0, span.start - 3) : span.start]
    )


def _sentence_at(reading: Reading, offset: int) -> str:
    for sentence in reading.passage.doc.sents:
        span = reading.passage.offsets(sentence.start, sentence.end)
        if span.start <= offset < span.end:
            return reading.passage.text(sentence.start, sentence.end)
    span = reading.passage.block.span
    return reading.passage.document.text[span.start : span.end]

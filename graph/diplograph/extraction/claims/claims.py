"""Claims: the utterances of a document as statements, with whom they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.claims.attribution import TURN, Utterance
from diplograph.extraction.claims.quotations import words_in
from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.words.reporting import load_reporting
from diplograph.model import Attribution, AttributionKind, Claim, Evidence, Polarity, Qualifiers, Span

_ACTORS = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody "
    "Company PoliticalParty ActorGroup Person Official".split()
)

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CLAUSE = "clause/"
_URGED = "directive/urge"
_MIN_TURN = 6
"""Words; a shorter paragraph of a turn is a greeting."""
_COURTESY = 14
"""Words; a longer sentence of thanks or welcome says for what."""
_MAX_GAP = 6
"""Words of the author between two reports that are told as one: "reaffirmed … and also strongly stressed …"."""


def claims(utterances: Sequence[Utterance], reading: Reading, entities: Entities) -> Iterator[Claim]:
    """One claim for each utterance that is not part of a longer one by the same speaker; one report a sentence."""
    utterances = _one_a_sentence([u for u in utterances if not _is_deed(u, entities)], reading)
    for utterance in utterances:
        if any(o is not utterance and _is_part(utterance, o) for o in utterances):
            continue
        if utterance.rule == TURN and _is_greeting(utterance, reading):
            continue
        text = reading.passage.document.text[utterance.span.start : utterance.span.end].strip().rstrip(",")
        if text:
            yield Claim(
                text,
                utterance.evidence,
                Qualifiers(_polarity(utterance), attribution=Attribution(utterance.kind, utterance.speaker)),
                round(utterance.score, 3),
                utterance.rule,
                _target(utterance, reading, entities),
            )


def _is_deed(utterance: Utterance, entities: Entities) -> bool:
    """Whether what is reported is done rather than said: a state's urging of another to act."""
    return utterance.rule.endswith(_URGED) and entities.kind(utterance.speaker) not in PERSONS


def _polarity(utterance: Utterance) -> Polarity:
    """ "denied that …": what the speaker says is not so."""
    return Polarity.NEGATED if utterance.rule.endswith("/deny") else Polarity.AFFIRMED


def _is_greeting(utterance: Utterance, reading: Reading) -> bool:
    """Whether a paragraph of a turn only greets, thanks or hands over, or says nothing of anybody."""
    if len(words_in(reading.passage.document, utterance.span)) < _MIN_TURN:
        return True
    courteous = load_reporting().courteous
    for sentence in reading.passage.doc.sents:
        said = [t for t in sentence if utterance.span.contains(reading.passage.offsets(t.i, t.i + 1))]
        short = sum(t.is_alpha for t in said) <= _COURTESY
        if any(t.tag_ in _FINITE for t in said) and not (short and any(t.lemma_.lower() in courteous for t in said)):
            return False
    return True


def _one_a_sentence(utterances: Sequence[Utterance], reading: Reading) -> list[Utterance]:
    """Utterances where several reports of a speaker in one sentence count once, as the contract's claims do.

    Reports that follow each other become one; of others the first clause counts, else the first.
    """
    kept: list[Utterance] = []
    for utterance in utterances:
        i = next((i for i, other in enumerate(kept) if _told_together(other, utterance)), -1)
        if i < 0:
            kept.append(utterance)
        elif _follows(kept[i], utterance, utterances, reading):
            kept[i] = _joined(kept[i], utterance, reading)
        elif _CLAUSE in utterance.rule and _CLAUSE not in kept[i].rule:
            kept[i] = utterance
    return kept


def _told_together(first: Utterance, second: Utterance) -> bool:
    """Whether two reports are one speaker's in one sentence and neither holds the other."""
    return (
        first.speaker == second.speaker
        and first.kind is second.kind is AttributionKind.REPORTED
        and first.evidence.sentence == second.evidence.sentence
        and not first.span.overlaps(second.span)
    )


def _follows(first: Utterance, second: Utterance, utterances: Sequence[Utterance], reading: Reading) -> bool:
    """Whether only a few words, none of another speaker's, stand between two reports."""
    between = Span(first.span.end, second.span.start)
    strange = any(u.span.overlaps(between) and u.speaker != first.speaker for u in utterances)
    return not strange and len(words_in(reading.passage.document, between)) <= _MAX_GAP


def _joined(first: Utterance, second: Utterance, reading: Reading) -> Utterance:
    """Two reports as one, from the first word to the last."""
    text = reading.passage.document.text
    span = Span(first.span.start, second.span.end)
    start = min(first.evidence.span.start, second.evidence.span.start)
    end = max(first.evidence.span.end, second.evidence.span.end)
    evidence = Evidence(Span(start, end), text[start:end], first.evidence.sentence)
    return replace(first, span=span, evidence=evidence, score=min(first.score, second.score))


def _is_part(part: Utterance, whole: Utterance) -> bool:
    """Whether words lie in a longer utterance of the same speaker, or are told by whom another one reports."""
    told = part.kind is whole.kind is AttributionKind.REPORTED and part.evidence.sentence == whole.evidence.sentence
    same = part.speaker == whole.speaker
    return (same and _within(part.span, whole.span)) or (told and not same and _inside(part.span, whole.span))


def _inside(span: Span, other: Span) -> bool:
    return other.contains(span) and len(span) < len(other)


def _within(span: Span, other: Span) -> bool:
    """Whether most of a span lies in a longer one."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return len(other) > len(span) and 2 * shared > len(span)


def _target(utterance: Utterance, reading: Reading, entities: Entities) -> str | None:
    """The first actor named in the words, other than the speaker."""
    for located in reading.located:
        thing = located.mention.entity
        if (
            utterance.span.contains(located.mention.span)
            and thing != utterance.speaker
            and entities.kind(thing) in _ACTORS
        ):
            return thing
    return None

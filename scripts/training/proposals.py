"""Statements from the trained component, for the pairs of a sentence that the wordings left unrelated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Qualifiers, Relation
from diplograph.ontology import registry
from training.candidates import Candidate, Proposal, candidates

LEARNED = "learned:relations"
"""The extractor of statements that the trained component proposed."""

Key = tuple[str, str, str]
"""Subject, predicate and object; the ends of a symmetric relation in alphabetical order."""


class Asked(Protocol):
    """What proposes relations of a sentence."""

    def propose(self, text: str, start: int, things: Sequence[Candidate]) -> Iterable[Proposal]:
        """Relations of a sentence that begins at offset `start` of its document."""


def key(subject: str, predicate: str, thing: str) -> Key:
    """What makes two statements of a sentence the same."""
    if registry().relations[predicate].symmetric and thing < subject:
        subject, thing = thing, subject
    return subject, predicate, thing


def proposals(
    reading: Reading, entities: Entities, cues: Cues, proposer: Asked, stated: Collection[Key]
) -> Iterator[tuple[Relation, Token]]:
    """Statements of a prose passage with their trigger tokens, in text order, attribution and time not yet set."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for sentence in reading.passage.doc.sents:
        things = candidates(reading, sentence, entities)
        if len(things) < 2:
            continue
        whole = reading.passage.offsets(sentence.start, sentence.end)
        text = reading.passage.document.text[whole.start : whole.end]
        told = set(stated)
        best = sorted(proposer.propose(text, whole.start, things), key=lambda p: (-p.probability, p.a, p.b, p.relation))
        for proposal in best:
            found = key(things[proposal.a].thing, proposal.relation, things[proposal.b].thing)
            if found in told or _implied(found, told, cues):
                continue
            told.add(found)
            yield _statement(reading, sentence, found, things, proposal)


def _implied(found: Key, told: Collection[Key], cues: Cues) -> bool:
    """Whether a more specific relation of the same two is told already."""
    ends = {found[0], found[2]}
    return any({s, o} == ends and found[1] in cues.implies.get(p, ()) for s, p, o in told)


def _statement(
    reading: Reading, sentence: TokenSpan, found: Key, things: tuple[Candidate, ...], proposal: Proposal
) -> tuple[Relation, Token]:
    first, second = _nearest(things[proposal.a], things[proposal.b])
    doc = reading.passage.doc
    trigger = _meeting_point(doc[first], doc[second])
    at = sorted((first, second, trigger.i))
    evidence = reading.passage.evidence(sentence, at[0], at[-1] + 1)
    qualifiers = Qualifiers(proposal.polarity, proposal.modality)
    return Relation(*found, evidence, qualifiers, proposal.probability, LEARNED), trigger


def _nearest(a: Candidate, b: Candidate) -> tuple[int, int]:
    """The two places of a pair that lie closest together, as token indices."""
    return min(
        ((p.token, q.token) for p in a.places for q in b.places),
        key=lambda pair: (abs(pair[0] - pair[1]), pair),
    )


def _meeting_point(a: Token, b: Token) -> Token:
    """The lowest word of the parse above both, which carries what the sentence says of them."""
    above = {a.i, *(t.i for t in a.ancestors)}
    return next((t for t in (b, *b.ancestors) if t.i in above), b.sent.root)

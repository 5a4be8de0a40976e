"""Whom a speaker asks for something by saying what he ought to do: "A must withdraw its troops", said B."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from diplograph.extraction.claims.attribution import Utterance
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_passive, is_verb
from diplograph.model import AttributionKind, BlockKind, Qualifiers, Relation

_OUGHT = frozenset({"must", "should"})
_BIDDEN = frozenset({"State", "Organization"})
_SPEAKING = ("position-spokesperson", "position-press-secretary")
_RULE = "said:ought"


def oughts(
    reading: Reading,
    utterances: Sequence[Utterance],
    entities: Entities,
    states: Mapping[str, str],
    worded: Sequence[tuple[Relation, Token]],
    offices: Sequence[Relation],
) -> Iterator[tuple[Relation, Token]]:
    """Requests in the quoted words of a passage, with their trigger tokens, as rules find them.

    `states` maps a person to the state for which he acts, `worded` are the statements found so far; by `offices` a
    spokesperson asks for the state, everybody else for himself.
    """
    quoted = [u for u in utterances if u.kind is AttributionKind.QUOTED]
    if not quoted or reading.passage.block.kind is not BlockKind.PROSE:
        return
    speaking = {r.subject for r in offices if r.object.startswith(_SPEAKING)}
    told = {(r.subject, r.object, r.evidence.sentence) for r, _ in worded if r.predicate == "requests"}
    for modal in reading.passage.tokens:
        verb = modal.head
        if modal.lower_ not in _OUGHT or modal.dep_ != "aux" or not _is_told(verb):
            continue
        at = reading.passage.offsets(verb.i, verb.i + 1)
        speaker = next((u.speaker for u in quoted if u.span.contains(at)), None)
        if speaker is None:
            continue
        own = states.get(speaker, speaker)
        asking = own if speaker in speaking and own in entities.known else speaker
        subject = [t for c in verb.children if c.dep_ in SUBJECTS for t in conjuncts([c]) if t.pos_ == "PROPN"]
        for thing, token in ((x, t) for t in subject for x in reading.at(t)):
            evidence = reading.passage.evidence(verb.sent, min(token.i, verb.i), max(token.i, verb.i) + 1)
            if thing in (own, speaker) or entities.kind(thing) not in _BIDDEN:
                continue
            if (asking, thing, evidence.sentence) not in told:
                yield Relation(asking, "requests", thing, evidence, Qualifiers(), 0.8, _RULE), verb


def _is_told(verb: Token) -> bool:
    """Whether the clause stands by itself, or is what somebody says, and tells of a deed."""
    main = verb.dep_ in ("ROOT", "ccomp", "conj")
    return main and is_verb(verb) and not is_passive(verb) and verb.lemma_ not in ("be", "have")

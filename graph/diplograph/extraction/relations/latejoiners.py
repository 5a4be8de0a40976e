"""Who joined later what has just been told of: "A joined the League in 1961. B joined in 1971 and C in 1972"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Qualifiers, Relation

_JOINING = words("latejoiners.joining")
_LATER = words("latejoiners.later")
_CLUBS = frozenset("InternationalOrganization Bloc Forum Agreement".split())
_MEMBERS = frozenset({"State", "Territory"})
_SCORE = 0.85


def late_joiners(
    reading: Reading, entities: Entities, cues: Cues, told: Sequence[tuple[Relation, Token]]
) -> Iterator[tuple[Relation, Token]]:
    """Memberships told without an object, each with the word they hang on; `told` are the relations found so far."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for verb in reading.passage.tokens:
        if verb.lemma_ not in _JOINING or verb.tag_ not in ("VBD", "VBN", "VBZ") or not _alone(verb):
            continue
        club = _told_of(verb, reading, entities)
        if club is None or any(t == verb and r.predicate == "memberOf" for r, t in told):
            continue
        polarity, modality = factuality(verb, cues)
        for name, trigger in _joiners(verb):
            for member in (m for m in reading.at(name) if entities.kind(m) in _MEMBERS):
                first, last = min(name.i, trigger.i), max(name.i, trigger.i)
                evidence = reading.passage.evidence(verb.sent, first, last + 1)
                yield (
                    Relation(member, "memberOf", club, evidence, Qualifiers(polarity, modality), _SCORE, "late-joiner"),
                    trigger,
                )


def _alone(verb: Token) -> bool:
    """Whether a verb has no complement but a time: "joined in 1971", "also joined", "joined a year later"."""
    timed = False
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "xcomp", "ccomp", "prt", "auxpass", "agent"):
            return False
        if child.dep_ == "prep" and child.i > verb.i:
            if child.lower_ not in ("in", "on", "after") or not any(c.like_num or c.ent_type_ for c in _objects(child)):
                return False
            timed = True
        timed |= child.lower_ in _LATER
    return timed


def _objects(prep: Token) -> list[Token]:
    return [c for c in prep.children if c.dep_ == "pobj"]


def _told_of(verb: Token, reading: Reading, entities: Entities) -> str | None:
    """The one body or treaty that the sentence names before a verb, or else the sentence before it."""
    start = verb.sent.start
    while True:
        clubs = {
            loc.mention.entity for loc in reading.between(start, verb.i) if entities.kind(loc.mention.entity) in _CLUBS
        }
        if clubs or start < verb.sent.start or start == 0:
            return clubs.pop() if len(clubs) == 1 else None
        start = verb.doc[start - 1].sent.start


def _joiners(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Those who joined, each with the word whose time is theirs: "A joined in 1882 and B in 1883"."""
    for subject in subjects(verb):
        yield subject, verb
    for date in (d for prep in verb.children if prep.dep_ == "prep" for d in _objects(prep)):
        for name in (c for c in date.children if c.dep_ == "conj" and c.pos_ == "PROPN"):
            after = [t.lower_ for t in name.doc[name.i + 1 : name.i + 2]]
            if after == ["in"]:
                yield name, name.nbor(1)

"""Who joined later what has just been told of: "A joined the League in 1961. B joined in 1971 and C in 1972"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import is_passive
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Qualifiers, Relation

_JOINING = words("latejoiners.joining")
_LATER = words("latejoiners.later")
#: They need the passive: "was admitted", "were suspended"; and what they tell.
_ADMITTING, _SUSPENDING = words("latejoiners.admitting"), words("latejoiners.suspending")
_CLUBS = frozenset("InternationalOrganization Bloc Forum Organization Agreement".split())
_MEMBERS = frozenset({"State", "Territory"})
_JOINTS = frozenset({",", "and", ";"})
#: How far after the verb those who joined later are named.
_REACH = 24
_SCORE = 0.85


def late_joiners(
    reading: Reading, entities: Entities, cues: Cues, told: Sequence[tuple[Relation, Token]]
) -> Iterator[tuple[Relation, Token]]:
    """Memberships told without an object, each with the word they hang on; `told` are the relations found so far."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for verb in reading.passage.tokens:
        predicate = _told_by(verb)
        if predicate is None or verb.tag_ not in ("VBD", "VBN", "VBZ") or not _alone(verb):
            continue
        club = _told_of(verb, reading, entities)
        if club is None or any(t == verb and r.predicate == predicate for r, t in told):
            continue
        polarity, modality = factuality(verb, cues)
        for name, trigger in _joiners(verb):
            for member in (m for m in reading.at(name) if entities.kind(m) in _MEMBERS):
                first, last = min(name.i, trigger.i), max(name.i, trigger.i)
                evidence = reading.passage.evidence(verb.sent, first, last + 1)
                yield (
                    Relation(member, predicate, club, evidence, Qualifiers(polarity, modality), _SCORE, "late-joiner"),
                    trigger,
                )


def _told_by(verb: Token) -> str | None:
    """The relation that a verb tells without naming the body: "B joined", "B was admitted", "B was suspended"."""
    if verb.lemma_ in _JOINING:
        return None if is_passive(verb) else "memberOf"
    if verb.lemma_ not in _ADMITTING | _SUSPENDING or not is_passive(verb):
        return None
    return "memberOf" if verb.lemma_ in _ADMITTING else "suspendedParticipationIn"


def _alone(verb: Token) -> bool:
    """Whether a verb has no complement but a time: "joined in 1971", "also joined", "joined a year later"."""
    timed = False
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "xcomp", "ccomp", "prt", "agent"):
            return False
        if child.dep_ == "prep" and child.i > verb.i and child.nbor(-1).text != ",":
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
    """Those who joined, each with the word whose time is theirs: "A joined in 1882, B in 1883 and C in 1884"."""
    for subject in subjects(verb):
        yield subject, verb
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _REACH, verb.sent.end - 2)):
        name, when = doc[at], doc[at + 1]
        dated = when.lower_ == "in" and doc[at + 2].like_num
        if dated and name.pos_ == "PROPN" and doc[at - 1].lower_ in _JOINTS and doc[at - 2].lower_ not in _JOINTS:
            yield name, when

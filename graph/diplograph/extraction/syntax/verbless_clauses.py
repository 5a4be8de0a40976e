"""Who is told to have done the same, or undergone it, at another time: "A joined in 1984, B in 1995 and C in 1997".

The second clause has no verb; a parser hangs its names anywhere, so they are read from the order of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.rows import Rows
from diplograph.extraction.syntax.subjects import subjects
from diplograph.model import Attribution, Relation

_WHEN = frozenset({"in", "on", "since"})
_JOINTS = frozenset({",", "and", ";"})
_LANDS = frozenset({"State", "Territory", "GeopoliticalEntity", "Region", "ActorGroup"})
_BODIES = frozenset("Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty".split())
_KINDS = (_LANDS, PERSONS, _BODIES)
#: What lasts is not told of a time, and what has a date of its own is not done again at another.
_TIMELESS = frozenset({"locatedIn", "sharesBorderWith", "affiliatedWith", "participatesIn"})
_SURE = 0.85

Told = tuple[Relation, Token]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Names after a dated clause with a date of their own; `verb` is the clause's, `when` brings the date."""

    verb: Token
    names: tuple[Token, ...]
    when: Token


def gapped(
    reading: Reading, entities: Entities, told: Sequence[Told], offices: Sequence[Relation]
) -> Iterator[tuple[Relation, Token]]:
    """The statements of the clause before with the names of the gapped ones, each with the word that brings its date.

    `offices` are those that the document tells of.
    """
    if not told and not offices:
        return
    known = {(r.subject, r.predicate, r.object, trigger.sent.start) for r, trigger in told}
    for gap in _gaps(reading, entities):
        clause = [r for r, trigger in told if _verb_of(trigger) == gap.verb and r.predicate not in _TIMELESS]
        acting = {thing for t in subjects(gap.verb) for thing in reading.at(t)}
        sentence = reading.passage.text(gap.verb.sent.start, gap.verb.sent.end)
        clause += [r for r in offices if r.evidence.sentence == sentence and {r.subject, r.object} & acting]
        for name in gap.names:
            for thing in reading.at(name):
                for relation in clause:
                    copy = _said_of(relation, thing, acting, entities)
                    key = (copy.subject, copy.predicate, copy.object, name.sent.start) if copy is not None else None
                    if copy is not None and key is not None and key not in known:
                        known.add(key)
                        first, last = min(gap.verb.i, name.i), max(gap.verb.i, name.i)
                        evidence = reading.passage.evidence(gap.verb.sent, first, last + 1)
                        yield replace(copy, evidence=evidence), gap.when


def _gaps(reading: Reading, entities: Entities) -> Iterator[_Gap]:
    rows = Rows(reading, entities)
    for sentence in reading.passage.doc.sents:
        verb, at = None, sentence.start
        while at < sentence.end - 3:
            token = sentence.doc[at]
            if is_verb(token) and token.dep_ not in ("aux", "auxpass"):
                verb = token
            after = _dated(token) if verb is not None else None
            if verb is None or after is None or sentence.doc[after].text not in _JOINTS:
                at += 1
                continue
            row = rows.after(after, sentence.end, _LANDS | PERSONS | _BODIES)
            end = _dated(sentence.doc[row.last]) if row.names and row.last < sentence.end else None
            if end is not None and not is_verb(sentence.doc[end]):
                yield _Gap(verb, row.names, sentence.doc[row.last])
                at = row.last
            else:
                at += 1


def _dated(prep: Token) -> int | None:
    """Where the time after a preposition ends: "in May 1990"; None if none follows."""
    doc, at = prep.doc, prep.i + 1
    if prep.lower_ not in _WHEN:
        return None
    while at < len(doc) - 1 and doc[at].ent_type_ == "DATE" and not _is_year(doc[at]) and doc[at].text != ",":
        at += 1
    months = at < len(doc) - 1 and doc[at].pos_ == "PROPN" and at == prep.i + 1
    at += months and _is_year(doc[at + 1])
    return at + 1 if at < len(doc) - 1 and _is_year(doc[at]) else None


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 4


def _verb_of(trigger: Token) -> Token | None:
    """The verb of the clause that a trigger stands in."""
    return next((t for t in (trigger, *trigger.ancestors) if is_verb(t) and t.dep_ not in ("aux", "auxpass")), None)


def _said_of(relation: Relation, thing: str, acting: set[str], entities: Entities) -> Relation | None:
    """The statement with a thing in the place of its like: of what is done to, else of who does it."""
    ends = [relation.object, relation.subject]
    like = next((e for e in ends if _alike(e, thing, entities)), None)
    if like is None or thing in ends:
        return None
    by, qualifiers = relation.qualifiers.attribution, relation.qualifiers
    own = Attribution(by.kind, thing) if by.speaker is not None and by.speaker in acting else by
    return replace(
        relation,
        subject=thing if like == relation.subject else relation.subject,
        object=thing if like == relation.object else relation.object,
        qualifiers=replace(qualifiers, attribution=own, place=None, time=None),
        confidence=round(relation.confidence * _SURE, 3),
        extractor="gapped",
    )


def _alike(one: str, other: str, entities: Entities) -> bool:
    kinds = {entities.kind(one), entities.kind(other)}
    return any(kinds <= group for group in _KINDS)

"""What follows from attending a meeting or from signing together.

A meeting of two is wholly told by metWith with its time and place; one of three and more is a Meeting with its
participants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Modality, Polarity, Relation

_SUMMIT, _MOST = 3, 16
_APART = words("events.apart")
_PRESENT = frozenset({"participants:with", "participants:listed", "participants:holding"})
_MEETINGS = frozenset({"metWith", "negotiatesWith"})


class Attendance:
    """Whom the people at the meetings of one document met, passage by passage in order.

    Who attends a meeting met its principal: the first whom the text tells of by himself, else of those listed as
    attending the one whom the document names most often.
    """

    def __init__(self, readings: Sequence[Reading], entities: Entities, cues: Cues) -> None:
        self._entities = entities
        self._attending = cues.events["attending"]
        self._named = Counter(x.mention.entity for r in readings for x in r.located)
        self._there: dict[str, list[str]] = {}
        self._acting: dict[str, str] = {}

    def met(self, found: Sequence[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Meetings that follow from the statements of one passage on who takes part in what."""
        here: dict[str, dict[str, tuple[Relation, Token]]] = {}
        for relation, trigger in found:
            meeting = self._entities.kind(relation.object) == "Meeting" and relation.predicate == "participatesIn"
            told = relation.qualifiers.polarity is Polarity.AFFIRMED and not _apart(trigger)
            if meeting and told and self._entities.kind(relation.subject) in PERSONS:
                here.setdefault(relation.object, {}).setdefault(relation.subject, (relation, trigger))
        for meeting_id, people in here.items():
            before = self._there.setdefault(meeting_id, [])
            new = [p for p in people if p not in before]
            before += new
            listed = [p for p in new if self._is_listed(*people[p])]
            if acting := [p for p in new if p not in listed]:
                self._acting.setdefault(meeting_id, acting[0])
            if listed and len(new) <= _MOST:
                guests = any(people[p][0].extractor == "participants:with" for p in listed)
                principal = self._acting.get(meeting_id) or self._foremost(before, guests=guests)
                if principal is not None:
                    others = [p for p in listed if p != principal]
                    yield from (self._pair(principal, p, *people[p]) for p in others)

    def _foremost(self, people: Sequence[str], *, guests: bool) -> str | None:
        """Whom of a list the document is about: who is named most often, the first of several.

        Of `guests`, with whom somebody else met, one must be named more often than the others.
        """
        first, *others = sorted(people, key=lambda p: -self._named[p])
        return first if not guests or all(self._named[first] > self._named[p] for p in others) else None

    def _is_listed(self, relation: Relation, trigger: Token) -> bool:
        """Whether somebody is told of as one of those present, not as acting there."""
        return relation.extractor in _PRESENT or trigger.lemma_ in self._attending

    def _pair(self, first: str, other: str, relation: Relation, trigger: Token) -> tuple[Relation, Token]:
        told = replace(
            relation, subject=first, predicate="metWith", object=other, confidence=0.8, extractor="event:attended"
        )
        return told, trigger


def _apart(trigger: Token) -> bool:
    """Whether somebody met each of the others alone: "separate talks with A and B"."""
    return any(c.lower_ in _APART for c in trigger.children if c.dep_ == "amod")


def summits(
    found: Sequence[tuple[Relation, Token]], reading: Reading, entities: Entities, cues: Cues
) -> Iterator[Relation]:
    """Participation in the meetings of three and more that noun triggers of metWith and negotiatesWith name."""
    groups: dict[int, list[Relation]] = {}
    triggers: dict[int, Token] = {}
    for relation, trigger in found:
        noun = trigger.lemma_.lower() if trigger.pos_ in ("NOUN", "PROPN") else ""
        event = noun in cues.events["meetings"] and noun != "negotiation"
        happened = relation.qualifiers.polarity is Polarity.AFFIRMED and relation.qualifiers.modality is Modality.ACTUAL
        if relation.predicate in _MEETINGS and event and happened:
            groups.setdefault(trigger.i, []).append(relation)
            triggers[trigger.i] = trigger
    for i, relations in groups.items():
        people = list(dict.fromkeys(x for r in relations for x in (r.subject, r.object)))
        if len(people) < _SUMMIT or len(relations) < len(people):
            continue
        known = [t for t in reading.at(triggers[i]) if entities.kind(t) == "Meeting"]
        event_id = known[0] if known else _register(triggers[i], people, relations[0], reading, entities)
        for person in people:
            about = next(r for r in relations if person in (r.subject, r.object))
            yield replace(about, subject=person, predicate="participatesIn", object=event_id, extractor="event:meeting")


#: Rules whose sides the wordings of agreeing tell of already.
_IN_PHRASE = frozenset({"signatories:parties", "signatories:framed", "signatories:terms"})


def co_signed(found: Sequence[tuple[Relation, Token]], entities: Entities, cues: Cues) -> Iterator[Relation]:
    """Two states or bodies, or two people, that signed one agreement in one sentence agreed with each other.

    People who sign a treaty known by name do it for their states.
    """
    signers: dict[tuple[str, int], list[Relation]] = {}
    for relation, trigger in found:
        joining = trigger.lemma_.lower() in cues.events["entering"] or relation.extractor in _IN_PHRASE
        denied = relation.qualifiers.polarity is Polarity.NEGATED  # of "neither A nor B signed it" nobody agreed
        if relation.predicate == "signed" and not joining and not denied:
            signers.setdefault((relation.object, trigger.i), []).append(relation)
    parties: dict[str, set[str]] = {}
    for (thing, _), relations in signers.items():
        parties.setdefault(thing, set()).update(r.subject for r in relations)
    for (thing, _), relations in signers.items():
        if len(parties[thing]) > 2:
            continue  # signed by others of the sentence too
        people = {entities.kind(r.subject) in PERSONS for r in relations}
        named = people == {True} and not _told_of(entities.known[relations[0].object])
        if len({r.subject for r in relations}) == 2 and len(people) == 1 and not named:
            first, second = relations[0], next(r for r in relations if r.subject != relations[0].subject)
            allied = "alliance" in entities.known[first.object].label.casefold()
            predicate = "alliedWith" if allied else "agreedWith"
            yield replace(first, predicate=predicate, object=second.subject, extractor="event:co-signed")


def bidden(relation: Relation, entities: Entities) -> bool:
    """Whether a statement only has somebody invited to, or wished at, an occasion that has no name of its own."""
    wished = relation.predicate == "participatesIn" and relation.qualifiers.modality is Modality.DESIRED
    return wished and _told_of(entities.known[relation.object])


def _told_of(thing: Entity) -> bool:
    """Whether a thing has no name of its own but what a common noun and the words around it say."""
    return "told of" in thing.reason


def _register(trigger: Token, people: Sequence[str], relation: Relation, reading: Reading, entities: Entities) -> str:
    noun = " ".join(
        t.text for t in [*(c for c in trigger.children if c.dep_ == "compound" and c.i not in reading.things), trigger]
    )
    names = [entities.known[p].label for p in people]
    label = f"{noun[:1].upper()}{noun[1:]} of {', '.join(names[:-1])} and {names[-1]}"
    time = relation.qualifiers.time
    when = time.edtf if time else reading.passage.document.issued
    key = slug(f"{noun} {' '.join(people)} {when or ''}")
    phrase = reading.passage.text(trigger.left_edge.i, trigger.i + 1)
    return entities.add(Entity(key, label, "Meeting", aliases=(phrase,), reason="meeting told of in the text"))

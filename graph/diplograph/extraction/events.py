"""Meetings of three and more that a text tells of without naming them: "talks between A, B and C".

Each becomes a Meeting with its participants. A meeting of two is wholly told by metWith with its time and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.text import slug
from diplograph.model import Entity, Modality, Polarity, Relation

_NOUNS = frozenset(
    "talk talks meeting conversation conference summit negotiation consultation call discussion session dialogue".split()
)
_SUMMIT = 3
_MEETINGS = frozenset({"metWith", "negotiatesWith"})


def meetings(found: Sequence[tuple[Relation, Token]], reading: Reading, entities: Entities) -> Iterator[Relation]:
    """Participation in the meetings that noun triggers of metWith and negotiatesWith name."""
    groups: dict[int, list[Relation]] = {}
    triggers: dict[int, Token] = {}
    for relation, trigger in found:
        event = trigger.pos_ in ("NOUN", "PROPN") and trigger.lemma_.lower() in _NOUNS and trigger.i not in reading.things
        happened = relation.qualifiers.polarity is Polarity.AFFIRMED and relation.qualifiers.modality is Modality.ACTUAL
        if relation.predicate in _MEETINGS and event and happened:
            groups.setdefault(trigger.i, []).append(relation)
            triggers[trigger.i] = trigger
    for i, relations in groups.items():
        people = list(dict.fromkeys(x for r in relations for x in (r.subject, r.object)))
        if len(people) < _SUMMIT:
            continue
        event_id = _register(triggers[i], people, relations[0], reading, entities)
        for person in people:
            about = next(r for r in relations if person in (r.subject, r.object))
            yield replace(about, subject=person, predicate="participatesIn", object=event_id, extractor="event:meeting")


def _register(trigger: Token, people: Sequence[str], relation: Relation, reading: Reading, entities: Entities) -> str:
    noun = " ".join(t.text for t in [*(c for c in trigger.children if c.dep_ == "compound" and c.i not in reading.things), trigger])
    names = [entities.known[p].label for p in people]
    label = f"{noun[:1].upper()}{noun[1:]} of {', '.join(names[:-1])} and {names[-1]}"
    time = relation.qualifiers.time
    when = time.edtf if time else reading.passage.document.issued
    key = slug(f"{noun} {' '.join(people)} {when or ''}")
    phrase = reading.passage.text(trigger.left_edge.i, trigger.i + 1)
    return entities.add(Entity(key, label, "Meeting", aliases=(phrase,), reason="meeting told of in the text"))

"""Meetings that a text tells of without naming them, and who took part in them.

"A high-level meeting in Brussels attended by A, B and C" is a Meeting with its participants. A meeting of two is wholly
told by metWith with its time and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.arguments import Arguments
from diplograph.extraction.clauses import is_verb
from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.frames import verb_roles
from diplograph.extraction.text import slug
from diplograph.extraction.times import TimeMention
from diplograph.model import BlockKind, Entity, Form, Mention, Modality, Polarity, Qualifiers, Relation

_SUMMIT = 3
_MEETINGS = frozenset({"metWith", "negotiatesWith"})
_PERSONS = frozenset({"Person", "Official"})


class EventTeller:
    """Makes things of the meetings of one document."""

    def __init__(self, entities: Entities, cues: Cues, times: Sequence[TimeMention]) -> None:
        self._entities = entities
        self._cues = cues
        self._times = times

    def add(self, reading: Reading) -> Reading:
        """The reading with attended meetings as things."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        for token in reading.passage.doc:
            for noun in self._objects(token):
                if noun.i in things:
                    continue
                thing = self._thing(noun, token, reading)
                if thing is not None:
                    things[noun.i] = (thing,)
                    span = reading.passage.offsets(noun.i, noun.i + 1)
                    text = reading.passage.text(noun.i, noun.i + 1)
                    mention = Mention(span, text, thing, Form.NOMINAL, 0.75, "told of by a common noun")
                    located.append(Located(noun.i, noun.i + 1, noun.i, mention))
        return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first)))

    def _objects(self, token: Token) -> Iterator[Token]:
        nouns = self._cues.events
        if is_verb(token) and token.lemma_ in nouns["attending"]:
            yield from (t for t in verb_roles(token).get("obj", ()) if t.lemma_.lower() in nouns["meetings"])

    def _thing(self, noun: Token, verb: Token, reading: Reading) -> str | None:
        parts, own = self._phrase(noun, reading)
        date = self._date(verb, reading)
        if len(parts) < 2 and date is None:
            return None
        words = " ".join(parts)
        words = words[:1].upper() + words[1:]
        label = words + (f", {date}" if date else "")
        named = any(p[:1].isupper() for p in parts[1:]) or date is not None
        key = slug(label) if named else f"{slug(label)}-{reading.passage.document.sha256[:6]}"
        aliases = {words, " ".join(own)} if len(own) > 1 else {words}
        aliases = {a for a in aliases if a != label and " " in a}
        reason = f"“{noun.text}” told of in the text"
        return self._entities.add(Entity(key, label, "Meeting", tuple(sorted(aliases)), reason=reason))

    def _phrase(self, noun: Token, reading: Reading) -> tuple[list[str], list[str]]:
        """The words of the noun with its modifiers and its first complements, without article; and without these."""
        first = noun.left_edge.i
        while first < noun.i and (
            reading.passage.doc[first].pos_ in ("DET", "PRON", "NUM", "ADV", "VERB")
            or reading.passage.doc[first].lower_ in ("new", "previous", "latest")
        ):
            first += 1
        last = noun.i + 1
        for child in noun.children:
            if (
                child.dep_ == "prep"
                and child.i == last
                and child.lower_ in ("on", "in", "of", "between", "for", "with")
            ):
                last = _phrase_end(child, noun.i + 12)
                break
        whole, own = (reading.passage.text(first, end).replace("\n", " ").split() for end in (last, noun.i + 1))
        return whole, own

    def _date(self, verb: Token, reading: Reading) -> str | None:
        whole = reading.passage.offsets(verb.sent.start, verb.sent.end)
        inside = [
            t
            for t in self._times
            if whole.contains(t.span) and t.period.edtf[:4].isdigit() and "/" not in t.period.edtf
        ]
        return inside[0].period.edtf if len(inside) == 1 else None

    def attended(self, reading: Reading) -> Iterator[tuple[Relation, Token]]:
        """Who attended a meeting met the first named of those who did."""
        arguments = Arguments(reading, self._cues)
        for token in reading.passage.doc:
            if not is_verb(token) or token.lemma_ not in self._cues.events["attending"]:
                continue
            roles = verb_roles(token)
            meetings = [t for t in roles.get("obj", ()) if reading.at(t)]
            people = [
                a
                for a in arguments.of(roles.get("subj", ()), patient=False)
                if self._entities.kind(a.thing) in _PERSONS
            ]
            if not meetings or len(people) < 2 or self._entities.kind(reading.at(meetings[0])[0]) != "Meeting":
                continue
            tokens = [token, meetings[0], *(a.token for a in people)]
            inside = [t.i for t in tokens if t.sent == token.sent]
            evidence = reading.passage.evidence(token.sent, min(inside), max(inside) + 1)
            for other in people[1:]:
                yield (
                    Relation(people[0].thing, "metWith", other.thing, evidence, Qualifiers(), 0.8, "event:attended"),
                    token,
                )


def _phrase_end(prep: Token, limit: int) -> int:
    """End of a complement, before a comma, a relative clause or the limit."""
    end = prep.i + 1
    while end <= min(prep.right_edge.i, limit - 1):
        token = prep.doc[end]
        if token.text in (",", "(", ";", ":") or token.tag_ in ("WDT", "WP", "WRB") or token.dep_ in ("relcl", "acl"):
            break
        end += 1
    return end


def summits(
    found: Sequence[tuple[Relation, Token]], reading: Reading, entities: Entities, cues: Cues
) -> Iterator[Relation]:
    """Participation in the meetings of three and more that noun triggers of metWith and negotiatesWith name."""
    groups: dict[int, list[Relation]] = {}
    triggers: dict[int, Token] = {}
    for relation, trigger in found:
        event = trigger.pos_ in ("NOUN", "PROPN") and trigger.lemma_.lower() in cues.events["meetings"]
        happened = relation.qualifiers.polarity is Polarity.AFFIRMED and relation.qualifiers.modality is Modality.ACTUAL
        if relation.predicate in _MEETINGS and event and happened and trigger.i not in reading.things:
            groups.setdefault(trigger.i, []).append(relation)
            triggers[trigger.i] = trigger
    for i, relations in groups.items():
        people = list(dict.fromkeys(x for r in relations for x in (r.subject, r.object)))
        if len(people) < _SUMMIT or len(relations) < len(people):
            continue
        event_id = _register(triggers[i], people, relations[0], reading, entities)
        for person in people:
            about = next(r for r in relations if person in (r.subject, r.object))
            yield replace(about, subject=person, predicate="participatesIn", object=event_id, extractor="event:meeting")


def co_signed(found: Sequence[tuple[Relation, Token]], entities: Entities) -> Iterator[Relation]:
    """Two states or bodies that signed one agreement in one sentence agreed with each other."""
    signers: dict[tuple[str, int], list[Relation]] = {}
    for relation, trigger in found:
        if relation.predicate == "signed" and entities.kind(relation.subject) not in _PERSONS:
            signers.setdefault((relation.object, trigger.i), []).append(relation)
    for relations in signers.values():
        if len({r.subject for r in relations}) == 2:
            first, second = relations[0], next(r for r in relations if r.subject != relations[0].subject)
            yield replace(first, predicate="agreedWith", object=second.subject, extractor="event:co-signed")


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

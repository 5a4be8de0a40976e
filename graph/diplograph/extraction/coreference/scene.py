"""What taking-up phrases are looked for in: the things named so far, by sentence and by the noun for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.coreference.genders import gender_of
from diplograph.extraction.coreference.memory import POLITIES, Memory, Seen
from diplograph.extraction.coreference.pronouns import clause_subjects
from diplograph.extraction.coreference.salience import is_subject, ranked, weight
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.reporting import load_reporting

#: How many sentences back a pronoun or a class noun looks for its thing.
NEAR = 3
#: How much less a thing weighs that only a plural names.
_SHARED = 4
#: How much more a thing weighs that the whole document is about.
_TOPIC = 1.3
#: How much more who spoke last weighs as who goes on speaking.
_SPEAKER = 2.0
#: How much more the subject of a clause weighs as the owner of what stands in it.
_OWNER = 1.6


@dataclass(slots=True)
class Scene:
    """The things of one document and the state that it is about, as far as it has been read; `date` is ISO.

    `section` is the one state that the last heading names.
    """

    entities: Entities
    memory: Memory
    gazetteer: Gazetteer
    date: str | None
    topic: str | None
    things: dict[int, tuple[str, ...]] = field(default_factory=dict)
    section: str | None = None

    def before(self, token: Token) -> list[Seen]:
        """What the sentence has named before a token."""
        return [seen for t in token.doc[token.sent.start : token.i] for seen in self.seen(t)]

    def seen(self, token: Token) -> Iterator[Seen]:
        """The things that a token stands for, as the memory keeps them."""
        things = self.things.get(token.i)
        if not things:
            return
        plural = len(things) == 1 and token.tag_ in ("NNS", "NNPS")
        share = weight(token) / (1 if len(things) == 1 else _SHARED)
        for thing in things:
            kind = self.entities.kind(thing)
            yield Seen(thing, kind, self.memory.sentence, is_subject(token), share, plural)

    def best(
        self,
        token: Token,
        kinds: Collection[str],
        *,
        within: int = NEAR,
        barred: Collection[str] = (),
        factors: Mapping[str, float] | None = None,
        rival: float = 0.0,
    ) -> tuple[str, ...]:
        """The most salient thing of the classes before a token; empty if there is none or a `rival` weighs more."""
        raised = {self.topic: _TOPIC} if self.topic is not None else {}
        if speaks(token) and self.memory.speaker is not None:
            raised |= {self.memory.speaker: _SPEAKER}
        if token.dep_ == "poss":
            raised |= {t: _OWNER for s in clause_subjects(token) for t in self.things.get(s.i, ())}
        found = ranked(
            self.memory,
            self.before(token),
            kinds,
            within=within,
            barred=barred,
            factors=factors,
            raised=raised,
            single=token.pos_ == "PRON" and token.dep_ != "poss",
        )
        return (found[0][1],) if found and found[0][0] > rival else ()

    def listen(self, token: Token) -> None:
        """Keep who speaks, if the token is the subject of a verb of speech and a person."""
        if speaks(token):
            things = {t for c in conjuncts([token]) for t in self.things.get(c.i, ())}
            people = [t for t in things if self.entities.kind(t) in PERSONS]
            if len(people) == len(things) == 1:  # "Prime Minister and Foreign Minister A" is one, too
                self.memory.speaker = people[0]

    def meet(self, things: Iterable[str]) -> None:
        """Keep the genders that the names of people tell; what the text itself calls somebody goes before."""
        for thing in things:
            known = self.entities.known[thing]
            if known.kind in PERSONS and (gender := gender_of(known.label)) is not None:
                self.memory.genders.setdefault(thing, gender)

    def of_other_gender(self, gender: str) -> frozenset[str]:
        """People whom the text or their names call "he" (m) if the gender is f, "she" (f) if it is m."""
        return frozenset(t for t, g in self.memory.genders.items() if g != gender)

    def in_office(self, person: str) -> bool:
        """Whether the document or the gazetteer knows an office of a person."""
        record = self.gazetteer.records.get(person)
        told = person in self.memory.states or person in self.memory.titles.values()
        return told or (record is not None and bool(record.offices))

    def state_of(self, person: str) -> str | None:
        """The state for which somebody acts, by the document, else by the offices held on its date or ever."""
        told = self.memory.states.get(person)
        record = self.gazetteer.records.get(person)
        if told is not None or record is None:
            return told
        held = [o for o in record.offices if self._is_state(o.of)]
        states = {o.of for o in held if self.date is not None and o.covers(self.date)} or {o.of for o in held}
        if len(states) != 1:
            return None
        return self.entities.add(self.gazetteer.entity(next(iter(states))))

    def _is_state(self, thing: str) -> bool:
        record = self.gazetteer.records.get(thing)
        return record is not None and record.entity.kind in POLITIES


def speaks(token: Token) -> bool:
    """Whether a token is the subject of a verb of speech: "he said", "the minister added"."""
    return token.dep_ == "nsubj" and token.head.lemma_ in load_reporting().quotes

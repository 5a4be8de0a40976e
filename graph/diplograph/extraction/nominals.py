"""Events and agreements that a text tells of by a common noun: "the 2011 general elections", "the Syrian conflict".

Such a phrase becomes a thing when a place, its parties or a year tell which one is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.classnouns import ClassNouns, NominalClass
from diplograph.extraction.clauses import conjuncts
from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.extraction.text import slug
from diplograph.extraction.times import TimeMention
from diplograph.model import BlockKind, Entity, Form, Mention

_POLITIES = frozenset({"State", "Territory", "GeopoliticalEntity", "Region", "Bloc", "Settlement"})


@dataclass(frozen=True, slots=True)
class _Found:
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    year: str | None


class Nominals:
    """Finds such phrases in the passages of one document."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, nouns: ClassNouns, topic: str | None) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._nouns = nouns
        self._topic = topic

    def add(self, reading: Reading, times: Sequence[TimeMention]) -> Reading:
        """The reading with the things that its common nouns tell of."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        for token in reading.passage.doc:
            known = self._nouns.nominal.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
            if known is None or token.i in things:
                continue
            thing = self._thing(token, known, self._describe(token, known, reading, times), reading)
            if thing is not None:
                things[token.i] = (thing,)
                located.append(Located(token.i, token.i + 1, token.i, self._mention(reading, token, thing)))
        return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first)))

    def _describe(self, token: Token, known: NominalClass, reading: Reading, times: Sequence[TimeMention]) -> _Found:
        before = _before(token, known, reading)
        kinds = tuple(c.lower_ for c in before if c.lower_ in known.kinds)
        parties = [t for c in before for t in reading.at(c)]
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "between", "with", "against", "over"):
                parties += [t for c in prep.children if c.dep_ == "pobj" for w in conjuncts([c]) for t in reading.at(w)]
        parties = [p for p in dict.fromkeys(parties) if self._entities.kind(p) in _POLITIES]
        return _Found(kinds, tuple(parties), _year(token, reading, times))

    def _thing(self, token: Token, known: NominalClass, found: _Found, reading: Reading) -> str | None:
        parties = found.parties
        if not parties and known.topic and found.year:
            parties = self._understood(token, reading)
        dated = found.year is not None and known.topic
        if not parties or not (dated or not known.topic or (found.kinds and found.parties)):
            return None
        if not known.topic and (
            token.tag_ not in ("NN", "NNP")
            or not (found.kinds or len(found.parties) > 1 or known.kind == "ArmedConflict")
        ):
            return None
        adjectives = "-".join(self._adjective(p) for p in parties[:3])
        year = found.year if known.topic else None
        noun = token.lemma_.lower() if token.tag_ == "NN" else token.lower_
        label = " ".join(x for x in (year, adjectives, *found.kinds, noun) if x)
        return self._entities.add(
            Entity(slug(label), label, known.kind, reason=f"“{token.text}” of {', '.join(parties)}")
        )

    def _understood(self, token: Token, reading: Reading) -> tuple[str, ...]:
        """Whose vote it is when the phrase does not tell: that of the state named before it, else of the topic."""
        before = [t for w in token.sent if w.i < token.i for t in reading.at(w) if self._entities.kind(t) == "State"]
        if before:
            return (before[-1],)
        return (self._topic,) if self._topic else ()

    def _adjective(self, thing: str) -> str:
        record = self._gazetteer.records.get(thing)
        return record.adjectives[0] if record and record.adjectives else self._entities.known[thing].label

    @staticmethod
    def _mention(reading: Reading, token: Token, thing: str) -> Mention:
        span = reading.passage.offsets(token.i, token.i + 1)
        return Mention(
            span,
            reading.passage.text(token.i, token.i + 1),
            thing,
            Form.NOMINAL,
            0.75,
            "common noun with its parties or year",
        )


def _before(token: Token, known: NominalClass, reading: Reading) -> list[Token]:
    """The run of names, hyphens and kind words that stands right before the noun, in order."""
    found: list[Token] = []
    i = token.i - 1
    while i >= token.sent.start:
        word = token.doc[i]
        if not (
            word.i in reading.things
            or word.lower_ in known.kinds
            or word.text in ("-", "'s", "and", "recent", "new", "free")
            or word.like_num
        ):
            break
        found.append(word)
        i -= 1
    return found[::-1]


def _year(token: Token, reading: Reading, times: Sequence[TimeMention]) -> str | None:
    """The year said with the noun: "2011 elections", "elections in 2011", "the election of March 2011"."""
    first, last = token.left_edge.i, min(token.right_edge.i + 1, token.i + 6)
    span = reading.passage.offsets(first, last)
    near = [t for t in times if span.contains(t.span) and t.period.edtf[:4].isdigit()]
    return near[0].period.edtf[:4] if near else None

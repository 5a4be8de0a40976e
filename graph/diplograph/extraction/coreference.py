"""What pronouns, "the two leaders", "the bloc" and bare titles stand for, by recency and grammatical role.

A phrase that stays unclear stands for nothing: a missed statement costs less than a wrong one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.bare_titles import BareTitles
from diplograph.extraction.clauses import conjuncts, fronted
from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.extraction.memory import PERSONS, POLITIES, Memory, Seen
from diplograph.extraction.naming import LinkedOffice, NamedPassage
from diplograph.model import BlockKind, Form, Mention
from diplograph.ontology import data_dir

_ACTORS = frozenset(
    "State GeopoliticalEntity Territory Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty".split()
)
_GROUPS = frozenset({"Organization", "PoliticalParty", "Bloc", "Company", "ActorGroup"})
_STATES = frozenset({"State"})
_NEAR = 2


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads((data_dir() / "coreference.toml").read_text(encoding="utf-8"))


_DEFINITE = frozenset({"the", "these", "those", "both", "neither"})
_NUMBERS = {"two": 2, "both": 2, "neither": 2, "three": 3, "four": 4, "five": 5, "six": 6}


class Resolver:
    """Resolves the phrases of a document, passage by passage."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, date: str | None, topic: str | None) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._date = date
        self._topic = topic
        self._memory = Memory()
        self._titles = BareTitles(entities, gazetteer, self._memory, date, topic)
        data = _data()
        self._pronouns = {word: kind for kind, words in data["pronouns"].items() for word in words}
        self._pairs = {word: kind for kind, words in data["pairs"].items() for word in words}
        self._nominals = {word: frozenset(kinds) for word, kinds in data["nominals"].items()}
        self._bilateral = frozenset(data["bilateral"]["adjectives"])
        self._definite = frozenset(data["definite"]["nouns"])
        self._agreeing = frozenset(data["bilateral"]["verbs"])

    def resolve(self, passages: Sequence[NamedPassage]) -> tuple[tuple[Reading, tuple[LinkedOffice, ...]], ...]:
        """A Reading and the office phrases, with holders and owners as far as known, for each passage in order."""
        return tuple(self._passage(p) for p in passages)

    def _passage(self, named: NamedPassage) -> tuple[Reading, tuple[LinkedOffice, ...]]:
        things: dict[int, tuple[str, ...]] = {loc.head: (loc.mention.entity,) for loc in named.located}
        offices = {o.token: self._titles.owned(o) for o in named.offices}
        extra: list[Located] = []
        for sentence in named.passage.doc.sents:
            self._memory.sentence += 1
            for token in sentence:
                self._token(token, things, offices, named, extra)
            if named.passage.block.kind is BlockKind.PROSE or self._memory.sentence <= 2:
                self._remember(sentence, things)
        filled = tuple(self._titles.held(o, things, named) for o in offices.values())
        return Reading(named.passage, tuple(sorted((*named.located, *extra), key=lambda x: x.first)), things), filled

    def _token(
        self,
        token: Token,
        things: dict[int, tuple[str, ...]],
        offices: Mapping[int, LinkedOffice],
        named: NamedPassage,
        extra: list[Located],
    ) -> None:
        office = offices.get(token.i)
        found: tuple[str, ...] = ()
        form = Form.NOMINAL
        if office is not None:
            if office.holder is not None:
                self._titles.learn(office)
                return
            found, form = self._titles.holders(office), Form.TITLE
        if not found and token.i not in things:
            if token.lower_ in self._bilateral and token.dep_ == "amod":
                two = self._two_states(token, things)
                if two:
                    things[token.i] = two
                return
            kind = self._pronouns.get(token.lower_)
            found = self._pronoun(kind, token, things) if kind else self._nominal(token)
            form = Form.PRONOUN if kind else Form.NOMINAL
        if found:
            things[token.i] = found
            span = named.passage.offsets(token.i, token.i + 1)
            text = named.passage.text(token.i, token.i + 1)
            extra += [
                Located(
                    token.i,
                    token.i + 1,
                    token.i,
                    Mention(span, text, thing, form, 0.7, f"“{text}” taken up from before"),
                )
                for thing in found
            ]

    def _pronoun(self, kind: str, token: Token, things: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
        here = self._before(token, things)
        if kind == "person":
            return self._recent(PERSONS, here)
        if kind == "thing":
            if token.lower_ == "it" and _expletive(token):
                agreed = token.head.lemma_ in self._agreeing and token.dep_ == "nsubjpass"
                return self._memory.last_pair(PERSONS) if agreed else ()
            return self._recent(_ACTORS, here)
        groups = [tuple(t for c in conjuncts([h]) for t in things.get(c.i, ())) for h in token.sent if h.i < token.i]
        plural = [g for g in groups if len(g) > 1]
        if plural:
            return plural[-1]
        return self._memory.group if self._memory.sentence - self._memory.grouped <= _NEAR else ()

    def _two_states(self, token: Token, things: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
        """The two states of "bilateral trade": those of the two people or the two states spoken of last."""
        if any(c.i in things or c.lower_ == "between" for c in token.head.children if c != token):
            return ()
        here = dict.fromkeys(s.thing for s in self._before(token, things) if s.kind in PERSONS)
        people = tuple(here)[-2:] if len(here) > 1 else self._memory.last_pair(PERSONS)
        states = tuple(self._memory.states[p] for p in people if p in self._memory.states)
        if len(states) == 2 and states[0] != states[1]:
            return states
        return self._memory.last_pair(POLITIES)

    def _before(self, token: Token, things: Mapping[int, tuple[str, ...]]) -> list[Seen]:
        return [
            Seen(thing, self._entities.kind(thing), self._memory.sentence, _is_subject(t), 0)
            for t in token.doc[token.sent.start : token.i]
            for thing in things.get(t.i, ())
        ]

    def _recent(self, kinds: frozenset[str], here: list[Seen]) -> tuple[str, ...]:
        local = [s for s in here if s.kind in kinds]
        if local:
            subjects = [s for s in local if s.subject]
            return ((subjects or local)[-1].thing,)
        found = self._memory.last(kinds, within=_NEAR)
        return (found,) if found else ()

    def _nominal(self, token: Token) -> tuple[str, ...]:
        if token.pos_ != "NOUN":
            return ()
        lemma = token.lemma_.lower()
        words = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "predet", "preconj")}
        kind = self._pairs.get(lemma)
        number = 2 if words == {"the"} and token.tag_ == "NNS" else 0
        if words & _DEFINITE:
            number = next((_NUMBERS[w] for w in sorted(words) if w in _NUMBERS), number)
        if kind and number and not _restricted(token):
            kinds = {"person": PERSONS, "organization": _GROUPS}.get(kind, POLITIES)
            return self._memory.last_pair(kinds, number) or (
                self._memory.last_pair(PERSONS, number) if kind == "state" else ()
            )
        if (
            words & {"the", "this"}
            and token.tag_ in ("NN", "NNS")
            and lemma in self._definite
            and not _restricted(token)
        ):
            found = self._topic or self._memory.last(_STATES, within=_NEAR)
            return (found,) if found else ()
        if (
            words & {"the", "this", "that"}
            and token.tag_ == "NN"
            and lemma in self._nominals
            and not _restricted(token)
        ):
            found = self._memory.last(self._nominals[lemma], within=4)
            return (found,) if found else ()
        return ()

    def _remember(self, sentence: TokenSpan, things: Mapping[int, tuple[str, ...]]) -> None:
        for token in sentence:
            if token.dep_ in ("nsubj", "nsubjpass"):
                group = tuple(
                    dict.fromkeys(t for c in (*fronted(token), *conjuncts([token])) for t in things.get(c.i, ()))
                )
                if len(group) > 1 or token.lower_ in ("they", "both"):
                    self._memory.group = group or self._memory.group
                    self._memory.grouped = self._memory.sentence
            for thing in things.get(token.i, ()):
                self._memory.seen.append(
                    Seen(thing, self._entities.kind(thing), self._memory.sentence, _is_subject(token), 0)
                )


def _is_subject(token: Token) -> bool:
    top = token
    while top.dep_ == "conj":
        top = top.head
    return top.dep_ in ("nsubj", "nsubjpass")


def _restricted(token: Token) -> bool:
    """A noun with its own modifier names something new: "the EU country", "the country that …"."""
    for child in token.children:
        office = child.dep_ == "prep" and [c.lemma_ for c in child.children] in (["state"], ["government"])
        if child.dep_ in ("amod", "compound", "nmod", "prep", "relcl", "acl", "poss") and not office:
            return True
    return False


def _expletive(token: Token) -> bool:
    """ "It is clear that …", "it should be noted": a subject without meaning."""
    head = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and c.i > head.i for c in head.children)
    return (head.lemma_ in ("be", "seem", "appear", "note", "remain") or token.dep_ == "nsubjpass") and clausal

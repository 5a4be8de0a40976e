"""What pronouns, "the two leaders", "the bloc" and bare titles stand for, passage by passage.

A phrase that stays unclear stands for nothing: a missed statement costs less than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.coreference.adjoining import adjoining
from diplograph.extraction.coreference.antecedents import cataphor
from diplograph.extraction.coreference.bare_titles import BareTitles
from diplograph.extraction.coreference.capitals import capital_city
from diplograph.extraction.coreference.compatriots import Compatriots
from diplograph.extraction.coreference.contrasts import contrasted
from diplograph.extraction.coreference.definites import Definites
from diplograph.extraction.coreference.fighters import fighters
from diplograph.extraction.coreference.included import included
from diplograph.extraction.coreference.memory import POLITIES, Memory
from diplograph.extraction.coreference.pairs import Pairs
from diplograph.extraction.coreference.plurals import Plurals
from diplograph.extraction.coreference.possessives import owners_told
from diplograph.extraction.coreference.pronouns import barred, clause_subjects
from diplograph.extraction.coreference.ranks import Ranks
from diplograph.extraction.coreference.rivals import noun_between, rival
from diplograph.extraction.coreference.scene import NEAR, Scene
from diplograph.extraction.coreference.seats import seat
from diplograph.extraction.coreference.title_lands import apposed_holder
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.words.wordlists import coreference_words, words
from diplograph.model import BlockKind, Form, Mention

#: How much more a thing weighs that fits what the pronoun's governor says of it.
#: Towns are mostly where something is done: "met in Paris; its award" is not of Paris.
_TOWN = 0.4
_FITTING = 5.0
_DISPOSED = words("resolver.disposed")
#: Ends of pronouns that take up the subject of their own clause.
_REFLEXIVE = ("self", "selves")
_HOLDING = words("resolver.holding")
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl"})
_TAKING = (contrasted, adjoining, fighters, included, seat)
_EMPTY = words("resolver.empty")
_STYLES = words("resolver.styles")


class Resolver:
    """Resolves the phrases of a document, passage by passage."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, date: str | None, topic: str | None) -> None:
        """`date` is the ISO date of the document, `topic` the state that it is mostly about."""
        self._memory = Memory()
        self._scene = Scene(entities, self._memory, gazetteer, date, topic)
        self._titles = BareTitles(entities, gazetteer, self._memory, date, topic)
        self._definites = Definites(self._scene)
        self._compatriots = Compatriots(self._scene)
        self._ranks = Ranks(self._scene)
        self._pairs = Pairs()
        self._plurals = Plurals(self._scene, self._pairs)
        self._in_prose = False
        data = coreference_words()
        self._pronouns = {word: kind for kind, words in data["pronouns"].items() for word in words}
        self._kinds = {"person": PERSONS, "thing": frozenset(data["thing"]["classes"])}
        self._feminine = frozenset(data["gender"]["feminine"])
        self._complements = {w: frozenset(r["classes"]) for r in data["complements"].values() for w in r["words"]}
        self._only = {w for r in data["complements"].values() if r.get("only") for w in r["words"]}
        self._bilateral = frozenset(data["bilateral"]["adjectives"])
        self._agreeing = frozenset(data["bilateral"]["verbs"])

    def resolve(self, passages: Sequence[NamedPassage]) -> tuple[tuple[Reading, tuple[LinkedOffice, ...]], ...]:
        """A Reading and the office phrases, with holders and owners as far as known, for each passage in order."""
        head = passages[:1]
        if head and head[0].passage.block.kind is BlockKind.HEADING:
            self._definites.head(loc.mention.entity for loc in head[0].located)
        self._pairs.learn(passages, self._scene.entities)
        return tuple(self._passage(p) for p in passages)

    def _passage(self, named: NamedPassage) -> tuple[Reading, tuple[LinkedOffice, ...]]:
        things: dict[int, tuple[str, ...]] = {loc.head: (loc.mention.entity,) for loc in named.located}
        self._scene.things = things
        self._scene.meet(loc.mention.entity for loc in named.located)
        self._compatriots.loose.clear()
        self._ranks.learn(named)
        self._turn_to(named)
        offices = self._titles.complete(named, things)
        extra: list[Located] = []
        for sentence in named.passage.doc.sents:
            self._memory.sentence += 1
            for token in sentence:
                self._token(token, offices, named, extra)
                self._definites.learn(token)
            self._remember(sentence)
        loose = self._compatriots.loose
        filled = tuple(o if i in loose else self._titles.held(o, things, named) for i, o in offices.items())
        return Reading(named.passage, tuple(sorted((*named.located, *extra), key=lambda x: x.first)), things), filled

    def _turn_to(self, named: NamedPassage) -> None:
        """What stood above a heading is out of reach below it; the state that it names stays in view."""
        heading = named.passage.block.kind is BlockKind.HEADING
        if heading and self._in_prose:
            self._memory.sentence += NEAR
            self._memory.group = ()
        if heading:
            states = {m.mention.entity for m in named.located if self._scene.entities.kind(m.mention.entity) == "State"}
            self._scene.section = states.pop() if len(states) == 1 else None
        self._in_prose = named.passage.block.kind is BlockKind.PROSE

    def _token(
        self, token: Token, offices: Mapping[int, LinkedOffice], named: NamedPassage, extra: list[Located]
    ) -> None:
        things = self._scene.things
        office = offices.get(token.i)
        found: tuple[str, ...] = ()
        form = Form.NOMINAL
        if office is not None:
            if office.holder is not None:
                self._titles.learn(office)
                return
            beside = apposed_holder(token, things, self._scene.entities)
            found, form = beside or self._titles.holders(office), Form.TITLE
            if all(self._scene.entities.kind(t) not in PERSONS for t in found):
                found = self._compatriots.titled(office, token) or found
        if not found and token.i not in things:
            if token.lower_ in self._bilateral and token.dep_ == "amod":
                two = self._two_states(token)
                if two:
                    things[token.i] = two
                return
            kind = self._pronouns.get(token.lower_)
            kind = None if kind is not None and _style(token) else kind
            if office is not None and office.phrase.title.plural and not office.owners:
                found = self._plurals.people(token)
            found = found or (self._pronoun(kind, token) if kind else self._nominal(token))
            form = Form.PRONOUN if kind else Form.NOMINAL
        if found:
            things[token.i] = found
            extra += _located(token, found, form, named)

    def _pronoun(self, kind: str, token: Token) -> tuple[str, ...]:
        if token.lower_.endswith(_REFLEXIVE):
            return tuple(t for s in clause_subjects(token) for t in self._scene.things.get(s.i, ()))
        if kind == "plural":
            return self._plurals.pronoun(token)
        if kind == "thing" and token.lower_ == "it" and _expletive(token):
            agreed = token.head.lemma_ in self._agreeing and token.dep_ == "nsubjpass"
            return self._memory.last_pair(PERSONS) if agreed else ()
        unlikely = barred(token, self._scene.things)
        gender = "f" if token.lower_ in self._feminine else "m"
        unlikely |= self._scene.of_other_gender(gender) if kind == "person" else frozenset()
        told = owners_told(token, self._scene.things, self._scene.entities.kind, self._kinds[kind])
        if told and not unlikely & {*told}:
            return told
        if kind == "thing":
            governor = _complemented(token)
            classes = self._complements.get(governor, frozenset())
            factors = {"Settlement": _TOWN} if token.dep_ in ("nsubj", "poss") else {}
            factors |= dict.fromkeys(classes, _FITTING)
            other = rival(token, self._scene.things)
            only = governor in self._only
            if only and noun_between(token, self._scene.things):
                return ()
            fitting = classes if only else self._kinds[kind]
            return self._scene.best(token, fitting, barred=unlikely, factors=factors, rival=other)
        found = self._named_after(token, unlikely) or self._scene.best(token, PERSONS, barred=unlikely)
        self._memory.genders |= dict.fromkeys(found, gender)
        return found

    def _named_after(self, token: Token, barred: frozenset[str]) -> tuple[str, ...]:
        """The person named after a pronoun of a fronted phrase, unless the sentence before tells of one."""
        later = cataphor(token)
        things = self._scene.things.get(later.i, ()) if later is not None else ()
        if any(self._scene.entities.kind(t) not in PERSONS or t in barred for t in things):
            return ()
        return things if not any(s.kind in PERSONS for s in self._memory.recent(1)) else ()

    def _nominal(self, token: Token) -> tuple[str, ...]:
        if token.pos_ not in ("NOUN", "PROPN"):
            return self._plurals.bare(token) or contrasted(token, self._scene) or included(token, self._scene)
        found = self._plurals.noun(token) or self._plurals.owned(token) or capital_city(token, self._scene)
        found = found or self._definites.resolve(token) or self._ranks.resolve(token)
        return found or next(
            (t for take in _TAKING if (t := take(token, self._scene))), self._compatriots.fellow(token)
        )

    def _two_states(self, token: Token) -> tuple[str, ...]:
        """The two states of "bilateral trade": those of the two people or the two states spoken of last."""
        beside = [c for c in token.head.children if c != token]
        if self._held_by_people(token.head):
            return ()
        if any(c.i in self._scene.things or c.lower_ == "between" for c in beside):
            return ()
        named = {t for p in beside if p.lower_ == "with" for c in p.children for t in self._scene.things.get(c.i, ())}
        if named and all(self._scene.entities.kind(t) in POLITIES for t in named):
            return self._scene.best(token, POLITIES, barred=named)  # "bilateral trade with B": the other side
        here = dict.fromkeys(s.thing for s in self._scene.before(token) if s.kind in PERSONS)
        people = tuple(here)[-2:] if len(here) > 1 else self._memory.last_pair(PERSONS)
        states = tuple(s for p in people if (s := self._scene.state_of(p)) is not None)
        if len(states) == 2 and states[0] != states[1]:
            return states
        return self._memory.last_pair(POLITIES)

    def _held_by_people(self, noun: Token) -> bool:
        """Whether two people are the subject of a verb with this object: "A and B held a bilateral meeting"."""
        holders = clause_subjects(noun) if noun.dep_ == "dobj" and noun.head.lemma_ in _HOLDING else ()
        told = {t for w in holders for t in self._scene.things.get(w.i, ())}
        return sum(self._scene.entities.kind(t) in PERSONS for t in told) > 1

    def _remember(self, sentence: TokenSpan) -> None:
        for token in sentence:
            self._plurals.learn(token)
            self._scene.listen(token)
            self._memory.seen.extend(self._scene.seen(token))


def _style(token: Token) -> bool:
    """Whether a pronoun is part of a form of address: "His Excellency"."""
    return token.is_title and token.i + 1 < len(token.doc) and token.nbor(1).text in _STYLES


def _located(token: Token, things: Sequence[str], form: Form, named: NamedPassage) -> list[Located]:
    span = named.passage.offsets(token.i, token.i + 1)
    text = named.passage.text(token.i, token.i + 1)
    reason = f"“{text}” taken up from before"
    return [Located(token.i, token.i + 1, token.i, Mention(span, text, thing, form, 0.7, reason)) for thing in things]


def _complemented(pronoun: Token) -> str:
    """Lemma of the word whose object or complement a pronoun is; empty for subjects and owners."""
    if pronoun.dep_ in ("dobj", "nsubjpass"):
        return pronoun.head.lemma_
    return pronoun.head.head.lemma_ if pronoun.dep_ == "pobj" else ""


def _expletive(token: Token) -> bool:
    """ "It is clear that …", "it should be noted", "it took a year to …": a subject without meaning."""
    head = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if any(c.dep_ == "acomp" and c.lower_ in _DISPOSED for c in head.children):
        return False
    said = [head, *(c for c in head.children if c.dep_ in ("acomp", "attr"))]
    clausal = any(c.dep_ in _CLAUSES and c.i > head.i for w in said for c in w.children)
    return clausal and (head.lemma_ in _EMPTY or token.dep_ == "nsubjpass")

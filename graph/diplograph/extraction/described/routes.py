"""Routes and the places that they join: "the railway from A to B via C", "gas pipelines linking A with B".

A route is read word by word from its noun on, since parsers hang the parts of "from A through B to C" on anything.
A noun that no name belongs to becomes a Corridor when at least two places follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.parts import whole_of
from diplograph.extraction.described.routeends import after, approach, beyond, ends_before, town_of
from diplograph.extraction.described.routeverbs import aim_of, told_ways, way_start
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.routedata import route_words
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity, Form, Qualifiers, Relation

_PLACES = frozenset({"State", "Territory", "Region", "Settlement", "Place", "GeopoliticalEntity", "Infrastructure"})
_BEARERS = frozenset({"Company", "Organization", "InternationalOrganization", "Initiative"})
#: Words between a preposition and its place ("to the northern shore of").
_REACH = 5
_LOCATORS = frozenset({"in", "on", "at", "near", "beyond"})
_BREAKS = frozenset({"VERB", "AUX", "PRON", "SCONJ", "PUNCT"})


@dataclass(frozen=True, slots=True)
class _Way:
    """The places that a route joins, each with its token and what stands before it, and the word that says so."""

    places: tuple[tuple[str, int, str], ...]
    trigger: Token


class Routes:
    """Finds the routes of one document's passages."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, cues: Cues) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._cues = cues

    def add(self, reading: Reading) -> Reading:
        """The reading with the routes that it describes as things."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        for token in reading.passage.tokens:
            if token.i in things or not _is_route(token):
                continue
            way = self._way(token, token.i + 1, reading) or self._told_by_verb(token, reading)
            thing = self._thing(token, way, reading) if way is not None else None
            if thing is None:
                continue
            things[token.i] = (thing,)
            located.append(reading.passage.nominal(token.i, thing, 0.75, "route by its places"))
        return reading.widened(things, located)

    def joined(self, reading: Reading, said: Iterable[Relation]) -> Iterator[tuple[Relation, Token]]:
        """What each route of the passage joins beside what is `said`, with the word that the statement hangs on."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return
        doc, known = reading.passage.doc, {(s.subject, s.object) for s in said if s.predicate == "connects"}
        for route, head, way in self._ways(reading):
            for place, last, _ in way.places:
                if (route, place) in known or route == place:
                    continue
                known.add((route, place))
                polarity, modality = factuality(way.trigger, self._cues)
                evidence = reading.passage.evidence(doc[head].sent, min(head, last), max(head, last) + 1)
                qualifiers = Qualifiers(polarity, modality)
                yield Relation(route, "connects", place, evidence, qualifiers, 0.85, "route:places"), way.trigger

    def _ways(self, reading: Reading) -> Iterator[tuple[str, int, _Way]]:
        """Each route with its token and the way that follows its noun or the verb that tells of it."""
        doc = reading.passage.doc
        for loc in reading.located:
            if self._is_route(loc.mention.entity):
                way = self._way(doc[loc.head], loc.last, reading)
                if way is not None:
                    yield loc.mention.entity, loc.head, way
        for route, verb, start, linked in told_ways(reading, route_words().ways, route_words().nouns, self._is_route):
            places = tuple(self._steps(doc, start, verb.sent.end, reading, linked=linked))
            yield route, verb.i, _Way(places, verb)

    def _told_by_verb(self, noun: Token, reading: Reading) -> _Way | None:
        """The way that the verb of a noun tells: "a pipeline carries gas from A to B", "a road to link A with B"."""
        verb = aim_of(noun) or noun.head
        told = noun.dep_ == "nsubj" or verb != noun.head
        start = way_start(verb) if told and verb.lemma_ in route_words().ways and is_verb(verb) else None
        if start is None:
            return None
        linked = start == verb.i + 1
        return _Way(tuple(self._steps(noun.doc, start, verb.sent.end, reading, linked=linked)), verb)

    def _is_route(self, thing: str) -> bool:
        """Whether a thing is a route: a Corridor, or infrastructure with a noun of routes in its name."""
        kind, words = self._entities.kind(thing), self._entities.known[thing].label.lower().split()
        return kind == "Corridor" or (kind == "Infrastructure" and not route_words().nouns.isdisjoint(words))

    def _way(self, head: Token, start: int, reading: Reading) -> _Way | None:
        """The places after a route's noun, or the two before it; None where nothing tells of a way."""
        doc, end = head.doc, head.sent.end
        begun = approach(doc, start, end)
        if begun is None or (not begun[1] and not _own(doc[begun[0]], head)):
            return self._told_before(head, reading)
        i, linked, made = begun
        trigger = doc[i] if linked and is_verb(doc[i]) else made or head
        i += linked
        places = tuple(self._steps(doc, i, end, reading, linked=linked))
        if not linked and doc[i].lower_ != "between" and len(places) < 2 and doc[i].head.i != head.i:
            return None
        if len(places) < 2 and (before := self._told_before(head, reading)) is not None:
            return before
        return _Way(places, trigger) if places else None

    def _told_before(self, head: Token, reading: Reading) -> _Way | None:
        ends = ends_before(head, reading, self._entities) if _is_route(head) else ()
        return _Way(tuple((thing, token, "") for thing, token in ends), head) if ends else None

    def _steps(self, doc: Doc, i: int, end: int, reading: Reading, *, linked: bool) -> Iterator[tuple[str, int, str]]:
        """Places in order with their tokens: a preposition or a comma before each, a few words at most between."""
        opened, last, step, across = linked, -1, "", frozenset({"of", "and"})
        while i < end:
            word = doc[i].lower_
            if word == "," and i + 1 < end and doc[i + 1].lower_ in _LOCATORS:
                return
            if word in route_words().steps or (word == "," and last >= 0):
                i, opened, step = i + 1, True, step if word in (",", "and") else word
            elif doc[i : i + 3].text.lower() == "by way of":
                i, opened, step = i + 3, True, "via"
            elif word in _LOCATORS and last >= 0:
                i = beyond(doc, i + 1, end, across)
                continue
            elif not opened:
                return
            place = self._next(doc, i, end, reading)
            if place is None:
                return
            for thing in reading.things[place]:
                if step == "of" and last >= 0 and thing in {self._whole(t) for t in reading.things[last]}:
                    continue  # "the eastern provinces of A": not all of A
                seat = self._seat(thing, place, reading)
                yield town_of(seat, self._entities, self._gazetteer), place, step
            i, opened, last = after(doc, place), False, place
            across = frozenset({"of"}) if step == "between" else frozenset({"of", "and"})

    def _whole(self, thing: str) -> str | None:
        return whole_of(thing, self._entities, self._gazetteer)

    def _next(self, doc: Doc, i: int, end: int, reading: Reading) -> int | None:
        """The token of the place that a noun phrase beginning at i names or ends in."""
        for j in range(i, min(i + _REACH, end)):
            things = reading.things.get(j, ())
            adjective = doc[j].pos_ == "ADJ" or (doc[j].dep_ in ("amod", "compound", "poss") and doc[j].head.i > j)
            adjective = adjective and after(doc, j) == j + 1
            if things and not adjective and all(self._entities.kind(t) in _PLACES for t in things):
                return j
            if doc[j].pos_ in _BREAKS and not (things and adjective):
                return None
        return None

    def _seat(self, thing: str, token: int, reading: Reading) -> str:
        """A route leads to the capital, not to the state that its name may stand for."""
        for loc in reading.located:
            if loc.first <= token < loc.last and loc.mention.form is Form.METONYM:
                named = [c.entity for c in self._gazetteer.names.get(loc.mention.text, ())]
                towns = [t for t in named if self._gazetteer.records[t].entity.kind == "Settlement"]
                return self._entities.add(self._gazetteer.entity(towns[0])) if towns else thing
        return thing

    def _thing(self, token: Token, way: _Way, reading: Reading) -> str | None:
        """The route that a noun with a way after it is: the one it is said of or takes up, else one by its places."""
        for bearer in said_of(token):
            for thing in reading.at(bearer):
                if self._is_route(thing):
                    return thing
        names = [self._entities.known[thing].label for thing in dict.fromkeys(t for t, _, _ in way.places)]
        definite = token.tag_ == "NN" and any(c.lower_ in ("the", "this") for c in token.children)
        if definite or token.pos_ == "ADJ":
            before = [loc for loc in reading.located if loc.last <= token.i]
            named = [loc.mention.entity for loc in before if self._entities.kind(loc.mention.entity) == "Corridor"]
            if named:
                return named[-1]
        if len(names) < 2 or token.pos_ == "ADJ" or {step for _, _, step in way.places} == {"to"}:
            return None
        own = " ".join(t.text for t in (*_own_words(token), token))
        own = own[:1].upper() + own[1:]
        if (owner := self._bearer(token, reading)) is not None:
            label = f"{owner} {token.text.lower()}"
            return self._entities.add(Entity(slug(label), label, "Corridor", reason="route by its owner"))
        aims = [self._entities.known[thing].label for thing, _, step in way.places if step == "to"]
        if way.places[0][2] == "from" and aims:
            label = f"{own} from {names[0]} to {aims[-1]}"
        else:
            label = f"{own} between {', '.join(names[:-1])} and {names[-1]}"
        alias = f"{'–'.join(names)} {own.lower()}"
        return self._entities.add(Entity(slug(label), label, "Corridor", (alias,), reason="route by its places"))

    def _bearer(self, token: Token, reading: Reading) -> str | None:
        """The name of the body right before a route's noun: "the Caspian Pipeline Consortium pipeline"."""
        before = reading.at(token.nbor(-1)) if token.i > token.sent.start else ()
        named = [t for t in before if self._entities.kind(t) in _BEARERS]
        return self._entities.known[named[0]].label if named and token.nbor(-1).head == token else None


def _own(prep: Token, head: Token) -> bool:
    """Whether a preposition after a route's noun tells of the route and not of what is done with it."""
    verb = prep.head
    return verb.i == head.i or not is_verb(verb) or verb.lemma_ not in route_words().givers


def _own_words(token: Token) -> list[Token]:
    own = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod")]
    return [t for t in own if t.lemma_.lower() in route_words().carriers]


def _is_route(token: Token) -> bool:
    noun, words = token.lemma_.lower(), route_words()
    if noun not in words.nouns:
        return False
    if token.pos_ == "ADJ":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words.links
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "amod"):
        return False
    return noun not in words.vague or bool(_own_words(token)) or noun in ("route", "corridor")

"""What plurals stand for: "the two countries", "both sides", "their countries", "they"."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference import rivals
from diplograph.extraction.coreference.epithets import is_epithet
from diplograph.extraction.coreference.memory import POLITIES, Seen
from diplograph.extraction.coreference.mixedsides import mixed_sides
from diplograph.extraction.coreference.pairs import PAIR, Pairs
from diplograph.extraction.coreference.principals import principals
from diplograph.extraction.coreference.pronouns import barred
from diplograph.extraction.coreference.salience import is_subject
from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.syntax.clauses import conjuncts, fronted
from diplograph.extraction.syntax.reciprocity import other_after
from diplograph.extraction.words.wordlists import coreference_words, words

_GROUPS = frozenset({"Organization", "PoliticalParty", "Bloc", "Company", "ActorGroup"})
_DEFINITE = frozenset({"the", "these", "those", "both", "neither", "all"})
_NUMBERS = {"two": 2, "both": 2, "neither": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_REACH = 6
#: As far back as this the heading of a section about another state counts for one that names it with the topic.
_SECTION = 1
#: Sentences after which "they" and "both" no more stand for those who did something together.
_NEXT = 1
_OTHERS = frozenset(
    {"other", "main", "major", "further", "new", "more", "first", "last", "remaining", "such", "different"}
)
_SIDES = frozenset({"side", "party"})
_LEADERS = frozenset({"leader", "president"})
#: Offices of those who speak and work for leaders.
_STAFF = words("plurals.staff")
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr"})


@lru_cache(maxsize=1)
def _nouns() -> tuple[dict[str, str], frozenset[str]]:
    table = coreference_words()
    pairs = {noun: kind for kind, nouns in table["pairs"].items() for noun in nouns}
    return pairs, frozenset(table["homes"]["nouns"])


class Plurals:
    """Resolves plural phrases of one document."""

    def __init__(self, scene: Scene, pairs: Pairs) -> None:
        """`pairs` are the states that the document brings together."""
        self._scene = scene
        self._pairs = pairs
        self._memory = scene.memory
        self._nouns, self._homes = _nouns()
        self._sets: dict[int, tuple[str, ...]] = {}
        self._listed = -_REACH
        self._joined: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_REACH)

    def noun(self, token: Token) -> tuple[str, ...]:
        """Things that a plural noun with article or number stands for."""
        kind = self._nouns.get(token.lemma_.lower())
        number = _number(token) or PAIR * _is_each(token)
        told = any(c.dep_ == "nummod" or c.lower_ == "both" for c in token.children)
        if token.lemma_ == "member" and not told:
            return ()  # of a body that the text does not count
        several = not told and self._memory.sentence - self._listed <= _NEXT
        if kind is None or not number or several or _restricted(token, told * number):
            return ()
        if kind == "person":
            return self._leaders(number, token)
        if kind == "organization":
            return self.last(_GROUPS, number, token)
        return self._opposed(number, token) or self.states(number, token)

    def _opposed(self, number: int, token: Token) -> tuple[str, ...]:
        """The two of whom one is no state, for "both sides"."""
        if number != PAIR or token.lemma_.lower() not in _SIDES:
            return ()
        now = self._memory.sentence
        here = [(now, g) for g in map(self._group, token.doc[token.sent.start : token.i]) if len(g) == PAIR]
        unlikely = barred(token, self._scene.things)
        return mixed_sides([*here, *reversed(self._joined)], now, self._scene.entities.kind, unlikely)

    def people(self, token: Token) -> tuple[str, ...]:
        """Those who hold the offices that a plural title with article or number names: "the two heads of state"."""
        number = _number(token)
        others = [s.thing for s in self._memory.seen if s.kind in PERSONS and not self._scene.in_office(s.thing)]
        return (self.last(PERSONS, number, token, but=others) or principals(self._scene, number)) if number else ()

    def _leaders(self, number: int, token: Token) -> tuple[str, ...]:
        """The last so many people named in one sentence, or the one of "talks with A" and whom the text is about."""
        unlikely = barred(token, self._scene.things)
        if token.lemma_ in _LEADERS:
            unlikely |= {who for who, label in self._memory.owners if label in _STAFF}
        before = [s for s in self._scene.before(token) if s.kind in PERSONS and s.thing not in unlikely]
        people = self._set(number, PERSONS) or self.last(PERSONS, number, token, but=unlikely)
        people = people or principals(self._scene, number, unlikely)
        met = dict.fromkeys(s.thing for s in before)
        if number != PAIR or len(met) != 1 or met.keys() <= set(people) or not self._is_met(token, *met):
            return people
        others = Counter(s.thing for s in self._memory.seen if s.kind in PERSONS and s.thing not in met)
        return (*(t for t, _ in others.most_common(1)), *met) if others else people

    def _is_met(self, token: Token, person: str) -> bool:
        """Whether the sentence begins with "during talks with A"."""
        return any(
            person in self._scene.things.get(t.i, ()) and t.dep_ == "pobj" and t.head.lower_ == "with"
            for t in token.doc[token.sent.start : token.i]
        )

    def last(
        self, kinds: frozenset[str], number: int, token: Token, reach: int = _REACH, but: Collection[str] = ()
    ) -> tuple[str, ...]:
        """The last so many different things of the classes named in one sentence, `but` left out."""
        here = dict.fromkeys(s.thing for s in self._scene.before(token) if s.kind in kinds and s.thing not in but)
        return tuple(here) if len(here) == number else self._memory.last_pair(kinds, number, reach=reach, but=but)

    def states(self, number: int, token: Token) -> tuple[str, ...]:
        """The last so many states named in one sentence, or for which its people act."""
        unlikely = barred(token, self._scene.things)
        known = self._set(number, POLITIES)
        if known and not unlikely & set(known):
            return known
        seen = [*self._memory.recent(_REACH), *self._scene.before(token)]
        near: list[tuple[int, tuple[str, ...]]] = []
        for sentence in sorted({s.sentence for s in seen}, reverse=True):
            inside = [s for s in seen if s.sentence == sentence]
            near += [(self._memory.sentence - sentence, tuple(s)) for s in (self._named(inside), self._acting(inside))]
        if number == PAIR:
            return self._pairs.best([*near, *self._joint(token)], unlikely)
        told = (tuple(t for t in states if t not in unlikely) for _, states in near)
        return next((states for states in told if len(states) == number), ())

    def _joint(self, token: Token) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Two states joined by "and" or that did something together, and the two of the section, by distance."""
        here = [self._group(t) for t in token.doc[token.sent.start : token.i] if t.dep_ != "conj"]
        for at, group in (*self._joined, *((self._memory.sentence, g) for g in here if len(g) == PAIR)):
            if self._memory.sentence - at <= _REACH and self._all_states(group):
                yield self._memory.sentence - at, group
        if self._memory.sentence - self._memory.grouped <= _NEXT and self._all_states(self._memory.group):
            yield 0, self._memory.group
        if self._scene.section is not None and self._scene.topic is not None:
            yield _SECTION, tuple(dict.fromkeys((self._scene.topic, self._scene.section)))

    def _set(self, number: int, kinds: frozenset[str]) -> tuple[str, ...]:
        """The last things of the classes that were listed together, three or more."""
        known = self._sets.get(number, ())
        return known if all(self._scene.entities.kind(t) in kinds for t in known) else ()

    def _all_states(self, things: Iterable[str]) -> bool:
        return all(self._scene.entities.kind(t) in POLITIES for t in things)

    def _named(self, seen: Sequence[Seen]) -> dict[str, None]:
        states = dict.fromkeys(s.thing for s in seen if s.kind == "State")
        return states if len(states) > 1 else dict.fromkeys(s.thing for s in seen if s.kind in POLITIES)

    def _acting(self, seen: Iterable[Seen]) -> dict[str, None]:
        states = (self._scene.state_of(s.thing) for s in seen if s.kind in PERSONS)
        return dict.fromkeys(s for s in states if s is not None)

    def pronoun(self, token: Token) -> tuple[str, ...]:
        """Things that "they" stands for: the last group of the sentence, else the last group that did something."""
        unlikely = barred(token, self._scene.things)
        before = [h for h in token.doc[token.sent.start : token.i] if h.dep_ != "conj"]
        groups = [(self._group(h), is_subject(h)) for h in before]
        plural = [(g, doing) for g, doing in groups if len(g) > 1 and not unlikely & set(g)]
        if plural:
            return next((g for g, doing in reversed(plural) if doing), plural[-1][0])
        crowd = self._crowd(token, unlikely, within=0)
        if crowd:
            return crowd
        unnamed = rivals.crowd(token, self._scene.things)
        if unnamed is not None:
            meant = rivals.whose(unnamed, self._scene.things)
            return () if unlikely & {*meant} else meant
        group = self._memory.group if self._memory.sentence - self._memory.grouped <= _NEXT else ()
        if group and not unlikely & set(group):
            return group
        return self._together(token) or self._crowd(token, unlikely, within=1)

    def _crowd(self, token: Token, unlikely: Collection[str], *, within: int) -> tuple[str, ...]:
        """One thing with a plural name: "the Soviets", "the Social Democrats"."""
        seen = [*self._memory.recent(within), *self._scene.before(token)]
        found = [s for s in seen if s.plural and s.thing not in unlikely]
        return (found[-1].thing,) if found else ()

    def _group(self, head: Token) -> tuple[str, ...]:
        joined = (*fronted(head), *conjuncts([head])) if head.dep_ in ("nsubj", "nsubjpass") else conjuncts([head])
        return tuple(dict.fromkeys(t for c in joined for t in self._scene.things.get(c.i, ())))

    def _together(self, token: Token) -> tuple[str, ...]:
        """The two people of "A received B. They discussed …"."""
        return self.last(PERSONS, 2, token, reach=1)

    def bare(self, token: Token) -> tuple[str, ...]:
        """Things that "both", "the two" or "the three" stand for without a noun."""
        if token.lower_ == "each" and token.dep_ == "nsubj" and other_after(token):
            return self._both(token)
        number = _NUMBERS.get(token.lower_, 0)
        if not number or token.dep_ not in _ALONE or any(c.dep_ in ("prep", "relcl") for c in token.children):
            return ()
        if token.lower_ not in ("both", "neither") and not any(c.lower_ in ("the", "these") for c in token.children):
            return ()
        listed = self._set(number, POLITIES) or self._set(number, PERSONS)
        if listed:
            return listed
        seen = [*self._memory.recent(_NEXT), *self._scene.before(token)]
        for sentence in sorted({s.sentence for s in seen}, reverse=True):
            inside = [s for s in seen if s.sentence == sentence]
            alike = [[s for s in inside if s.kind in kinds] for kinds in (PERSONS, POLITIES)]
            fitting = [a for a in alike if len({s.thing for s in a}) == number]
            if fitting:
                best = max(fitting, key=lambda a: sum(s.weight for s in a) / len(a))
                return tuple(dict.fromkeys(s.thing for s in best))
        return principals(self._scene, number, barred(token, self._scene.things))

    def _both(self, each: Token) -> tuple[str, ...]:
        """The two that the sentence, or the one before, joined: "A and B, each accusing the other"."""
        groups = [self._group(t) for t in each.doc[each.sent.start : each.i] if t.dep_ != "conj"]
        here = [g for g in groups if len(g) == PAIR]
        near = [g for at, g in self._joined if self._memory.sentence - at <= _NEXT]
        return here[-1] if here else near[-1] if near else ()

    def owned(self, token: Token) -> tuple[str, ...]:
        """The states of "his country", "their countries": those of the people or states that the pronoun takes up."""
        if token.lemma_.lower() not in self._homes:
            return ()
        owners = [t for c in token.children if c.dep_ == "poss" for t in self._owner(c)]
        kinds = self._scene.entities.kind
        states = [self._scene.state_of(t) if kinds(t) in PERSONS else t for t in owners]
        return tuple(dict.fromkeys(s for s in states if s is not None and kinds(s) in POLITIES))

    def _owner(self, token: Token) -> tuple[str, ...]:
        if token.lower_ != "whose":
            return self._scene.things.get(token.i, ()) if token.pos_ == "PRON" else ()
        clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
        return self._scene.things.get(clause.head.i, ()) if clause is not None else ()

    def learn(self, token: Token) -> None:
        """Remember the things that a token names together with others, above all as a subject."""
        if token.dep_ == "conj":
            return
        group = self._group(token)
        if len(group) > 2:
            self._sets[len(group)] = group
            self._listed = self._memory.sentence
        elif len(group) == PAIR:
            self._joined.append((self._memory.sentence, group))
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return
        if len(group) > 1 or token.lower_ in ("they", "both"):
            self._memory.group = group or self._memory.group
            self._memory.grouped = self._memory.sentence


def _number(token: Token) -> int:
    """How many things the noun speaks of; 2 for "the sides"."""
    words = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "predet", "preconj")}
    if not words & _DEFINITE:
        return 0
    told = [_NUMBERS[w] for w in sorted(words) if w in _NUMBERS]
    return told[0] if told else 2 if words == {"the"} and token.tag_ == "NNS" else 0


def _is_each(token: Token) -> bool:
    """ "each side"; "each country" where "the other" follows."""
    singled = any(c.dep_ == "det" and c.lower_ == "each" for c in token.children)
    return singled and (token.lemma_.lower() in _SIDES or other_after(token))


def _restricted(token: Token, number: int) -> bool:
    """Whether a modifier makes the phrase name others; with a number only some do: "the two largest states"."""
    for child in token.children:
        if child.dep_ == "amod" and number and child.tag_ == "JJ" and child.lower_ not in _OTHERS:
            continue
        if number and is_epithet(child):
            continue
        office = child.dep_ == "prep" and [c.lemma_ for c in child.children] in (["state"], ["government"])
        if child.dep_ in ("amod", "compound", "nmod", "prep", "relcl", "acl", "poss") and not office:
            return True
    return False

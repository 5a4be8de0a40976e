"""What a definite noun takes up: "the Commission", "the treaty", "the country", "the bloc".

A thing is first taken up by a noun of its own name or of what the text has called it, then by a noun for its class.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference.epithets import is_idle
from diplograph.extraction.coreference.ground import Ground
from diplograph.extraction.coreference.pronouns import barred
from diplograph.extraction.coreference.realms import other_realms
from diplograph.extraction.coreference.scene import NEAR, Scene
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.borders import borders
from diplograph.extraction.words.wordlists import coreference_words, words

_STATES = frozenset({"State"})
_GOVERNING = words("definites.governing")
_LANDS = frozenset({"country", "nation"})
_PLACES = frozenset({"Settlement", "Region", "Territory", "Place"})
_NAMELESS = frozenset({"State", "Person", "Official", "Position"})
_TAKING_UP = frozenset({"the", "this", "that"})
#: Right after a noun they belong to it, wherever the parser hangs them: "controls the territory with most towns".
_RESTRICTING = frozenset({"with", "between"})
#: A state with a land border is none.
_ISLANDS = words("definites.islands")
_CLASS_REACH = 4
_JUST = 2
#: What somebody tells of his own government; of another's he says what it "must" do.
_TELLING = frozenset({"will", "would", "shall", "'ll", "’ll", "had", "has"})
#: Classes of which a text has one in its headline and means it by "the war" or "the conference" all along.
_TITLED = frozenset({"ArmedConflict", "Meeting", "Agreement"})


@lru_cache(maxsize=1)
def _data() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    table = coreference_words()
    return {n: frozenset(kinds) for n, kinds in table["nominals"].items()}, frozenset(table["definite"]["nouns"])


def nouns_of(name: str) -> tuple[str, ...]:
    """The class nouns of a name, in lower case: the last word, and the last before "of", "on", "for"."""
    words = name.casefold().split()
    found = words[-1:] if len(words) > 1 else []
    found += [words[i - 1] for i, w in enumerate(words) if i and w in ("of", "on", "for", "to", "against")][:1]
    return tuple(w for w in found if w.isalpha())


class Definites:
    """Resolves definite nouns of one document; `called` maps a noun to the thing that it was last used for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._nominals, self._states = _data()
        self._ground = Ground(scene)
        self.called: dict[str, str | None] = {}
        self._governments: dict[tuple[str, str], str] = {}
        self._titled: dict[str, str] = {}

    def head(self, things: Iterable[str]) -> None:
        """Take in the things of the headline."""
        for thing in things:
            kind = self._scene.entities.kind(thing)
            if kind in _TITLED:
                self._titled.setdefault(kind, thing)

    def learn(self, token: Token) -> None:
        """Take in what a token teaches: the nouns in the names of its things, and "X is an alliance"."""
        things = self._scene.things.get(token.i, ())
        self._ground.learn(token, things)
        if len(things) == 1 and token.pos_ != "PRON":
            known = self._scene.entities.known[things[0]]
            if known.kind not in _NAMELESS:
                names = (known.label, *(known.aliases if known.kind not in _PLACES else ()))
                self.called |= dict.fromkeys((n for name in names for n in nouns_of(name)), things[0])
        if token.pos_ != "NOUN" or things:
            return
        noun = token.lemma_.lower()
        if noun in self._states:
            self._learn_government(token, noun)
        bearers = {t for b in (*said_of(token), *_turned(token)) for t in self._scene.things.get(b.i, ())}
        if len(bearers) == 1 and token.tag_ == "NN":
            self.called[noun] = next(iter(bearers))
        elif noun in self.called and _is_new(token):
            self.called[noun] = None

    def _learn_government(self, token: Token, noun: str) -> None:
        """Take in of which state a text has named "the interim government", which it will mean by these words."""
        kinds = [c.lower_ for c in token.children if c.dep_ == "amod" and c.i not in self._scene.things]
        of = [c for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "in") for c in p.children]
        owners = [c for c in token.children if c.dep_ in ("poss", "nmod", "compound", "amod")]
        told = [t for w in (*of, *owners) for t in self._scene.things.get(w.i, ())]
        states = {t for t in told if self._scene.entities.kind(t) in _STATES}
        if len(states) == 1:
            self._governments |= dict.fromkeys(((kind, noun) for kind in kinds), next(iter(states)))

    def resolve(self, token: Token) -> tuple[str, ...]:
        """Things that a definite noun stands for; empty when that is unclear."""
        words = {c.lower_ for c in token.children if c.dep_ == "det"}
        if not words & _TAKING_UP or self._restricted(token) or token.tag_ not in ("NN", "NNS", "NNP"):
            return ()
        noun = token.lemma_.lower()
        if titled := self._in_headline(token, noun):
            return titled
        if token.tag_ != "NNS" and noun in self.called and noun not in self._states:
            thing = self.called[noun]
            return (thing,) if thing is not None else ()
        if token.tag_ == "NNP":
            return ()
        unlikely = barred(token, self._scene.things)
        if noun in self._states and "that" not in words:
            kept = [self._governments[k] for c in token.children if (k := (c.lower_, noun)) in self._governments]
            if kept:
                return (kept[0],)
            own = self._speakers_own(token, noun) or self._officials(token, noun, unlikely)
            acting = _possessors(token, self._scene.things)
            unlikely |= acting
            if acting and noun in _LANDS and self._scene.topic is not None and (about := self._about(unlikely)):
                return about
            unlikely |= other_realms(noun, (*self._scene.memory.recent(NEAR), *self._scene.before(token)))
            return own or self._scene.best(token, _STATES, barred=unlikely) or self._about(unlikely)
        if ground := self._ground.resolve(token, noun, unlikely):
            return ground
        if token.tag_ == "NN" and noun in self._nominals:
            unlikely |= frozenset(borders()) if noun in _ISLANDS else frozenset()
            within = _JUST if noun in _ISLANDS else _CLASS_REACH
            return self._scene.best(token, self._nominals[noun], within=within, barred=unlikely)
        return ()

    def _restricted(self, token: Token) -> bool:
        things, kind = self._scene.things, self._scene.entities.kind
        if _is_named(token, things):
            return True
        return restricted(token, {c.i for c in token.children if is_idle(c, things, kind)})

    def _speakers_own(self, token: Token, noun: str) -> tuple[str, ...]:
        """The state of an official who says that "the government" will do something."""
        told, matrix = token.head, token.head.head
        helpers = {c.lower_ for c in told.children if c.dep_ == "aux"}
        if noun not in _GOVERNING or told.dep_ != "ccomp" or not helpers & _TELLING:
            return ()
        said = [t for s in subjects(matrix) for t in self._scene.things.get(s.i, ())]
        if len(said) != 1 or self._scene.entities.kind(said[0]) not in PERSONS:
            return ()
        state = self._scene.state_of(said[0])
        return (state,) if state is not None else ()

    def _officials(self, token: Token, noun: str, unlikely: frozenset[str]) -> tuple[str, ...]:
        """The one state whose official a sentence names that names no state: "met Minister A, praised the country"."""
        named = self._scene.before(token)
        if noun not in _LANDS or any(s.kind in _STATES for s in named):
            return ()
        states = {self._scene.state_of(s.thing) for s in named if s.kind in PERSONS} - {None, *unlikely}
        return tuple(s for s in states if s is not None) if len(states) == 1 else ()

    def _in_headline(self, token: Token, noun: str) -> tuple[str, ...]:
        """The thing of the headline for which a noun may stand, unless the text has just spoken of another such."""
        kinds = self._nominals.get(noun, frozenset())
        titled = [self._titled[k] for k in kinds if k in self._titled]
        if token.tag_ != "NN" or len(titled) != 1:
            return ()
        near = {s.thing for s in (*self._scene.memory.recent(_JUST), *self._scene.before(token)) if s.kind in kinds}
        return tuple(titled) if near <= set(titled) else ()

    def _about(self, unlikely: frozenset[str]) -> tuple[str, ...]:
        topic = self._scene.topic
        return (topic,) if topic is not None and topic not in unlikely else ()


def _possessors(token: Token, things: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """Who acts on what "the country" has: his own he would call "its", as in "A financed the country's refinery"."""
    if token.dep_ != "poss" or token.head.dep_ != "dobj":
        return frozenset()
    return frozenset(t for s in subjects(token.head.head) for t in things.get(s.i, ()))


def _is_named(noun: Token, things: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the name follows right after: "the ruling party X", "the oil company, X,"."""
    after = noun.doc[noun.i + 1 : noun.i + 4]
    if len(after) and after[0].i in things:
        return after[0].pos_ == "PROPN"
    return len(after) > 2 and after[0].text == "," and after[1].i in things and after[2].text in (",", ".", "(")


def _turned(token: Token) -> tuple[Token, ...]:
    """What became the thing that a noun names: "turned the alliance into a confederation"."""
    if token.dep_ != "pobj" or token.head.lower_ != "into":
        return ()
    return tuple(c for c in token.head.head.children if c.dep_ in ("dobj", "nsubjpass"))


def _is_new(token: Token) -> bool:
    """Whether a noun brings in something new: "an agreement", "a third treaty"."""
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.children)


def restricted(token: Token, idle: Collection[int] = ()) -> bool:
    """A noun with a modifier of its own (not `idle`) names something new: "the EU country", "the country that"."""
    for child in token.children:
        if child.i in idle:
            continue
        office = child.dep_ == "prep" and [c.lemma_ for c in child.children] in (["state"], ["government"])
        if child.dep_ in ("amod", "compound", "nmod", "prep", "relcl", "acl", "poss", "nummod") and not office:
            return True
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return after in _RESTRICTING

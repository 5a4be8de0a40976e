"""Which of the people just spoken of a phrase with a nationality means: "the Chinese premier", "his Russian host"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference.memory import POLITIES
from diplograph.extraction.coreference.pronouns import barred
from diplograph.extraction.coreference.scene import NEAR, Scene
from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.words.titles import Title, load_titles
from diplograph.extraction.words.wordlists import coreference_words

_JUST = 1
_SAYING_WHICH = frozenset({"amod", "compound", "nmod", "poss"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})


@lru_cache(maxsize=1)
def _data() -> dict[str, frozenset[str]]:
    table = coreference_words()["compatriots"]
    return {name: frozenset(words) for name, words in table.items()}


class Compatriots:
    """Finds the one person of a nationality among those whom the text has just named.

    `loose` are the tokens of the passage whose title is only what somebody with another office may be called.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = _data()
        self._titles = load_titles().by_label
        self.loose: set[int] = set()

    def titled(self, office: LinkedOffice, token: Token) -> tuple[str, ...]:
        """The one person just named who holds or held the office of a title; for whom is the owner of the title."""
        title = office.phrase.title
        if title.plural or len(office.owners) > 1:
            return ()
        if not office.owners:
            return self._alone(title.label, token)
        owner = office.owners[0]
        fitting = [p for p in self._near(token) if any(self._fits(t, title.title) for t in self._held(p, owner))]
        if len(fitting) != 1:
            return ()
        if title.label not in self._held(fitting[0], owner):
            self.loose.add(token.i)
        return tuple(fitting)

    def _alone(self, label: str, token: Token) -> tuple[str, ...]:
        """The one person just named who by the data held an office that the text names without saying of what."""
        records = ((p, self._scene.gazetteer.records.get(p)) for p in self._near(token))
        found = [p for p, r in records if r is not None and any(o.title == label for o in r.offices)]
        return tuple(found) if len(found) == 1 else ()

    def fellow(self, token: Token) -> tuple[str, ...]:
        """The one person just named who acts for the state before a noun: "his Russian host"."""
        if token.lemma_.lower() not in self._words["nouns"] or token.tag_ != "NN":
            return ()
        if not any(c.lower_ in _DEFINITE for c in token.children):
            return ()
        whose = {
            t
            for c in token.children
            if c.dep_ in _SAYING_WHICH and c.i < token.i and c.pos_ != "PRON"
            for t in self._scene.things.get(c.i, ())
        }
        if not whose:
            return self._other(token)
        if len(whose) != 1 or not all(self._scene.entities.kind(t) in POLITIES for t in whose):
            return ()
        unlikely = barred(token, self._scene.things)
        found = [p for p in self._near(token) if self._scene.state_of(p) in whose and p not in unlikely]
        return tuple(found) if len(found) == 1 else ()

    def _other(self, token: Token) -> tuple[str, ...]:
        """The other one of the two people just named: "his guest"."""
        owners = {t for c in token.children if c.dep_ == "poss" for t in self._scene.things.get(c.i, ())}
        people = self._near(token, _JUST)
        if token.lemma_.lower() not in self._words["beside"] or len(people) != len(owners) + 1 or len(owners) != 1:
            return ()
        return tuple(p for p in people if p not in owners) if owners < {*people} else ()

    def _near(self, token: Token, within: int = NEAR) -> list[str]:
        seen = (*self._scene.memory.recent(within), *self._scene.before(token))
        return list(dict.fromkeys(s.thing for s in seen if s.kind in PERSONS))

    def _held(self, person: str, owner: str) -> Iterator[str]:
        """The titles that a person bears for an owner, by the text or ever by the data."""
        for (label, of), holder in self._scene.memory.offices.items():
            if holder == person and of == owner:
                yield label
        record = self._scene.gazetteer.records.get(person)
        yield from (o.title for o in record.offices if o.of == owner) if record is not None else ()

    def _fits(self, held: str, title: Title) -> bool:
        """Whether who holds an office may be called by a title: a prime minister is a premier and a leader."""
        office = self._titles.get(held)
        if held == title.label:
            return True
        if title.label in self._words["any"]:
            return office is not None and (office.head_of_state or office.head_of_government)
        if title.label in self._words["suffix"]:
            return held not in self._words["apart"] and held.rsplit(maxsplit=1)[-1] == title.label
        return office is not None and title.head_of_government and office.head_of_government

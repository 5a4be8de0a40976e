"""Elections that a verb tells of: "X was elected president in 2004", "X won the presidency in 2010".

Which election it was is told by the year in the verb's own clause and by the state whose office was at stake.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.subjects import modifiers, subjects
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.wordlists import words

ELECTING = words("votes.electing")
WINNING = words("votes.winning")
BESTING = frozenset({"defeat", "beat"})
VOTING = ELECTING | WINNING | BESTING
_HEADS = {"president": "presidential", "presidency": "presidential", "premier": "", "premiership": "", "minister": ""}
_AGAIN = frozenset({"reelection", "re-election"})
_WON = frozenset({"presidency", "premiership", "term"}) | _AGAIN
_LANDS = words("votes.lands")
_COUNTED = words("votes.counted")
_LOWER = words("votes.lower")
_TOLD = words("votes.told")
_DIGITS = 4
_WRITTEN = re.compile(r"(?:1[6-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Vote:
    """Whose vote it was, in which year, and the word that tells of which kind ("presidential"; empty if unknown)."""

    state: str
    year: str
    kind: str


class Votes:
    """Tells the elections of verbs in one document.

    `topic` is the state that the document is about, `home` gives the one state that a person acts for.
    """

    def __init__(self, entities: Entities, topic: str | None, home: Callable[[str], str | None]) -> None:
        self._entities = entities
        self._topic = topic
        self._home = home

    def told(self, verb: Token, reading: Reading, times: Sequence[TimeMention]) -> Vote | None:
        """The election that a verb tells of; None if it tells of none, or not of which one."""
        if verb.lemma_ not in VOTING or not is_verb(verb) or any(c.dep_ == "neg" for c in verb.children):
            return None
        posts = tuple(_posts(verb))
        kind = self._kind(verb, posts, reading)
        if kind is None:
            return None
        year = _year(verb, reading, times)
        state = self._state(verb, posts, reading) if year is not None else None
        return Vote(state, year, kind) if state is not None and year is not None else None

    def _kind(self, verb: Token, posts: Sequence[Token], reading: Reading) -> str | None:
        """What kind of vote it was; None if the verb tells of no vote for the head of a state."""
        if verb.lemma_ in ELECTING:
            return _office(posts, reading) if verb.tag_ in ("VBN", "VBD") else None
        if any(t.lemma_ in _TOLD for t in verb.subtree):
            return None  # its noun tells of the election
        if verb.lemma_ in WINNING:
            return _office(posts, reading) if any(p.lemma_.lower() in _WON for p in posts) else None
        rivals = [c for c in verb.children if c.dep_ == "dobj"]
        sides = [t for c in (*subjects(verb), *rivals) for t in reading.at(c)]
        people = len(sides) > 1 and all(self._entities.kind(t) in PERSONS for t in sides)
        return "" if people and any(t.lower_ in _COUNTED for t in verb.subtree) else None

    def _state(self, verb: Token, posts: Sequence[Token], reading: Reading) -> str | None:
        """The state of the office, else the one that the text is about, else the one that the winner acts for."""
        of = [w for p in posts for c in p.children if c.lower_ == "of" for w in conjuncts(c.children)]
        if any(not reading.at(w) and w.lemma_.lower() not in _LANDS for w in of):
            return None
        owners = [*of, *(w for p in posts for w in modifiers(p))]
        if verb.lemma_ in ELECTING and verb.tag_ == "VBD":
            owners += [w for s in subjects(verb) for w in modifiers(s)]
        # "Elected president" may take up whoever was president before.
        own = [t for w in (*posts, *of) for t in reading.at(w) if self._entities.kind(t) not in PERSONS]
        named = [*own, *(t for w in owners for t in reading.at(w))]
        lands = [t for t in named if self._entities.kind(t) == "State"]
        if lands or own:
            return lands[0] if lands else None
        if self._topic is not None:
            return self._topic
        people = [t for c in verb.children for t in reading.at(c) if self._entities.kind(t) in PERSONS]
        homes = {self._home(p) for p in people} - {None}
        return next((h for h in homes if len(homes) == 1 and h in self._entities.known), None)


def standing(verb: Token) -> Iterator[tuple[tuple[Token, ...], Token, str]]:
    """Who stood in the election that a verb tells of, with the word and the rule that say so: winners and beaten."""
    roles = verb_roles(verb)
    yield roles.get("obj" if verb.lemma_ in ELECTING else "subj", ()), verb, "elected"
    beaten = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in BESTING]
    for clause in (*beaten, *((verb,) if verb.lemma_ in BESTING else ())):
        yield verb_roles(clause).get("obj", ()), clause, "bested-at"


def _posts(verb: Token) -> Iterator[Token]:
    """The nouns that tell what somebody was elected as or to, or what he won."""
    for child in verb.children:
        if verb.lemma_ in WINNING:
            yield from conjuncts([child]) if child.dep_ == "dobj" else ()
        elif child.dep_ in ("oprd", "attr") or (child.dep_ == "dobj" and verb.tag_ == "VBN"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("as", "to"):
            yield from (w for w in child.children if w.dep_ in ("pobj", "amod"))


def _office(posts: Sequence[Token], reading: Reading) -> str | None:
    """The kind of vote for an office; None for an office that does not head a state."""
    kinds = []
    for post in posts:
        lemma = post.lemma_.lower()
        # The token of an office may stand for all its words: "prime minister of Chad".
        words = {w for t in (*post.lefts, post) for w in reading.passage.text(t.i, t.i + 1).lower().split()}
        if lemma == "term" or lemma in _AGAIN:
            continue
        if lemma not in _HEADS or not words.isdisjoint(_LOWER) or (lemma == "minister" and "prime" not in words):
            return None
        kinds.append(_HEADS[lemma])
    return kinds[0] if kinds else ""


def _year(verb: Token, reading: Reading, times: Sequence[TimeMention]) -> str | None:
    """The year of the time that stands in the verb's own clause, or before the clause: "2009, when X was elected"."""
    passage = reading.passage
    when = verb.dep_ == "relcl" and any(c.lower_ == "when" for c in verb.children)
    whole = passage.offsets(verb.sent.start, verb.sent.end)
    for time in times:
        if not whole.contains(time.span):
            continue
        first, last = (passage.doc[bisect_right(passage.starts, at) - 1] for at in (time.span.start, time.span.end - 1))
        words = range(first.i, last.i + 1)
        if when and verb.head.i in words:
            written = _WRITTEN.search(passage.text(first.i, last.i + 1))
            return written[0] if written else None
        clause = next((t for t in last.ancestors if is_verb(t)), None)
        if clause == verb and "/" not in time.period.edtf and time.period.edtf[:_DIGITS].isdigit():
            return time.period.edtf[:_DIGITS]
    return None

"""Who came to head the state that a history is about, where the text tells of the change and not of the office.

"A won the presidential election", "B of the Unity Party succeeded him", "C took over in 2009", "D was reelected": the
office is the one that the words name, or that of the head before; "E seized power" tells only that E leads the state.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.relations.officeholding import position, promote
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_PRESIDENT, _PREMIER = "President", "Prime Minister"
_VOTES = words("heads.votes")
_WINNING = words("heads.winning")
_CHOOSING = words("heads.choosing")
_CHOSEN = _CHOOSING | {"swear", "inaugurate"}
_SEATS: Mapping[str, str] = {"presidency": _PRESIDENT, "premiership": _PREMIER, "president": _PRESIDENT}
_ENTERING = words("heads.entering")
_SEIZING = words("heads.seizing")
_TELLING = _WINNING | _CHOSEN | _ENTERING | _SEIZING | {"lose", "rule"}
_RULE = "head-of-topic"
_CONFIDENCE = 0.85


class Heads:
    """Follows the heads of one state through one document."""

    def __init__(
        self,
        entities: Entities,
        cues: Cues,
        offices: Sequence[Relation],
        topic: str | None,
        home: Callable[[str], str | None],
    ) -> None:
        """`offices` are the statements of the office phrases, `topic` the state, `home` tells for whom one acted."""
        self._entities = entities
        self._cues = cues
        self._topic = topic
        self._home = home
        self._titles = load_titles().by_label
        self._told = {(s.subject, s.object) for s in offices if s.predicate == "holdsPosition"}
        self._held: list[tuple[int, str, str]] = []
        for said in offices:
            label = self._label(said)
            if label is not None:
                self._held.append((said.evidence.span.start, said.subject, label))
        self._held.sort()

    def _label(self, said: Relation) -> str | None:
        """The title of a head of the state that an office phrase tells of."""
        post = self._entities.known[said.object] if said.predicate == "holdsPosition" else None
        if post is None or post.position_in != self._topic or said.qualifiers.polarity is not Polarity.AFFIRMED:
            return None
        label = post.label.rpartition(" of ")[0]
        title = self._titles.get(label)
        return label if title is not None and (title.head_of_state or title.head_of_government) else None

    def find(self, reading: Reading, spoken: Sequence[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Statements with their trigger tokens, in text order; none without a state that the document is about."""
        if self._topic is None or reading.passage.block.kind is not BlockKind.PROSE:
            return
        followed = [(said, trigger) for said, trigger in spoken if said.predicate == "succeeded"]
        for token in reading.passage.tokens:
            told = [said for said, trigger in followed if trigger.i == token.i] if followed else []
            for said in told:
                yield from self._followed(said, token, reading)
            if told:
                continue
            if (
                token.lemma_ in _TELLING
                and is_verb(token)
                and factuality(token, self._cues) == (Polarity.AFFIRMED, Modality.ACTUAL)
            ):
                yield from self._came(token, reading)

    def _came(self, verb: Token, reading: Reading) -> Iterator[tuple[Relation, Token]]:
        """Who came to an office or to power by what a verb tells."""
        assert self._topic is not None
        roles = verb_roles(verb)
        if verb.lemma_ == "lose" and _voting(roles.get("in", ())):
            losers = self._people(roles.get("subj", ()), reading)
            label = next((x for _, p, x in reversed(self._held) if p in losers), None)
            role = "to"
        else:
            label = self._entered(verb, roles)
            role = "obj" if verb.lemma_ in _CHOSEN else "subj"
        people = self._people(roles.get(role, ()), reading)[:1]
        if label is None and people and _seizes(verb, roles):
            yield self._said(people[0], "leads", self._topic, verb, reading), verb
        label = self._of(people, verb, reading) if label == "" else label
        for person in people if label else ():
            yield from self._holds(person, label or "", verb, reading)

    def _entered(self, verb: Token, roles: Mapping[str, tuple[Token, ...]]) -> str | None:
        """The office that a verb tells somebody came into; empty if it does not tell which, None for other verbs."""
        if verb.lemma_ in _WINNING:
            nouns = (*roles.get("obj", ()), *roles.get("in", ()), *roles.get("~in", ()))
            return _PRESIDENT if any(_presidential(noun, verb) for noun in nouns) else None
        titled = any(roles.get(role) for role in ("oprd", "as", "to", "retained"))
        if verb.lemma_ in _CHOOSING:
            return "" if verb.lemma_ != "elect" and not titled else None
        if verb.lemma_ in _CHOSEN:
            return (
                ""
                if not titled and not roles.get("subj") and (verb.lemma_ != "swear" or _particle(verb, "in"))
                else None
            )
        return _office(verb, roles) if verb.lemma_ in _ENTERING else None

    def _people(self, tokens: Sequence[Token], reading: Reading) -> tuple[str, ...]:
        """The people whom tokens name and who are of no other state."""
        named = [t for w in tokens for t in reading.at(w) if self._entities.kind(t) in PERSONS]
        return tuple(p for p in named if self._home(p) in (None, self._topic))

    def _of(self, people: Sequence[str], token: Token, reading: Reading) -> str:
        """The office that the person or else the last head before a token held; empty if there was none."""
        at = reading.passage.offsets(token.i, token.i + 1).start
        before = self._held[: bisect_left(self._held, (at, "", ""))]
        own = [label for _, person, label in before if person in people]
        return own[-1] if own else before[-1][2] if before else ""

    def _followed(self, said: Relation, trigger: Token, reading: Reading) -> Iterator[tuple[Relation, Token]]:
        """Who succeeded a head holds the same office; "as president" tells it of both."""
        ends = (said.subject, said.object)
        factual = (said.qualifiers.polarity, said.qualifiers.modality) == (Polarity.AFFIRMED, Modality.ACTUAL)
        if not factual or any(
            self._entities.kind(e) not in PERSONS or self._home(e) not in (None, self._topic) for e in ends
        ):
            return
        seats = [_seat(t) for t in verb_roles(trigger).get("as", ())] if is_verb(trigger) else []
        if seats and seats[0] is None:
            return
        for person in ends if seats else ends[:1]:
            label = seats[0] if seats else next((x for _, p, x in reversed(self._held) if p == said.object), None)
            if label:
                yield from self._holds(person, label, trigger, reading)

    def _holds(self, person: str, label: str, token: Token, reading: Reading) -> Iterator[tuple[Relation, Token]]:
        assert self._topic is not None
        post = position(self._entities, label, self._topic)
        at = reading.passage.offsets(token.i, token.i + 1).start
        self._held.insert(bisect_left(self._held, (at, person, label)), (at, person, label))
        if (person, post) in self._told:
            return
        self._told.add((person, post))
        promote(self._entities, person)
        yield self._said(person, "holdsPosition", post, token, reading), token
        title = self._titles[label]
        if title.head_of_state or self._topic in title.head_of_state_in:
            yield self._said(self._topic, "hasHeadOfState", person, token, reading), token
        if title.head_of_government or self._topic in title.head_of_government_in:
            yield self._said(self._topic, "hasHeadOfGovernment", person, token, reading), token

    def _said(self, subject: str, relation: str, thing: str, token: Token, reading: Reading) -> Relation:
        evidence = reading.passage.evidence(token.sent, token.sent.start, token.sent.end)
        return Relation(subject, relation, thing, evidence, Qualifiers(), _CONFIDENCE, _RULE)


def _seizes(verb: Token, roles: Mapping[str, tuple[Token, ...]]) -> bool:
    """ "seized power" and "ruled", with no word of where."""
    if verb.lemma_ == "rule":
        return not roles.get("obj") and not roles.get("over") and not _particle(verb, "out")
    power = [t for t in roles.get("obj", ()) if t.lemma_ == "power"]
    placed = any(c.lower_ in ("of", "over") for t in power for c in t.children)
    return verb.lemma_ in _SEIZING and bool(power) and not placed


def _presidential(noun: Token, verb: Token) -> bool:
    """A presidential vote, or the presidency as what is won."""
    if noun.lemma_.lower() == "presidency":
        return verb.lemma_ == "win"
    return _voting([noun]) and any(c.lower_ == "presidential" for c in noun.children)


def _office(verb: Token, roles: Mapping[str, tuple[Token, ...]]) -> str | None:
    """ "returned to the presidency", "took office", "took over": the office, empty if the verb leaves it open."""
    for noun in (*roles.get("obj", ()), *roles.get("to", ())):
        if noun.lemma_.lower() in _SEATS:
            return _SEATS[noun.lemma_.lower()]
        if noun.lemma_.lower() == "office" and not roles.get("as"):
            return ""
    return "" if verb.lemma_ == "take" and _particle(verb, "over") and not _specified(roles) else None


def _voting(tokens: Sequence[Token]) -> bool:
    return any(t.lemma_.lower() in _VOTES for t in tokens)


def _particle(verb: Token, word: str) -> bool:
    return any(c.dep_ in ("prt", "prep", "advmod") and c.lower_ == word for c in verb.children)


def _specified(roles: Mapping[str, tuple[Token, ...]]) -> bool:
    """Whether a verb tells what is taken over: "took over the company", "took over as head of the bank"."""
    return any(roles.get(role) for role in ("obj", "as", "at", "for"))


def _seat(token: Token) -> str | None:
    """The head's office that the noun after "as" names."""
    if token.lemma_.lower() == "president" and not any(c.dep_ in ("compound", "prep") for c in token.children):
        return _PRESIDENT
    prime = any(c.lower_ == "prime" for c in token.children)
    return _PREMIER if token.lemma_.lower() == "minister" and prime else None

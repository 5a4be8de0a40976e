"""Who speaks: from the subject of a reporting verb to the person, state, body, group or document that is meant.

What several say together ("the sides", "both leaders", "they") counts for the one named first, as in the gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.claims.unnamed import Unnamed
from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.coreference.antecedents import apposed, bears, cited_paper, is_told, plural_before
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import conjuncts, is_passive
from diplograph.extraction.syntax.subjects import owners, subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.reporting import load_reporting
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind

_BODIES = frozenset(
    "State GeopoliticalEntity Territory Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty ActorGroup".split()
)
_PAPERS = frozenset({"Document", "Agreement", "Initiative", "PolicyAction", "Meeting"})
_SPEAKING = PERSONS | _BODIES | _PAPERS
_MODIFIERS = ("poss", "amod", "compound", "nmod")
_MEETING_REACH, _GROUP_REACH = 10, 3
_TITLE_WORDS = 3
_NEAR_PEOPLE = 12
_TOGETHER = frozenset({"they", "both"})
#: Clauses whose subjects only are spoken of: "said that A had left".
_INNER = frozenset({"ccomp", "relcl", "acl", "advcl"})
_HEADED = frozenset({"state", "government"})
_SEATED = words("speakers.seated")
_HEADS = words("speakers.heads")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A thing that speaks and how surely it is the one (0..1)."""

    thing: str
    score: float


class Speakers:
    """Resolves the speakers of one document in text order; remembers who was named, met and spoke."""

    def __init__(self, entities: Entities, states: Mapping[str, str], cues: Cues) -> None:
        self._entities = entities
        self._states = states
        self._cues = cues
        self._data = load_reporting()
        self._unnamed = Unnamed(entities, self._data)
        self._order: dict[str, int] = {}
        self._recent: dict[str, int] = {}
        self._borne: dict[tuple[str, str], bool] = {}
        self._met: tuple[int, tuple[str, ...]] = (-100, ())
        self._joined: tuple[int, tuple[str, ...]] = (-100, ())
        self._sentence = 0
        self.last_person: str | None = None
        self._actor: str | None = None
        self.last: str | None = None
        self._spoke_at = -1

    def begin(self, reading: Reading, turn: str | None = None) -> None:
        """Move on to the next passage; in a speaker's turn what "both sides" say is the speaker's own."""
        self._reading = reading
        self._turn = turn
        self._arguments = Arguments(reading, self._cues)

    def spoke(self, thing: str) -> None:
        """Remember who has spoken last."""
        self.last = thing
        self._spoke_at = self._sentence
        if self._entities.kind(thing) in PERSONS:
            self.last_person = thing

    def is_personal(self, thing: str) -> bool:
        """Whether a thing is a person or a document, whose words a text quotes without a reporting verb."""
        return self._entities.kind(thing) in PERSONS | {"Document"}

    def observe(self, sentence: TokenSpan) -> None:
        """Remember whom a sentence names, after its own speakers have been resolved."""
        self._sentence += 1
        if self._reading.passage.block.kind is not BlockKind.PROSE:
            return
        named = [t for token in sentence for t in self._reading.things.get(token.i, ())]
        for thing in named:
            self._order.setdefault(thing, len(self._order))
            self._recent[thing] = self._sentence
        for token in sentence:
            if token.dep_ == "nsubj" and not _inner(token.head) and self._distinct(self._reading.at(token), PERSONS):
                self._actor = self._reading.at(token)[0]
        people = self._distinct(named, PERSONS)
        bodies = self._distinct(named, _BODIES)
        if len(people) > 1:
            self._met = (self._sentence, people)
        if len(bodies) > 1:
            self._joined = (self._sentence, bodies)

    def _distinct(self, named: Sequence[str], kinds: frozenset[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t for t in named if self._entities.kind(t) in kinds))

    def who(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """The speakers that a phrase (its head tokens) names, the first of them first; none when it stays unclear."""
        if not tokens:
            return ()
        head = tokens[0]
        if len(tokens) == 1 and self._is_together(head):
            return self._together(head)
        if head.tag_ == "JJ" and tokens[-1].tag_ == "NNS" and (first := self._of_state(self._reading.at(head))):
            return (Speaker(first, 0.8),)
        if (holder := self._holder(head) or self._continuing(head)) is not None:
            return (Speaker(holder, 0.8),)
        if len(tokens) == 1 and (alone := self._unnamed.person(head, self._reading)) is not None:
            return (Speaker(alone, 0.8),)
        if not self._distinct(self._reading.at(head), PERSONS) and (person := self._titled(head)):
            return person
        if before := self._known([c for c in head.children if c.dep_ == "nmod" and c.nbor(1).text == ","]):
            return before  # "Anna Hill, head of the consular section, told": the parser hangs the name on the section
        for find in (self._voice, self._author, self._anonymous):
            known = self._known(tokens) or self._known(apposed(head)) or find(head)
            if known:
                return known
        return ()

    def subject(self, verb: Token) -> tuple[Speaker, ...]:
        """The speakers that a reporting verb has as its subject, or as its agent in the passive."""
        if is_passive(verb) and not is_told(verb):
            return self.who([c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"])
        tokens = [t for t in subjects(verb) if t != verb]
        paper = cited_paper(verb, self._data.documents) if verb.dep_ == "relcl" else None
        return (self._known([paper]) if paper is not None else ()) or self.who(tokens)

    def _known(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        found = self._arguments.of([t for token in tokens for t in self._listed(token)], patient=False)
        return tuple(Speaker(a.thing, a.score) for a in found if self._entities.kind(a.thing) in _SPEAKING)

    def _listed(self, token: Token) -> tuple[Token, ...]:
        """A state with the states that a list goes on with, though the parser takes the second for an apposition."""
        if len(self._reading.at(token)) != 1 or self._entities.kind(self._reading.at(token)[0]) != "State":
            return (token,)
        more = [
            t
            for c in token.children
            if c.dep_ == "appos" and c.pos_ == "PROPN"
            for t in conjuncts([c])
            if any(self._entities.kind(thing) == "State" for thing in self._reading.at(t))
        ]
        return (token, *more)

    def _author(self, token: Token) -> tuple[Speaker, ...]:
        """Who made what speaks: "made a speech which stressed", "issued statements deploring"."""
        noun = token.lemma_.lower()
        if noun not in self._data.documents and noun not in self._data.speeches and noun not in self._data.messages:
            return ()
        made = self._known(owners(token))
        own = noun in self._data.speeches and any(c.lower_ == "the" for c in token.children)
        return made or ((Speaker(self._actor, 0.7),) if own and self._actor else ())

    def _is_together(self, token: Token) -> bool:
        counted = token.pos_ == "NUM" and any(c.lower_ in ("the", "all") for c in token.children)
        if token.lower_ in _TOGETHER or counted or len(self._reading.at(token)) > 1:
            return True
        if token.tag_ != "NNS" or token.lemma_.lower() not in self._data.collectives:
            return False
        return len(self._owners(token)) != 1

    def _together(self, token: Token) -> tuple[Speaker, ...]:
        if self._turn is not None:
            return (Speaker(self._turn, 0.8),)
        if token.lower_ == "they":
            plural = plural_before(token)
            known = self._known([plural]) if plural is not None and not self._is_together(plural) else ()
            if known:
                return known[:1]
        if (owned := self._owned(token)) is not None:
            return (Speaker(owned, 0.8),)
        things = self._reading.at(token)
        people = self._distinct(things, PERSONS)
        before = [t for i in range(token.sent.start, token.i) for t in self._reading.things.get(i, ())]
        here = self._distinct(before, PERSONS) if token.lower_ != "they" else ()
        groups = [
            people if len(people) > 1 else (),
            here if len(here) > 1 else (),
            self._met[1] if self._sentence - self._met[0] < _MEETING_REACH else (),
            self._distinct(things, _BODIES),
            self._joined[1] if self._sentence - self._joined[0] < _GROUP_REACH else (),
        ]
        alone = self.last is not None and self._entities.kind(self.last) in _BODIES - {"State"}
        if token.lower_ == "they" and not groups[0] and alone:
            return (Speaker(self.last, 0.7),) if self.last else ()
        for group in groups:
            if group:
                return (Speaker(min(group, key=lambda t: self._order.get(t, len(self._order))), 0.8),)
        return ()

    def _owned(self, token: Token) -> str | None:
        """The holder of the first of several states that leaders belong to: "the Russian and French presidents"."""
        if token.lemma_.lower() not in self._data.titles:
            return None
        return self._of_state(self._owners(token))

    def _of_state(self, owners: Sequence[str]) -> str | None:
        """The person of the text who stands for the first of some states: "the Russian and French presidents"."""
        return next((p for o in owners[:1] for p in self._order if self._states.get(p) == o), None)

    def _holder(self, token: Token) -> str | None:
        """Whom "the President" alone takes up: of those whom the text calls so, who spoke last or was named last."""
        if token.tag_ not in ("NN", "NNP") or token.lemma_.lower() not in self._data.titles:
            return None
        children = [c for c in token.children if not c.is_punct]
        if token.lower_ in _HEADED or [c.lower_ for c in children] not in (["the"], []):
            return None
        title = self._reading.passage.text(token.i, token.i + 1).removeprefix("the ").removeprefix("The ")
        if title.casefold() == self._label(self._reading.at(token)) or len(title.split()) > _TITLE_WORDS:
            return None
        known = [p for p in self._order if self._entities.kind(p) in PERSONS]
        near = sorted(known, key=lambda p: -self._recent.get(p, 0))[:_NEAR_PEOPLE]
        holders = [p for p in near if self._bears(p, title)]
        if not holders or self.last_person in holders:
            return self.last_person if holders else None
        at = [t for t in self._reading.at(token) if t in holders]
        return at[0] if at else max(holders, key=lambda p: self._recent.get(p, 0))

    def _bears(self, person: str, title: str) -> bool:
        if (person, title) not in self._borne:
            text = self._reading.passage.document.text
            self._borne[person, title] = bears(self._entities.known[person].label, title, text)
        return self._borne[person, title]

    def _continuing(self, token: Token) -> str | None:
        """The document or body that "it" goes on with: "The report notes … It adds …"."""
        last = self.last if token.lower_ == "it" and self._sentence - self._spoke_at == 1 else None
        return last if last is not None and self._entities.kind(last) in (_BODIES | _PAPERS) - {"ActorGroup"} else None

    def _label(self, things: Sequence[str]) -> str:
        return self._entities.known[things[0]].label.casefold() if things else ""

    def _titled(self, token: Token) -> tuple[Speaker, ...]:
        """A person named before: "the Russian leader", "the acting president"."""
        if token.tag_ != "NN" or token.lemma_.lower() not in self._data.titles:
            return ()
        if token.lower_ in _HEADED and "head" not in self._reading.passage.text(token.i, token.i + 1).casefold():
            return ()
        owners = self._owners(token)
        if owners:
            people = [p for p in self._order if self._states.get(p) in owners]
            if not people and token.lemma_.lower() in _HEADS:
                people = [p for p in self._order if self._entities.kind(p) in PERSONS and p not in self._states]
            last = self.last_person
            return (Speaker(last if last is not None and last in people else people[0], 0.8),) if people else ()
        plain = not any(c.dep_ in ("relcl", "prep", *_MODIFIERS) for c in token.children)
        defined = any(c.lower_ == "the" for c in token.children)
        return (Speaker(self.last_person, 0.7),) if plain and defined and self.last_person else ()

    def _owners(self, token: Token) -> tuple[str, ...]:
        """States that an office phrase belongs to: by its own words (a merged phrase) or its modifiers."""
        words = self._reading.passage.text(token.i, token.i + 1).casefold()
        bodies = (e for e in self._entities.known.values() if e.kind in _BODIES)
        inside = [
            e.id
            for e in bodies
            if any(
                words.startswith(f"{n} ") or words.endswith(f" {n}") for n in map(str.casefold, (e.label, *e.aliases))
            )
        ]
        around = [t for c in token.children if c.dep_ in _MODIFIERS for t in self._reading.at(c)]
        return tuple(dict.fromkeys(t for t in (*inside, *around) if self._entities.kind(t) in _BODIES))

    def _voice(self, token: Token) -> tuple[Speaker, ...]:
        """Whom words come from: "a spokesman for X", "figures from X"."""
        if token.lemma_.lower() not in self._data.voices and token.lower_ not in self._data.voices:
            return ()
        children = [c for c in token.children if c.dep_ in _MODIFIERS]
        for prep in token.children:
            seated = prep.lower_ == "in" and token.lemma_.lower() in _SEATED
            if prep.dep_ in ("prep", "agent") and (seated or prep.lower_ in ("for", "from", "of", "by")):
                children += [c for c in prep.children if c.dep_ == "pobj"]
            elif prep.dep_ == "acl":
                children += [c for by in prep.children if by.lower_ == "by" for c in by.children]
        inside = tuple(Speaker(thing, 0.85) for thing in self._owners(token)[:1])
        found = self._arguments.of(children, patient=False)
        named = tuple(
            Speaker(a.thing, 0.85 * a.score) for a in found if self._entities.kind(a.thing) in PERSONS | _BODIES
        )
        return named or inside

    def _anonymous(self, token: Token) -> tuple[Speaker, ...]:
        """A group, body or paper without a name."""
        thing = self._unnamed.find(token, self._reading)
        return (Speaker(thing, 0.7),) if thing is not None else ()


def _inner(verb: Token) -> bool:
    """Whether a clause, or the one that it goes on with, stands inside another."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in _INNER

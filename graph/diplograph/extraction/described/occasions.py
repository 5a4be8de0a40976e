"""Meetings and events told of by a common noun: "the NATO summit in London", "a ceremony to open the dam", "the talks".

The words around the noun tell which one is meant; "the summit" takes up the summit spoken of last. An occasion that
nothing identifies is kept only when the text says something of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.announced import Announced
from diplograph.extraction.described.attending import comes, takes_up
from diplograph.extraction.described.delegations import is_delegation, sent_to
from diplograph.extraction.described.occasion_phrases import Phrase, Phrases, is_idle, told_apart, uncounted
from diplograph.extraction.names.namesakes import namesake
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.times.dates import in_words
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.classnouns import OccasionNoun
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_BODIES = frozenset({"Bloc", "InternationalOrganization", "Forum", "GovernmentBody", "Organization", "Initiative"})
_KINDS = frozenset({"Meeting", "Event", "Election", "Referendum"})
_GATHERINGS = frozenset({"Meeting", "Event"})
_VOTES = frozenset({"Election", "Referendum"})
_COUNTED = _VOTES | {"ArmedConflict"}
_MISSIONS = frozenset({"InternationalOrganization", "Organization", "Initiative", "Forum"})
#: What "it" may be in which somebody takes part.
_TAKEN_UP = _KINDS | _MISSIONS | {"Agreement", "ArmedConflict", "Bloc", "Infrastructure", "Corridor"}
_ACTING = PERSONS | {"State", "Settlement", "Place", "Region", "GeopoliticalEntity"}
_NONE = frozenset({"no", "any", "every", "each", "neither", "many", "several", "some", "most", "few"})
_PRESENT = frozenset({"acomp", "attr", "ROOT", "advcl", "amod"})
#: What is held for journalists is no occasion of those who speak there: "a news conference".
_OF_THE_PRESS = frozenset({"news", "press"})
_OF_WHICH = frozenset({"in", "at", "of", "from"})
_NEAR, _TWO = 6, 2
#: In how many first sentences "a meeting" may be the one that the headline announces.
_LEAD = 2


@dataclass(frozen=True, slots=True)
class _Met:
    """An occasion spoken of: its noun, its names' words, the sentence (counted) that told of it, whether by name."""

    noun: str
    words: frozenset[str]
    thing: str
    sentence: int
    named: bool


class Occasions:
    """Finds the occasions of one document, passage by passage in order.

    `passing` are the things that only a common noun without date, body or name tells of.
    """

    def __init__(
        self,
        entities: Entities,
        nouns: Mapping[str, OccasionNoun],
        times: Sequence[TimeMention],
        document: str,
        announced: Announced | None = None,
    ) -> None:
        self._entities = entities
        self._nouns = nouns
        self._phrases = Phrases(entities, nouns, times)
        self._document = document
        self._met: list[_Met] = []
        self._sentence = 0
        self.passing: set[str] = set()
        self._announced = announced
        self._attendees = load_cues().events["attendees"]
        self._asides = load_cues().events["asides"]
        if announced is not None:
            self.passing.add(announced.thing)
            self._remember(announced.noun, announced.thing, named=False)

    def add(self, reading: Reading) -> Reading:
        """The reading with its occasions as things."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        attending: dict[Token, str | None] = {}
        for token in reading.passage.tokens:
            self._sentence += bool(token.is_sent_start)
            if takes_up(token) and not any(self._entities.kind(t) in _TAKEN_UP for t in things.get(token.i, ())):
                now = self._current()
                things |= {token.i: (now,)} if now is not None else {}
            if is_delegation(token) or comes(token) or self._attending(token):
                attending[token] = self._current()
            if token.i in things:
                self._named(things[token.i])
                continue
            found = self._same(token, things) or tuple(self._told(token, reading))
            if found:
                self._remember(token.lemma_.lower(), found[-1], named=False)
                things[token.i] = found
                located += [reading.passage.nominal(token.i, t, 0.8, "occasion") for t in found]
        told = ((t.i, self._attended(t, things, now)) for t, now in attending.items())
        gathered = {i: occasion for i, occasion in told if occasion is not None}
        paired = frozenset({self._announced.thing} if self._announced is not None and self._announced.two else ())
        located.sort(key=lambda x: x.first)
        return replace(reading, things=things, located=tuple(located), gathered=gathered, paired=paired)

    def _attended(self, token: Token, things: Mapping[int, tuple[str, ...]], now: str | None) -> str | None:
        """The occasion that the phrase of a delegation names, else the one that the text speaks of there."""
        sent = [t for t in sent_to(token) if is_delegation(token)]
        named = [t for w in sent for t in things.get(w.i, ()) if self._entities.kind(t) in _GATHERINGS]
        return named[0] if named else None if sent else now

    def _attending(self, token: Token) -> bool:
        """Whether a word means those at an occasion told of before: "the participants", "also present"."""
        if token.tag_ == "NNS" and token.lemma_ in self._attendees:
            attending = not any(c.dep_ in ("compound", "amod", "poss", "nummod") for c in token.children)
        elif token.lower_ == "attendance":
            attending = token.dep_ == "pobj" and token.head.lower_ == "in"
        else:
            attending = token.lower_ == "present" and token.pos_ == "ADJ" and token.dep_ in _PRESENT
        return attending and not any(
            c.dep_ == "prep" and c.i > token.i and c.lower_ in _OF_WHICH for c in token.children
        )

    def _current(self) -> str | None:
        """The occasion that the text is about: the announced one, else the last told of nearby."""
        if self._announced is not None:
            return self._announced.thing
        near = (m for m in reversed(self._met) if self._sentence - m.sentence <= _NEAR)
        return next((m.thing for m in near if self._entities.kind(m.thing) in _GATHERINGS), None)

    def _named(self, things: Sequence[str]) -> None:
        for thing in things:
            kind = self._entities.kind(thing)
            words = self._entities.known[thing].label.lower().replace(",", " ").split()
            nouns = [w for w in (x.rstrip("s") for x in words) if w in self._nouns]
            if kind in _KINDS or (nouns and kind in _MISSIONS):
                self._remember(nouns[-1] if nouns else "event", thing, named=True)

    def _remember(self, noun: str, thing: str, *, named: bool) -> None:
        known = self._entities.known[thing]
        words = frozenset(w for name in (known.label, *known.aliases) for w in slug(name).split("-"))
        self._met.append(_Met(noun, words, thing, self._sentence, named))

    def _same(self, token: Token, things: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
        """The name that an occasion's noun stands beside: "ATMIS, the mission that …", "the exercise Sea Breeze".

        Or the one of which it says what it is: "The Tehran Conference was a meeting between …".
        """
        if token.lemma_.lower() not in self._nouns or token.pos_ != "NOUN":
            return ()
        same = namesake(token, things, self._entities, _KINDS | _MISSIONS | {"ArmedConflict"})
        if same is not None or (token.dep_ == "attr" and token.head.lemma_ == "be"):
            return (same,) if same is not None else ()
        after = next((c for c in token.children if c.dep_ == "appos" and c.i == token.i + 1), None)
        named = things.get(token.head.i if token.dep_ == "appos" else after.i if after is not None else -1, ())
        return named if len(named) == 1 and self._entities.kind(named[0]) not in _ACTING else ()

    def _told(self, token: Token, reading: Reading) -> Iterator[str]:
        noun = self._nouns.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if noun is None or token.dep_ == "compound" or any(c.lower_ in _NONE for c in token.children):
            return
        if any(c.lemma_ == "confidence" for p in token.children if p.lower_ == "of" for c in p.children):
            return
        if uncounted(token) or is_idle(token) or (token.i and token.nbor(-1).lower_ in _OF_THE_PRESS):
            return
        several = token.tag_ == "NNS" and not (noun.plural or noun.either)
        hosts = list(self._hosts(token, reading))
        if (several and not hosts) or (not hosts and noun.kind == "Meeting" and self._of_two(token, reading)):
            return
        gathered: list[str | None] = [*(hosts if several else hosts[:1])]
        for host in gathered or [None]:
            phrase = self._phrases.of(token, host, reading, several=several)
            thing = self._taken_up(phrase, noun)
            undated = noun.kind in _VOTES and noun.generic and phrase.when is None
            unknown = noun.kind == "ArmedConflict" and phrase.whole == phrase.noun
            vague = noun.plural and not (phrase.own or host is not None or told_apart(token, reading))
            if thing is None and (undated or unknown or vague or (noun.plural and token.tag_ != "NNS")):
                return
            yield thing or self._register(phrase, noun)

    def _hosts(self, token: Token, reading: Reading) -> Iterator[str]:
        """The bodies that gather: "the NATO summit", "a session of the Security Council"."""
        before = [c for c in token.children if c.dep_ in ("compound", "poss", "nmod", "amod") and c.i < token.i]
        after = [c for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children]
        for child in conjuncts([*before, *after]):
            yield from (t for t in reading.at(child) if self._entities.kind(t) in _BODIES)

    def _of_two(self, token: Token, reading: Reading) -> bool:
        """Whether it is a meeting of two people, which is wholly told by that they met."""
        preps = [p for p in token.children if p.dep_ == "prep" and p.lower_ in ("with", "between", "of")]
        owners = [c for c in token.children if c.dep_ == "poss"]
        partners = conjuncts(c for p in preps if p.lower_ == "with" for c in p.children if c.dep_ == "pobj")
        if len(partners) == 1 and partners[0].tag_ == "NN" and not reading.at(partners[0]):
            return partners[0].lemma_ not in self._asides
        named = {t for p in preps for w in conjuncts(p.children) for t in reading.at(w)}
        named |= {t for w in conjuncts(owners) for t in reading.at(w)}
        people = all(self._entities.kind(t) in PERSONS for t in named)
        return people and 0 < len(named) + (len(partners) > 1) <= _TWO

    def _taken_up(self, phrase: Phrase, noun: OccasionNoun) -> str | None:
        """The occasion spoken of before that a definite phrase means, if any.

        One of the same noun comes first, then one of another noun, and last one known by name, which the text may
        have mentioned in passing: "They held a session and spoke of the Rio Summit. The meeting was attended by …".
        """
        words = frozenset(slug(phrase.own).split("-")) if phrase.own else frozenset()
        bare = phrase.whole == phrase.noun
        alike = (m for m in reversed(self._met) if m.noun == phrase.lemma and words <= m.words)
        same = next((m for m in alike if self._fits(phrase, m)), None)
        if not phrase.definite:
            first = same is not None and same.sentence == 0 and self._sentence <= _LEAD
            return same.thing if first and same is not None else None
        if same is not None or not (bare and noun.generic):
            return same.thing if same is not None else self._meant(noun, bare=bare)
        near = [m for m in reversed(self._met) if self._sentence - m.sentence <= _NEAR]
        near = [m for m in near if (self._entities.kind(m.thing) in _VOTES) == (noun.kind in _VOTES)]
        return next((m.thing for m in near if not m.named), near[0].thing if near else None)

    def _meant(self, noun: OccasionNoun, *, bare: bool) -> str | None:
        """The announced meeting, which "the talks" or "the consultations" are without more words."""
        announced = self._announced
        talks = bare and noun.plural and noun.kind == "Meeting"
        if announced is None or not talks or self._entities.kind(announced.thing) != "Meeting":
            return None
        return announced.thing

    def _fits(self, phrase: Phrase, met: _Met) -> bool:
        """Whether a phrase may mean what was met: not two with names that are not the other's, or of other days."""
        label = self._entities.known[met.thing].label
        announced = self._announced
        if announced is not None and announced.thing == met.thing and not announced.on(phrase.when):
            return False
        told = {slug(w) for i, w in enumerate(label.split()) if any(map(str.isupper, w[not i :])) and slug(w)}
        names = {slug(w) for w in phrase.whole.split()[1:] if w[0].isupper()} - {""}
        return names <= met.words or not told or told <= names

    def _register(self, phrase: Phrase, noun: OccasionNoun) -> str:
        whole = phrase.whole[:1].upper() + phrase.whole[1:]
        date = in_words(phrase.when) if phrase.when else None
        label = f"{whole}, {date}" if date else whole
        aliases = phrase.names(date) | {whole}
        if phrase.host is not None:
            host = self._entities.known[phrase.host]
            aliases |= {f"{name} {phrase.noun}" for name in (host.label, *(a for a in host.aliases if a.isupper()))}
        told = whole.lower() != phrase.noun and any(w[0].isupper() or w[0].isdigit() for w in label.split()[1:])
        key = slug(label) if told else f"{slug(label)}-{self._document[:6]}"
        if (not phrase.when and phrase.host is None) or noun.kind in _COUNTED:
            self.passing.add(key)
        aliases = {a for a in aliases if a != label and " " in a}
        reason = f"“{phrase.noun}” told of in the text"
        return self._entities.add(Entity(key, label, noun.kind, tuple(sorted(aliases)), reason=reason))

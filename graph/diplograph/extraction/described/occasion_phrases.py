"""The words of an occasion told of by a common noun: which of those around the noun tell which one it is, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.locations import AREA_NOUNS
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.classnouns import OccasionNoun
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
#: "In the event of", "in the event that": should it happen.
_SUPPOSED = frozenset({"of", "that"})
_SPARE = frozenset(
    "new first last latest previous next recent upcoming forthcoming planned same such other whole entire very 's ’s "
    "current further long brief special important".split()
)
_STOPS = frozenset({",", "(", ";", ":", "-", "–", "—", "“", '"'})
_SITES = frozenset({"Settlement", "State", "Territory", "Region", "Place"})
_LOOSE = frozenset("in on at of for with to between and or during after before the a an by from since until".split())
_APART = frozenset({"by", "under"})
_CLAUSES = frozenset({"relcl", "acl", "appos"})
_ACTIVITIES = words("occasion_phrases.activities")
_TELLING = frozenset({"dedicate", "devote", "mark", "involve"})
#: Most tokens after the noun that are looked through.
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of an occasion: before the noun, the noun, with its complements; who gathers; and when.

    `written` are the words before the noun with those that tell nothing ("special session"), `site` is the place that
    the clause gives ("met in Rome at a summit").
    """

    lemma: str
    noun: str
    own: str
    whole: str
    host: str | None
    when: str | None
    definite: bool
    written: str = ""
    site: str = ""

    def names(self, date: str | None) -> set[str]:
        """What an occasion may be called by its words, by its place and by its date in words."""
        told = f"{self.own} {self.noun}".strip()
        found = {told, self.written}
        if self.site:
            found.add(f"{told} in {self.site}" + (f", {date}" if date else ""))
        return found | ({f"{told} of {date}"} if date else set())


class Phrases:
    """Reads the phrases of one document's occasions."""

    def __init__(self, entities: Entities, nouns: Mapping[str, OccasionNoun], times: Sequence[TimeMention]) -> None:
        self._entities = entities
        self._nouns = nouns
        self._times = times
        self._asides = load_cues().events["asides"]

    def of(self, token: Token, host: str | None, reading: Reading, *, several: bool) -> Phrase:
        """The phrase of an occasion's noun; `several` are gathered by a host each ("the NATO and EU summits")."""
        doc = reading.passage.doc
        first, last = self._first(token, reading), self._last(token, reading)
        noun = token.lemma_.lower() if several else token.lower_
        own, after = "", ""
        if several and host is not None:
            own = self._entities.known[host].label
        elif first < token.i:
            own = reading.passage.text(first, token.i)
        if last > token.i + 1 and not several:
            after = reading.passage.text(token.i + 1, last)
        definite = any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in token.children) or (
            first > 0 and doc[first - 1].lower_ in _DEFINITE
        )
        whole = " ".join(f"{own} {noun} {after}".split())
        written = " ".join(reading.passage.text(self._start(token, reading), token.i + 1).split())
        when, site = self._when(token, reading), self._site(token, reading)
        return Phrase(token.lemma_.lower(), noun, " ".join(own.split()), whole, host, when, definite, written, site)

    def _site(self, token: Token, reading: Reading) -> str:
        """The place that the clause of an occasion tells: "made the offer in Rome, Italy, at a summit"."""
        verbs = list(tellers(token))
        if token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "for") and is_verb(token.head.head):
            verbs.append(token.head.head)
        objects = [c for verb in verbs for c in verb.children if c.dep_ == "dobj"]
        for prep in (p for word in (*verbs, *objects) for p in word.children):
            for place in prep.children if prep.dep_ == "prep" and prep.lower_ in ("in", "at") else ():
                if any(self._entities.kind(t) in _SITES for t in reading.at(place)):
                    return reading.passage.text(place.i, place.i + 1)
        return ""

    def _first(self, token: Token, reading: Reading) -> int:
        """The first of the words before the noun that tell which one it is."""
        doc, first = token.doc, self._start(token, reading)
        while first < token.i and (doc[first].lower_ in _SPARE or doc[first].text == "-"):
            first += 1
        return first

    def _start(self, token: Token, reading: Reading) -> int:
        """The first of the words before the noun that belong to it, without articles and people."""
        doc, first = token.doc, token.i
        while first > token.sent.start:
            word = doc[first - 1]
            inside = token in word.ancestors
            fits = word.pos_ in _OWN or word.i in reading.things or word.tag_ in ("VBN", "POS") or word.text == "-"
            person = any(self._entities.kind(t) in PERSONS for t in reading.at(word))
            if not inside or not fits or person or word.pos_ == "PRON" or self._in_time(word, reading):
                break
            first -= 1
        return first

    def _last(self, token: Token, reading: Reading) -> int:
        """The end of the complements that tell which one it is, before a comma, a clause or a time."""
        doc, last = token.doc, token.i + 1
        while last < min(len(doc), token.i + _LONGEST) and token in doc[last].ancestors:
            word = doc[last]
            clause = any(
                a.dep_ in _CLAUSES and not self._telling(a, token) and not self._naming(a, token, reading)
                for a in _chain(word, token)
            )
            held = word.dep_ in ("prep", "agent")
            aside = word.lower_ in _APART or (held and any(c.lemma_ in self._asides for c in word.children))
            if (
                (word.text in _STOPS and not _hyphen(word))
                or clause
                or word.lower_ == "as"
                or aside
                or word.tag_ in ("WDT", "WP", "WRB")
                or self._in_time(word, reading)
            ):
                break
            last += 1
        while last > token.i + 1 and doc[last - 1].lower_ in _LOOSE:
            last -= 1
        return last

    def _naming(self, name: Token, token: Token, reading: Reading) -> bool:
        """Whether a name that nothing knows stands right after an event's noun: "the exercise Northern Star"."""
        event = self._nouns[token.lemma_.lower()].kind == "Event"
        beside = event and name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == token.i + 1
        return beside and not reading.at(name)

    def _telling(self, verb: Token, noun: Token) -> bool:
        """Whether a clause tells which occasion it is: "dedicated to the dam", "a ceremony to open the dam"."""
        aim = verb.tag_ == "VB" and verb.head == noun and any(c.tag_ == "TO" for c in verb.children)
        return verb.lemma_ in _TELLING or (aim and self._nouns[noun.lemma_.lower()].kind == "Event")

    def _in_time(self, word: Token, reading: Reading) -> bool:
        span = reading.passage.offsets(word.i, word.i + 1)
        return any(t.span.contains(span) for t in self._times)

    def _when(self, token: Token, reading: Reading) -> str | None:
        """The time in the noun's own phrase, else the only one of its sentence."""
        near = reading.passage.offsets(token.left_edge.i, token.right_edge.i + 1)
        whole = reading.passage.offsets(token.sent.start, token.sent.end)
        known = [t for t in self._times if whole.contains(t.span) and "/" not in t.period.edtf]
        own = [t for t in known if near.contains(t.span)]
        chosen = own[:1] or (known if len(known) == 1 else [])
        return chosen[0].period.edtf if chosen else None


def _hyphen(word: Token) -> bool:
    """Whether a stroke joins the halves of one word, not of two names: "high-level"."""
    if word.text != "-" or not 0 < word.i < len(word.doc) - 1 or not word.nbor(1).text.islower():
        return False
    return not word.whitespace_ and not word.nbor(-1).whitespace_


def _chain(word: Token, top: Token) -> Iterator[Token]:
    """A word and what it hangs on, below a token above it."""
    yield word
    for above in word.ancestors:
        if above == top:
            return
        yield above


def uncounted(noun: Token) -> bool:
    """Whether a noun stands for the activity, not for one occasion of it: "limited competition among the powers".

    Nor is "the event of" of "in the event of an attack" an occasion.
    """
    if noun.lower_ == "event" and noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.nbor(-1).lower_ == "the":
        return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _SUPPOSED
    if noun.tag_ != "NN" or noun.lemma_.lower() not in _ACTIVITIES:
        return False
    before = [t for t in noun.lefts if not t.is_punct]
    return all(t.dep_ == "amod" and t.pos_ == "ADJ" for t in before)


def is_idle(noun: Token) -> bool:
    """Whether a noun only serves a condition: "in the event of an attack", "in the event that talks fail"."""
    if noun.lower_ != "event" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return after in ("of", "that") and noun.nbor(-1).lower_ in ("the", "in")


def told_apart(noun: Token, reading: Reading) -> bool:
    """Whether a place or two sides tell which talks are meant: "talks in Astana", "talks between Kenya and Chad"."""
    for prep in (*noun.children, *(c for verb in tellers(noun) for c in verb.children)):
        named = (c for c in prep.children if c.dep_ == "pobj" and (reading.at(c) or c.lemma_.lower() in AREA_NOUNS))
        if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "between") and any(named):
            return True
    return False


def tellers(noun: Token) -> Iterator[Token]:
    """The verbs that say where an occasion was: "the talks, which opened in Astana", "the talks were held there"."""
    verbs = [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    if noun.dep_ in ("nsubj", "nsubjpass"):
        verbs.append(noun.head)
    yield from (v for v in verbs if v.lemma_ in load_cues().events["placing"])

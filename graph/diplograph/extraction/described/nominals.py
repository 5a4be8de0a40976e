"""Events and agreements that a text tells of by a common noun: "the 2011 general elections", "the Syrian conflict".

Such a phrase becomes a thing when a place, its parties or a year tell which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.described.missing_sides import completed
from diplograph.extraction.described.things import add_described
from diplograph.extraction.described.votes import Votes
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.namesakes import namesake
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.syntax.subjects import owners
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.classnouns import ClassNouns, NominalClass
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity, Form, Mention

_POLITIES = frozenset({"State", "Territory", "GeopoliticalEntity", "Region", "Bloc", "Settlement"})
_BELLIGERENTS = _POLITIES | {"Organization", "PoliticalParty", "ActorGroup", "InternationalOrganization"}
_UNIONS = frozenset({"InternationalOrganization", "Bloc", "Forum"})
_PARTIES = {"ArmedConflict": _BELLIGERENTS, "Agreement": (_BELLIGERENTS | _UNIONS | {"Company"}) - {"Settlement"}}
#: Classes whose name may have the year though none is needed to tell which one is meant.
_DATED = frozenset({"ArmedConflict", "Agreement"})
_BETWEEN = frozenset({"in", "between", "with", "against", "over"})
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_DATES = frozenset(
    "in of on to be held conducted and , January February March April May June July August September October November "
    "December".split()
)
_MOST = 3
#: Words before an agreement's noun that tell nothing of its kind.
_SPARE = frozenset(
    {
        "new",
        "recent",
        "-",
        "and",
        "first",
        "second",
        "third",
        "last",
        "bilateral",
        "similar",
        "separate",
        "international",
    }
)
#: What those that a name is told of may be called as well: "the conflict, known as the Ogaden Crisis".
_NAMED = {"ArmedConflict": frozenset({"ArmedConflict", "Event"})}
#: Of which kind the vote is that brings somebody to office, the likeliest first.
_CALM = words("nominals.calm")
_VOTES = ("presidential", "general", "parliamentary", "federal")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a phrase tells; `each`: the first party has one of the things with each of the others."""

    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    years: tuple[str, ...]
    each: bool = False


class Nominals:
    """Finds such phrases in the passages of one document."""

    def __init__(
        self,
        entities: Entities,
        gazetteer: Gazetteer,
        nouns: ClassNouns,
        topic: str | None,
        home: Callable[[str], str | None],
    ) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._nouns = nouns
        self._topic = topic
        self._votes = Votes(entities, topic, home)
        self._dated: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str] = {}

    def add(self, reading: Reading, times: Sequence[TimeMention]) -> Reading:
        """The reading with the things that its common nouns tell of."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        for token in reading.passage.tokens:
            found = self._told(token, things, reading, times)
            if found:
                things[token.i] = found
                located += [
                    Located(token.i, token.i + 1, token.i, self._mention(reading, token, thing)) for thing in found
                ]
        told = reading.widened(things, located)
        return add_described(told, self._entities, self._gazetteer, self._nouns)

    def _told(
        self, token: Token, things: dict[int, tuple[str, ...]], reading: Reading, times: Sequence[TimeMention]
    ) -> tuple[str, ...]:
        if token.i in things:
            return ()
        known = self._nouns.nominal.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if known is None:
            return self._voted(token, reading, times)
        if known.kind == "ArmedConflict" and any(c.lower_ in _CALM for c in token.children):
            return ()  # "its worst economic crisis"
        same = namesake(token, things, self._entities, _NAMED.get(known.kind, {known.kind}))
        if same is not None:
            return (same,)
        return self._things(token, known, self._describe(token, known, reading, times), reading)

    def _describe(self, token: Token, known: NominalClass, reading: Reading, times: Sequence[TimeMention]) -> _Found:
        before = _before(token, known, reading)
        kinds = tuple(c.lower_ for c in before if c.lower_ in known.kinds)
        parties = [t for c in before if c.lower_ not in known.kinds for t in reading.at(c)]
        owned, one_sided = len(parties), not parties
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in _BETWEEN and (known.kind != "Agreement" or prep.lower_ != "in"):
                parties += [t for w in _complements(prep) for t in reading.at(w)]
                one_sided &= prep.lower_ in ("with", "against")
        if one_sided and (parties or (known.kind == "Agreement" and kinds and not _has_topic(token))):
            parties = [t for w in owners(token) for t in reading.at(w)] + parties
        fits = _PARTIES.get(known.kind, _POLITIES)
        each = known.kind == "Agreement" and owned < 2 and token.tag_ == "NNS" and len(_partners(token)) > 1
        if known.kind == "Agreement" and len(parties) < (3 if each else 2):
            parties = completed(token, parties, kinds, reading, self._entities, fits, self._topic)
        parties = [p for p in dict.fromkeys(parties) if self._entities.kind(p) in fits]
        if len(parties) == 1 and self._entities.kind(parties[0]) == "Company":
            parties = []
        if one_sided and len(parties) < 2:
            parties = [t for c in before if c.lower_ in known.kinds for t in reading.at(c)]
        if known.kind == "Agreement" and (kinds or len(parties) > 1):
            kinds = _own_words(before, known.kinds, reading)
        each = each and len(parties) == len(_partners(token)) + 1 and (bool(kinds) or len(parties) <= _MOST)
        return _Found(kinds, tuple(parties), _years(token, before, reading, times), each)

    def _things(self, token: Token, known: NominalClass, found: _Found, reading: Reading) -> tuple[str, ...]:
        parties = found.parties
        if not parties and known.topic and (found.years or found.kinds):
            parties = self._understood(token, reading, dated=bool(found.years))
        dated = bool(found.years) and known.topic
        if not parties or not (dated or not known.topic or found.kinds):
            return ()
        if not known.topic and not self._particular(token, known, found):
            return ()
        noun = token.lemma_.lower() if token.tag_ == "NN" or known.topic or found.each else token.lower_
        years = found.years if known.topic else found.years[:1] if known.kind in _DATED else ()
        described = (*found.kinds, noun)
        sides = [(parties[0], other) for other in parties[1:]] if found.each else [parties]
        return tuple(self._register(known.kind, p, year, described, token) for p in sides for year in (years or ("",)))

    def _particular(self, token: Token, known: NominalClass, found: _Found) -> bool:
        """Whether the words tell which conflict or agreement is meant."""
        several = len(found.parties) > 1
        if token.tag_ not in ("NN", "NNP"):
            return known.kind == "Agreement" and (len(found.parties) == 2 or found.each)
        union = self._entities.kind(found.parties[0]) in _UNIONS
        return bool(found.kinds) or several or union or known.kind == "ArmedConflict"

    def _register(
        self, kind: str, parties: tuple[str, ...], year: str, described: tuple[str, ...], token: Token
    ) -> str:
        """The thing, under its label and the other usual order and form of its parties."""
        adjectives = "-".join(self._adjective(p) for p in parties[:_MOST])
        names = "–".join(self._entities.known[p].label for p in parties[:_MOST])
        forms = [" ".join(x for x in (year, who, *described) if x) for who in (adjectives, names)]
        if len(parties) > 1:
            listed = " and ".join(self._entities.known[p].label for p in parties[:2])
            forms = [forms[1], forms[0], " ".join(x for x in (year, *described, "between", listed) if x)]
            if kind == "Agreement":
                first, last = (self._entities.known[p].label for p in (parties[0], parties[-1]))
                forms += [" ".join((*described, "with", last)), " ".join((f"{last}–{first}", *described))]
        label = forms[0]
        told = (kind, parties, described)
        if year:
            self._dated[told] = slug(label.replace("–", "-"))
        elif told in self._dated:
            return self._dated[told]
        if token.tag_ == "NNS":
            forms += [f"{form}s" for form in forms if form.endswith(token.lemma_)]
        reason = f"“{token.text}” of {', '.join(parties)}"
        aliases = tuple(dict.fromkeys(f for f in forms if f != label))
        return self._entities.add(Entity(slug(label.replace("–", "-")), label, kind, aliases, reason=reason))

    def _voted(self, token: Token, reading: Reading, times: Sequence[TimeMention]) -> tuple[str, ...]:
        """The election of "X was re-elected president in 2006"; one told of before by its noun is the same."""
        vote = self._votes.told(token, reading, times)
        if vote is None:
            return ()
        for kind in ("",) if vote.kind else _VOTES:
            same = slug(f"{vote.year} {self._adjective(vote.state)} {kind} election")
            if kind and same in self._entities.known:
                return (same,)
        return (self._register("Election", (vote.state,), vote.year, (*vote.kind.split(), "election"), token),)

    def _understood(self, token: Token, reading: Reading, *, dated: bool) -> tuple[str, ...]:
        """Whose vote it is when the phrase does not tell: that of the state named before it, else of the topic."""
        before = [t for w in token.sent if w.i < token.i for t in reading.at(w) if self._entities.kind(t) == "State"]
        if before and dated:
            return (before[-1],)
        return (self._topic,) if self._topic else ()

    def _adjective(self, thing: str) -> str:
        record = self._gazetteer.records.get(thing)
        return record.adjectives[0] if record and record.adjectives else self._entities.known[thing].label

    @staticmethod
    def _mention(reading: Reading, token: Token, thing: str) -> Mention:
        span = reading.passage.offsets(token.i, token.i + 1)
        return Mention(
            span,
            reading.passage.text(token.i, token.i + 1),
            thing,
            Form.NOMINAL,
            0.75,
            "common noun with its parties or year",
        )


def _has_topic(token: Token) -> bool:
    """Whether the noun goes on to say what it is about: the words tell more than who made it."""
    return any(c.dep_ == "prep" and c.i == token.i + 1 and c.lower_ in ("on", "of", "for") for c in token.children)


def _partners(token: Token) -> list[Token]:
    """Those with whom agreements were made: "trade agreements with A and B"."""
    return [w for p in token.children if p.dep_ == "prep" and p.lower_ == "with" for w in _complements(p)]


def _complements(prep: Token) -> list[Token]:
    return [w for c in prep.children if c.dep_ == "pobj" for w in conjuncts([c])]


def _before(token: Token, known: NominalClass, reading: Reading) -> list[Token]:
    """The run of names, hyphens, adjectives and kind words that stands right before the noun, in order."""
    found: list[Token] = []
    i = token.i - 1
    while i >= token.sent.start:
        word = token.doc[i]
        if not (
            word.i in reading.things
            or word.lower_ in known.kinds
            or word.text in ("-", "'s", "and", "recent", "new", "free", "upcoming")
            or word.like_num
            or (word.pos_ == "ADJ" and word.head.i <= token.i)
            or (
                known.kind == "Agreement" and word.dep_ == "compound" and word.pos_ == "NOUN" and word.head.i <= token.i
            )
        ):
            break
        found.append(word)
        i -= 1
    return found[::-1]


def _own_words(before: Sequence[Token], kinds: Collection[str], reading: Reading) -> tuple[str, ...]:
    """The words between the parties and the noun: "defence and economic", "free-trade"."""
    own: list[Token] = []
    for word in before[::-1]:
        named = word.i in reading.things and word.lower_ not in kinds
        if named or word.text in ("'s", "’s") or _YEAR.match(word.text):
            break
        own.append(word)
    while own and own[-1].lower_ in _SPARE:
        own.pop()
    return (reading.passage.text(own[-1].i, own[0].i + 1),) if own else ()


def _years(token: Token, before: Sequence[Token], reading: Reading, times: Sequence[TimeMention]) -> tuple[str, ...]:
    """The years said with the noun: "2011 elections", "elections in 2011 and 2016", "the election of March 2011"."""
    written = [w.text for w in before if _YEAR.match(w.text)]
    i = token.i + 1
    while i < token.sent.end and (token.doc[i].text in _DATES or token.doc[i].text.isdigit()):
        written += [token.doc[i].text] if _YEAR.match(token.doc[i].text) else []
        i += 1
    if written:
        return tuple(dict.fromkeys(written))
    first, last = token.left_edge.i, min(token.right_edge.i + 1, token.i + 6)
    span = reading.passage.offsets(first, last)
    near = [t for t in times if span.contains(t.span) and t.period.edtf[:4].isdigit()]
    return (near[0].period.edtf[:4],) if near else ()

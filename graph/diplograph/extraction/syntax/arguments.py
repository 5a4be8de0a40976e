"""From an argument's tokens to the things they stand for: "the government of Chad" is Chad, "talks" is nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.syntax.acts import doers_of_acts
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_verb, later_names
from diplograph.extraction.syntax.deeds import doers
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.syntax.picked import (
    bearers_of_rank,
    counted_among,
    named_among,
    named_at_end,
    named_beside,
    named_included,
    off,
    one_of,
)
from diplograph.extraction.syntax.reciprocity import each_before, reciprocal
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

_DIRECT, _AGENT, _THROUGH = 1.0, 0.95, 0.85
_FELLOWS = words("arguments.fellows")
#: What more of them agree or promise to do to one another is not told of each pair.
_MUTUAL = 3
_SPELLING = frozenset({":", "-", "--", "–", "—"})
_ON_THE_MOVE = words("arguments.on_the_move")
#: They stand for their members but not for who owns them.
_LEAGUES = frozenset({"alliance", "coalition"})
_PLACES = words("arguments.places")
_COUNTRIES = frozenset({"country", "nation", "state", "economy"})
_LISTING = frozenset({"including", "include", "like", "namely", "notably", "as"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing in a role: the token that names it and how surely the phrase stands for it (0..1)."""

    thing: str
    token: Token
    score: float


class Arguments:
    """Resolves argument tokens of one passage."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self._reading = reading
        self._cues = cues
        span = reading.passage.block.span
        text = reading.passage.document.text[span.start : span.end].lower()
        self._amid, self._with = "among" in text, "including" in text

    def of(self, tokens: Sequence[Token], *, patient: bool) -> tuple[Argument, ...]:
        """Things that the tokens stand for, first one per thing; `patient` also looks through "X's sovereignty"."""
        found: dict[str, Argument] = {}
        for token in tokens:
            members = (*self._picked(token), *self._listed(token))
            whole = () if members and _spelled_out(token) else self._one(token, 0, patient=patient)
            for argument in (*whole, *members):
                found.setdefault(argument.thing, argument)
        return tuple(found.values())

    def acts(self, tokens: Sequence[Token]) -> tuple[Argument, ...]:
        """Whose acts the tokens name, first one per thing."""
        found: dict[str, Argument] = {}
        for token in tokens:
            for argument in self.of(doers_of_acts(token, self._cues), patient=False):
                found.setdefault(
                    argument.thing, Argument(argument.thing, argument.token, round(argument.score * _THROUGH, 3))
                )
        return tuple(found.values())

    def _picked(self, token: Token) -> Iterator[Argument]:
        """The members that stand apart from a plural, the name beside a description that the parser hung elsewhere."""
        several = token.tag_ == "NNS"
        picked = named_among(token) if several and self._amid else named_beside(token)
        if self._with and several and token.dep_ in SUBJECTS and not self._reading.at(token):
            picked = picked or named_included(token)
        if several and not picked and token.dep_ in SUBJECTS and not self._reading.at(token):
            picked = named_at_end(token)
        yield from (Argument(thing, name, _AGENT) for name in picked for thing in self._reading.at(name))

    def _listed(self, token: Token) -> Iterator[Argument]:
        """The members of a plural: "three states: A, B and C", "several allies, including A and B".

        A list of names that the parser took for an apposition to the first of them is such a list too.
        """
        for child in token.children:
            members: tuple[Token, ...] = ()
            if token.tag_ == "NN" and child.dep_ == "appos" and child.pos_ == "PROPN" and _names_it(token, child):
                yield from (Argument(thing, child, _AGENT) for thing in self._reading.at(child))
            if child.dep_ == "appos" and child.i > token.i:
                members = conjuncts([child])
            elif token.tag_ == "NNS" or (token.tag_ == "NNP" and child.lower_ == "including"):
                members = conjuncts(_enumerated(child))
            if self._described_by(token, child):
                yield from (Argument(thing, child, _AGENT) for thing in self._reading.at(child))
            if token.tag_ == "NN" and child.i == token.i + 1 and child.pos_ == "PROPN" and members:
                yield from (Argument(thing, child, _AGENT) for thing in self._reading.at(child))
            if token.tag_ == "NNS" or (token.pos_ == "PROPN" and self._names(members)):
                for member in members:
                    yield from (Argument(thing, member, _AGENT) for thing in self._reading.at(member))

    def _described_by(self, token: Token, child: Token) -> bool:
        """ "accused its neighbour, A, of arming B": the name after the comma is who the noun before it stands for."""
        if (
            token.tag_ != "NN"
            or child.dep_ != "appos"
            or child.pos_ != "PROPN"
            or any(c.dep_ == "conj" for c in child.children)
        ):
            return False
        lemma = token.lemma_.lower()
        if lemma in self._cues.transparent or lemma in self._cues.partitive or self._reading.at(token) or off(token):
            return False
        return child.left_edge.i > token.i and token.doc[child.left_edge.i - 1].text == ","

    def _names(self, members: Sequence[Token]) -> bool:
        return len(members) > 1 and all(m.pos_ == "PROPN" and self._reading.at(m) for m in members)

    def _one(self, token: Token, depth: int, *, patient: bool) -> Iterator[Argument]:
        things = self._reading.at(token)
        if things and token.dep_ == "attr" and token.pos_ == "NOUN" and (bearers := bearers_of_rank(token)):
            # "A was the first Indian leader to go": the words for him may have been taken for his state
            yield from (Argument(a.thing, a.token, a.score * _THROUGH) for a in self.of(bearers, patient=False))
            return
        if things:
            yield from (Argument(thing, token, _DIRECT) for thing in things)
            return
        if token.tag_ == "WP$" and (whole := antecedent(token)) is not None:
            if whole.dep_ == "appos" and not self._reading.at(whole):
                whole = whole.head  # "A, a country whose leaders …"
            yield from (Argument(thing, whole, _DIRECT) for thing in self._reading.at(whole))
            return
        if reciprocal(token):
            singled = each_before(token)
            verb = next((a for a in token.ancestors if is_verb(a)), None)
            own = (singled,) if singled is not None else subjects(verb) if verb is not None else ()
            each = self.of(own, patient=False)
            promised = verb is not None and verb.dep_ == "xcomp"
            yield from () if promised and len(each) > _MUTUAL else each
            return
        if token.like_num:
            yield from self._ranked(token) or self._below(token, ("of",), depth, _THROUGH, patient=patient)
            return
        if depth > 3 or token.pos_ not in ("NOUN", "PROPN", "DET", "PRON", "NUM", "ADJ"):
            return
        if renamed := later_names(token):
            yield from self.of(renamed, patient=False)
            return
        lemma = token.lemma_.lower()
        if off(token) or (lemma in _COUNTRIES and _superlative(token)):
            yield from self._bearers(token)
            return
        yield from self._plainly(token, lemma, depth, patient=patient) or self._meant(
            token, lemma, depth, patient=patient
        )

    def _plainly(self, token: Token, lemma: str, depth: int, *, patient: bool) -> tuple[Argument, ...]:
        """Whom a noun with a clause is said of; the name of "the Russian republic of A"."""
        found = tuple(self._bearers(token)) if _has_clause(token) else ()
        if not found and lemma in self._cues.lands:
            found = tuple(self._below(token, ("of",), depth, _AGENT, patient=patient))
        return found

    def _meant(self, token: Token, lemma: str, depth: int, *, patient: bool) -> Iterator[Argument]:
        """Whom a common noun stands for, by its lemma."""
        if picked := self._ranked(token):
            yield from picked
        elif lemma in _FELLOWS:
            yield from tuple(self._listed(token)) or self._of_nationality(token, depth, patient=patient)
        elif lemma in self._cues.agents:
            meant = (*self._picked(token), *self._listed(token)) or tuple(
                self._owned(token, depth, _AGENT, patient=patient)
            )
            yield from meant or self._bearers(token)
        elif lemma in self._cues.partitive or token.pos_ == "NUM":
            below = tuple(self._below(token, ("of",), depth, _AGENT, patient=patient)) or self._below_listed(token)
            owned = patient and lemma not in _LEAGUES
            owner = below or (tuple(self._owned(token, depth, _THROUGH, patient=patient)) if owned else ())
            yield from owner or self._bearers(token)
        elif patient and lemma in self._cues.deeds and (done := doers(token)):
            for argument in self.of(done, patient=False):
                yield Argument(argument.thing, argument.token, argument.score * _THROUGH)
        elif patient and lemma in self._cues.events["venues"]:
            yield from self._below(token, ("in", "at", "near", "outside"), depth, _AGENT, patient=patient)
        elif patient and (lemma in self._cues.transparent or lemma in self._cues.deeds):
            yield from self._owned(token, depth, _THROUGH, patient=patient)
        elif lemma in self._cues.wrappers and (named := self._wrapped(token)):
            yield from (Argument(thing, token, _AGENT) for thing in named)
        else:
            yield from self._bearers(token)

    def _ranked(self, token: Token) -> tuple[Argument, ...]:
        """Who is said to be the first to do something, or among those who do it."""
        picked = bearers_of_rank(token) or (counted_among(token) if self._amid else ())
        return tuple(Argument(a.thing, a.token, a.score * _THROUGH) for a in self.of(picked, patient=False))

    def _of_nationality(self, token: Token, depth: int, *, patient: bool) -> Iterator[Argument]:
        """ "our Chinese partners" are Chinese, but "our partners" are not us."""
        if token.lemma_ in ("friend", "colleague") and token.tag_ != "NNS":
            return
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod"):
                for argument in (a for t in conjuncts([child]) for a in self._one(t, depth + 1, patient=patient)):
                    yield Argument(argument.thing, argument.token, argument.score * _AGENT)
        yield from self._below(token, ("from",), depth, _AGENT, patient=patient)

    def _bearers(self, token: Token) -> Iterator[Argument]:
        """ "A is a state allied with B", "A, a country that borders B": of whom the noun is said."""
        if (token.pos_ == "NOUN" and token.dep_ in ("appos", "attr")) or one_of(token):
            for bearer in said_of(token):
                yield from (Argument(thing, bearer, _THROUGH) for thing in self._reading.at(bearer))

    def _wrapped(self, token: Token) -> tuple[str, ...]:
        """The name that a class noun follows: "the KFOR mission" is KFOR."""
        for child in token.children:
            if child.dep_ in ("compound", "nmod") and child.i < token.i and len(self._reading.at(child)) == 1:
                return self._reading.at(child)
        return ()

    def _owned(self, token: Token, depth: int, score: float, *, patient: bool) -> Iterator[Argument]:
        owners = [t for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in conjuncts([c])]
        found = False
        for owner in owners:
            for argument in self._one(owner, depth + 1, patient=patient):
                found = True
                yield Argument(argument.thing, argument.token, argument.score * score)
        if not found:
            preps: tuple[str, ...] = ("of", "from", "in", "by", "for")
            if token.lemma_ in self._cues.deeds:
                preps = ("of", "by")  # "changes in the policy of A" are not always A's
            elif token.lemma_ in _ON_THE_MOVE:
                preps = ("of", "from", "by", "for")
            yield from self._below(token, preps, depth, score, patient=patient)

    def _below(
        self, token: Token, preps: tuple[str, ...], depth: int, score: float, *, patient: bool
    ) -> Iterator[Argument]:
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in preps:
                for child in conjuncts(c for c in prep.children if c.dep_ == "pobj"):
                    for argument in self._one(child, depth + 1, patient=patient):
                        yield Argument(argument.thing, argument.token, argument.score * score)

    def _below_listed(self, token: Token) -> tuple[Argument, ...]:
        """The names of "a number of organizations, including A and B"."""
        several = (t for p in token.children if p.lower_ == "of" for t in p.children if t.tag_ == "NNS")
        return tuple(argument for noun in several for argument in self._listed(noun))


def _has_clause(noun: Token) -> bool:
    """ "A is a country in B that borders C": what the clause tells is told of A."""
    return (noun.dep_ in ("attr", "appos") or one_of(noun)) and any(c.dep_ == "relcl" for c in noun.children)


def _superlative(noun: Token) -> bool:
    """ "Africa's most populous country" is one of Africa's, and no more Africa than "the largest economy in Europe"."""
    return any(c.tag_ == "JJS" or any(d.tag_ in ("RBS", "JJS") for d in c.children) for c in noun.children)


def _names_it(noun: Token, name: Token) -> bool:
    """ "the capital X"; "the capital, X," too, where the noun is one of a place."""
    comma = name.i == noun.i + 2 and noun.nbor(1).text == ","
    return name.i == noun.i + 1 or (comma and noun.lemma_ in _PLACES)


def _enumerated(prep: Token) -> tuple[Token, ...]:
    """What "including" or "such as" introduces."""
    if prep.dep_ != "prep" or prep.lower_ not in _LISTING:
        return ()
    if prep.lower_ == "as" and not any(c.lower_ == "such" for c in prep.children):
        return ()
    return tuple(c for c in prep.children if c.dep_ == "pobj")


def _spelled_out(token: Token) -> bool:
    """ "the Big Three: A, B and C": what follows says who the whole is."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in _SPELLING


def antecedent(pronoun: Token) -> Token | None:
    """What a relative clause modifies, by its pronoun: A of "A, whose army"; None if it modifies nothing."""
    clause = pronoun
    while clause.dep_ != "relcl" and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.i < pronoun.i else None

"""Who made an agreement where no verb of signing says so of them.

Its own phrase ("the pact between A and B", "A's treaty with B"), the clause that it frames ("In the Sochi Declaration,
A and B agreed …", "the accord by which A ceded …"), the list of papers that it stands in, and, where a text is about
two states alone, a signing that names nobody ("Also signed was a memorandum on …").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.accord_names import AccordNames
from diplograph.extraction.described.accord_phrases import makers, topics
from diplograph.extraction.described.accord_status import FACT, holds, taking_effect
from diplograph.extraction.described.accords import Accords
from diplograph.extraction.relations.settled_matters import settled
from diplograph.extraction.relations.treaty_terms import STATES, framed, terms
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.syntax.rows import Rows
from diplograph.extraction.syntax.subjects import owners, subjects
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_SIDES = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Organization GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)
#: How far after a verb of making its sides may begin, what introduces them, and what ends the search.
_REACH = 12
_SIDED = frozenset({"by", "between"})
_STOPS = frozenset({";", ":", "("})


@dataclass(frozen=True, slots=True)
class _Made:
    """A way in which a text tells who made an agreement: its rule, trigger and sides, and whether it is a fact."""

    rule: str
    trigger: Token
    sides: Sequence[Argument]
    status: tuple[Polarity, Modality] = FACT
    predicate: str = "signed"


class Signatories:
    """Finds them passage by passage; `accords` have been told of all readings."""

    def __init__(
        self,
        entities: Entities,
        cues: Cues,
        accords: Accords,
        names: AccordNames,
    ) -> None:
        self._entities = entities
        self._cues = cues
        self._accords = accords
        self._names = names

    def find(self, reading: Reading, said: Collection[Relation]) -> Iterator[tuple[Relation, Token]]:
        """Statements of signing with their trigger tokens, but those that the wordings have said of the sentence."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return
        known = {(r.subject, r.predicate, r.object, r.evidence.sentence) for r in said}
        arguments = Arguments(reading, self._cues)
        for token in reading.passage.tokens:
            things = [t for t in reading.at(token) if self._entities.kind(t) == "Agreement"]
            told = [(made, thing) for thing in things for made in self._ways(token, thing, things, arguments, reading)]
            for made, thing in told:
                for side in made.sides:
                    if side.thing == thing or self._entities.kind(side.thing) not in _SIDES:
                        continue
                    statement = self._statement(side, token, made, thing, reading)
                    key = (statement.subject, made.predicate, statement.object, statement.evidence.sentence)
                    if key not in known:
                        known.add(key)
                        yield statement, made.trigger

    def _ways(
        self, noun: Token, thing: str, things: Sequence[str], arguments: Arguments, reading: Reading
    ) -> Iterable[_Made]:
        """How an agreement was made; of several that one noun tells of, the two in the name of each made it."""
        if len(things) == 1:
            return self._made(noun, arguments, reading)
        verb = self._concluded(noun)
        status = factuality(verb or noun, self._cues)
        if verb is None and not holds(noun, self._cues):
            return ()
        sides = tuple(Argument(state, noun, 0.85) for state in self._names.within(thing))
        return (_Made("each", verb or noun, sides, status),)

    def _made(self, noun: Token, arguments: Arguments, reading: Reading) -> Iterator[_Made]:
        """Each way in which the phrase or clause tells who made it."""
        sides = () if self._is_law(reading.at(noun)) else self._between(noun, arguments)
        clause = (c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in self._cues.events["signing"])
        signing = self._concluded(noun) or next(clause, None)
        if sides and signing is not None:
            yield _Made("parties", signing, sides, factuality(signing, self._cues))
        elif sides and holds(noun, self._cues):
            yield _Made("parties", noun, sides)
        for making in makers(noun, self._cues):
            row = self._row(making, reading) or self._named(noun, making, reading)
            if row:
                yield _Made("row", making, row, factuality(making, self._cues))
        if not sides and (force := taking_effect(noun)) is not None:
            yield _Made("named", force, self._in_name(noun, reading))
        word = self._accords.act(noun, reading)
        if word is not None and holds(word, self._cues):
            issuing = word.lemma_ in self._cues.events["issuing"]
            if not issuing:
                yield _Made("act", word, self._listed(noun, word, reading))
            elif any(c.lower_ == "joint" for c in noun.children):
                yield _Made("act", word, self._listed(noun, word, reading), predicate="issued")
        yield from self._by_terms(noun, arguments)
        yield from self._undertaken(noun, arguments, reading)

    def _undertaken(self, noun: Token, arguments: Arguments, reading: Reading) -> Iterator[_Made]:
        """Those who undertake something in an agreement: "In the treaty, A agreed …"."""
        verb = framed(noun, self._cues)
        if verb is None or verb.lemma_ not in self._cues.events["committing"] or is_passive(verb):
            return
        if holds(verb, self._cues):
            doers = arguments.of(subjects(verb), patient=False)
            yield _Made("framed", verb, max(doers, self._row_before(verb, reading), key=len))

    def _is_law(self, things: Sequence[str]) -> bool:
        """Whether a paper is an act of one state by its title, whose parties are those of what it is on: "Law on …"."""
        titles = (self._entities.known[t].label.lower().split() for t in things)
        return any("on" in words and not self._cues.events["ordinances"].isdisjoint(words[:2]) for words in titles)

    def _by_terms(self, noun: Token, arguments: Arguments) -> Iterator[_Made]:
        """The states that give, get or are obliged to something under an agreement known by name."""
        known = noun.pos_ == "PROPN"
        if (found := settled(noun)) is not None and (known or self._made_at(noun)) and holds(found[0], self._cues):
            sides = [s for s in arguments.of(found[1], patient=False) if self._entities.kind(s.thing) in _SIDES]
            yield _Made("settled", found[0], sides if len(sides) > 1 else ())
        for term, parties in terms(noun, self._cues) if known else ():
            if holds(term, self._cues):
                sides = [s for s in arguments.of(parties, patient=False) if self._entities.kind(s.thing) in STATES]
                yield _Made("terms", term, sides)

    def _made_at(self, noun: Token) -> bool:
        """Whether its own phrase tells that it was made: "a treaty signed in 1921"."""
        made = self._cues.events["concluding"]
        return any(c.dep_ in ("acl", "relcl") and c.tag_ == "VBN" and c.lemma_ in made for c in noun.children)

    def _concluded(self, noun: Token) -> Token | None:
        """The verb of signing or concluding whose object the agreement is."""
        verb = noun.head
        concluded = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in self._cues.events["concluding"]
        return verb if concluded else None

    def _row(self, verb: Token, reading: Reading) -> Sequence[Argument]:
        """The names in a row after "by" or "between" beside a verb of making: "signed in Rome by A, B and C"."""
        for i in range(verb.i + 1, min(verb.i + _REACH, verb.sent.end - 1)):
            token = verb.doc[i]
            if token.text in _STOPS or (is_verb(token) and token.dep_ not in ("amod", "compound")):
                break
            if token.lower_ in _SIDED:
                row = Rows(reading, self._entities).after(i + 1, verb.sent.end, _SIDES)
                if row.names:
                    return _arguments(row.names, reading)
        return ()

    def _row_before(self, verb: Token, reading: Reading) -> Sequence[Argument]:
        """The names in a row right before a verb: "By the pact of May 1992, A, B and C agreed"."""
        end = verb.i
        while end > verb.sent.start and verb.doc[end - 1].dep_ in ("aux", "advmod", "neg"):
            end -= 1
        return _arguments(Rows(reading, self._entities).before(end, verb.sent.start, _SIDES), reading)

    def _listed(self, noun: Token, word: Token, reading: Reading) -> Sequence[Argument]:
        """Who signed the papers that the noun is one of; the two states of the text where nobody is named."""
        tokens = verb_roles(word).get("subj", ()) if is_verb(word) else _doers(word)
        found = Arguments(reading, self._cues).of(tokens, patient=False)
        if found or not self._papered(word):
            return found
        return tuple(Argument(state, word, 0.8) for state in self._accords.presumed(noun, reading))

    def _papered(self, word: Token) -> bool:
        """Whether the act makes a paper: a signing, or the issuing of a joint one."""
        return word.lemma_ in self._cues.events["signing"] | self._cues.events["issuing"] | {"signing"}

    def _named(self, noun: Token, making: Token, reading: Reading) -> Sequence[Argument]:
        """The states in its name, when it is said to be signed without saying by whom: "The A–B treaty was signed"."""
        told = making.tag_ == "VBN" and verb_roles(making).get("subj")
        if told or making.lemma_ not in self._cues.events["concluding"]:
            return ()
        return self._in_name(noun, reading)

    def _in_name(self, noun: Token, reading: Reading) -> Sequence[Argument]:
        """The states in the name of an agreement: "The A–B Fishing Treaty"."""
        things = [t for t in reading.at(noun) if self._entities.kind(t) == "Agreement"]
        return tuple(Argument(state, noun, 0.85) for thing in things[:1] for state in self._names.within(thing))

    def _between(self, noun: Token, arguments: Arguments) -> Sequence[Argument]:
        """ "between A and B", "A's … with B", each also over "signed" or "concluded"."""
        made = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in self._cues.events["concluding"]]
        if noun.dep_ == "nsubj" and noun.head.lemma_ in self._cues.events["concluding"]:
            made.append(noun.head)
        if (verb := self._concluded(noun)) is not None:
            made.append(verb)
        about = topics(noun)
        for word in (noun, *made, *about):
            found = complements(word)
            both = arguments.of(found.get("between", ()), patient=False)
            several = len(found.get("between", ())) > 1 or len(both) > 1
            if several and both and all(self._entities.kind(s.thing) in _SIDES for s in both):
                return both
            partner = arguments.of(found.get("with", ()), patient=False)
            if len(partner) > 1 and noun.tag_ in ("NNS", "NNPS"):
                return ()  # "agreements with A and B": each has its own
            if partner and (word not in about or self._alone(noun, arguments)):
                return (*self._owner(noun, word, arguments), *partner)
        return ()

    def _alone(self, noun: Token, arguments: Arguments) -> bool:
        """Whether one side alone is said to sign: the partner of what it is about is the agreement's."""
        verb = self._concluded(noun)
        return verb is not None and len(arguments.of(subjects(verb), patient=False)) == 1

    def _owner(self, noun: Token, word: Token, arguments: Arguments) -> Sequence[Argument]:
        found = arguments.of(owners(noun), patient=False)
        if not found and noun.head.lemma_ == "have" and noun.dep_ == "dobj":
            found = arguments.of(subjects(noun.head), patient=False)
        if not found and word != noun and (verb := framed(noun, self._cues)) is not None:
            found = arguments.of(subjects(verb), patient=False)
        return found

    def _statement(self, side: Argument, noun: Token, made: _Made, thing: str, reading: Reading) -> Relation:
        sentence = made.trigger.sent
        tokens = [t.i for t in (side.token, noun, made.trigger) if t.sent == sentence]
        evidence = reading.passage.evidence(sentence, min(tokens), max(tokens) + 1)
        confidence = round(0.8 * side.score, 3)
        rule = f"signatories:{made.rule}"
        return Relation(side.thing, made.predicate, thing, evidence, Qualifiers(*made.status), confidence, rule)


def _doers(noun: Token) -> tuple[Token, ...]:
    """Whose signing it is: "A's signing of …", "the signing by A of …"."""
    found = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts([c])]
    return (*found, *complements(noun).get("by", ()))


def _arguments(names: Sequence[Token], reading: Reading) -> Sequence[Argument]:
    return tuple(Argument(thing, name, 0.9) for name in names for thing in reading.at(name))

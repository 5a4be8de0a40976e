"""Whom a call for peace is meant for where it names nobody: "A called for an end to the fighting" asks those who fight.

They are the two of whom the text last told that they fought, and nobody calls on himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Attribution, BlockKind, Polarity, Qualifiers, Relation
from diplograph.ontology import Registry

_FIGHTING = frozenset({"inConflictWith", "attacked", "initiatedConflictWith"})
_ASKING = words("peacecalls.asking")
_DEMANDING = frozenset({"urge", "demand"})
_PEACE = words("peacecalls.peace")
_ENDING = words("peacecalls.ending")
_ENDED = words("peacecalls.ended")
#: Who may be the party of a fight and called upon.
_PARTIES = frozenset("State Territory GeopoliticalEntity ActorGroup Organization PoliticalParty GovernmentBody".split())
#: How many characters after a fight a call is meant for those who fought.
_REACH = 1500
_CONFIDENCE = 0.8
_RULE = "peace-call"

Told = tuple[Relation, Token]


class PeaceCalls:
    """Remembers who fights in one document and finds the calls upon them, passage by passage."""

    def __init__(self, entities: Entities, cues: Cues, registry: Registry) -> None:
        self._entities = entities
        self._cues = cues
        self._callers = registry.relations["requests"].domain
        self._admits = registry.admits
        self._fought: list[tuple[int, tuple[str, str]]] = []

    def find(self, reading: Reading, told: Sequence[Told]) -> Iterator[Told]:
        """Requests with their trigger verbs, in text order; `told` are the statements of the passage."""
        self._learn(told)
        if not self._fought or reading.passage.block.kind is not BlockKind.PROSE:
            return
        asked = {trigger.i for relation, trigger in told if relation.predicate == "requests"}
        arguments: Arguments | None = None
        for token in reading.passage.tokens:
            if token.lemma_ not in _PEACE and token.lemma_ not in _ENDED:
                continue
            verb = _caller(token)
            if verb is None or verb.i in asked:
                continue
            arguments = arguments or Arguments(reading, self._cues)
            yield from self._called(verb, token, arguments, reading)

    def _learn(self, told: Sequence[Told]) -> None:
        accused = {(r.subject, r.object) for r, _ in told if r.predicate == "accuses"}
        for relation, _ in told:
            sides = (relation.subject, relation.object)
            mutual = relation.predicate == "accuses" and sides[::-1] in accused
            fought = mutual or (relation.predicate in _FIGHTING and relation.qualifiers.polarity is Polarity.AFFIRMED)
            if fought and all(self._entities.kind(t) in _PARTIES for t in sides):
                self._fought.append((relation.evidence.span.start, sides))
        self._fought.sort()

    def _called(self, verb: Token, noun: Token, arguments: Arguments, reading: Reading) -> Iterator[Told]:
        at = reading.passage.starts[verb.i]
        sides = next((s for start, s in reversed(self._fought) if start < at and at - start < _REACH), ())
        polarity, modality = factuality(verb, self._cues)
        first, last = min(verb.i, noun.i), max(verb.i, noun.i) + 1
        for caller in arguments.of(verb_roles(verb).get("subj", ()), patient=False):
            if not self._admits(self._callers, self._entities.kind(caller.thing)):
                continue
            for side in (s for s in sides if s != caller.thing):
                evidence = reading.passage.evidence(verb.sent, first, last)
                qualifiers = Qualifiers(polarity, modality, Attribution())
                yield Relation(caller.thing, "requests", side, evidence, qualifiers, _CONFIDENCE, _RULE), verb


def _caller(noun: Token) -> Token | None:
    """The verb that calls for what a noun names, if it names the end of a fight and the verb nobody called upon."""
    top = noun if noun.lemma_ in _PEACE else _end(noun)
    if top is None:
        return None
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ == "dobj" and is_verb(top.head) and top.head.lemma_ in _DEMANDING:
        return _alone(top.head, noun)
    prep = top.head
    if top.dep_ == "pobj" and prep.lower_ == "for" and is_verb(prep.head) and prep.head.lemma_ in _ASKING:
        return _alone(prep.head, noun)
    return None


def _end(fight: Token) -> Token | None:
    """ "an end to the fighting": what is to end it; the parser may hang the phrase on the verb."""
    prep = fight.head
    if fight.dep_ != "pobj" or prep.lower_ not in ("to", "of", "in"):
        return None
    before = prep.doc[prep.i - 1]
    return before if before.lemma_ in _ENDING and before.pos_ == "NOUN" else None


def _alone(verb: Token, noun: Token) -> Token | None:
    """The verb, unless it has somebody called upon: "called on A for restraint"."""
    preps = (c for c in verb.rights if c.dep_ == "prep" and c != noun.head)
    addressed = any(c.lower_ in ("on", "upon", "to", "from") for c in preps)
    several = sum(c.dep_ in ("dobj", "dative") for c in verb.children) > (verb.lemma_ in _DEMANDING)
    return None if addressed or several else verb

"""Cooperation told of by what is done in common: "A and B jointly built a dam", "A runs the port together with B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Qualifiers, Relation

_JOINTLY = frozenset({"jointly", "together"})
_WORDS = _JOINTLY | {"with"}
_SIDES = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc GovernmentBody Company "
    "PoliticalParty".split()
)
_TIES = words("together.ties")
#: Of more than so many the first is told to cooperate with each other.
_HANDFUL = 3
_SCORE = 0.8

_Pairs = Sequence[tuple[Argument, Argument]]


class Together:
    """Finds the cooperation of one passage."""

    def __init__(self, reading: Reading, entities: Entities, cues: Cues) -> None:
        self._reading = reading
        self._entities = entities
        self._arguments = Arguments(reading, cues)
        self._cues = cues

    def find(self) -> Iterator[tuple[Relation, Token]]:
        """Statements of cooperation with the verb of the common deed, in text order."""
        if self._reading.passage.block.kind is not BlockKind.PROSE:
            return
        seen: set[tuple[int, frozenset[str]]] = set()
        for token in self._reading.passage.tokens:
            verb = self._deed(token) if token.lower_ in _WORDS else None
            if verb is None:
                continue
            for a, b in self._pairs(token, verb):
                key = (verb.i, frozenset((a.thing, b.thing)))
                if a.thing != b.thing and key not in seen:
                    seen.add(key)
                    yield self._said(a, b, verb, token), verb

    def _deed(self, token: Token) -> Token | None:
        """The verb of something done in common over a word."""
        verb = next((t for t in token.ancestors if is_verb(t)), None)
        if verb is None or token.head not in (verb, *verb.children):
            return None
        known = self._cues.events
        ties = _TIES | known["meetings"] | known["agreements"]
        if any(c.dep_ == "dobj" and c.lemma_ in ties for c in verb.children):
            return None
        common = verb.lemma_ in known["building"] or (verb.lemma_ in known["common"] and _joined(token))
        return verb if common else None

    def _pairs(self, token: Token, verb: Token) -> _Pairs:
        roles = verb_roles(verb)
        doers = self._sides(roles.get("subj", ()))
        if token.lower_ == "with":
            others = self._sides(tuple(conjuncts(c for c in token.children if c.dep_ == "pobj")))
            return [(a, b) for a in doers[:_HANDFUL] for b in others]
        if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "with":
            return ()
        return _each(doers)

    def _sides(self, tokens: tuple[Token, ...]) -> tuple[Argument, ...]:
        found = self._arguments.of(tokens, patient=False)
        return tuple(a for a in found if self._entities.kind(a.thing) in _SIDES)

    def _said(self, a: Argument, b: Argument, verb: Token, token: Token) -> Relation:
        ends = [t.i for t in (verb, token, a.token, b.token) if t.sent == verb.sent]
        evidence = self._reading.passage.evidence(verb.sent, min(ends), max(ends) + 1)
        qualifiers = Qualifiers(*factuality(verb, self._cues))
        score = round(_SCORE * a.score * b.score, 3)
        return Relation(a.thing, "cooperatesWith", b.thing, evidence, qualifiers, score, "together")


def _joined(token: Token) -> bool:
    """ "Together", "jointly", or "with" right after one of them."""
    return token.lower_ in _JOINTLY or (token.i > 0 and token.nbor(-1).lower_ in _JOINTLY)


def _each(doers: Sequence[Argument]) -> _Pairs:
    if len(doers) > _HANDFUL:
        return [(doers[0], other) for other in doers[1:]]
    return list(combinations(doers, 2))

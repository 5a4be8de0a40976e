"""Who mediates between the two states of a text where the sentence need not say between whom.

"Somalia mediated", "A has offered its good offices", "talks brokered by A collapsed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Modality, Qualifiers, Relation

_MEDIATING = words("go_betweens.mediating")
_BROKERING = words("go_betweens.brokering")
_BROKERED = words("go_betweens.brokered")
_OFFERING = words("go_betweens.offering")
_SIDES = frozenset({"between", "with", "in", "of", "among", "for"})
_PARTS = frozenset({"acl", "amod", "relcl"})
_ACTORS = frozenset("State Bloc Organization InternationalOrganization GovernmentBody Person Official".split())
_CONFIDENCE = 0.8
_RULE = "go-between"


@dataclass(frozen=True, slots=True)
class GoBetweens:
    """Finds them in one document; `pair` are the two states that it is about."""

    entities: Entities
    cues: Cues
    pair: tuple[str, ...]

    def find(self, reading: Reading, told: Sequence[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Statements with the verbs of mediating, in text order; none of whom the sentence `told` of already."""
        if not self.pair or reading.passage.block.kind is not BlockKind.PROSE:
            return
        said = {(r.subject, r.evidence.sentence) for r, _ in told if r.predicate == "mediates"}
        for verb in reading.passage.tokens:
            doers = self._doers(verb, reading) if is_verb(verb) and _tells_no_side(verb) else ()
            if len(doers) != 1 or doers[0].thing in self.pair or self.entities.kind(doers[0].thing) not in _ACTORS:
                continue
            ends = sorted((verb.i, doers[0].token.i))
            evidence = reading.passage.evidence(verb.sent, ends[0], ends[1] + 1)
            if (doers[0].thing, evidence.sentence) in said:
                continue
            polarity, modality = factuality(verb, self.cues)
            if verb.lemma_ == "offer" and modality is Modality.ACTUAL:
                modality = Modality.POSSIBLE
            qualifiers = Qualifiers(polarity, modality)
            for side in self.pair:
                yield Relation(doers[0].thing, "mediates", side, evidence, qualifiers, _CONFIDENCE, _RULE), verb

    def _doers(self, verb: Token, reading: Reading) -> tuple[Argument, ...]:
        lemma = verb.lemma_
        brokered = lemma in _BROKERING and verb.dep_ in _PARTS and verb.head.lemma_.lower() in _BROKERED
        brokered = brokered and _tells_no_side(verb.head)
        mediating = lemma in _MEDIATING and not any(c.dep_ == "dobj" for c in verb.children)
        offering = lemma in _OFFERING and any(_is_good_offices(c) for c in verb.children)
        if not (brokered or mediating or offering):
            return ()
        return tuple(Arguments(reading, self.cues).of(verb_roles(verb).get("subj", ()), patient=False))


def _tells_no_side(word: Token) -> bool:
    return not any(c.dep_ == "prep" and c.lower_ in _SIDES for c in word.children)


def _is_good_offices(noun: Token) -> bool:
    """ "Its good offices", "mediation", with nothing that tells between whom."""
    if noun.dep_ != "dobj" or not _tells_no_side(noun):
        return False
    good = noun.lemma_ == "office" and any(c.lower_ == "good" for c in noun.children)
    return good or noun.lemma_ == "mediation"

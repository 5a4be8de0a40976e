"""Groups named for whom they are for or against: "supporters of A", "A's followers", "critics of A"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.model import Attribution, BlockKind, Modality, Polarity, Qualifiers, Relation
from diplograph.ontology import Registry

_STANCES: Mapping[str, str] = {
    **dict.fromkeys("supporter follower backer loyalist adherent partisan sympathizer sympathiser".split(), "supports"),
    **dict.fromkeys("critic detractor opponent".split(), "criticizes"),
}
_RULE = "backers"
_CONFIDENCE = 0.85


def backers(reading: Reading, entities: Entities, registry: Registry) -> Iterator[tuple[Relation, Token]]:
    """What the names of groups tell of them, each with the group's noun, in text order."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for token in reading.passage.tokens:
        stance = _STANCES.get(token.lemma_.lower())
        if stance is None or token.tag_ != "NNS":
            continue
        groups = [t for t in reading.at(token) if entities.kind(t) == "ActorGroup"]
        for whom in _whose(token) if groups else ():
            for thing in reading.at(whom):
                if thing != groups[0] and registry.admits(registry.relations[stance].range, entities.kind(thing)):
                    first, last = min(token.i, whom.i), max(token.i, whom.i) + 1
                    evidence = reading.passage.evidence(token.sent, first, last)
                    said = Qualifiers(Polarity.AFFIRMED, Modality.ACTUAL, Attribution())
                    yield Relation(groups[0], stance, thing, evidence, said, _CONFIDENCE, _RULE), token


def _whose(noun: Token) -> tuple[Token, ...]:
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children]
    return conjuncts(owners)

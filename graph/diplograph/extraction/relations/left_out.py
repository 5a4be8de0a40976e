"""Ties whose other side the sentence leaves out, for the text is about two states: "Diplomatic relations were resumed".

The sides are then the two; of "A broke off relations" the other one, or the state that the whole text is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_passive, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Polarity, Qualifiers, Relation

_OFFICIAL = words("left_out.official")
_BROKEN = words("left_out.broken")
_TIES = words("left_out.ties")
#: The verbs over each noun of a tie that say that it is there or is gone.
_SAYING: Mapping[str, frozenset[str]] = {
    "hasDiplomaticRelationWith": _BROKEN | words("left_out.made"),
    "negotiatesWith": words("left_out.negotiated"),
    "inConflictWith": words("left_out.fought"),
}
_NOUNS: Mapping[str, str] = {
    **dict.fromkeys(_TIES, "hasDiplomaticRelationWith"),
    **dict.fromkeys(words("left_out.negotiations"), "negotiatesWith"),
    **dict.fromkeys(words("left_out.fights"), "inConflictWith"),
}
#: Prepositions after which a phrase tells whose tie it is.
_SIDES = frozenset({"with", "between", "among", "to", "of", "from", "by", "against"})
_OWNERS = frozenset({"amod", "compound", "nmod", "poss"})
_UNDERTAKING, _PROMISING = words("left_out.undertaking"), words("left_out.promising")
_BARGAINS = words("left_out.bargains")
#: Whom else a promise may be made to.
_OTHERS = frozenset(
    "State Territory Bloc Organization InternationalOrganization GovernmentBody Person Official ActorGroup".split()
)
_PAIR = 2
_CONFIDENCE = 0.8
_RULE = "left-out-side"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Finds such ties in one document; `topic` and `pair` are the state or the two states that it is about."""

    entities: Entities
    cues: Cues
    topic: str | None
    pair: tuple[str, ...]

    def find(self, reading: Reading, told: Sequence[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Statements with their verbs, in text order; none of a tie that the sentence `told` of already."""
        if not (self.topic or self.pair) or reading.passage.block.kind is not BlockKind.PROSE:
            return
        said = {(relation.predicate, relation.evidence.sentence) for relation, _ in told}
        for noun in reading.passage.tokens:
            if is_verb(noun):
                yield from self._promised(noun, reading)
            predicate = _NOUNS.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
            verb = _saying(noun, predicate) if predicate is not None else None
            if predicate is None or verb is None or not self._names_no_side(noun, verb, reading):
                continue
            evidence = reading.passage.evidence(noun.sent, min(noun.i, verb.i), max(noun.i, verb.i) + 1)
            sides = self._sides(noun, verb, reading)
            if len(sides) == _PAIR and (predicate, evidence.sentence) not in said:
                polarity, modality = factuality(verb, self.cues)
                if predicate == "hasDiplomaticRelationWith" and _gone(verb):
                    polarity = Polarity.NEGATED
                qualifiers = Qualifiers(polarity, modality)
                yield Relation(sides[0], predicate, sides[1], evidence, qualifiers, _CONFIDENCE, _RULE), verb

    def _promised(self, verb: Token, reading: Reading) -> Iterator[tuple[Relation, Token]]:
        """What one of the two takes upon itself where no other is named: "A, in return, promised to pay"."""
        if verb.lemma_ not in _UNDERTAKING:
            bargain = (t for t in verb.subtree if t.dep_ == "pobj" and t.lower_ in _BARGAINS)
            if verb.lemma_ not in _PROMISING or not any(t.head.lower_ in ("for", "in") for t in bargain):
                return
        if not any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.children) for c in verb.children):
            return
        named = {t for token in verb.sent for t in reading.at(token) if self.entities.kind(t) in _OTHERS}
        doing = Arguments(reading, self.cues).of(verb_roles(verb).get("subj", ()), patient=False)
        other = [t for t in self.pair if t not in named]
        if len(doing) != 1 or doing[0].thing not in self.pair or named != {doing[0].thing} or len(other) != 1:
            return
        evidence = reading.passage.evidence(verb.sent, min(doing[0].token.i, verb.i), max(doing[0].token.i, verb.i) + 1)
        qualifiers = Qualifiers(*factuality(verb, self.cues))
        yield Relation(doing[0].thing, "promises", other[0], evidence, qualifiers, _CONFIDENCE, _RULE), verb

    def _names_no_side(self, noun: Token, verb: Token, reading: Reading) -> bool:
        """Whether neither the noun's nor the verb's phrases tell whose tie it is."""
        owners = [c for c in noun.children if c.dep_ in _OWNERS and c.tag_ != "PRP$"]
        phrases = [p for w in (noun, verb) for p in w.children if p.dep_ in ("prep", "agent") and p.lower_ in _SIDES]
        return not phrases and not any(reading.at(c) for c in owners)

    def _sides(self, noun: Token, verb: Token, reading: Reading) -> tuple[str, ...]:
        if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb:
            return self.pair
        doing = Arguments(reading, self.cues).of(verb_roles(verb).get("subj", ()), patient=False)
        doers = tuple(dict.fromkeys(a.thing for a in doing if self.entities.kind(a.thing) == "State"))
        if len(doers) != 1 or len(doing) != 1:
            return ()
        other = next((t for t in self.pair if t != doers[0]), None) if doers[0] in self.pair else self.topic
        return (doers[0], other) if other is not None and other != doers[0] else ()


def _saying(noun: Token, predicate: str) -> Token | None:
    """The verb that says of a tie that it began, lasts or ended."""
    verb = noun.head
    if not is_verb(verb) or not _names(verb) & _SAYING[predicate]:
        return None
    if predicate == "hasDiplomaticRelationWith" and not _is_official(noun, verb):
        return None
    if noun.dep_ == "dobj" and predicate != "inConflictWith":
        return verb if predicate == "hasDiplomaticRelationWith" or verb.tag_ != "VB" else None
    passive = noun.dep_ == "nsubjpass" and is_passive(verb)
    active = noun.dep_ == "nsubj" and not any(c.dep_ == "dobj" for c in verb.children)
    return verb if passive or active else None


def _is_official(noun: Token, verb: Token) -> bool:
    """ "Diplomatic relations", "full ties"; other relations are broken off, while other ties may be of trade."""
    own = any(c.lemma_.lower() in _OFFICIAL for c in noun.children)
    bare = all(c.dep_ in ("det", "poss") for c in noun.children)
    return own or (bare and noun.lemma_ == "relation" and _gone(verb))


def _gone(verb: Token) -> bool:
    return bool(_names(verb) & _BROKEN)


def _names(verb: Token) -> set[str]:
    """The lemma of a verb, alone and with its particle: "break_off"."""
    lemma = verb.lemma_.lower()
    return {lemma, *(f"{lemma}_{c.lower_}" for c in verb.children if c.dep_ == "prt")}

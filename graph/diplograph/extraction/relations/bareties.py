"""Ties of two that the phrase leaves out: "Talks resumed in May", "Diplomatic relations were restored a year later".

The two are those of the sentence or those that the text has just told of; of "Talks with A have stalled" the other
is the state that the text is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference.twosides import TwoSides
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_TALKS = frozenset({"talks", "negotiations", "negotiation"})
_RELATIONS = frozenset({"relations", "ties"})
_PARTNERSHIP, _COOPERATION = "partnership", "cooperation"
_NOUNS = _TALKS | _RELATIONS | {_PARTNERSHIP, _COOPERATION}
_GOING_ON = words("bareties.going_on")
_ENDING = frozenset({"end", "conclude", "complete", "close"})
_TYING = words("bareties.tying")
_BREAKING = words("bareties.breaking")
_DEEDS = words("bareties.deeds")
_SPANS = words("bareties.spans")
_PHASES = words("bareties.phases")
_BROKERING = words("bareties.brokering")
_BETWEEN = frozenset({"with", "between", "among", "of", "to"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SIDES = frozenset({"State", "Bloc"})
_RULE = "bare-tie"
#: The rule that tells of the two that a whole text is about.
_LEFT_OUT = "left-out-side"
_SCORE = 0.85


class BareTies:
    """Finds the ties of one document whose two sides the phrase leaves out."""

    def __init__(self, sides: TwoSides, entities: Entities, cues: Cues) -> None:
        self._sides = sides
        self._entities = entities
        self._cues = cues

    def find(self, reading: Reading, told: Sequence[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Statements with their trigger tokens, in text order; `told` are the relations found so far."""
        doc = reading.passage.doc
        if reading.passage.block.kind is not BlockKind.PROSE or _NOUNS.isdisjoint(t.lower() for t in texts(doc)):
            return
        known = {(r.predicate, frozenset((r.subject, r.object)), t.sent.start) for r, t in told}
        done = {(r.predicate, t.sent.start) for r, t in told if r.extractor == _LEFT_OUT}
        for noun in reading.passage.tokens:
            if noun.lower_ not in _NOUNS or any(self._entities.kind(t) in _SIDES for t in reading.at(noun)):
                continue
            relation = self._tie(noun)
            if (relation, noun.sent.start) in done:
                relation = None
            brokers = _brokers(noun, reading) if noun.lower_ in _TALKS else []
            pair = self._pair(noun, reading) if relation is not None or brokers else ()
            if len(pair) != 2:
                continue
            if relation is not None and (relation, frozenset(pair), noun.sent.start) not in known:
                yield self._said(pair, relation, noun, reading), noun
            for broker in brokers:
                for side in (s for s in pair if broker not in pair):
                    yield self._said((broker, side), "mediates", noun, reading), noun

    def _tie(self, noun: Token) -> str | None:
        """The relation that a noun of a tie tells of; None where it tells of none."""
        word = noun.lower_
        if word in _TALKS:
            return "negotiatesWith" if _under_way(noun) or _lasting(noun) or _phase(noun) else None
        modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound")}
        if word in _RELATIONS and "diplomatic" in modifiers and _tied(noun) is not None:
            return "hasDiplomaticRelationWith"
        if word == _COOPERATION:
            return "cooperatesWith" if "bilateral" in modifiers else None
        definite = any(c.lower_ in ("the", "their", "our") for c in noun.children)
        return "strategicPartnerOf" if word == _PARTNERSHIP and "strategic" in modifiers and definite else None

    def _pair(self, noun: Token, reading: Reading) -> tuple[str, ...]:
        """The two sides; empty if the phrase itself names its sides or nothing tells who they are."""
        over = [c for c in noun.head.children if c.i > noun.i] if noun.dep_ in _SUBJECTS else []
        beside = (c for c in (*noun.children, *over) if c.dep_ == "prep" and c.lower_ in _BETWEEN)
        prep = next(beside, None)
        if any(reading.at(c) for c in noun.children if c.i < noun.i):
            return ()
        if prep is None:
            return self._sides.of(noun, reading, here_only=noun.dep_ == "pobj" and _lasting(noun))
        named = [t for w in conjuncts(c for c in prep.children if c.dep_ == "pobj") for t in reading.at(w)]
        alone = noun.dep_ in _SUBJECTS and not _named_before(noun, reading)
        if prep.lower_ != "with" or len(named) != 1 or not alone or self._entities.kind(named[0]) not in _SIDES:
            return ()
        other = self._sides.facing(named[0])
        return (other, named[0]) if other is not None else ()

    def _said(self, pair: Sequence[str], relation: str, noun: Token, reading: Reading) -> Relation:
        verb = (_tied(noun) if noun.lower_ in _RELATIONS else None) or noun
        polarity, modality = factuality(verb if is_verb(verb) else noun, self._cues)
        if verb.lemma_ in _BREAKING and modality is Modality.ACTUAL and polarity is Polarity.AFFIRMED:
            polarity = Polarity.NEGATED
        above = noun.head if noun.dep_ in _SUBJECTS else noun
        first, last = min(noun.left_edge.i, above.i, verb.i), max(noun.i, above.i, verb.i)
        evidence = reading.passage.evidence(noun.sent, first, last + 1)
        return Relation(pair[0], relation, pair[1], evidence, Qualifiers(polarity, modality), _SCORE, _RULE)


def _under_way(noun: Token) -> bool:
    """Whether talks are said to begin, go on or end."""
    known = _definite(noun)
    if noun.dep_ not in _SUBJECTS or (known and (noun.lower_ == "talks" or noun.head.lemma_ in _ENDING)):
        return False
    if noun.head.lemma_ == "be":
        return any(c.dep_ == "prep" and c.lower_ == "with" for c in noun.children)
    return any(verb.lemma_ in _GOING_ON for verb in (noun.head, *(c for c in noun.head.children if c.dep_ == "conj")))


def _definite(noun: Token) -> bool:
    """Whether the text has told of these talks before."""
    return any(c.lower_ in ("the", "these", "those") for c in noun.children)


def _lasting(noun: Token) -> bool:
    """ "after two days of talks", "a third round of negotiations"."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_ not in _SPANS:
        return False
    span = of.head
    return span.dep_ == "pobj" and span.head.lower_ in ("after", "following", "in", "during")


def _phase(noun: Token) -> bool:
    """ "the resumption of talks", "an early end to negotiations": the beginning or the end of what is under way."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ in ("of", "to") and prep.head.lemma_ in _PHASES and not _definite(noun)


def _tied(noun: Token) -> Token | None:
    """The verb or noun that tells what becomes of relations: "restored relations", "anniversary of relations"."""
    above = noun.head
    if noun.dep_ in (*_SUBJECTS, "dobj"):
        return above if above.lemma_ in _TYING or above.lemma_ in _BREAKING else None
    while (above.dep_ == "prep" and above.lower_ == "of") or above.lemma_ in _DEEDS:
        if above.lemma_ in _DEEDS:
            return above
        above = above.head
    return None


def _brokers(noun: Token, reading: Reading) -> list[str]:
    """Those by whom talks are brokered: "talks brokered by A", "A-brokered talks"."""
    verbs = [v for v in (*noun.children, noun.head) if v.lemma_ in _BROKERING and is_verb(v)]
    agents = (c for v in verbs for by in v.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj")
    combined = [c for v in verbs if v.i < noun.i for c in v.lefts if c.dep_ in ("npadvmod", "compound", "nmod")]
    return [t for w in (*conjuncts(agents), *combined) for t in reading.at(w)]


def _named_before(noun: Token, reading: Reading) -> bool:
    """Whether something is named before a noun in its sentence."""
    return any(i in reading.things for i in range(noun.sent.start, noun.i))

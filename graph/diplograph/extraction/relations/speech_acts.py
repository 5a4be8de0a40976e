"""What is said by threatening or promising a deed: "A threatened to shell B", "A is ready to arm B".

The deed is worded as if done, and the word over it tells that it is threatened or promised to whom it would befall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.subjects import light_verb
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Attribution, Modality, Polarity, Qualifiers, Relation
from diplograph.ontology import Registry

_THREATENING = words("speech_acts.threatening")
_COMMITTING = words("speech_acts.committing")
#: What may be promised to whom it is done: help and yielding, by the event class of the relation.
_BOONS = frozenset({"SUPPORT", "AID", "RETREAT"})
_AID = "providesAidTo"


class SpeechActs:
    """Finds threats and promises over the relations of one passage."""

    def __init__(self, registry: Registry, cues: Cues, kind: Callable[[str], str]) -> None:
        """`kind` tells the class of a thing."""
        self._registry = registry
        self._cues = cues
        self._kind = kind

    def with_acts(self, found: Iterable[tuple[Relation, Token]], reading: Reading) -> Iterator[tuple[Relation, Token]]:
        """The statements of a sentence with their triggers, and the threats and promises that they are part of."""
        deeds = list(found)
        told = {(s.subject, s.predicate, s.object) for s, _ in deeds}
        for deed, trigger in deeds:
            act = self.over(deed, trigger, reading)
            if act is None or not _replaced(deed, act[0]):
                yield deed, trigger
            if act is not None and (deed.subject, act[0].predicate, deed.object) not in told:
                told.add((deed.subject, act[0].predicate, deed.object))
                yield act

    def over(self, deed: Relation, trigger: Token, reading: Reading) -> tuple[Relation, Token] | None:
        """The threat or promise of a deed with the word that tells of it; None if it is neither."""
        governor = _governor(trigger)
        act = None if governor is None else self._act(deed, governor)
        if governor is None or act is None or not self._admitted(act, deed):
            return None
        polarity, modality = factuality(governor, self._cues)
        first, last = min(governor.i, trigger.i), max(governor.i, trigger.i) + 1
        told = reading.passage.evidence(governor.sent, first, last).span
        span = replace(told, start=min(told.start, deed.evidence.span.start), end=max(told.end, deed.evidence.span.end))
        evidence = replace(deed.evidence, span=span, exact=reading.passage.document.text[span.start : span.end])
        qualifiers = Qualifiers(polarity, modality, Attribution(), place=deed.qualifiers.place)
        said = Relation(deed.subject, act, deed.object, evidence, qualifiers, deed.confidence, f"speech-acts/{act}")
        return said, governor

    def _act(self, deed: Relation, governor: Token) -> str | None:
        """The relation that a word over a deed makes of it."""
        kind = self._registry.relations[deed.predicate]
        lifted = deed.qualifiers.polarity is Polarity.NEGATED
        word = governor.lemma_.lower()
        if word in _THREATENING and kind.sign == "conflictual" and not lifted:
            return "threatens"
        if word not in _COMMITTING:
            return None
        if deed.predicate == _AID and not lifted:
            return "pledgesAidTo"
        boon = kind.sign == "cooperative" and kind.plover in _BOONS and deed.predicate != "signed"
        spared = kind.sign == "conflictual" and lifted and not kind.symmetric
        return "promises" if (boon and not lifted) or spared else None

    def _admitted(self, act: str, deed: Relation) -> bool:
        kind = self._registry.relations[act]
        admits = self._registry.admits
        return admits(kind.domain, self._kind(deed.subject)) and admits(kind.range, self._kind(deed.object))


def _replaced(deed: Relation, act: Relation) -> bool:
    """Whether a threat or promise says all that there is to a deed: aid that is only promised is not given."""
    return act.predicate in ("pledgesAidTo", "threatens") and deed.qualifiers.modality is not Modality.ACTUAL


def _governor(trigger: Token) -> Token | None:
    """The word that tells of a deed as threatened or promised by its doer; None if none does."""
    verb = trigger if is_verb(trigger) else light_verb(trigger)
    for _ in range(3):
        if verb is None:
            return None
        if verb.dep_ not in ("xcomp", "conj", "acl") or not (verb.dep_ != "acl" or verb.tag_ == "VB"):
            return None
        above = verb.head
        if verb.dep_ != "conj" and above.lemma_.lower() in _THREATENING | _COMMITTING:
            return above
        verb = above if is_verb(above) or above.pos_ == "ADJ" else None
    return None

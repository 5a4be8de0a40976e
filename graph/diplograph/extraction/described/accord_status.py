"""Whether an agreement is a fact where a text tells of it, or only sought, drafted, planned or denied."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Modality, Polarity

_BROKERING = words("accord_status.brokering")
FACT = (Polarity.AFFIRMED, Modality.ACTUAL)


def holds(word: Token, cues: Cues) -> bool:
    """Whether the agreement is a fact and not sought, planned or denied where the word tells of it."""
    if word.pos_ in ("NOUN", "PROPN") and _in_force(word):
        return True
    if word.pos_ == "NOUN" and _sought(word, cues):
        return False
    return factuality(word, cues) == FACT


def unmade(word: Token, cues: Cues) -> bool:
    """Whether a noun of an agreement tells of one still sought; one that somebody brokered has been made."""
    brokered = word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_ in _BROKERING
    return word.pos_ == "NOUN" and not brokered and _sought(word, cues)


def _in_force(noun: Token) -> bool:
    """ "the treaty between A and B will enter into force": what takes effect has been made."""
    return taking_effect(noun) is not None


def taking_effect(noun: Token) -> Token | None:
    """The verb by which an agreement is told to take effect, in its clause or one on it: "which entered into force"."""
    verbs = [c for c in noun.children if c.dep_ == "relcl"]
    verbs += [noun.head] if noun.dep_ == "nsubj" else []
    for verb in verbs:
        if verb.lemma_ in ("enter", "come", "take"):
            inside = [c for p in verb.children if p.lower_ in ("into", "in") for c in p.children]
            if any(c.lower_ in ("force", "effect") for c in (*inside, *verb.children)):
                return verb
    return None


def _sought(noun: Token, cues: Cues) -> bool:
    """ "talks on a treaty", "a draft treaty", "negotiated a deal": what is still to be made."""
    before = noun.doc[noun.left_edge.i : noun.i]
    if any(w.lower_ in cues.events["unmade"] for w in before):
        return True
    new = any(c.lower_ in ("a", "an") for c in noun.children) and noun.dep_ in ("nsubj", "nsubjpass")
    if new and factuality(noun.head, cues)[1] is not Modality.ACTUAL:
        return True
    above = noun.head
    while above.dep_ in ("prep", "pobj", "conj") and above.head is not above:
        if above.pos_ == "NOUN" and above.lemma_.lower() in cues.events["seeking"]:
            return True
        above = above.head
    return above.lemma_.lower() in cues.events["seeking"]

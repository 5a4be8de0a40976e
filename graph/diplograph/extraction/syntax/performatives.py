"""What is done by the very words of the first person: "I thank …", "we would like to welcome …"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.subjects import light_verb
from diplograph.extraction.words.wordlists import words

_PERFORMATIVES = words("performatives.performatives")
_FEELING = words("performatives.feeling")


def performed(trigger: Token) -> bool:
    """ "I would like to thank …", "let me welcome …", "we want to ask A to come": saying so is doing so."""
    verb = _performing(trigger)
    return verb is not None and _wished(verb)


def is_uttered(trigger: Token) -> bool:
    """Whether a deed is done by the very words of the first person: "I thank …", "we would like to welcome …"."""
    verb = trigger.head if trigger.lemma_ in _FEELING and trigger.dep_ == "acomp" else _performing(trigger)
    if verb is None:
        return False
    spoken = verb.tag_ in ("VBP", "VB") and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)
    return _wished(verb) or (spoken and not any(c.tag_ == "MD" or c.dep_ == "neg" for c in verb.children))


def _performing(trigger: Token) -> Token | None:
    verb = trigger if is_verb(trigger) else light_verb(trigger)
    if verb is None or verb.lemma_ not in _PERFORMATIVES:
        return None
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head  # "I would like to thank A and express my gratitude to B"
    return verb


def _wished(verb: Token) -> bool:
    above = verb.head
    wishing = verb.dep_ == "xcomp" and above.lemma_ in ("like", "want", "wish")
    return wishing and any(c.lower_ in ("i", "we") for c in above.children)

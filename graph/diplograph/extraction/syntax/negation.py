"""What denies a word: adverbs, determiners and conjunctions beside it, and verbs by which it never came about."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.subjects import light_verb
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

_ADDING = words("negation.adding")


def negated(token: Token, cues: Cues) -> bool:
    """Whether a word is denied by what stands beside it or by the preposition over it: "never", "no A", "without"."""
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in token.head.children):
        return True
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ in ("no", "neither", "none") for c in child.children):
            return True
        if child.lower_ == "yet" and any(c.tag_ == "TO" for c in token.children):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        denying = child.dep_ == "neg" and not _contrasts(child)
        denying |= child.lower_ in cues.negating and child.dep_ in ("det", "preconj", "advmod", "cc")
        if denying and not _adds(child):
            return True
    if token.dep_ == "pcomp" and token.head.lower_ == "against":
        return True
    return token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without"


def undone(deed: Token, cues: Cues) -> bool:
    """Whether what a noun names was called off or never came about: "the talks were cancelled", "it never happened"."""
    verb = deed.head
    if is_verb(deed) or not is_verb(verb):
        return False
    words = {verb.lemma_, *(f"{verb.lemma_}_{c.lower_}" for c in verb.children if c.dep_ == "prt")}
    if deed.dep_ in ("nsubjpass", "dobj") and words & cues.undoing and light_verb(deed) is None:
        return True
    denied = deed.dep_ == "nsubj" and any(c.dep_ == "neg" for c in verb.children)
    return denied and verb.lemma_ in cues.happening and light_verb(deed) is None


def negated_by(verb: Token, subject: Token) -> bool:
    """Whether a verb's denial is that of its subject alone: "no talks took place"."""
    return (
        subject.head == verb
        and subject.dep_ in ("nsubj", "nsubjpass")
        and not any(c.dep_ == "neg" for c in verb.children)
    )


def _contrasts(negation: Token) -> bool:
    """ "the president, not the king": it denies the words after it, not the verb before."""
    comma = negation.i > 0 and negation.nbor(-1).text == ","
    return (
        comma and negation.i > negation.head.i and negation.i + 1 < len(negation.doc) and not _verbal(negation.nbor())
    )


def _adds(negation: Token) -> bool:
    """ "had not only won A but also B": it denies nothing."""
    return negation.i + 1 < len(negation.doc) and negation.nbor().lower_ in _ADDING


def _verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "PART") or token.tag_.startswith("RB")

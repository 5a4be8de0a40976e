"""Part of speech and lemmas by which a word may be the trigger of a wording."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import SUBJECTS
from diplograph.extraction.words.wordlists import words

STATES = words("triggers.states")
_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


def part(token: Token) -> str | None:
    """Part of speech as wordings write it ("v", "n", "a"); None for auxiliaries and words that trigger nothing."""
    if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass"):
        return None
    if _is_state(token):
        return "a"
    return "n" if _is_event(token) or _are_people(token) else _POS.get(token.pos_)


def _is_event(gerund: Token) -> bool:
    """ "Fighting between A and B went on": a gerund that is the subject names what goes on."""
    if gerund.tag_ != "VBG":
        return False
    if any(c.dep_ in ("dobj", "aux", "nsubj", "mark") for c in gerund.children):
        return False
    if gerund.dep_ == "advcl" and gerund.i == gerund.left_edge.i == gerund.sent.start:
        return not any(c.dep_ in SUBJECTS for c in gerund.head.children)
    if gerund.dep_ == "ROOT" and gerund.i == gerund.sent.start:
        return any(
            c.dep_ == "acl" and c.i == gerund.i + 1 for c in gerund.children
        )  # "Fighting flared between A and B"
    return gerund.dep_ in ("nsubj", "csubj", "nsubjpass")


def _are_people(participle: Token) -> bool:
    """ "flew the wounded out of A": a participle or adjective that names those who are so."""
    named = participle.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and participle.tag_ in ("VBN", "JJ")
    return named and any(c.dep_ == "det" and c.lower_ == "the" for c in participle.children)


def _is_state(participle: Token) -> bool:
    """ "A is opposed to B": a participle that says how somebody is, or that the parser took for a passive."""
    if participle.tag_ != "VBN" or participle.dep_ == "acomp":
        return participle.tag_ == "VBN"
    return participle.lower_ in STATES and any(c.dep_ == "auxpass" for c in participle.children) and _leans(participle)


def _leans(participle: Token) -> bool:
    """Whether it has something that somebody leans to or from, and nobody who does it to him."""
    after = {c.lower_: c.dep_ for c in participle.children if c.dep_ in ("prep", "agent")}
    return "to" in after and "agent" not in after.values()


def _apart(word: Token) -> bool:
    """ "brought them together", but not "brought them closer together"."""
    return word.lower_ in ("together", "away") and word.n_lefts == 0


def _out(word: Token, verb: Token) -> bool:
    """ "walked out of": right after the verb, where the parser takes the particle for a preposition."""
    return word.lower_ == "out" and word.dep_ == "prep" and word.i == verb.i + 1


def lemmas(token: Token) -> tuple[str, ...]:
    """The lemma of a word and, of a verb, the lemma with each of its particles: "walk", "walk_out"."""
    lemma = token.lower_ if _is_event(token) or _is_state(token) or _are_people(token) else token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX") or _are_people(token):
        return (lemma,)
    particles = [c.lower_ for c in token.children if c.dep_ == "prt" or _apart(c) or _out(c, token)]
    # "brought A together with B": the parser hangs the word on the preposition
    particles += [w.lower_ for c in token.children if c.lower_ == "with" for w in c.lefts if _apart(w)]
    return (lemma, *(f"{lemma}_{p}" for p in particles))

"""What "it" and "they" may mean beside the things that have a name: nouns of the sentence that name nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.coreference.salience import weight
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words

_OWNED = frozenset({"amod", "compound", "poss", "nmod"})
_PEOPLE = words("rivals.people")


def rival(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> float:
    """The greatest weight of a noun before a pronoun in its sentence that stands for nothing known."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    found = (t for t in before if _unnamed(t, things) and not t.is_ancestor(pronoun))
    return max((weight(t) for t in found), default=0.0)


def _unnamed(noun: Token, things: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a subject stands for nothing known; "the Syrian army" stands for Syria."""
    if noun.tag_ != "NN" or noun.dep_ not in ("nsubj", "nsubjpass") or noun.i in things:
        return False
    owned = any(c.i in things for c in noun.children if c.dep_ in _OWNED)
    if any(t.i in things for t in said_of(noun)):
        return False  # "the country's spy agency, X,"
    return not (owned and noun.lemma_.lower() in load_cues().agents)


def noun_between(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether between the last thing before a pronoun and the pronoun a noun that names nothing known may be meant.

    "Norway told NATO of the proposal, and Chad approved it": the proposal may be.
    """
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if token.i in things and not _acts(token):
            return False
        if token.tag_ == "NN" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and token.i not in things:
            return True
    return False


def _acts(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "conj", "poss")


def crowd(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> Token | None:
    """The last plural subject before a pronoun in its sentence that stands for nothing known: "the delegates"."""
    found: Token | None = None
    for token in pronoun.doc[pronoun.sent.start : pronoun.i]:
        plural = token.dep_ in ("nsubj", "nsubjpass") and (token.tag_ == "NNS" or token.lemma_ in _PEOPLE)
        if plural and token.i not in things and not token.is_ancestor(pronoun):
            found = token
    return found


def whose(noun: Token, things: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The one for whom they act: Kenya for "Kenyan officials"."""
    owners = [things.get(c.i, ()) for c in noun.children if c.dep_ in _OWNED]
    found = tuple(dict.fromkeys(t for owner in owners for t in owner))
    return found if len(found) == 1 and noun.lemma_.lower() in load_cues().agents else ()

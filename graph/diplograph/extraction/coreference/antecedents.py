"""Which noun a speaker's phrase takes up inside its sentence, over the parser's usual slips."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

#: Most words that a fronted phrase has before its pronoun: "In the course of his visit".
_FRONTED = 5


@lru_cache(maxsize=512)
def _bearing(title: str, name: str) -> re.Pattern[str]:
    words, last = re.escape(title), re.escape(name.rsplit(maxsplit=1)[-1])
    state = r"(?:,? of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,2})?"
    before = rf"(?<!vice )(?<!deputy )\b{words}{state},? (?:[A-Z][\w.’'-]* ){{0,2}}{last}\b"
    after = rf"\b{last}, (?:the )?(?:[\w’'-]+ ){{0,3}}(?<!vice )(?<!deputy ){words}\b"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


def bears(name: str, title: str, text: str) -> bool:
    """Whether a text gives a person a title: "President X Y", "X Y, the British prime minister"."""
    return bool(name.split()) and _bearing(title, name).search(text) is not None


def apposed(token: Token) -> tuple[Token, ...]:
    """The name beside a description: "opposition politician X", but not one of many: "groups, among them X"."""
    return tuple(
        c
        for c in token.children
        if c.dep_ == "appos" and not any(p.lower_ in ("among", "including") for p in c.children)
    )


def cataphor(pronoun: Token) -> Token | None:
    """Who is named only after a pronoun that a fronted phrase holds: "During his visit to Rome, X said …"."""
    verb = next((t for t in pronoun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or pronoun.sent.start + _FRONTED < pronoun.i:
        return None
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i), None)
    if subject is None or subject.i < pronoun.i or subject.pos_ != "PROPN":
        return None
    between = subject.doc[pronoun.i + 1 : subject.left_edge.i]
    return subject if any(t.text == "," for t in between) else None


def plural_before(pronoun: Token) -> Token | None:
    """The plural subject of a clause around the pronoun's own in its sentence: "the Soviets objected as they …"."""
    for above in pronoun.head.ancestors:
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i and child.tag_ in ("NNS", "NNPS"):
                return child
    return None


def cited_paper(verb: Token, documents: frozenset[str]) -> Token | None:
    """The document that "which" takes up over the names after it: "a report on elections in X, which found …"."""
    if not any(c.dep_ == "nsubj" and c.lower_ in ("which", "that") for c in verb.children):
        return None
    noun: Token | None = verb.head
    while noun is not None and noun.lemma_.lower() not in documents:
        noun = _noun_above(noun)
    return noun


def _noun_above(noun: Token) -> Token | None:
    """The noun that a phrase or participle holding this noun belongs to: "report" in "report on elections"."""
    head = noun.head
    inside = noun.dep_ == "pobj" or (noun.dep_ == "dobj" and head.dep_ == "acl")
    return head.head if inside and head.head.pos_ in ("NOUN", "PROPN") else None


def is_told(verb: Token) -> bool:
    """Whether a participle after a name is a past tense misread: "X, the minister, stated in Rome that …"."""
    if verb.dep_ != "acl" or verb.head.pos_ != "PROPN" or any(c.dep_ in ("agent", "auxpass") for c in verb.children):
        return False
    return any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)

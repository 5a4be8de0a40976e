"""Who is told to have done the same, beside or after somebody: "A recognized B, followed by C and D"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.words.wordlists import words

_FOLLOWED, _SHARED = words("followers.followed"), words("followers.shared")
#: Verbs that "with" alone joins members to: "A belongs to B with C and D".
_BELONGING = frozenset({"belong"})
_UNITING = frozenset({"unite", "merge", "federate", "confederate", "combine"})
_PURPOSES = frozenset({"advcl", "xcomp"})
_BESIDE = frozenset({"along", "together", "alongside"})
#: Most words between a verb and "along with".
_REACH = 14


def followers(verb: Token) -> Iterator[Token]:
    """The names of those who followed the subject of a verb in what it says."""
    if verb.lemma_ not in _FOLLOWED:
        return
    for clause in verb.children:
        if clause.lower_ == "followed" and clause.dep_ in ("advcl", "acl") and clause.i > verb.i:
            agents = (c for p in clause.children if p.dep_ == "agent" for c in p.children if c.dep_ == "pobj")
            yield from (t for t in conjuncts(agents) if t.pos_ == "PROPN")


def sharers(verb: Token) -> Iterator[Token]:
    """The names of those who share what is told of the subject: "A is a member of B, along with C and D".

    So is what they do who unite: "A merged with B to form C". After other verbs the phrase may tell of the object:
    "sanctioned A along with B".
    """
    if verb.dep_ in _PURPOSES and verb.tag_ == "VB" and verb.head.lemma_ in _UNITING:
        preps = (c for c in verb.head.children if c.lower_ == "with" and c.dep_ == "prep")
        yield from (t for t in conjuncts(c for p in preps for c in p.children if c.dep_ == "pobj"))
        return
    copula = verb.lemma_ == "be" and any(c.dep_ == "attr" for c in verb.children)
    if not (copula or verb.lemma_ in _SHARED):
        return
    plain = verb.lemma_ in _BELONGING
    for word in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end - 1)]:
        prep = word.nbor(1) if word.lower_ in _BESIDE and word.nbor(1).lower_ == "with" else word
        joined = word.lower_ == "alongside" or (prep.lower_ == "with" and (prep != word or plain))
        if not joined or _clause_of(prep) != verb:
            continue
        names = conjuncts(c for c in prep.children if c.dep_ == "pobj")
        if names and all(t.pos_ == "PROPN" for t in names):
            yield from names
        return


def _clause_of(word: Token) -> Token | None:
    return next((t for t in word.ancestors if is_verb(t) or t.pos_ == "AUX"), None)

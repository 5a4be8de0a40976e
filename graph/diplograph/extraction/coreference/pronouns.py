"""What a pronoun of the third person stands for: the most salient thing of its kind that the grammar allows."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.coreference.possessives import of_another
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_verb
from diplograph.extraction.syntax.subjects import ACCUSING, subjects
from diplograph.extraction.words.wordlists import words

_OWN = words("pronouns.own")
_BESIDE = frozenset({"compound", "nmod"})
_RELATIVE_OBJECTS = frozenset({"which", "whom", "that"})


def barred(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """Things that a pronoun cannot mean where it stands: "Poland opposes it" is not about Poland."""
    return frozenset(thing for token in _partners(pronoun) for thing in things.get(token.i, ()))


def _partners(pronoun: Token) -> tuple[Token, ...]:
    """The tokens in whose grammatical company the pronoun must mean somebody else."""
    if pronoun.dep_ == "poss":
        judging = clause_subjects(pronoun) if of_another(pronoun) else ()
        return (*_bearers(pronoun.head), *_accused(pronoun), *judging)
    if pronoun.dep_ in SUBJECTS:
        return _relativized(pronoun.head)
    verb = _governor(pronoun)
    return () if verb is None else (*subjects(verb), *_relativized(verb))


def _accused(pronoun: Token) -> tuple[Token, ...]:
    """ "A accused B of violating its airspace": B does wrong to what is not B's own, but "its promises" are B's."""
    if pronoun.head.lemma_ in _OWN or any(c.lower_ == "own" for c in pronoun.head.children):
        return ()
    deed = next((t for t in pronoun.ancestors if is_verb(t)), None)
    if deed is None or deed.dep_ != "pcomp" or deed.head.lower_ not in ("of", "for"):
        return ()
    accusing = deed.head.head
    if not is_verb(accusing) or accusing.lemma_ not in ACCUSING:
        return ()
    return conjuncts(c for c in accusing.children if c.dep_ in ("dobj", "nsubjpass"))


def _bearers(noun: Token) -> tuple[Token, ...]:
    """Whom the owned noun itself describes: "X is its main donor", "X, its prime minister", "its neighbour X"."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ == "attr" and is_verb(top.head):
        return subjects(top.head)
    beside = tuple(c for c in noun.children if c.dep_ == "appos" or (c.dep_ in _BESIDE and c.pos_ == "PROPN"))
    return (noun.head,) if noun.dep_ == "appos" and not beside else beside


def _relativized(verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause is about, if it stands in it as an object: "X, whom he named minister"."""
    if verb.dep_ != "relcl":
        return ()
    for token in verb.subtree:
        if token.lower_ in _RELATIVE_OBJECTS and token.dep_ in ("dobj", "pobj", "dative"):
            return (verb.head,)
    return ()


def clause_subjects(token: Token) -> tuple[Token, ...]:
    """The subjects of the clause in whose predicate a token stands."""
    verb = _governor(token.head if token.dep_ == "poss" else token)
    return () if verb is None else subjects(verb)


def _governor(token: Token) -> Token | None:
    """The verb in whose clause a token is an object or a prepositional complement; None inside a subject."""
    while token.head != token and not is_verb(token):
        if token.dep_ in ("poss", "appos", *SUBJECTS):
            return None
        token = token.head
    return token if is_verb(token) else None

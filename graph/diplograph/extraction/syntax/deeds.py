"""Who did what a bare noun sums up, and who speaks through a paper.

"A step announced by B", "A left the court, a move that angered B"; "A issued a statement condemning B".
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.subjects import owners, subjects
from diplograph.extraction.words.wordlists import words

_DOING = words("deeds.doing")

_PAPERS = words("deeds.papers")
_ISSUING = words("deeds.issuing")

_ATTACKS = words("deeds.attacks")


def issuers(paper: Token) -> tuple[Token, ...]:
    """Who issued the paper that a noun names: "A adopted a resolution that …", "a letter from A"."""
    if paper.lemma_.lower() not in _PAPERS:
        return ()
    verb = paper.head
    if paper.dep_ == "dobj" and is_verb(verb) and verb.lemma_ in _ISSUING:
        return tuple(t for t in subjects(verb) if t != paper)
    senders = [t for c in paper.children if c.dep_ == "poss" for t in conjuncts([c])]
    for prep in paper.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("from", "by"):
            senders += conjuncts(c for c in prep.children if c.dep_ == "pobj")
    return tuple(senders)


def attackers(noun: Token) -> tuple[Token, ...]:
    """Who makes the attack that a noun names: "a coup led by A toppled B", "A's offensive captured B".

    A place before the noun only tells where it was: "the Idlib offensive".
    """
    if noun.lemma_.lower() not in _ATTACKS:
        return ()
    return tuple(t for t in owners(noun) if t.dep_ not in ("compound", "nmod") or t.text.isupper())


def doers(noun: Token) -> tuple[Token, ...]:
    """Doers of the deed that a noun names, from its participle or relative clause or the clause that it comments on."""
    for clause in conjuncts(c for c in noun.children if c.dep_ in ("acl", "relcl")):
        if is_verb(clause) and clause.lemma_ in _DOING:
            agents = tuple(t for p in clause.children if p.dep_ == "agent" for t in conjuncts(p.children))
            if agents:
                return agents
            if clause.dep_ == "relcl" and not is_passive(clause):
                return tuple(t for t in subjects(clause) if t != noun)
    loose = noun.dep_ == "npadvmod" and noun.left_edge.i > 0 and noun.nbor(noun.left_edge.i - noun.i - 1).is_punct
    if not (noun.dep_ == "appos" or loose) or not any(c.lower_ in ("a", "an") for c in noun.children):
        return ()
    clause = noun.head
    while not is_verb(clause) and clause.head.i != clause.i:
        clause = clause.head
    if not is_verb(clause) or is_passive(clause) or clause.lemma_ in ("be", "have"):
        return ()
    return subjects(clause)

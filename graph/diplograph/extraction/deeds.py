"""Who did what a bare noun sums up: "a step announced by A", "A left the court, a move that angered B"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.subjects import subjects

#: Verbs whose agent does the deed that is their object.
_DOING = frozenset(
    "take announce make impose order adopt launch declare decree decide undertake initiate issue".split()
)


def doers(noun: Token) -> tuple[Token, ...]:
    """Doers of the deed that a noun names, from its participle or relative clause or the clause that it comments on."""
    for clause in conjuncts(c for c in noun.children if c.dep_ in ("acl", "relcl")):
        if is_verb(clause) and clause.lemma_ in _DOING:
            agents = tuple(t for p in clause.children if p.dep_ == "agent" for t in conjuncts(p.children))
            if agents:
                return agents
            if clause.dep_ == "relcl" and not is_passive(clause):
                return tuple(t for t in subjects(clause) if t != noun)
    if noun.dep_ != "appos" or not any(c.lower_ in ("a", "an") for c in noun.children):
        return ()
    clause = noun.head
    while not is_verb(clause) and clause.head.i != clause.i:
        clause = clause.head
    if not is_verb(clause) or is_passive(clause):
        return ()
    return subjects(clause)

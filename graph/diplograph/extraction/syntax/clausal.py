"""Who is who in the clauses that depend on a word: bidden, blamed, helped, asked, or told of."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.subjects import ADDRESSING, subjects
from diplograph.extraction.words.wordlists import words

_OUGHT = frozenset({"must", "should"})
_NAMING = words("clausal.naming")
_MANDATIVE = words("clausal.mandative")
_CONDITION = frozenset({"if", "unless", "until"})
_OPEN = frozenset({"whether", "if", "what", "who", "when", "where", "why", "how", "which"})


def bidden(verb: Token) -> list[Token]:
    """ "demanded that A leave", "wants A to leave", "called for A to leave": the subject of what ought to be done."""
    found: list[Token] = []
    for clause in _clauses(verb):
        auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
        bare = (clause.tag_ in ("VB", "VBP") and not auxiliaries) or auxiliaries == {"be"}
        if auxiliaries & _OUGHT or "to" in auxiliaries or (bare and _subjunctive(clause, verb)):
            found += _bound(clause) if verb.lemma_ in _MANDATIVE else subjects(clause)
    return found


def _bound(clause: Token) -> list[Token]:
    """ "demanded that A leave", "that the tax be cut by A": who is to do it, not to whom it is to be done."""
    if not is_passive(clause):
        return list(subjects(clause))
    return [t for p in clause.children if p.dep_ == "agent" for t in conjuncts(p.children)]


def _subjunctive(clause: Token, verb: Token) -> bool:
    """ "that A leave": a verb without ending after a singular subject; a plural shows nothing, so "be" or VB must.

    After a verb of demanding nothing else stands: "demanded that its partners leave".
    """
    if clause.tag_ != "VBP" or verb.lemma_ in _MANDATIVE:
        return True
    return any(
        c.dep_ in SUBJECTS and c.tag_ in ("NNP", "NN") and not any(j.dep_ == "conj" for j in c.children)
        for c in clause.children
    )


def _clauses(word: Token) -> tuple[Token, ...]:
    """The clauses with a subject of their own that tell what is said, wanted or felt."""
    kinds = ("ccomp",) if is_verb(word) or word.pos_ == "ADJ" else ("acl", "ccomp")
    found = [c for c in word.children if (c.dep_ in kinds or _marked(c)) and is_verb(c)]
    return tuple(
        c
        for c in conjuncts(found)
        if c.i > word.i and is_verb(c) and any(s.dep_ in SUBJECTS and word.i < s.i < c.i for s in c.children)
    )


def _marked(clause: Token) -> bool:
    """ "called for A to leave", "the complaint that A had left"."""
    mark = {"advcl": "for", "relcl": "that"}.get(clause.dep_)
    return mark is not None and any(c.dep_ == "mark" and c.lower_ == mark for c in clause.children)


def clause_subjects(word: Token) -> list[Token]:
    """ "complained that A had lied", "fears that A may attack": who does what the clause tells."""
    found: list[Token] = []
    for clause in told(word):
        agents = [t for p in clause.children if p.dep_ == "agent" for t in conjuncts(p.children)]
        found += agents if is_passive(clause) else subjects(clause)
    return found


def told(word: Token) -> list[Token]:
    """ "said that A had lied": the verbs of the clauses that tell what somebody says or feels is so."""
    return [
        clause
        for clause in _clauses(word)
        if not any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
        and not ({c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "attr")} & _OPEN)
    ]


def small_clauses(verb: Token) -> list[Token]:
    """ "holds A responsible", "calls A an aggressor": what stands as a clause without a verb."""
    return [
        c
        for c in verb.children
        if c.dep_ == "ccomp"
        and c.i > verb.i
        and c.pos_ in ("ADJ", "NOUN")
        and not any(k.dep_ in ("aux", "cop", "mark") for k in c.children)
    ]


def small_subjects(verb: Token) -> list[Token]:
    """Of whom a small clause tells something."""
    return [t for c in small_clauses(verb) for s in c.children if s.dep_ == "nsubj" for t in conjuncts([s])]


def clausal_objects(verb: Token) -> list[Token]:
    """ "calls A an aggressor", "helped A build a base": the object that the parser took for the subject of a clause."""
    found = small_subjects(verb) if verb.lemma_ in _NAMING else []
    if verb.lemma_ in ADDRESSING:
        for clause in _clauses(verb):
            if clause.tag_ == "VB" and all(c.lower_ == "to" for c in clause.children if c.dep_ == "aux"):
                found += [c for c in clause.children if c.dep_ in SUBJECTS]
    return list(conjuncts(found))


def questions(verb: Token) -> bool:
    """ "asked A whether B had signed": who is asked a question is not asked for a deed."""
    if verb.lemma_ != "ask":
        return False
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "advcl") and c.i > verb.i]
    return any(c.lower_ in _OPEN and c.i == clause.left_edge.i for clause in clauses for c in clause.subtree)


def conditions(verb: Token) -> list[Token]:
    """ "threatened to act if A went on": the subjects of the clauses that tell on what condition."""
    found: list[Token] = []
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
    # "threatened to stop talks to cut arms if A went on": the parser may hang the condition on the aim
    aims = [a for c in clauses for o in c.children if o.dep_ == "dobj" for a in o.children if a.dep_ == "acl"]
    for word in (verb, *clauses, *aims):
        for clause in word.children:
            if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in clause.children):
                found += [t for s in clause.children if s.dep_ in SUBJECTS for t in conjuncts([s])]
    return found

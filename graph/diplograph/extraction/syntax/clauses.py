"""Clauses of a dependency parse: verbs, voice, coordination, and lists that the parser hung in the wrong place.

Dependency labels are those of ClearNLP, as the model gives them.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable

from spacy.symbols import AUX, VERB  # type: ignore[import-not-found]
from spacy.tokens import Token

from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words

#: Compared by number: most tokens are asked, again and again, and each would make a string.
_VERBAL = frozenset({AUX, VERB})
_QUANTITIES = frozenset({"all", "both", "each"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_DATES = frozenset((*month_name[1:], *day_name))
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LANDS = words("clauses.lands")
_NOWADAYS = frozenset({"now", "today", "currently", "nowadays", "presently"})
_STRESSING = words("clauses.stressing")
_RENAMING = words("clauses.renaming")


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos in _VERBAL


def conjuncts(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens with everything coordinated to their right, but what is denied: "A and B, but not C"."""
    found: list[Token] = []
    for token in tokens:
        if token not in found:
            found.append(token)
        if not token.n_rights:
            continue
        joined = [c for c in token.rights if c.dep_ == "conj" and not any(n.dep_ == "neg" for n in c.children)]
        if joined:
            found.extend(t for t in conjuncts(joined) if t not in found)
    return tuple(found)


def antecedent_of(clause: Token) -> Token:
    """What a relative clause modifies: the parser hangs "the conference in May 1921, which A attended" on the month."""
    date = clause.head
    prep = date.head
    if date.dep_ != "pobj" or not (date.text in _DATES or date.like_num) or prep.lower_ not in ("in", "on", "of"):
        return date
    if not is_verb(prep.head):
        return prep.head
    objects = [c for c in prep.head.children if c.dep_ in ("dobj", "nsubjpass") and c.i < date.i]
    return objects[-1] if objects else date


def antecedents_of(clause: Token) -> tuple[Token, ...]:
    """What a relative clause is about, all that is named together: "A and B, which went to war", not "which has"."""
    meant = antecedent_of(clause)
    forms = (clause, *(c for c in clause.lefts if c.dep_ in ("aux", "auxpass")))
    if meant != clause.head or any(t.tag_ == "VBZ" or t.lower_ == "was" for t in forms):
        return (meant,)
    return tuple(t for t in conjuncts([meant]) if t.i < clause.i)


def is_passive(verb: Token) -> bool:
    """Whether the verb's syntactic subject undergoes the action."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return not any(c.dep_ == "nsubj" for c in verb.children) and not _main_after_list(verb)
    events = load_cues().events
    staged = verb.lemma_ in events["convening"] or verb.lemma_ in events["signing"]
    agent = staged and any(c.dep_ == "agent" for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and (agent or verb.i == verb.sent.start):
        return not any(c.dep_ in ("nsubj", "dobj", "aux") for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "prep":  # "A, led by B, won": the parser takes it for a preposition
        return any(c.dep_ == "agent" for c in verb.children)
    if verb.dep_ != "conj" or any(c.dep_ == "aux" for c in verb.children):
        return False
    # Of a verb like "overrun" the form alone does not tell.
    undergone = verb.tag_ == "VBN" or (verb.tag_ == "VB" and any(c.dep_ == "agent" for c in verb.children))
    return (undergone and is_passive(verb.head)) or _reduced_beside(verb)


def _reduced_beside(verb: Token) -> bool:
    """ "the accord, brokered by A and signed by B": the parser takes the second participle for a past tense."""
    if verb.tag_ != "VBD" or verb.head.tag_ != "VBN" or verb.head.dep_ != "acl":
        return False
    return is_passive(verb.head) and not any(c.dep_ in (*SUBJECTS, "dobj", "ccomp", "xcomp") for c in verb.children)


def _main_after_list(verb: Token) -> bool:
    """ "The allies, A, B and C, condemned D": the parser took the sentence's verb for a participle of its subject."""
    labels = {c.dep_ for c in verb.children}
    return verb.head.dep_ == "ROOT" and "dobj" in labels and "agent" not in labels and verb.nbor(-1).text == ","


def fronted_list(verb: Token) -> tuple[Token, ...]:
    """Repair "Following the talks in X, A, B and C signed …": the list hangs on X but is the verb's subject."""
    if verb.dep_ != "ROOT" or verb.i == 0:
        return ()
    last = verb.doc[verb.i - 1]
    while last.i > verb.sent.start and last.dep_ in ("advmod", "aux", "neg", "auxpass"):
        last = verb.doc[last.i - 1]
    if last.text == "," and last.nbor(-1).dep_ == "appos":
        last = last.nbor(-1)  # "For X, A's minister, B, signed": the two names of one are a unit before the comma
    chain = _list_above(last)
    first = chain[-1]
    if len(chain) < 2 or first.dep_ != "pobj" or not _fronted(first, verb):
        return ()
    return tuple(reversed(chain[:-1]))


def fronted(subject: Token) -> tuple[Token, ...]:
    """What precedes a subject in a list that the parser hung on a fronted phrase."""
    return fronted_start(subject, subject.head)


def fronted_start(subject: Token, verb: Token) -> tuple[Token, ...]:
    """The same list when only its last member was read as the subject: "…, A, B[,] and C signed"."""
    at = subject.left_edge.i - 1
    at -= at > 0 and subject.doc[at].lower_ in _STRESSING
    if at < 1 or subject.doc[at].lower_ not in ("and", "or") or at <= verb.sent.start:
        return ()
    last = subject.doc[at - 1]
    if last.text == ",":
        last = subject.doc[at - 2]
    chain = _list_above(last)
    if len(chain) < 2 or chain[-1].dep_ != "pobj" or not _fronted(chain[-1], verb):
        return ()
    return tuple(reversed(chain[:-1]))


def _list_above(last: Token) -> list[Token]:
    """The members of a list from the last one up to what it hangs on; "B, head of C" ends with C."""
    chain = [last]
    while True:
        top = chain[-1]
        if top.dep_ in ("conj", "appos"):
            chain.append(top.head)
        elif top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.dep_ in ("conj", "appos"):
            chain = [top.head.head]
        else:
            return chain


def _fronted(token: Token, verb: Token) -> bool:
    after = token.i + 1
    while after < verb.i and token.doc[after].head == token and token.doc[after].like_num:
        after += 1  # "of May 1992, A and B": the list hangs on the month
    return any(a == verb for a in token.ancestors) and token.i < verb.i and token.doc[after].text == ","


def later_names(token: Token) -> tuple[Token, ...]:
    """ "the area that is now A", "what became A": the later name of a land, said of its noun or pronoun."""
    if token.lemma_.lower() in _LANDS:
        clauses = [c for c in token.children if c.dep_ == "relcl" and c.lemma_ in _RENAMING]
    else:
        clauses = [token.head] if token.lower_ == "what" and token.head.lemma_ in _RENAMING else []
    later = [c for c in clauses if c.lemma_ != "be" or any(n.lower_ in _NOWADAYS for n in c.children)]
    return conjuncts(n for c in later for n in c.children if n.dep_ in ("attr", "dobj") and n.pos_ == "PROPN")


def of_which(quantity: Token) -> bool:
    """ "A and B, all of which are members": whether a clause's subject takes up everybody before it."""
    if quantity.lower_ not in _QUANTITIES:
        return False
    preps = (p for p in quantity.children if p.dep_ == "prep" and p.lower_ == "of")
    return any(c.tag_ in ("WDT", "WP") for p in preps for c in p.children)


def convened(verb: Token) -> tuple[Token, ...]:
    """What is attended or mediated of "A held a summit in B, attended by C": not who held it, but what."""
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or not is_verb(above) or is_passive(above):
        return ()
    if verb.i < above.i or verb.lemma_ not in load_cues().events["convening"]:
        return ()
    return conjuncts(c for c in above.children if c.dep_ == "dobj" and c.i < verb.i)

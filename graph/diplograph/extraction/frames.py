"""Predicate-argument structure of a verb: who is subject, object or complement.

Undoes passives, relative and participial clauses, control and coordination, so that the lexicon needs one wording for
all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from diplograph.extraction.clauses import RELATIVE, SUBJECTS, conjuncts, is_passive, is_verb
from diplograph.extraction.subjects import subjects

_OUGHT = frozenset({"must", "should"})

Roles = Mapping[str, tuple[Token, ...]]


def verb_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of a verb: subj, obj, dative, that (who is bidden), and one for each preposition ("with", "to" …)."""
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return _participle_roles(verb)
    found = complements(verb)
    agents = found.pop("by", []) if is_passive(verb) else []
    syntactic = subjects(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if is_passive(verb):
        found["subj"], found["obj"] = list(agents), list(syntactic)
        found["retained"] = list(conjuncts(objects))
    else:
        found["subj"] = list(syntactic)
        found["obj"] = [*conjuncts(c for c in objects if c.dep_ == "dobj"), *_second_objects(verb)] or _gap_object(verb)
    found["that"] = _bidden(verb)
    found["dative"] = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts([c])]
    objects = [c for c in objects if c.dep_ == "dobj"]
    if objects:
        for name, tokens in complements(objects[-1]).items():
            found.setdefault("~" + name, []).extend(tokens)
    return {k: tuple(antecedents(v, verb)) for k, v in found.items() if v}


def _bidden(verb: Token) -> list[Token]:
    """ "demanded that A leave", "said A must leave": the subject of a clause that tells what ought to be done."""
    found: list[Token] = []
    for clause in verb.children:
        if clause.dep_ == "ccomp" and is_verb(clause):
            auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
            bare = (clause.tag_ == "VB" and not auxiliaries) or auxiliaries == {"be"}
            if bare or auxiliaries & _OUGHT:
                found += subjects(clause)
    return found


def _second_objects(verb: Token) -> list[Token]:
    """ "joined NATO in 1999 and the EU in 2004": the parser joins the second object to the year or to the verb."""
    found = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    for prep in verb.subtree:
        if (
            prep.dep_ == "prep"
            and prep.lower_ in ("in", "on", "since")
            and prep.head in (verb, *(c for c in verb.children if c.dep_ == "dobj"))
        ):
            for when in prep.children:
                if when.dep_ == "pobj" and (when.like_num or when.ent_type_ == "DATE"):
                    found += [c for c in when.children if c.dep_ == "conj" and c.pos_ == "PROPN" and not c.like_num]
    return found


def _participle_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """ "Soviet-backed MPLA": the word before the hyphen acts, the noun undergoes."""
    actors = tuple(
        t for c in verb.children if c.dep_ in ("npadvmod", "amod", "compound", "nmod", "advmod") for t in conjuncts([c])
    )
    return {k: v for k, v in (("subj", actors), ("obj", (verb.head,))) if v}


def _gap_object(verb: Token) -> list[Token]:
    """ "the treaty that A signed": the noun before a relative clause without object is its object."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if verb.dep_ == "relcl" and own and own[-1].lower_ not in RELATIVE and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head]
    return []


def complements(token: Token) -> dict[str, list[Token]]:
    """Prepositional complements of a word by preposition; gerunds ("for arming X") under "for+"."""
    found: dict[str, list[Token]] = {}
    for prep in token.children:
        if prep.lower_ == "according":
            continue
        if prep.dep_ in ("prep", "agent", "dative") and prep.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            _add_prep(found, prep, prep.lower_)
    return found


def _add_prep(found: dict[str, list[Token]], prep: Token, name: str) -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            found.setdefault(name, []).extend(conjuncts([child]))
        elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
            _add_prep(found, child, child.lower_)
        elif child.dep_ == "pcomp":
            found.setdefault(name + "+", []).append(child)


def antecedents(tokens: Iterable[Token], verb: Token) -> Iterable[Token]:
    """The tokens with relative pronouns replaced by the noun that their clause modifies."""
    for token in tokens:
        if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "IN"):
            clause = verb
            while clause.dep_ in ("conj", "xcomp", "ccomp") and is_verb(clause.head):
                clause = clause.head
            yield clause.head if clause.dep_ in ("relcl", "acl") else token
        else:
            yield token

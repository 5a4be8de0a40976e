"""Predicate-argument structure of a verb: who is subject, object or complement.

Undoes passives, relative and participial clauses, control and coordination, so that the lexicon needs one wording for
all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from diplograph.extraction.syntax.circumstances import absolute
from diplograph.extraction.syntax.clausal import (
    bidden,
    clausal_objects,
    clause_subjects,
    conditions,
    questions,
    small_clauses,
    small_subjects,
    told,
)
from diplograph.extraction.syntax.clauses import (
    RELATIVE,
    SUBJECTS,
    antecedents_of,
    conjuncts,
    convened,
    is_passive,
    is_verb,
    later_names,
)
from diplograph.extraction.syntax.otherside import other_side, shared_agents
from diplograph.extraction.syntax.second_objects import is_second, limited_objects, second_objects
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.wordlists import words

_PREDICATING = words("frames.predicating")

_WHERE_OR_WHEN = words("frames.where_or_when")

_DIRECTIONS = words("frames.directions")

#: What "where" stands for after a place.
_LOCATIVE = ("in", "at", "to")

Roles = Mapping[str, tuple[Token, ...]]

_RECEIVING = words("frames.receiving")

#: How much, how or when something is done: by, from or to whom may follow.
_MANNER = words("frames.manner")

_QUANTITIES = words("frames.quantities")


def verb_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of a verb: one for each preposition ("with", "to" …); subj, obj, dative; that (who is bidden);

    clause (who does what a clause tells); if (who does what is a condition); told (the clause's verb); whom and oprd
    (of whom a small clause says what: "holds A responsible").
    """
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return _participle_roles(verb)
    found = complements(verb)
    passive = is_passive(verb)
    agents = (found.pop("by", []) or found.pop("~by", []) or _late_agents(verb)) if passive else []
    agents = agents or (shared_agents(verb) if passive else [])
    if agents:
        agents += [c for c in verb.children if c.dep_ == "conj" and _last_listed(c)]
    syntactic = (convened(verb) if passive else ()) or subjects(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if passive:
        found["subj"], found["obj"] = list(agents), list(syntactic)
        found["retained"] = list(conjuncts(objects))
    else:
        found["subj"] = list(syntactic) or ([verb] if verb.lemma_ == "thank" else [])
        found["obj"] = _objects(verb)
        if questions(verb):
            found["asked"] = found.pop("obj")
        else:
            found["obj"] += clausal_objects(verb)
            found["obj"] += [t for c in verb.children if c.dep_ == "ccomp" for w in c.children for t in later_names(w)]
    found["^and"] = _done_beside(verb)
    found["that"] = bidden(verb)
    found["clause"] = clause_subjects(verb)
    found["if"] = conditions(verb)
    found["told"] = told(verb)
    found["whom"] = small_subjects(verb)
    found["attr"] = [t for c in verb.children if c.dep_ == "attr" for t in conjuncts([c])]
    found["oprd"] = [c for c in verb.children if c.dep_ in ("oprd", "acomp")] + small_clauses(verb)
    if verb.lemma_ == "lead" and any(c.dep_ in ("xcomp", "ccomp", "advcl") and _bids(c) for c in verb.children):
        found["that"] += found.pop("obj", [])  # "led A to declare war" tells why A did it
    if verb.lemma_ in _PREDICATING and any(c.pos_ == "ADJ" for c in found["oprd"]):
        found["whom"] += found.pop("obj", [])
    found["dative"] = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts([c])]
    for name in _LOCATIVE if (site := where(verb)) else ():
        found.setdefault("~" + name, []).extend(site)
    for name, tokens in _beside_objects([c for c in objects if c.dep_ == "dobj"]):
        found.setdefault("~" + name, []).extend(tokens)
    return {k: tuple(antecedents(v, verb)) for k, v in found.items() if v}


def _beside_objects(objects: Sequence[Token]) -> Iterable[tuple[str, list[Token]]]:
    """Complements that hang on the object, or on the last of a list: "acquired A, B and C from D"."""
    for noun in dict.fromkeys((*objects[-1:], *conjuncts(objects[-1:])[-1:])):
        below = complements(noun)
        yield from below.items()
        if noun.lemma_.lower() in _QUANTITIES or noun.lower_ in _QUANTITIES:
            for measured in below.get("of", ()):  # "buys all of its gas from A"
                yield from complements(measured).items()


def _bids(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def _objects(verb: Token) -> list[Token]:
    """The objects of an active verb: its own, or those that its clause or the parser puts elsewhere."""
    own = conjuncts(c for c in verb.children if c.dep_ == "dobj")
    own = tuple(t for t in own if not is_second(t, verb))
    own = own or tuple(_place_object(verb)) or tuple(_displaced_object(verb)) or tuple(limited_objects(verb))
    return [*own, *second_objects(verb)] or _gap_object(verb) or _shared_object(verb) or _shifted_object(verb)


def _displaced_object(verb: Token) -> list[Token]:
    """ "A and B signed in Accra the treaty": the parser takes the object for an apposition to the place."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "at") and prep.i > verb.i:
            for site in prep.children:
                beside = (c for c in site.children if c.dep_ == "appos" and c.left_edge.i == site.i + 1)
                if site.dep_ == "pobj" and (found := [c for c in beside if c.left_edge.lower_ in ("the", "a", "an")]):
                    return found
    return []


def where(verb: Token) -> tuple[Token, ...]:
    """ "Chad, where A has deployed troops": the place that the verb's relative clause is about."""
    if not any(c.lower_ == "where" and c.dep_ == "advmod" and c.i < verb.i for c in verb.children):
        top = verb.head
        return where(top) if verb.dep_ == "conj" and is_verb(top) and top.i < verb.i else ()
    return (verb.head,) if verb.dep_ == "relcl" and verb.head.i < verb.i else ()


def _place_object(verb: Token) -> list[Token]:
    """ "Forces liberated X": the parser takes a place right after a verb for a word of time, as "Monday" would be."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return [t for t in after if t.dep_ == "npadvmod" and t.head == verb and t.pos_ == "PROPN" and t.ent_type_ != "DATE"]


def _done_beside(verb: Token) -> list[Token]:
    """ "A pressed B and threatened sanctions", "threatening war, A warned B": to whom the coordinated verb is done."""
    above = verb.head
    joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    if not joined or not is_verb(above) or is_passive(above) or any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    if any(t.pos_ == "PROPN" and t.dep_ in ("pobj", "dobj", "dative") for t in verb.subtree if not is_verb(t)):
        return []  # it has somebody of its own: "threatened sanctions against C"
    return list(conjuncts(c for c in above.children if c.dep_ == "dobj"))


def _last_listed(name: Token) -> bool:
    """Whether a name that hangs on a verb ends the list before it: "by A, B, and C"."""
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    return name.pos_ == "PROPN" and before.lower_ == "and" and not any(is_verb(c) for c in name.children)


def _late_agents(verb: Token) -> list[Token]:
    """ "is held responsible by A": the parser hangs the agent on the adjective."""
    return [t for c in verb.children if c.dep_ in ("oprd", "acomp") for t in complements(c).get("by", ())]


def _participle_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """ "Soviet-backed MPLA": the word before the hyphen acts, the noun undergoes."""
    actors = tuple(
        t
        for c in verb.children
        if c.dep_ in ("npadvmod", "amod", "compound", "nmod", "advmod", "nsubj")
        for t in conjuncts([c])
    )
    return {k: v for k, v in (("subj", actors), ("obj", (verb.head,))) if v}


def _shifted_object(verb: Token) -> list[Token]:
    """ "received in Accra President A": the parser makes one name of the place and the guest."""
    if verb.lemma_ not in _RECEIVING:
        return []
    sites = [c for p in verb.children if p.dep_ == "prep" and p.lower_ in ("in", "at") for c in p.children]
    return [c for c in sites if c.dep_ == "pobj" and any(n.i == c.i - 1 and n.pos_ == "PROPN" for n in c.children)]


def _gap_object(verb: Token) -> list[Token]:
    """ "the treaty that A signed": the noun before a relative clause without object is its object."""
    if any(c.dep_ == "xcomp" and c.lemma_ == "be" for c in verb.children):
        return []  # "a step that A holds to be void"
    clause = verb
    while clause.dep_ in ("xcomp", "acomp") and not any(c.dep_ == "dobj" for c in clause.head.children):
        clause = clause.head  # "which A refused to sign", "which A is slow to join"
    own = [c for c in clause.children if c.dep_ in SUBJECTS]
    if clause.dep_ == "relcl" and own and own[-1].lower_ not in RELATIVE and clause.head.pos_ in ("NOUN", "PROPN"):
        return [clause.head]
    return []


def _shared_object(verb: Token) -> list[Token]:
    """ "signed but did not ratify the treaty", "A passed and B signed it": the object of the next verb."""
    following = next((c for c in verb.children if c.dep_ == "conj" and is_verb(c) and c.i > verb.i), None)
    if following is None or verb.i + 1 >= len(verb.doc) or verb.nbor(1).dep_ != "cc":
        return []
    other = next((c for c in following.children if c.dep_ == "nsubj"), following)
    between = (t for t in verb.doc[verb.i + 2 : following.i] if not other.left_edge.i <= t.i <= other.right_edge.i)
    if any(t.dep_ not in ("neg", "aux", "auxpass", "advmod") for t in between) or is_passive(following):
        return []
    return list(conjuncts(c for c in following.children if c.dep_ == "dobj"))


def complements(token: Token) -> dict[str, list[Token]]:
    """Prepositional complements of a word by preposition; gerunds ("for arming X") under "for+"."""
    found: dict[str, list[Token]] = {}
    for prep in token.children:
        if prep.lower_ == "according" or absolute(prep):
            continue
        if prep.dep_ in ("prt", "advmod") and prep.lower_ in _DIRECTIONS:
            for further in prep.children:
                if further.dep_ == "prep":
                    _add_prep(found, further, further.lower_)
        if prep.dep_ in ("prep", "agent", "dative") and prep.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            for further in _after_manner(prep):
                _add_prep(found, further, further.lower_)
            _add_prep(found, prep, prep.lower_)
    return found


def _after_manner(prep: Token) -> Iterable[Token]:
    """ "is claimed in part by A", "buys gas, above all from A": the parser hangs what follows on how or how much."""
    how = (c for c in prep.children if c.dep_ == "pobj" and (c.lower_ in _MANNER or c.like_num))
    return (further for c in how for further in c.children if further.dep_ in ("prep", "agent") and further.i > c.i)


def preposition(prep: Token) -> dict[str, list[Token]]:
    """What one preposition brings, as `complements` gives it."""
    found: dict[str, list[Token]] = {}
    _add_prep(found, prep, prep.lower_)
    return found


def _add_prep(found: dict[str, list[Token]], prep: Token, name: str) -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            listed = conjuncts([child])
            found.setdefault(name, []).extend((*listed, *(other_side(child) if name == "between" else ())))
            if child.pos_ == "PROPN":
                for member in listed:
                    _add_stray(found, member)
            elif child.lemma_ in _WHERE_OR_WHEN or child.like_num:
                _add_stray(found, child, only=("between", "against"))
        elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
            _add_prep(found, child, child.lower_)
        elif child.dep_ == "amod" and name == "as":
            found.setdefault(name, []).append(child)
        elif child.dep_ == "pcomp":
            found.setdefault(name + "+", []).append(child)
            if name == "of":  # "the idea of A joining B"
                found.setdefault(name, []).extend(conjuncts(c for c in child.children if c.dep_ == "nsubj"))
            found.setdefault(name, []).extend(t for c in child.children if c.lower_ == "what" for t in later_names(c))


def _add_stray(found: dict[str, list[Token]], name: Token, only: Sequence[str] = ()) -> None:
    """ "the raid from A on B": a phrase that the parser hung on a name belongs to the word over it as well.

    So it does on a place or time: "the fighting in the north between A and B".
    """
    for prep in name.children:
        if prep.dep_ == "prep" and prep.pos_ == "ADP" and prep.lower_ != "of" and (not only or prep.lower_ in only):
            for child in prep.children:
                if child.dep_ == "pobj":
                    found.setdefault("~" + prep.lower_, []).extend(conjuncts([child]))


def antecedents(tokens: Iterable[Token], verb: Token) -> Iterable[Token]:
    """The tokens with relative pronouns replaced by the noun that their clause modifies."""
    for token in tokens:
        if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "IN"):
            clause = verb
            while clause.dep_ in ("conj", "xcomp", "ccomp") and is_verb(clause.head):
                clause = clause.head
            yield from antecedents_of(clause) if clause.dep_ in ("relcl", "acl") else (token,)
        else:
            yield token

"""Predicate-argument structure from a dependency parse: who is subject, object or complement of a verb or noun.

Undoes passives, relative and participial clauses, control, coordination, apposition and light verbs, so that the
lexicon needs one wording for all of them. Dependency labels are those of ClearNLP, as the model gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

Roles = Mapping[str, tuple[Token, ...]]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    "ask urge help force allow encourage invite persuade order tell enable permit convince press push want expect require lead cause "
    "prompt call authorize compel pressure warn lobby oblige coerce entice assist convince train equip commission instruct".split()
)
LIGHT_VERBS = frozenset(
    "have hold make conduct give pay take launch sign reach conclude impose provide offer express enter start begin continue resume "
    "undertake carry maintain establish suspend announce deliver stage develop build strengthen expand deepen enhance boost promote "
    "receive complete pursue keep lead extend show voice convene host organize organise attend initiate join sever cut restore "
    "normalize normalise form create forge enjoy exchange do engage lift ease end halt stop terminate break see open close "
    "forge face use issue lodge level apply introduce enact tighten cement upgrade declare cultivate foster bolster".split()
)
_CUTTING = frozenset("suspend sever cut lift ease end halt stop terminate break close".split())
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_FRAMING = frozenset({"in", "during", "on", "at", "after", "following", "before", "amid"})
#: Verbs whose object did what follows: "accused X of arming Y", "thanked X for mediating", "stopped X from attacking Y".
BLAMING = frozenset(
    "accuse suspect charge blame condemn criticize criticise denounce praise thank commend congratulate prevent stop deter discourage "
    "dissuade punish fault rebuke hail applaud slam reproach ban bar forbid keep".split()
)
ACCUSING = frozenset("accuse suspect charge blame condemn criticize criticise denounce fault rebuke slam reproach".split())
#: Nouns whose infinitive is done by somebody else than their owner.
_ADDRESSED = frozenset({"invitation", "request", "appeal", "call", "demand", "order", "permission"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def conjuncts(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens with everything coordinated to their right."""
    found: list[Token] = []
    for token in tokens:
        if token not in found:
            found.append(token)
        found.extend(t for t in conjuncts(c for c in token.children if c.dep_ == "conj") if t not in found)
    return tuple(found)


def is_passive(verb: Token) -> bool:
    """Whether the verb's syntactic subject undergoes the action."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and is_passive(verb.head) and not any(c.dep_ == "aux" for c in verb.children)


def subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """Syntactic subject of a verb, inherited where the clause has none of its own."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        if own[0].lower_ in _RELATIVE and verb.dep_ == "relcl":
            return conjuncts([verb.head]) if verb.head.n_rights == 1 else (verb.head,)
        return (*_fronted_start(own[0], verb), *conjuncts(own))
    if depth > 6:
        return ()
    listed = _fronted_list(verb)
    if listed:
        return listed
    return _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> tuple[Token, ...]:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verb(head):
        return subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp", "advcl") and is_verb(head):
        controlled = _controlled(verb, head)
        if controlled or dep == "xcomp":
            return controlled or subjects(head, depth + 1)
    if dep in ("acl", "relcl"):
        if verb.tag_ in ("VBG", "VBN") or dep == "relcl":
            return (head,)
        return () if head.lemma_ in _ADDRESSED else owners(head)
    if dep in ("advcl", "ccomp") and is_verb(head):
        return subjects(head, depth + 1)
    if dep == "pcomp" and head.dep_ == "prep":
        above = head.head
        if is_verb(above) and above.lemma_ in BLAMING and head.lower_ in ("of", "for", "from", "against", "with"):
            blamed = conjuncts(c for c in above.children if c.dep_ in ("dobj", "nsubjpass"))
            return blamed or subjects(above, depth + 1)
        return subjects(above, depth + 1) if is_verb(above) else owners(above)
    return ()


def _controlled(verb: Token, head: Token) -> tuple[Token, ...]:
    """"pressured X to leave": the infinitive is the object's deed."""
    if head.lemma_ not in _OBJECT_CONTROL or not any(c.tag_ == "TO" for c in verb.children):
        return ()
    objects = [c for c in head.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
    objects += [c for p in head.children if p.dep_ == "prep" and p.lower_ in ("on", "upon") for c in p.children if c.dep_ == "pobj"]
    return conjuncts(objects)


def _fronted_list(verb: Token) -> tuple[Token, ...]:
    """Repair "Following the talks in X, A, B and C signed …": the list hangs on X but is the verb's subject."""
    if verb.dep_ != "ROOT" or verb.i == 0:
        return ()
    last = verb.doc[verb.i - 1]
    while last.i > verb.sent.start and last.dep_ in ("advmod", "aux", "neg", "auxpass"):
        last = verb.doc[last.i - 1]
    chain = [last]
    while chain[-1].dep_ == "conj":
        chain.append(chain[-1].head)
    first = chain[-1]
    if len(chain) < 2 or first.dep_ != "pobj" or not _fronted(first, verb):
        return ()
    return tuple(reversed(chain[:-1]))


def fronted(subject: Token) -> tuple[Token, ...]:
    """What precedes a subject in a list that the parser hung on a fronted phrase."""
    return _fronted_start(subject, subject.head)


def _fronted_start(subject: Token, verb: Token) -> tuple[Token, ...]:
    """The same list when only its last member was read as the subject: "…, A, B[,] and C signed"."""
    at = subject.left_edge.i - 1
    if at <= verb.sent.start or subject.doc[at].lower_ not in ("and", "or"):
        return ()
    last = subject.doc[at - 1]
    if last.text == ",":
        last = subject.doc[at - 2]
    chain = [last]
    while chain[-1].dep_ in ("conj", "appos"):
        chain.append(chain[-1].head)
    if len(chain) < 2 or chain[-1].dep_ != "pobj" or not _fronted(chain[-1], verb):
        return ()
    return tuple(reversed(chain[:-1]))


def _fronted(token: Token, verb: Token) -> bool:
    return any(a == verb for a in token.ancestors) and token.i < verb.i and token.nbor(1).text == ","


def _complements(token: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {}
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            _add_prep(found, prep, prep.lower_)
    return found


def _add_prep(found: dict[str, list[Token]], prep: Token, name: str) -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            found.setdefault(name, []).extend(conjuncts([child]))
        elif child.dep_ == "prep":
            _add_prep(found, child, child.lower_)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            _add_prep(found, child, child.lower_)
        elif child.dep_ == "pcomp":
            found.setdefault(name + "+", []).append(child)


def verb_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of a verb: subj, obj, dative, and one for each preposition ("with", "to" …)."""
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return _participle_roles(verb)
    found = _complements(verb)
    agents = found.pop("by", []) if is_passive(verb) else []
    syntactic = subjects(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if is_passive(verb):
        found["subj"], found["obj"] = list(agents), list(syntactic)
        found["retained"] = list(conjuncts(objects))
    else:
        found["subj"] = list(syntactic)
        found["obj"] = [*conjuncts(c for c in objects if c.dep_ == "dobj"), *_second_objects(verb)] or _gap_object(verb)
    found["dative"] = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts([c])]
    objects = [c for c in objects if c.dep_ == "dobj"]
    if objects:
        for name, tokens in _complements(objects[-1]).items():
            found.setdefault("~" + name, []).extend(tokens)
    return {k: tuple(_antecedents(v, verb)) for k, v in found.items() if v}


def _second_objects(verb: Token) -> list[Token]:
    """"joined NATO in 1999 and the EU in 2004": the parser joins the second object to the year."""
    found = []
    for prep in verb.subtree:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "on", "since") and prep.head in (verb, *(c for c in verb.children if c.dep_ == "dobj")):
            for when in prep.children:
                if when.dep_ == "pobj" and (when.like_num or when.ent_type_ == "DATE"):
                    found += [c for c in when.children if c.dep_ == "conj" and c.pos_ == "PROPN" and not c.like_num]
    return found


def _participle_roles(verb: Token) -> dict[str, tuple[Token, ...]]:
    """"Soviet-backed MPLA": the word before the hyphen acts, the noun undergoes."""
    actors = tuple(t for c in verb.children if c.dep_ in ("npadvmod", "amod", "compound", "nmod", "advmod") for t in conjuncts([c]))
    return {k: v for k, v in (("subj", actors), ("obj", (verb.head,))) if v}


def _gap_object(verb: Token) -> list[Token]:
    """"the treaty that A signed": the noun before a relative clause without object is its object."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if verb.dep_ == "relcl" and own and own[0].lower_ not in _RELATIVE and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head]
    return []


def _antecedents(tokens: Iterable[Token], verb: Token) -> Iterable[Token]:
    for token in tokens:
        if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN"):
            clause = verb
            while clause.dep_ in ("conj", "xcomp", "ccomp") and is_verb(clause.head):
                clause = clause.head
            yield clause.head if clause.dep_ == "relcl" else token
        else:
            yield token


def owners(noun: Token) -> tuple[Token, ...]:
    """Who a deed named by a noun belongs to: possessive, nationality, "by" phrase, or the subject of its light verb."""
    found = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts([c])]
    found += [t for c in noun.children if c.dep_ in ("amod", "compound", "nmod") for t in (*_hyphened(c), *conjuncts([c]))]
    for prep in noun.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ == "by":
            found += [t for c in prep.children if c.dep_ == "pobj" for t in conjuncts([c])]
    found += _light_subjects(noun)
    return tuple(dict.fromkeys(found or _framing_subjects(noun)))


def _hyphened(modifier: Token) -> tuple[Token, ...]:
    """The first of two nationalities: "the Soviet-Polish border" hangs Soviet on Polish."""
    return tuple(c for c in modifier.children if c.dep_ in ("amod", "compound", "nmod", "npadvmod") and c.i == modifier.i - 2)


def _framing_subjects(noun: Token) -> tuple[Token, ...]:
    """"During a visit to Yerevan, X promised …": a deed that frames a clause is its subject's."""
    prep = noun.head
    if noun.dep_ == "pobj" and prep.lower_ in _FRAMING and is_verb(prep.head) and not is_passive(prep.head):
        return subjects(prep.head)
    return ()


def light_verb(noun: Token) -> Token | None:
    """The verb that only carries the noun: "held" in "held talks", "paid" in "paid a visit"."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ in ("dobj", "nsubjpass") and is_verb(top.head) and top.head.lemma_ in LIGHT_VERBS:
        return top.head
    if top.dep_ == "pobj" and top.head.dep_ == "prep" and is_verb(top.head.head):
        verb = top.head.head
        if (verb.lemma_, top.head.lower_) in _LIGHT_PREPS:
            return verb
    if top.dep_ in ("nsubjpass", "nsubj") and is_verb(top.head) and (is_passive(top.head) or top.head.lemma_ in ("take", "begin")):
        return top.head if top.head.lemma_ in LIGHT_VERBS else None
    return None


_LIGHT_PREPS = frozenset(
    {("enter", "into"), ("engage", "in"), ("participate", "in"), ("arrive", "on"), ("be", "on"), ("be", "in"), ("go", "on"), ("embark", "on")}
)


def is_cutting(noun: Token) -> bool:
    """Whether the light verb ends what the noun names ("suspended cooperation", "cut ties")."""
    verb = light_verb(noun)
    return verb is not None and verb.lemma_ in _CUTTING


def _light_subjects(noun: Token) -> list[Token]:
    verb = light_verb(noun)
    if verb is None:
        return []
    if is_passive(verb):
        return [t for p in verb.children if p.dep_ == "agent" for c in p.children for t in conjuncts([c])]
    return [t for t in subjects(verb) if t != noun]


def noun_roles(noun: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of a noun: owner, poss, cop (what the noun is said of), and one for each preposition."""
    found = _complements(noun)
    verb = light_verb(noun)
    if verb is not None:
        for name, tokens in _complements(verb).items():
            if name != "by":
                found.setdefault("~" + name, []).extend(tokens)
        found["dative"] = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts([c])]
    found["owner"] = list(owners(noun))
    found["poss"] = [
        t for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in conjuncts([c])
    ]
    found["poss"] += _before_compound(noun, found["poss"])
    found["cop"] = list(said_of(noun))
    return {k: tuple(_antecedents(v, noun)) for k, v in found.items() if v}


def _before_compound(noun: Token, known: list[Token]) -> list[Token]:
    """"NATO member Turkey": the parser hangs both nouns on the name, but the first belongs to the second."""
    if known or noun.dep_ not in ("compound", "nmod") or noun.i == 0:
        return []
    before = noun.doc[noun.i - 1]
    return [before] if before.head == noun.head and before.dep_ in ("compound", "nmod", "amod") else []


def said_of(noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """What a noun is predicated of: "X is a member", "X, a member", "as a member", "member X"."""
    head, dep = noun.head, noun.dep_
    found = [t for c in noun.children if c.dep_ == "appos" for t in conjuncts([c])]
    if dep in ("attr", "acomp") and head.lemma_ in _COPULAS:
        found += subjects(head)
    elif dep == "appos":
        found += [head, *(t for t in _shared_apposition(noun))]
    elif dep == "conj" and depth < 4:
        found += said_of(head, depth + 1)
    elif dep in ("compound", "nmod") and head.pos_ == "PROPN":
        found += conjuncts([head])
    elif dep == "nsubj" and noun.i + 1 < len(noun.doc) and noun.nbor(1).dep_ == "nsubj" and noun.nbor(1).head == head:
        found.append(noun.nbor(1))
    elif dep == "oprd" and is_verb(head):
        found += verb_roles(head).get("obj", ())
    elif dep == "pobj" and head.lower_ == "as":
        above = head.head
        if is_verb(above):
            roles = verb_roles(above)
            found += roles.get("obj", ()) or roles.get("subj", ())
        else:
            found.append(above)
    return tuple(dict.fromkeys(found))


_APPOINTING = frozenset("elect reelect re-elect appoint name make declare proclaim crown choose swear install inaugurate nominate approve designate select confirm".split())
_SERVING = frozenset("become serve act rule remain continue return succeed govern".split())


def appointed(title: Token) -> tuple[Token, ...]:
    """Who is said to hold the office that a noun names: "became president", "was elected president", "served as premier"."""
    found = said_of(title)
    head, dep = title.head, title.dep_
    if dep in ("oprd", "dobj", "attr") and is_verb(head) and head.lemma_ in _APPOINTING:
        roles = verb_roles(head)
        return roles.get("obj", ()) if dep != "dobj" or is_passive(head) else roles.get("dative", ())
    if dep == "pobj" and head.lower_ == "as" and is_verb(head.head):
        verb = head.head
        if verb.lemma_ in _APPOINTING:
            return verb_roles(verb).get("obj", ())
        return subjects(verb) if verb.lemma_ in _SERVING else ()
    return tuple(t for t in found if t != title)


def _shared_apposition(noun: Token) -> Iterable[Token]:
    """"A and B, both members of X": the noun hangs on B but is said of both."""
    if any(c.lower_ in ("both", "all") for c in noun.children) or noun.tag_ in ("NNS", "NNPS"):
        top = noun.head
        while top.dep_ == "conj":
            top = top.head
        yield from (t for t in conjuncts([top]) if t != noun and t != noun.head)


def adjective_roles(adjective: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of an adjective: cop and one for each preposition."""
    found = _complements(adjective)
    head, dep = adjective.head, adjective.dep_
    if dep in ("acomp", "attr", "oprd") and is_verb(head):
        found["cop"] = list(subjects(head))
    elif dep in ("amod", "appos", "relcl", "acl"):
        found["cop"] = [head]
    elif dep == "conj":
        return adjective_roles(head) | {k: tuple(v) for k, v in found.items()}
    elif dep == "advcl" and is_verb(head):
        found["cop"] = list(subjects(head))
    return {k: tuple(v) for k, v in found.items() if v}

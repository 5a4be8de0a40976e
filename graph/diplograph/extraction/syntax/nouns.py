"""Predicate-argument structure of nouns and adjectives: owners, complements, and what they are said of."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from diplograph.extraction.syntax.clausal import bidden, clause_subjects, told
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.frames import antecedents, complements, preposition, verb_roles
from diplograph.extraction.syntax.inoffice import in_office
from diplograph.extraction.syntax.stray_complements import over_topic, staged, stray_complements
from diplograph.extraction.syntax.subjects import agents, light_verb, modifiers, owners, subjects
from diplograph.extraction.words.wordlists import words

_COPULAS = words("nouns.copulas")
_APPOINTING = words("nouns.appointing")
_REPLACING = words("nouns.replacing")
_FOLLOWING = words("nouns.following")
_ONESELF = frozenset({"himself", "herself"})
_VIEWING = words("nouns.viewing")
_SIDES = words("nouns.sides")
#: "A is one of B's backers".
_AMONG = frozenset({"one", "some", "two", "three", "among", "most"})
_SPANS = words("nouns.spans")
_OF_WHAT = frozenset({"of", "over", "on"})
_SERVING = words("nouns.serving")


def noun_roles(noun: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of a noun: owner, poss, joint (owners right before it), cop (what it is said of), clause as for a verb,

    one for each preposition, and "^at" or the like for whose deed it is that comes about so: "A left at the request of
    B"; "^Under" and "^After" for the surface subject after a fronted phrase.
    """
    found = complements(noun)
    if carried_out := agents(noun):
        found.setdefault("by", []).extend(carried_out)
    verb = light_verb(noun)
    if verb is not None:
        for name, tokens in complements(verb).items():
            if name != "by":
                found.setdefault("~" + name, []).extend(tokens)
        found["dative"] = [t for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for t in conjuncts([c])]
    for name, tokens in (*_parted(noun).items(), *stray_complements(noun).items()):
        found.setdefault("~" + name, []).extend(tokens)
    for name in ("between", "among"):
        found.setdefault("~" + name, []).extend((*staged(noun, name), *over_topic(noun, name)))
    found["of"] = found.get("of") or _shared_whole(noun)
    found["owner"] = list(owners(noun))
    found["joint"] = list(modifiers(noun))
    found["poss"] = [t for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in conjuncts([c])]
    found["poss"] += _before_compound(noun, found["poss"])
    found["cop"] = list(said_of(noun)) or ([noun] if noun.lemma_ in _SIDES and _names_nobody(noun) else [])
    # "of" tells what the noun above is, never a circumstance of a deed.
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ != "of":
        thanks = noun.head.lower_ == "to" and noun.head.i > 0 and noun.head.nbor(-1).lower_ == "thanks"
        found["^thanks" if thanks else "^" + noun.head.lower_] = _circumscribed(noun.head)
        host = noun.head.head
        if noun.head.lower_ == "under" and noun.head.i < host.i and is_verb(host):
            found["^Under"] = list(subjects(host))
        elif noun.head.lower_ == "under" and host.pos_ == "PROPN":
            found["^Under"] = [host]
    found["^After"] = _afterwards(noun)
    found["clause"] = clause_subjects(noun)
    found["told"] = told(noun)
    found["that"] = bidden(noun)
    return {k: tuple(antecedents(v, noun)) for k, v in found.items() if v}


def _by_deed(noun: Token) -> bool:
    """ "The first president to visit A was B": of whom it tells what he did, it does not tell whose he was."""
    return any(c.dep_ in ("acl", "relcl") for c in noun.children)


def _shared_whole(noun: Token) -> list[Token]:
    """ "The capital and largest city of A": what follows the second noun belongs to the first too."""
    second = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"), None)
    if second is None or any(c.dep_ in ("det", "poss") for c in second.children):
        return []
    return complements(second).get("of", [])


def _parted(noun: Token) -> dict[str, list[Token]]:
    """ "spoke in favour of joining": what the parser hung on the verb, though "of" right after a noun belongs to it."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    apart = after.lower_ == "of" and after.dep_ == "prep" and after.head != noun and is_verb(after.head)
    return preposition(after) if apart else {}


def _names_nobody(group: Token) -> bool:
    """Whether a plural goes on without saying who they are: "A's allies", but not "A's allies, such as B and C"."""
    return group.tag_ == "NNS" and not any(c.lower_ in ("as", "including", "like") for c in group.children)


def _afterwards(noun: Token) -> list[Token]:
    """The subject of the clause that "after A rule" or "after centuries of A rule" opens; none if it tells of what."""
    prep = noun.head
    if prep.lower_ == "of" and prep.head.lemma_.lower() in _SPANS:
        prep = prep.head.head
    if (
        noun.dep_ != "pobj"
        or prep.lower_ not in ("after", "following")
        or any(c.lower_ in _OF_WHAT for c in noun.children)
    ):
        return []
    host = prep.head
    return list(subjects(host)) if prep.i < host.i and is_verb(host) else []


def _circumscribed(prep: Token) -> list[Token]:
    """ "A fled with the help of B", "talks between A and C under B's mediation": whose deed the phrase tells of."""
    host = prep.head.head if prep.head.lower_ == "thanks" else prep.head
    while (
        host.pos_ in ("NOUN", "PROPN", "ADP", "NUM")
        and host.dep_ in ("dobj", "pobj", "prep", "nsubjpass")
        and host.i < prep.i
    ):
        if host.pos_ != "ADP" and (between := complements(host).get("between")):
            return between
        host = host.head
    if is_verb(host):
        return list(verb_roles(host).get("subj", ()))
    if host.dep_ in SUBJECTS and prep.i > 0 and prep.nbor(-1).text == ",":
        return list(conjuncts([host]))  # "A, with the help of B, built …"
    return complements(host).get("between") or list(owners(host)) if host.pos_ == "NOUN" else []


def _before_compound(noun: Token, known: list[Token]) -> list[Token]:
    """ "NATO member Turkey": the parser hangs both nouns on the name, but the first belongs to the second."""
    if known or noun.dep_ not in ("compound", "nmod") or noun.i == 0:
        return []
    before = noun.doc[noun.i - 1]
    return [before] if before.head == noun.head and before.dep_ in ("compound", "nmod", "amod") else []


#: By which somebody is ahead of others.
_MARGINS = frozenset({"distance", "margin", "way", "measure"})


def said_of(noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """What a noun is predicated of: "X is a member", "X, a member", "as a member", "member X"."""
    head, dep = noun.head, noun.dep_
    found = [t for c in noun.children if c.dep_ == "appos" for t in conjuncts([c])]
    if dep in ("attr", "acomp") and head.lemma_ in _COPULAS:
        told = any(c.dep_ == "expl" for c in head.children)  # "said that there was an attack": of nobody
        found += () if told else subjects(head)
    elif dep == "appos" and head.lower_ in _MARGINS and head.head.lower_ == "by" and head.head.head.lemma_ in _COPULAS:
        found += subjects(head.head.head)  # "is by some distance the largest": the parser takes it for the distance
    elif dep == "appos":
        interrupted = _interrupted(noun)
        found += interrupted or [head, *_shared_apposition(noun)]
    elif dep == "conj" and depth < 4 and head.pos_ != "PROPN":
        found += said_of(head, depth + 1)
    elif dep in ("compound", "nmod") and head.pos_ == "PROPN":
        found += conjuncts([head])
    elif dep != "oprd" and (bearer := _beside(noun)) is not None:
        found += conjuncts([bearer])
    elif dep == "nsubj" and head.lemma_ == "be" and noun.pos_ == "NOUN" and not _by_deed(noun):
        found += conjuncts(c for c in head.children if c.dep_ == "attr" and c.pos_ == "PROPN" and c.i > head.i)
    elif dep == "oprd" and is_verb(head):
        found += verb_roles(head).get("obj", ())
    elif dep == "pobj" and depth < 4:
        found += _said_through(head, depth)
    return tuple(dict.fromkeys(found))


def _said_through(prep: Token, depth: int) -> tuple[Token, ...]:
    """Of whom a noun is said that a preposition brings: "one of the members", "served as", "chose A as", "A as"."""
    above = prep.head
    if prep.lower_ == "of" and above.lower_ in _AMONG:
        return said_of(above, depth + 1)
    if prep.lower_ in ("among", "by") and above.lemma_ in _COPULAS:
        return subjects(above) if prep.lower_ == "among" or prep.nbor(1).lower_ == "far" else ()
    if prep.lower_ != "as" or above.lemma_ in _VIEWING:
        return ()
    if not is_verb(above):
        return (above,)
    roles = verb_roles(above)
    if above.lemma_ in _REPLACING:
        return roles.get("subj", ())
    return roles.get("obj", ()) or roles.get("subj", ())


def _interrupted(noun: Token) -> tuple[Token, ...]:
    """ "A is, along with B, a member": what the parser hangs on B is said of A, and of B if it is told to be with A."""
    prep = noun.head.head
    if noun.head.dep_ != "pobj" or prep.pos_ not in ("ADP", "SCONJ"):
        return ()
    joining = prep.lower_ == "with" and prep.i > 0 and prep.nbor(-1).lower_ in ("along", "together")
    if not joining and prep.lower_ not in ("like", "unlike"):
        return ()
    top = prep.head if prep.head.pos_ != "ADP" and prep.head.pos_ != "ADV" else prep.head.head
    if top.lemma_ not in _COPULAS or any(c.dep_ in ("attr", "acomp") for c in top.children):
        return ()
    return (*subjects(top), *(() if prep.lower_ == "unlike" else conjuncts([noun.head])))


def _beside(noun: Token) -> Token | None:
    """The subject that a description precedes: "A former colony, X left", "the envoy X"."""
    if noun.dep_ == "nsubj" and noun.i + 1 < len(noun.doc) and noun.nbor(1).dep_ == "nsubj":
        return noun.nbor(1) if noun.nbor(1).head == noun.head else None
    comma = noun.right_edge.i + 1
    if noun.dep_ not in ("nsubj", "npadvmod", "dep", "advcl", "attr") or noun.pos_ != "NOUN" or noun.i > noun.head.i:
        return None
    if noun.left_edge.i != noun.sent.start or comma >= noun.sent.end or noun.doc[comma].text != ",":
        return None
    named = (c for c in noun.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.left_edge.i == comma + 1)
    return next(named, None)


def appointed(title: Token) -> tuple[Token, ...]:
    """Who is said to hold the office that a noun names: "became president", "was elected president", "served as"."""
    found = said_of(title)
    head, dep = title.head, title.dep_
    if dep in ("oprd", "dobj", "attr") and is_verb(head) and head.lemma_ in _APPOINTING:
        roles = verb_roles(head)
        told = roles.get("obj", ()) if dep != "dobj" or is_passive(head) else roles.get("dative", ())
        if any(t.lower_ in _ONESELF for t in told):
            return subjects(head)
        return told if any(t != title for t in told) else _named_before(title)
    if dep == "pobj" and head.lower_ == "as" and is_verb(head.head):
        verb = head.head
        if verb.lemma_ in _APPOINTING:
            return verb_roles(verb).get("obj", ())
        if verb.lemma_ in _FOLLOWING:
            who = tuple(antecedents(subjects(verb), verb))  # "A, a diplomat who succeeded B as envoy"
            return tuple(t for w in who for t in said_of(w) or (w,))
        fronted = head.i == title.sent.start and verb.lemma_ not in _VIEWING
        return subjects(verb) if fronted or verb.lemma_ in _SERVING else in_office(title)
    if dep == "pobj" and head.lower_ == "as" and (holders := in_office(title)):
        return holders
    if dep == "nsubj" and head.lemma_ == "be" and not any(is_verb(c) for c in title.children):
        found = (*found, *(c for c in head.children if c.dep_ == "attr" and c.pos_ == "PROPN"))
    return tuple(t for t in found if t != title)


def _named_before(title: Token) -> tuple[Token, ...]:
    """ "They named A director": the parser makes one name of the two."""
    return tuple(c for c in title.children if c.i == title.i - 1 and c.dep_ == "compound" and c.pos_ == "PROPN")


def _shared_apposition(noun: Token) -> Iterable[Token]:
    """ "A and B, both members of X": the noun hangs on B but is said of both."""
    if any(c.lower_ in ("both", "all") for c in noun.children) or noun.tag_ in ("NNS", "NNPS"):
        top = noun.head
        while top.dep_ == "conj":
            top = top.head
        yield from (t for t in conjuncts([top]) if t != noun and t != noun.head)


def adjective_roles(adjective: Token) -> dict[str, tuple[Token, ...]]:
    """Roles of an adjective: cop and one for each preposition."""
    found = complements(adjective)
    head, dep = adjective.head, adjective.dep_
    if dep in ("acomp", "attr", "oprd") and is_verb(head):
        found["cop"] = list(subjects(head))
    elif is_verb(adjective) and is_passive(adjective):
        found["cop"] = list(subjects(adjective))
    elif dep in ("amod", "appos", "relcl", "acl"):
        found["cop"] = [head]
    elif dep == "conj":
        return adjective_roles(head) | {k: tuple(v) for k, v in found.items()}
    elif dep == "advcl" and is_verb(head):
        found["cop"] = list(subjects(head))
    found["clause"] = clause_subjects(adjective)
    return {k: tuple(v) for k, v in found.items() if v}

"""Who does what a verb or a noun says, inherited where the word has no doer of its own.

Undoes control, coordination, relative and participial clauses and light verbs ("held talks").
"""

from __future__ import annotations

from calendar import day_name, month_name

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import (
    RELATIVE,
    SUBJECTS,
    antecedents_of,
    conjuncts,
    fronted_list,
    fronted_start,
    is_passive,
    is_verb,
    of_which,
)
from diplograph.extraction.syntax.followers import followers, sharers
from diplograph.extraction.syntax.letters import writing_to
from diplograph.extraction.syntax.means import is_for_others
from diplograph.extraction.syntax.picked import is_ranked
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words

_DAYS = frozenset(day_name)
_MONTHS = frozenset(month_name[1:])
_OBJECT_CONTROL = words("subjects.object_control")
#: Their objects do what follows if they are somebody: "sent A to negotiate".
_SENDING = frozenset({"send", "dispatch"})
#: Verbs of that kind whose object is addressed or helped, not only the doer of what follows ("want", "expect").
ADDRESSING = _OBJECT_CONTROL - frozenset(
    "want expect require lead cause prompt call choose allow enable permit".split()
)
LIGHT_VERBS = words("subjects.light_verbs")
_LIGHT_PREPS = frozenset(
    {
        ("enter", "into"),
        ("engage", "in"),
        ("participate", "in"),
        ("arrive", "on"),
        ("be", "on"),
        ("be", "in"),
        ("go", "on"),
        ("embark", "on"),
    }
)
_CUTTING = words("subjects.cutting")
_HAPPENING = words("subjects.happening")
_FRAMING = frozenset({"in", "during", "on", "at", "after", "following", "before", "amid", "upon", "since", "until"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
BLAMING = words("subjects.blaming")
ACCUSING = words("subjects.accusing")
_CARRYING_OUT = words("subjects.carrying_out")
_STAGED = words("subjects.staged")
_REACTED = words("subjects.reacted")
_HELPED = words("subjects.helped") | words("parts.holding")
_ADDRESSED = words("subjects.addressed")


def subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """Syntactic subject of a verb, inherited where the clause has none of its own, and who shares what it says."""
    found = _subjects(verb, depth)
    return (*found, *sharers(verb)) if found and not depth else found


def _subjects(verb: Token, depth: int) -> tuple[Token, ...]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    own = own or [
        c for a in verb.lefts if a.dep_ == "aux" for c in a.lefts if c.dep_ in SUBJECTS
    ]  # "has been mediating"
    if len(own) > 1 and own[0].lower_ in RELATIVE and verb.dep_ == "relcl":
        own = own[1:]  # "the treaty that A ratified": the parser takes the object for a second subject
    if own:
        if own[0].lower_ == "which" and verb.lemma_ in _REACTED and (whole := _commented(verb)):
            return whole
        if verb.dep_ == "relcl" and of_which(own[0]) and not _each_other(own[0], verb):
            return conjuncts([verb.head])
        if own[0].lower_ in RELATIVE and verb.dep_ == "relcl":
            return antecedents_of(verb)
        if own[0].lower_ in RELATIVE and (cleft := _cleft(verb)):
            return cleft
        too = (*_companions(own, verb), *followers(verb))
        return (*fronted_start(own[0], verb), *_not_only(own[0]), *conjuncts(own), *too)
    if depth > 6:
        return ()
    if verb.dep_ == "prep" and verb.i > 1 and verb.nbor(-1).text == "," and verb.nbor(-2).pos_ in ("PROPN", "NOUN"):
        return (verb.nbor(-2),)  # "A, led by B, won": the parser takes the participle for a preposition
    listed = fronted_list(verb) or _inverted(verb)
    if listed:
        return listed
    return _inherited(verb, depth)


def _commented(verb: Token) -> tuple[Token, ...]:
    """ "A closed the offices of B, which drew criticism": the clause tells what came of all that A did."""
    head, comma = verb.head, verb.left_edge.i - 1
    if verb.dep_ != "relcl" or head.pos_ != "PROPN" or comma < 0 or verb.doc[comma].text != ",":
        return ()
    above = next((t for t in head.ancestors if t.tag_ in ("VBD", "VBZ", "VBP")), None)
    return subjects(above) if above is not None and head.dep_ not in SUBJECTS and not is_passive(above) else ()


def _companions(own: list[Token], verb: Token) -> tuple[Token, ...]:
    """Who does it beside the subject: "A, together with B and C, signed"."""
    found: list[Token] = []
    for subject in own:
        for prep in (*subject.rights, *(c for c in verb.lefts if c.i > subject.i)):
            joining = [prep, *(c for c in prep.children if c.lower_ == "with")] if prep.lower_ == "along" else [prep]
            beside = prep.lower_ == "alongside" or (
                joining[-1].lower_ == "with" and any(t.lower_ in ("together", "along") for t in (prep, *prep.lefts))
            )
            if beside and prep.dep_ == "prep" and prep.i < verb.i and prep.doc[prep.left_edge.i - 1].text == ",":
                found += conjuncts(c for c in joining[-1].children if c.dep_ == "pobj")
    return tuple(found)


def _not_only(subject: Token) -> tuple[Token, ...]:
    """ "Not only A but also B signed": the parser takes A for a sentence of its own."""
    doc, at = subject.doc, subject.left_edge.i - 1
    at -= at > 0 and doc[at].lower_ == "also"
    if at < 1 or doc[at].lower_ != "but":
        return ()
    first = doc[at - 2] if doc[at - 1].text == "," else doc[at - 1]
    before = [t.lower_ for t in doc[max(0, first.left_edge.i - 3) : first.i]]
    return (first,) if ["not", "only"] in (before[i : i + 2] for i in range(len(before))) else ()


def _cleft(verb: Token) -> tuple[Token, ...]:
    """ "It was A that signed"."""
    copula = verb.head
    if verb.dep_ not in ("ccomp", "advcl") or copula.lemma_ != "be":
        return ()
    if not any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.children):
        return ()
    return conjuncts(c for c in copula.children if c.dep_ == "attr" and c.i < verb.i)


def _each_other(subject: Token, verb: Token) -> bool:
    """ "each of which accused the other"."""
    return subject.lower_ == "each" and any(t.lower_ == "other" for t in verb.subtree)


def _inverted(verb: Token) -> tuple[Token, ...]:
    """ "Taking part in the talks were A and B": the subject follows the copula that the fronted participle brings."""
    if verb.tag_ != "VBG" or verb.i != verb.sent.start:
        return ()
    copulas = [t for t in (verb.head, *verb.children) if t.lemma_ == "be" and t.i > verb.i]
    after = [c for be in copulas for c in be.children if c.i > be.i and c.dep_ in ("attr", "nsubj")]
    after += [c for be in copulas if be.head == verb for c in verb.children if c.i > be.i and c.dep_ == "dobj"]
    return conjuncts(after)


def _inherited(verb: Token, depth: int) -> tuple[Token, ...]:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verb(head):
        return subjects(_equal(verb, head), depth + 1)
    if dep in ("xcomp", "ccomp", "advcl") and is_verb(head):
        controlled = _controlled(verb, head)
        if is_for_others(verb):
            return ()
        if controlled or dep == "xcomp":
            return controlled or subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp", "advcl") and head.pos_ == "ADJ" and is_verb(head.head):
        return subjects(head.head, depth + 1)
    if dep in ("acl", "relcl"):
        return _modifying(verb, depth)
    if dep in ("advcl", "ccomp") and is_verb(head):
        return subjects(head, depth + 1)
    if dep == "pcomp" and head.dep_ == "prep":
        return _of_gerund(head, depth)
    return ()


def _modifying(verb: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a clause on a noun tells: the noun, or whose it is in "A's plan to go"."""
    head, dep = verb.head, verb.dep_
    if verb.tag_ == "VBG" and verb.lemma_ in ADDRESSING and (writing := writing_to(head)) is not None:
        return subjects(writing, depth + 1)  # "A sent B and C a letter urging D"
    purpose = dep == "relcl" and head.lemma_ in _STAGED and any(c.tag_ == "TO" for c in verb.children)
    if verb.tag_ != "VB" or (dep == "relcl" and not purpose) or is_ranked(head):
        return (head,)
    if head.dep_ == "dobj" and head.head.lemma_ in load_cues().events["getting"]:
        return subjects(head.head, depth + 1)  # "A won a contract to build"
    return () if head.lemma_ in _ADDRESSED else owners(head)


def _of_gerund(prep: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a preposition brings as a gerund: "blamed X for going", "joined X in signing"."""
    above = prep.head
    if prep.lower_ == "by" and above.dep_ == "dobj":
        above = above.head  # "broke the embargo by arming B": what is done by a deed is another deed
    if above.dep_ == "npadvmod" and is_verb(above.head):
        above = above.head  # "a day after hosting A, B flew to C"
    if is_verb(above) and above.lemma_ in BLAMING and prep.lower_ in ("of", "for", "from", "against", "with", "on"):
        blamed = conjuncts(c for c in above.children if c.dep_ in ("dobj", "nsubjpass"))
        return blamed or subjects(above, depth + 1)
    if is_verb(above) and above.lemma_ == "join" and prep.lower_ == "in":
        joined = conjuncts(c for c in above.children if c.dep_ == "dobj" and c.pos_ == "PROPN")
        return (*subjects(above, depth + 1), *joined)  # "A joined B in signing the pact"
    return subjects(above, depth + 1) if is_verb(above) else owners(above)


def _equal(verb: Token, head: Token) -> Token:
    """The verb that a coordinated one belongs beside.

    In "urged A to wait and asked B to come" the parser hangs "asked" on "wait", but no finite verb is the equal of an
    infinitive or gerund.
    """
    perfect = verb.tag_ == "VBN" and any(c.tag_ in _FINITE and c.lemma_ == "have" for c in verb.children)
    if verb.tag_ not in ("VBD", "VBZ") and not perfect:
        return head
    above = head
    while (
        above.tag_ == "VBG"
        or any(c.tag_ == "TO" for c in above.children)
        or above.dep_ == "prep"
        or (above.dep_ == "ccomp" and above.head.tag_ in _FINITE and _not_beside(above, verb))
    ):
        if above.head == above:
            return head
        above = above.head
    return above if is_verb(above) else head


def _not_beside(above: Token, verb: Token) -> bool:
    """Whether the verb of a told clause is no equal of a later verb: "demanded that A leave and asked B".

    Neither is a pluperfect, nor of words to somebody what something is: "said that A had left and asked B", "said that
    it was cold and asked B".
    """
    pluperfect = above.tag_ == "VBN" and any(c.lower_ == "had" for c in above.children)
    told = verb.lemma_ in ADDRESSING | BLAMING and (above.lemma_ == "be" or is_passive(above))
    return pluperfect or told or above.tag_ in ("VB", "VBP")


def _controlled(verb: Token, head: Token) -> tuple[Token, ...]:
    """ "pressured X to leave": the infinitive is the object's deed."""
    if head.lemma_ not in _OBJECT_CONTROL | _SENDING or not any(c.tag_ == "TO" for c in verb.children):
        return ()
    objects = [c for c in head.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
    objects += [
        c
        for p in head.children
        if p.dep_ == "prep" and p.lower_ in ("on", "upon")
        for c in p.children
        if c.dep_ == "pobj"
    ]
    if head.lemma_ in _SENDING:
        objects = [
            t for t in objects if t.pos_ == "PROPN" and not any(c.dep_ == "det" for c in t.children)
        ]  # who sends troops to fight a war fights it
    return conjuncts(objects)


def owners(noun: Token) -> tuple[Token, ...]:
    """Who a deed named by a noun belongs to: possessive, nationality, "by" phrase, or the subject of its light verb."""
    found = [*modifiers(noun)]
    for prep in noun.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ == "by":
            found += [t for c in prep.children if c.dep_ == "pobj" for t in conjuncts([c])]
    found += (*agents(noun), *_light_subjects(noun))
    return tuple(dict.fromkeys(found or _framing_subjects(noun)))


def agents(noun: Token) -> tuple[Token, ...]:
    """ "A coup led by A", "missiles fired by A": who does what a participle after the noun tells."""
    clauses = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in _CARRYING_OUT]
    return tuple(t for c in clauses for p in c.children if p.dep_ == "agent" for t in conjuncts(p.children))


def modifiers(noun: Token) -> tuple[Token, ...]:
    """The owners that stand before a noun: "A's talks", "the A-B talks"."""
    found = [t for c in noun.children if c.dep_ == "poss" and not _is_date(c) for t in conjuncts([c])]
    before = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and not _is_date(c)]
    return (*found, *(t for c in before for t in (*_hyphened(c), *conjuncts([c]))))


def _is_date(modifier: Token) -> bool:
    """ "A June 2024 visit", "Monday's talks": when it was owns nothing."""
    return modifier.like_num or modifier.text in _DAYS or (modifier.text in _MONTHS and modifier.dep_ != "poss")


def _hyphened(modifier: Token) -> tuple[Token, ...]:
    """The first of two nationalities: "the Soviet-Polish border" hangs Soviet on Polish; not "UN-mediated talks"."""
    return (
        ()
        if modifier.lemma_ in _HELPED
        else tuple(
            c for c in modifier.children if c.dep_ in ("amod", "compound", "nmod", "npadvmod") and c.i == modifier.i - 2
        )
    )


def is_framing(noun: Token, preps: frozenset[str] = _FRAMING) -> bool:
    """Whether a noun tells when or in what a clause happens: "during a visit to Yerevan", "after the war"."""
    prep = noun.head
    return noun.pos_ == "NOUN" and noun.dep_ == "pobj" and prep.lower_ in preps and is_verb(prep.head)


def _framing_subjects(noun: Token) -> tuple[Token, ...]:
    """ "During a visit to Yerevan, X promised …": a deed that frames a clause is its subject's."""
    verb = noun.head.head
    if not is_framing(noun) or is_passive(verb):
        return ()
    joining = any(c.dep_ == "dobj" and c.lower_ == "part" for c in verb.children)
    return () if joining else subjects(verb)


def light_verb(noun: Token) -> Token | None:
    """The verb that only carries the noun: "held" in "held talks", "paid" in "paid a visit"."""
    top = _whole(noun)
    if top.dep_ in ("dobj", "nsubjpass") and is_verb(top.head) and top.head.lemma_ in LIGHT_VERBS:
        return (
            None if any(c.lower_ == "into" and c.nbor(1).lower_ == "account" for c in top.head.children) else top.head
        )
    if top.dep_ == "pobj" and top.head.dep_ == "prep" and is_verb(top.head.head):
        verb = top.head.head
        if (verb.lemma_, top.head.lower_) in _LIGHT_PREPS:
            return verb
    if top.dep_ in ("nsubjpass", "nsubj") and is_verb(top.head):
        return top.head if top.head.lemma_ in (LIGHT_VERBS if is_passive(top.head) else _HAPPENING) else None
    return None


def _whole(noun: Token) -> Token:
    """The noun that stands in the clause: the first of a list, the series in "a series of talks"."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    of = top.head
    return of.head if top.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in load_cues().series else top


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
    found = subjects(verb)
    # "After World War I, A and B began …": the parser may take a frame for the first of the subjects.
    return [t for t in found if t != _whole(noun)] if noun not in found or len(found) < 2 else []

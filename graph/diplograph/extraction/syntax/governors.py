"""The words whose complement a statement is, and which may change its polarity and modality: "refused to sign"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.subjects import BLAMING, light_verb
from diplograph.extraction.words.wordlists import penalties, words

#: Prepositions whose phrase only tells how or when the governing verb comes about.
_CIRCUMSTANCE = frozenset(
    "by after before since upon despite while through during amid following in at because".split()
)
_TOPICAL = ("to", "for", "of", "on", "about")
_DENYING = frozenset({"deny", "dispute"})
_PRESSING = words("governors.pressing")
_OFFERING = words("governors.offering")
_PLEAS = words("governors.pleas")
#: Nouns that tell of an end of what they are about: "a break in relations".
PARTING = words("governors.parting")


def scope(trigger: Token) -> Iterator[tuple[Token, bool]]:
    """The trigger, the light verb or copula that carries it, and then the words whose complement it is.

    The flag tells the words that belong to the statement itself from those that only govern it.
    """
    yield trigger, True
    top = trigger
    carrier = _carrier(trigger)
    if carrier is not None:
        yield carrier, True
        top = carrier
    for _ in range(5):
        above = _governor(top)
        if above is None:
            return
        if above.dep_ != "prep":
            yield above, False
        top = above


def _carrier(trigger: Token) -> Token | None:
    if is_verb(trigger):
        return None
    verb = light_verb(trigger)
    if verb is not None:
        return verb
    head = trigger.head
    return head if trigger.dep_ in ("attr", "acomp", "dobj", "nsubjpass", "oprd") and is_verb(head) else None


def _tells_what(prep: Token) -> bool:
    """Whether a preposition brings what the word above is about, not how or when it comes about."""
    aimed = prep.lower_ == "at" and prep.head.lemma_ == "aim"
    return prep.lower_ not in _CIRCUMSTANCE or aimed or _parts(prep)


def _parts(prep: Token) -> bool:
    """ "A break in relations"."""
    return prep.lower_ == "in" and prep.head.pos_ == "NOUN" and prep.head.lemma_ in PARTING


def _governor(token: Token) -> Token | None:
    """The word that a clause or phrase is the complement of, when that word may change its factuality."""
    head, dep = token.head, token.dep_
    if dep == "conj" and is_verb(token):
        own_subject = any(c.dep_ in ("nsubj", "nsubjpass", "agent") for c in token.children)
        return None if own_subject or not is_verb(head) or _tensed(token) else head
    if dep == "xcomp" or (dep == "pcomp" and head.dep_ == "prep" and _tells_what(head)):
        return head
    if dep == "prep" and not is_verb(token) and _tells_what(token):
        return head
    if dep in ("acl", "relcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return head
    if _aimed_at(token):
        return head
    if dep in ("ccomp", "advcl") and any(c.tag_ == "TO" for c in token.children):
        return (
            head
            if dep == "ccomp"
            or any(c.dep_ == "dobj" and (head.lemma_ in _PRESSING or c.lemma_ in _PLEAS) for c in head.children)
            else None
        )
    topical = dep == "pobj" and head.dep_ == "prep" and (head.lower_ in _TOPICAL or _parts(head))
    if topical and not _is_reason(token):
        return head
    if (dep == "dobj" or (dep == "attr" and head.lemma_ == "be")) and not is_verb(token):
        return head
    if dep == "advcl" and token.tag_ == "VBG" and any(c.dep_ == "prt" and c.i == token.i - 1 for c in head.children):
        return head
    return head if dep == "ccomp" and _colours(head, token) else None


def _aimed_at(deed: Token) -> bool:
    """ "will send troops to defend A", "offered ships to supply A": the purpose of what is still to be done."""
    if deed.dep_ != "advcl" or not any(c.tag_ == "TO" for c in deed.children) or not is_verb(deed.head):
        return False
    return deed.head.tag_ == "VB" or deed.head.lemma_ in _OFFERING


def _colours(verb: Token, clause: Token) -> bool:
    """Whether a verb tells how its clause is meant: "denied that", "asked that B should", "wants to see B go"."""
    if verb.lemma_ in _DENYING or any(c.lemma_ in ("should", "will") for c in clause.children):
        return True
    return verb.lemma_ == "see" and verb.dep_ == "xcomp" and clause.tag_ == "VB"


def _is_reason(token: Token) -> bool:
    """ "refused to punish A for its invasion of B": what somebody is judged for is none the less told as done."""
    over = token.head
    judged = over.head.lemma_ in BLAMING or over.head.lemma_ in penalties()
    return token.dep_ == "pobj" and over.lower_ in ("for", "over") and judged


def _tensed(verb: Token) -> bool:
    """Whether a coordinated verb has a tense of its own, by its form or its auxiliary."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)

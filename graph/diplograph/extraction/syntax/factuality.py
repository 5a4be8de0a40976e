"""Polarity and modality of what a word says, from its auxiliaries and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.order import done_before
from diplograph.extraction.syntax.subjects import BLAMING, light_verb
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import penalties, words
from diplograph.model import Modality, Polarity

#: Prepositions whose phrase only tells how or when the governing verb comes about.
_CIRCUMSTANCE = frozenset(
    "by after before since upon despite while through during amid following in at because".split()
)
_TOPICAL = ("to", "for", "of", "on", "about")
_DONE = frozenset({"VBD", "VBN", "VBG"})
_DENYING = frozenset({"deny", "dispute"})
_PRESSING = words("factuality.pressing")
_ADDING = words("factuality.adding")
_PLEAS = words("factuality.pleas")
_VALUED = words("factuality.valued")
_PARTING = words("factuality.parting")
_STRENGTH = [Modality.CONDITIONAL, Modality.POSSIBLE, Modality.DESIRED, Modality.PLANNED, Modality.HYPOTHETICAL]


def factuality(trigger: Token, cues: Cues) -> tuple[Polarity, Modality]:
    """Polarity and modality of the trigger of a statement."""
    chain = list(_to_performance(_to_presupposed(_scope(trigger), trigger, cues)))
    negations = sum(_negated(t, cues) for t, own in chain if own)
    negations += sum(_governed(t, cues) for t, own in chain if not own)
    negations += _undone(trigger, cues)
    negations -= any(own and _negated_by(t, trigger) and _negated(trigger, cues) for t, own in chain)
    kinds = [kind for t, own in chain for kind in _kinds(t, cues, own=own)]
    if trigger.tag_ == "VBG":
        words = (word for t, own in chain if not own for word in _topics(t))
        kinds += [cues.over_deeds[word] for word in words if word in cues.over_deeds]
    modality = Modality.ACTUAL
    if not _performed(trigger):
        modality = next((m for m in _STRENGTH if m in kinds), Modality.POSSIBLE if _may_come(trigger) else modality)
        if modality is Modality.ACTUAL and (earlier := done_before(trigger)) is not None:
            modality = Modality.PLANNED if factuality(earlier, cues)[1] is Modality.PLANNED else modality
    return (Polarity.NEGATED if negations % 2 else Polarity.AFFIRMED), modality


def _may_come(deed: Token) -> bool:
    """ "the only way for A to join B": what something is good for; "it is a joy for A to meet B" tells it as done."""
    infinitive = any(c.tag_ == "TO" for c in deed.children) and any(
        c.dep_ == "mark" and c.lower_ == "for" for c in deed.children
    )
    return infinitive and deed.head.lemma_ != "be" and deed.head.lemma_ not in _VALUED


def _to_performance(chain: Iterable[tuple[Token, bool]]) -> Iterator[tuple[Token, bool]]:
    """The chain up to the first word by which something is done: "I would like to congratulate A on its victory"."""
    for word, own in chain:
        yield word, own
        if not own and _performed(word):
            return


def _to_presupposed(chain: Iterable[tuple[Token, bool]], trigger: Token, cues: Cues) -> Iterator[tuple[Token, bool]]:
    """The chain before a word that takes a deed for a fact: "never recognised A's annexation of B"."""
    for word, own in chain:
        if word != trigger and word.lemma_ in cues.presupposing and not is_verb(trigger):
            return
        yield word, own


def _topics(governor: Token) -> Iterator[str]:
    """The word over a deed and, of a verb, what it holds about it: "held a referendum on joining"."""
    yield governor.lemma_.lower()
    if is_verb(governor):
        yield from (c.lemma_.lower() for c in governor.children if c.dep_ == "dobj")


def _undone(deed: Token, cues: Cues) -> bool:
    """Whether what a noun names was called off or never came about: "the talks were cancelled", "it never happened"."""
    verb = deed.head
    if is_verb(deed) or not is_verb(verb):
        return False
    words = {verb.lemma_, *(f"{verb.lemma_}_{c.lower_}" for c in verb.children if c.dep_ == "prt")}
    if deed.dep_ in ("nsubjpass", "dobj") and words & cues.undoing and light_verb(deed) is None:
        return True
    return deed.dep_ == "nsubj" and verb.lemma_ in cues.happening and any(c.dep_ == "neg" for c in verb.children)


def _negated_by(verb: Token, subject: Token) -> bool:
    """Whether a verb's denial is that of its subject alone: "no talks took place"."""
    return (
        subject.head == verb
        and subject.dep_ in ("nsubj", "nsubjpass")
        and not any(c.dep_ == "neg" for c in verb.children)
    )


_PERFORMATIVES = words("factuality.performatives")

_FEELING = words("factuality.feeling")


def _performed(trigger: Token) -> bool:
    """ "I would like to thank …", "let me welcome …", "we want to ask A to come": saying so is doing so."""
    verb = _performing(trigger)
    return verb is not None and _wished(verb)


def is_uttered(trigger: Token) -> bool:
    """Whether a deed is done by the very words of the first person: "I thank …", "we would like to welcome …"."""
    verb = trigger.head if trigger.lemma_ in _FEELING and trigger.dep_ == "acomp" else _performing(trigger)
    if verb is None:
        return False
    spoken = verb.tag_ in ("VBP", "VB") and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)
    return _wished(verb) or (spoken and not any(c.tag_ == "MD" or c.dep_ == "neg" for c in verb.children))


def _performing(trigger: Token) -> Token | None:
    verb = trigger if is_verb(trigger) else light_verb(trigger)
    if verb is None or verb.lemma_ not in _PERFORMATIVES:
        return None
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head  # "I would like to thank A and express my gratitude to B"
    return verb


def _wished(verb: Token) -> bool:
    above = verb.head
    wishing = verb.dep_ == "xcomp" and above.lemma_ in ("like", "want", "wish")
    return wishing and any(c.lower_ in ("i", "we") for c in above.children)


def _governed(governor: Token, cues: Cues) -> int:
    """How many negations a governing word brings: "refused to", "did not want to", "did not refuse to"."""
    word = governor.lemma_.lower()
    particle = next((f"{word}_{c.lower_}" for c in governor.children if c.dep_ == "prt"), word)
    negative = bool({word, particle} & cues.negative_governors) or (governor.pos_ == "NOUN" and word in _PARTING)
    negative |= word in ("have", "be", "remain") and any(c.lower_ == "yet" for c in governor.children)
    return negative + (_negated(governor, cues) if negative or word in cues.governors else False)


def _scope(trigger: Token) -> Iterator[tuple[Token, bool]]:
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
    return prep.lower_ == "in" and prep.head.pos_ == "NOUN" and prep.head.lemma_ in _PARTING


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


def _negated(token: Token, cues: Cues) -> bool:
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in token.head.children):
        return True
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ in ("no", "neither", "none") for c in child.children):
            return True
        if child.lower_ == "yet" and any(c.tag_ == "TO" for c in token.children):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        denying = child.dep_ == "neg" and not _contrasts(child)
        denying |= child.lower_ in cues.negating and child.dep_ in ("det", "preconj", "advmod", "cc")
        if denying and not _adds(child):
            return True
    if token.dep_ == "pcomp" and token.head.lower_ == "against":
        return True
    return token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without"


def _contrasts(negation: Token) -> bool:
    """ "the president, not the king": it denies the words after it, not the verb before."""
    comma = negation.i > 0 and negation.nbor(-1).text == ","
    return (
        comma and negation.i > negation.head.i and negation.i + 1 < len(negation.doc) and not _verbal(negation.nbor())
    )


def _adds(negation: Token) -> bool:
    """ "had not only won A but also B": it denies nothing."""
    return negation.i + 1 < len(negation.doc) and negation.nbor().lower_ in _ADDING


def _verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "PART") or token.tag_.startswith("RB")


def _kinds(token: Token, cues: Cues, *, own: bool) -> Iterable[Modality]:
    kind = cues.governors.get(token.lemma_.lower()) if not own else None
    if kind is not None and not (token.lemma_ in cues.achieving and _came_about(token)):
        yield kind
    if not own and token.lemma_ == "be" and any(_to_do(c) for c in token.children):
        yield Modality.PLANNED
    if own and _inverted(token):
        yield Modality.CONDITIONAL
    if own or is_verb(token):
        for child in token.children:
            if child.dep_ in ("aux", "auxpass") and (kind := cues.auxiliaries.get(child.lower_)) is not None:
                yield Modality.PLANNED if kind is Modality.CONDITIONAL and _future_in_past(token) else kind
            else:
                words = {"mark": cues.marks, "advmod": cues.adverbs, "amod": cues.adverbs}.get(child.dep_, {})
                if (kind := words.get(child.lower_)) is not None:
                    yield kind


def _came_about(word: Token) -> bool:
    """Whether a verb or adjective of achieving tells of what was done: "forced", "forcing", "was able to"."""
    return word.tag_ in _DONE or (word.dep_ == "acomp" and word.head.lower_ in ("was", "were"))


def _to_do(verb: Token) -> bool:
    """The infinitive of "A is to sign", "it was to be signed": what is to be done."""
    return verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.children)


def _inverted(verb: Token) -> bool:
    """ "Had A attacked B, C would have left", "help should B attack": a condition without conjunction.

    So is what an event is, "in the event that B attacks".
    """
    first = next(iter(verb.children), None)
    if verb.dep_ in ("acl", "relcl", "ccomp") and verb.head.lower_ == "event" and verb.head.head.lower_ == "in":
        return True
    if first is not None and first.lower_ == "should" and first.dep_ == "aux" and verb.sent[-1].text != "?":
        return any(c.dep_ in ("nsubj", "nsubjpass") and first.i < c.i < verb.i for c in verb.children)
    if first is None or first.dep_ != "aux" or first.lower_ not in ("had", "should"):
        return False
    return first.i == verb.sent.start and verb.sent[-1].text != "?"


def _future_in_past(verb: Token) -> bool:
    """ "said that it would sign": the future of somebody who spoke in the past, no condition."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and is_verb(clause.head):
        clause = clause.head
    return (
        clause.dep_ == "ccomp"
        and clause.head.tag_ in ("VBD", "VBN")
        and not any(t.lower_ in ("if", "unless") for t in verb.sent)
    )

"""Polarity and modality of what a word says, from its auxiliaries and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.governors import PARTING, scope
from diplograph.extraction.syntax.negation import negated, negated_by, undone
from diplograph.extraction.syntax.order import done_before
from diplograph.extraction.syntax.performatives import performed
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Modality, Polarity

_DONE = frozenset({"VBD", "VBN", "VBG"})
_VALUED = words("factuality.valued")
_STRENGTH = [Modality.CONDITIONAL, Modality.POSSIBLE, Modality.DESIRED, Modality.PLANNED, Modality.HYPOTHETICAL]


def factuality(trigger: Token, cues: Cues) -> tuple[Polarity, Modality]:
    """Polarity and modality of the trigger of a statement."""
    chain = list(_to_performance(_to_presupposed(scope(trigger), trigger, cues)))
    negations = sum(negated(t, cues) for t, own in chain if own)
    negations += sum(_governed(t, cues) for t, own in chain if not own)
    negations += undone(trigger, cues)
    negations -= any(own and negated_by(t, trigger) and negated(trigger, cues) for t, own in chain)
    kinds = [kind for t, own in chain for kind in _kinds(t, cues, own=own)]
    if trigger.tag_ == "VBG":
        words = (word for t, own in chain if not own for word in _topics(t))
        kinds += [cues.over_deeds[word] for word in words if word in cues.over_deeds]
    modality = Modality.ACTUAL
    if not performed(trigger):
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
        if not own and performed(word):
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


def _governed(governor: Token, cues: Cues) -> int:
    """How many negations a governing word brings: "refused to", "did not want to", "did not refuse to"."""
    word = governor.lemma_.lower()
    particle = next((f"{word}_{c.lower_}" for c in governor.children if c.dep_ == "prt"), word)
    negative = bool({word, particle} & cues.negative_governors) or (governor.pos_ == "NOUN" and word in PARTING)
    negative |= word in ("have", "be", "remain") and any(c.lower_ == "yet" for c in governor.children)
    return negative + (negated(governor, cues) if negative or word in cues.governors else False)


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

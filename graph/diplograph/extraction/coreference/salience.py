"""How strongly a text has put each thing forward: what a pronoun most likely takes up (after Lappin and Leass 1994).

A mention weighs by its grammatical role, a thing by its mentions, and every sentence further back counts less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from spacy.tokens import Token

from diplograph.extraction.coreference.memory import POLITIES, Memory, Seen
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words

_SENTENCE = 100.0
_SUBJECT, _MAIN, _OBJECT, _OBLIQUE, _HEAD = 80.0, 30.0, 50.0, 40.0, 80.0
#: Whose something with a name of its own is ("China's Sinopec") is hardly taken up.
_OF_A_NAME = 40.0
_FADING = 0.5
#: One of several coordinated things is hardly taken up alone.
_JOINED = 0.6
_GOVERNMENTS = words("salience.governments")
_OWNED = frozenset({"poss", "amod", "compound", "nmod"})


def is_subject(token: Token) -> bool:
    """Whether a token is a subject or coordinated with one."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")


def weight(token: Token) -> float:
    """Weight of a mention by its role: subject, object, oblique; less inside another noun's phrase or in a list."""
    joined = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
    top = token
    while top.dep_ in ("conj", "appos") and top.head != top:
        top = top.head
    return (_JOINED if joined else 1.0) * _alone(_standing(top))


def _standing(token: Token) -> Token:
    """The noun in whose place the owner stands: "Kenya's government" and "the government of Kenya" speak for Kenya."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _GOVERNMENTS:
        return token.head.head
    if token.dep_ in _OWNED and token.head.lemma_.lower() in load_cues().agents:
        return token.head
    return token


def _alone(token: Token) -> float:
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _SENTENCE + _SUBJECT + _HEAD + (_MAIN if head.dep_ == "ROOT" else 0.0)
    if token.dep_ in ("dobj", "attr", "ROOT", "oprd"):
        return _SENTENCE + _OBJECT + _HEAD
    if token.dep_ == "dative":
        return _SENTENCE + _OBLIQUE + _HEAD
    if token.dep_ in ("pobj", "pcomp"):
        inside = head.head.pos_ in ("NOUN", "PROPN", "ADJ")
        return _SENTENCE + _OBLIQUE + (0.0 if inside else _HEAD)
    return _OF_A_NAME if token.dep_ in _OWNED and _before_name(token) else _SENTENCE


def _before_name(token: Token) -> bool:
    """Whether a name follows that belongs to the thing: "China's Sinopec"."""
    doc, after = token.doc, token.i + 1
    after += after < len(doc) and doc[after].tag_ == "POS"
    return after < len(doc) and doc[after].pos_ == "PROPN"


def ranked(
    memory: Memory,
    here: Iterable[Seen],
    kinds: Collection[str],
    *,
    within: int,
    barred: Collection[str] = (),
    factors: Mapping[str, float] | None = None,
    raised: Mapping[str, float] | None = None,
    single: bool = False,
) -> list[tuple[float, str]]:
    """Things of the classes named here or in the last `within` sentences, the most salient first.

    `factors` multiply the weight of things of a class, `raised` that of single things.
    With `single` the names of peoples ("the Portuguese") do not count.
    """
    best: dict[tuple[str, int], float] = {}
    kind: dict[str, str] = {}
    last: dict[str, int] = {}
    for order, seen in enumerate((*memory.recent(within), *here)):
        if seen.weight <= _OF_A_NAME and seen.kind in POLITIES:
            continue
        if seen.kind in kinds and seen.thing not in barred and not (single and seen.plural and seen.kind in POLITIES):
            key = (seen.thing, seen.sentence)
            best[key] = max(best.get(key, 0.0), seen.weight)
            kind[seen.thing] = seen.kind
            last[seen.thing] = order
    total: dict[str, float] = {}
    for (thing, sentence), value in best.items():
        total[thing] = total.get(thing, 0.0) + value * _FADING ** (memory.sentence - sentence)
    factors, raised = factors or {}, raised or {}
    scored = [(total[t] * factors.get(kind[t], 1.0) * raised.get(t, 1.0), last[t], t) for t in total]
    return [(score, thing) for score, _, thing in sorted(scored, reverse=True)]

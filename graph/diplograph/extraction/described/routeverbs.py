"""Verbs that tell a route's way: "the railway, rebuilt with loans, is to run from A through B to C".

The verb's subject is the route, however far it stands; the places are read from the verb on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.wordlists import words

_JOINING = words("routeverbs.joining")
_STEPS = frozenset({"from", "to", "between", "through", "via", "across", "into", "over", "under", "beneath"})
_BREAKS = frozenset({"VERB", "AUX", "PRON", "SCONJ", "PUNCT"})
_REACH = 12


def told_ways(
    reading: Reading, verbs: Collection[str], nouns: Collection[str], is_route: Callable[[str], bool]
) -> Iterator[tuple[str, Token, int, bool]]:
    """Each route that a verb tells the way of: the route, the verb, the token where its way begins, and whether a
    place may stand there without a preposition.
    """
    for verb in reading.passage.tokens:
        if verb.lemma_ not in verbs or not is_verb(verb):
            continue
        routes = {t for s in _carriers(verb) for t in _meant(s, reading, nouns, is_route) if is_route(t)}
        start = way_start(verb)
        if len(routes) == 1 and start is not None:
            yield routes.pop(), verb, start, verb.lemma_ in _JOINING


def aim_of(noun: Token) -> Token | None:
    """What a built thing is to do: "connect" in "is building a road to connect A with B"."""
    aims = (c for c in noun.head.children if noun.dep_ == "dobj" and c.dep_ in ("advcl", "xcomp") and c.i > noun.i)
    return next((c for c in aims if c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.children)), None)


def _carriers(verb: Token) -> tuple[Token, ...]:
    """The subjects of a verb, and what is built in order to do what it tells."""
    return (*subjects(verb), *(c for c in verb.head.children if c.dep_ == "dobj" and aim_of(c) == verb))


def way_start(verb: Token) -> int | None:
    """Where the way that a verb tells begins: right after it, or at the first preposition past what is carried."""
    return verb.i + 1 if verb.lemma_ in _JOINING else _first_step(verb)


def _meant(noun: Token, reading: Reading, nouns: Collection[str], is_route: Callable[[str], bool]) -> tuple[str, ...]:
    """What a subject stands for; "the line" is the route that the passage has named last."""
    things = reading.at(noun)
    definite = noun.tag_ == "NN" and any(c.lower_ in ("the", "this") for c in noun.children)
    if things or not definite or noun.lemma_.lower() not in nouns:
        return things
    before = [loc.mention.entity for loc in reading.located if loc.last <= noun.i and is_route(loc.mention.entity)]
    return tuple(before[-1:])


def _first_step(verb: Token) -> int | None:
    """The first preposition of a way after a verb, past what is carried."""
    for word in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if word.lower_ in _STEPS:
            return word.i
        if word.pos_ in _BREAKS:
            return None
    return None

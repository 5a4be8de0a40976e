"""Times of a sentence that date another clause than that of an event in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.times.mentions import TimeMention

#: Words that open a clause of another time than that of the clause above it.
_APART = frozenset({"since", "after", "before", "because", "although", "though", "until", "once"})

_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_PAPERS = frozenset({"Agreement", "Document"})


def of_another(time: TimeMention, reading: Reading, entities: Entities, ends: Collection[str]) -> bool:
    """Whether a time tells of which year an agreement or paper is that is no end of the event: "the pact of 1968"."""
    passage = reading.passage
    token = passage.doc[bisect_right(passage.starts, time.span.end - 1) - 1]
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return False
    things = reading.things.get(token.head.head.i, ())
    return any(entities.kind(thing) in _PAPERS for thing in things) and not any(thing in ends for thing in things)


def elsewhere(time: TimeMention, trigger: Token, reading: Reading) -> bool:
    """Whether a time, which must be of the trigger's sentence, dates a clause beside it.

    Such are relative clauses of another thing ("B, which began in 1995"), clauses of reason and of another time, and
    clauses that tell what went with it ("projecting a date in 1999"), or from or
    until when it holds ("goes back to when A joined in 1999").
    """
    passage = reading.passage
    at = bisect_right(passage.starts, time.span.end - 1) - 1
    token = passage.doc[at]
    while token.head.i != token.i:
        if token.i == trigger.i or token.is_ancestor(trigger):
            return False
        if _is_apart(token):
            return token.dep_ != "relcl" or token.head.i != trigger.i
        token = token.head
    return False


def _is_apart(token: Token) -> bool:
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        return bool(marks & _APART) or (token.tag_ == "VBG" and not marks)
    if token.dep_ == "pcomp":
        return token.tag_ in _TENSED and any(c.lower_ == "when" for c in token.children)
    return token.dep_ == "relcl"

"""Who speaks a quotation whose verb has, for the parser, its subject inside the words, or only an object after it.

"“…,” a former envoy, X Y, told the hall": the parser takes the envoy for what the quoted clause says of its subject.
"“…,” remarked its director, X Y": it takes the inverted subject for an object.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.claims.quotations import Quotation
from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.syntax.subjects import subjects

_REACH = 25
_OBJECTS = ("dobj", "attr", "oprd", "npadvmod", "nsubj")


def told_beside(verb: Token, quotes: Sequence[Quotation], reading: Reading, entities: Entities) -> tuple[Token, ...]:
    """The head of the name of who speaks the quotation before a verb; none where the parser's subject will do."""
    if not quotes:
        return ()
    at = reading.passage.offsets(verb.i, verb.i + 1).start
    quote = max((q for q in quotes if q.span.end <= at), key=lambda q: q.span.end, default=None)
    if quote is None or any(not _inside(t, quote, reading) for t in subjects(verb)):
        return ()
    between = _between(verb, quote, reading)
    if between is None:
        return ()
    if not between:
        return tuple(c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS)[:1]
    first, last = between[0].i, between[-1].i
    people = [x for x in reading.located if first <= x.head <= last and entities.kind(x.mention.entity) in PERSONS]
    return (verb.doc[people[0].head],) if len(people) == 1 else ()


def _inside(token: Token, quote: Quotation, reading: Reading) -> bool:
    return quote.span.contains(reading.passage.offsets(token.i, token.i + 1))


def _between(verb: Token, quote: Quotation, reading: Reading) -> list[Token] | None:
    """The words between a quotation and the verb; None where the verb stands too far or in another sentence."""
    words: list[Token] = []
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1):
        token = verb.doc[i]
        if reading.passage.offsets(i, i + 1).start < quote.span.end:
            return words[::-1]
        if not token.is_punct and not token.is_quote:
            words.append(token)
    return None

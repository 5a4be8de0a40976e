"""Which stretch of a sentence tells of which of its quantities.

"$2.6 billion in 2021 to $15 billion in 2024" and "$87 million to A, $135 million to B" are cut so that every
quantity keeps its own year and party. Token indices are those of the passage's parse.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from diplograph.extraction.context import Passage
from diplograph.extraction.figures.quantities import QuantityMention
from diplograph.model import Span

_OPENERS = frozenset({";", "and"})
#: Words of what a quantity is of that a comma follows.
_FEW = 4
#: Tokens before an amount in which the "to" stands that opens the end of a change ("in 2020 to about 93 percent").
_LEAD = 3
_SEPARATORS = frozenset({",", ";", ":", "and", "or", "while", "but", "whereas", "versus", "compared", "against"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens first..last-1 of a sentence that belong to the quantity at tokens q_first..q_last-1."""

    quantity: QuantityMention
    sentence: TokenSpan
    first: int
    last: int
    q_first: int
    q_last: int
    order: int


def token_range(passage: Passage, span: Span) -> tuple[int, int]:
    """First and last+1 token of a passage that overlap a span of the document."""
    first = bisect_right(passage.ends, span.start)
    return first, max(first + 1, bisect_left(passage.starts, span.end))


def segments(passage: Passage, sentence: TokenSpan, quantities: Sequence[QuantityMention]) -> tuple[Segment, ...]:
    """The segments of a sentence, one a quantity, covering it without overlap."""
    ranges = [token_range(passage, quantity.span) for quantity in quantities]
    cuts = [sentence.start]
    for (_, left), (right, _) in pairwise(ranges):
        cuts.append(_cut(passage, left, right))
    cuts.append(sentence.end)
    return tuple(
        Segment(quantity, sentence, first, last, q_first, q_last, order)
        for order, (quantity, first, last, (q_first, q_last)) in enumerate(
            zip(quantities, cuts, cuts[1:], ranges, strict=False)
        )
    )


def _cut(passage: Passage, left: int, right: int) -> int:
    """Where the segment of the quantity that starts at token `right` begins, `left` being the end of the one before."""
    doc = passage.doc
    for at in range(right - 1, left - 1, -1):
        if doc[at].lower_ in _SEPARATORS and not (at == right - 1 and _stands_for_verb(doc, left, at)):
            return at
    start = max(left, _phrase_start(doc[left - 1], doc[right]))
    return next((at for at in range(max(start, right - _LEAD), right) if doc[at].lower_ == "to"), start)


def _stands_for_verb(doc: Doc, left: int, comma: int) -> bool:
    """Whether a comma right before a quantity stands for the verb of the one before: "…; imports, $5 billion"."""
    start = next((at for at in range(comma - 1, left - 1, -1) if doc[at].text in _OPENERS), None)
    return doc[comma].text == "," and start is not None and 0 < comma - start - 1 <= _FEW


def _phrase_start(left: Token, right: Token) -> int:
    """Where the largest phrase around a token begins that leaves out another token before it."""
    above = {left.i, *(t.i for t in left.ancestors)}
    top = right
    while top.head != top and top.head.i not in above:
        top = top.head
    return top.left_edge.i

"""Statements without a time of their own: in a short dated report, what is told in the past happened on its date."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.clauses import is_verb
from diplograph.extraction.context import Reading
from diplograph.extraction.periods import period
from diplograph.model import BlockKind, Document, Period

_REPORT_WORDS = 700


def report_date(document: Document, readings: Sequence[Reading]) -> Period | None:
    """The day that a report is about: its issue date, if it is short and opens in the past tense; else None."""
    if document.issued is None or len(document.issued) != 10:
        return None
    prose = [r for r in readings if r.passage.block.kind is BlockKind.PROSE]
    if not prose or sum(len(r.passage.doc) for r in prose) > _REPORT_WORDS:
        return None
    roots = [s.root for r in prose for s in r.passage.doc.sents if is_verb(s.root)]
    past = [root for root in roots if in_past(root)]
    if roots and in_past(roots[0]) and len(past) * 2 > len(roots):
        return period(document.issued)
    return None


def in_past(token: Token) -> bool:
    """Whether a verb (or the verb that carries a noun) is in the past tense."""
    verb = token
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    if verb.tag_ == "VBD":
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)

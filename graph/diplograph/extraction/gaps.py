"""Sentences that should have said something: two actors or a figure, and no statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.quantities import find_quantities
from diplograph.model import BlockKind, Form, Gap, Span, Statement

_ACTORS = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)


def gaps(readings: Sequence[Reading], statements: Sequence[Statement], entities: Entities) -> Iterator[Gap]:
    """The gaps of a document in text order."""
    told = sorted({s.evidence.span for s in statements})
    for reading in readings:
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        for sentence in reading.passage.doc.sents:
            span = reading.passage.offsets(sentence.start, sentence.end)
            if any(span.overlaps(t) for t in told):
                continue
            text = reading.passage.document.text[span.start : span.end]
            actors = _actors(reading, span, entities)
            if not actors:
                continue
            figures = tuple(q.value_text for q in find_quantities(text, base=span.start))
            if len(actors) > 1 or figures:
                yield Gap(span, text, actors, figures)


def _actors(reading: Reading, span: Span, entities: Entities) -> tuple[str, ...]:
    named = (m.mention for m in reading.located if m.mention.form not in (Form.PRONOUN, Form.NOMINAL))
    inside = (m.entity for m in named if span.contains(m.span) and entities.kind(m.entity) in _ACTORS)
    return tuple(dict.fromkeys(inside))

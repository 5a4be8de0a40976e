"""Whose a company is that a text calls a state's without naming the state: "the state oil company, PDVSA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_OWNED = r"(?:state|government)[-‑](?:owned|run|controlled)"
_FIRM = r"(?:company|firm|giant|group|corporation|producer|utility|airline|bank|operator|major|carrier|monopoly)"
#: Words of a clause, which no description of a company has inside.
_CLAUSAL = r"(?:a|an|the|its|their|would|will|could|may|has|have|had|is|was|are|were|to|of|by|in|on|with|that|who)"
_CALLED = rf"(?:{_OWNED}|state|national)(?: (?!{_CLAUSAL} )(?:[a-z]+-)*[a-z]+){{0,5}}? {_FIRM}"
_BEFORE = re.compile(rf"\b(?:{_CALLED},?|{_OWNED}) $")
_AFTER = re.compile(rf"(?: \([^()]{{1,12}}\))?, (?:the|a|its) {_CALLED}\b")
#: Most letters of such a description.
_REACH = 70


def state_firms(
    reading: Reading, entities: Entities, book: Gazetteer, told: Sequence[tuple[Relation, Token]]
) -> Iterator[tuple[Relation, Token]]:
    """That such a company belongs to the state which the data know it to be of, if the document has named that state.

    `told` are not repeated.
    """
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    known = {(r.subject, r.predicate, r.object) for r, _ in told}
    text = reading.passage.document.text
    for loc in reading.located:
        thing = loc.mention.entity
        if entities.kind(thing) != "Company" or loc.mention.form not in (Form.NAME, Form.ACRONYM):
            continue
        record = book.records.get(thing)
        span = loc.mention.span
        called = _BEFORE.search(text[max(0, span.start - _REACH) : span.start]) or _AFTER.match(text, span.end)
        if record is None or len(record.located_in) != 1 or called is None:
            continue
        state = record.located_in[0]
        if state in entities.known and (thing, "affiliatedWith", state) not in known:
            known.add((thing, "affiliatedWith", state))
            head = reading.passage.doc[loc.head]
            evidence = reading.passage.evidence(head.sent, loc.first, loc.last)
            yield Relation(thing, "affiliatedWith", state, evidence, Qualifiers(), 0.85, "state-firm"), head

"""Who met whom at a small meeting: "A, B and C took part in the summit" tells that A met B and C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.context import PERSONS, Entities
from diplograph.model import Modality, Polarity, Relation, Statement

#: What tells that not all of those named met one another.
_APART = re.compile(r"\b(?:also|separate|separately|respectively|each|successive|successively)\b", re.IGNORECASE)
#: More of them than this do not all meet.
_HANDFUL = 7
_SURE = 0.9


def encounters(told: Sequence[Statement], entities: Entities) -> Iterator[Relation]:
    """Meetings of the first whom a sentence tells to take part in a meeting with each other of them.

    Of those who meet at a forum or a conference of many the sentence tells nothing; "was also attended by A" leaves
    out who called them, and so does a sentence after the first that tells who came.
    """
    present: dict[tuple[str, str], list[Relation]] = {}
    callers: dict[str, str] = {}
    attending = [r for r in told if isinstance(r, Relation) and _attends(r, entities)]
    for fact in sorted(attending, key=lambda r: r.evidence.span):
        if callers.setdefault(fact.object, fact.evidence.sentence) == fact.evidence.sentence:
            group = present.setdefault((fact.object, fact.evidence.sentence), [])
            if not _APART.search(fact.evidence.sentence) and all(r.subject != fact.subject for r in group):
                group.append(fact)
    known = {frozenset((r.subject, r.object)) for r in told if isinstance(r, Relation) and r.predicate == "metWith"}
    for group in present.values():
        if len(group) > _HANDFUL:
            continue
        for other in group[1:]:
            pair = frozenset((group[0].subject, other.subject))
            if pair not in known:
                known.add(pair)
                score = round(_SURE * min(group[0].confidence, other.confidence), 3)
                yield replace(
                    other,
                    subject=group[0].subject,
                    predicate="metWith",
                    object=other.subject,
                    confidence=score,
                    extractor="co-attendance",
                )


def _attends(fact: Relation, entities: Entities) -> bool:
    return (
        fact.predicate == "participatesIn"
        and fact.qualifiers.polarity is Polarity.AFFIRMED
        and fact.qualifiers.modality in (Modality.ACTUAL, Modality.PLANNED)
        and entities.kind(fact.subject) in PERSONS
        and entities.kind(fact.object) == "Meeting"
    )

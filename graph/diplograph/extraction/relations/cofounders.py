"""Who belongs to what it founded with others: "A, B and C launched the initiative", "A and B created X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.context import Entities
from diplograph.model import Polarity, Relation, Statement

_FOUNDERS = frozenset({"State", "Territory", "GeopoliticalEntity"})
#: How one belongs to what one founded, by the class of that.
_BELONGING = {
    "State": "memberOf",
    "Bloc": "memberOf",
    "InternationalOrganization": "memberOf",
    "Organization": "memberOf",
    "Forum": "participatesIn",
    "Initiative": "participatesIn",
}
_TOLD = frozenset({"memberOf", "participatesIn", "withdrewFrom", "declines", "suspendedParticipationIn"})
_SURE = 0.9


def cofounders(told: Sequence[Statement], entities: Entities) -> Iterator[Relation]:
    """The membership of states in what one sentence says that two or more of them founded.

    One founder alone may have made a body for others, and of whom the text tells more nothing is added.
    """
    founding = [
        r
        for r in told
        if isinstance(r, Relation)
        and r.predicate == "founded"
        and r.qualifiers.polarity is Polarity.AFFIRMED
        and entities.kind(r.subject) in _FOUNDERS
        and entities.kind(r.object) in _BELONGING
    ]
    known = {(r.subject, r.object) for r in told if isinstance(r, Relation) and r.predicate in _TOLD}
    for fact in founding:
        beside = {
            r.subject for r in founding if r.object == fact.object and r.evidence.sentence == fact.evidence.sentence
        }
        if len(beside) > 1 and (fact.subject, fact.object) not in known:
            known.add((fact.subject, fact.object))
            predicate = _BELONGING[entities.kind(fact.object)]
            score = round(_SURE * fact.confidence, 3)
            yield replace(fact, predicate=predicate, confidence=score, extractor="co-founding")

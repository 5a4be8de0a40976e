"""Who a figure is about: subject and counterpart out of the roles that named things have around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.indicators import Indicator
from diplograph.extraction.figures.roles import Roles

#: What is nobody that a figure could be about.
NO_PARTIES = frozenset({"Agreement", "Position", "Product", "Document", "Statement", "Evidence"})
_NO_ECONOMIES = NO_PARTIES | frozenset(
    {"Person", "Official", "Initiative", "Event", "Meeting", "ArmedConflict", "Election", "Referendum", "PolicyAction"}
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Ids of the two sides of a figure; None where the text names nobody."""

    subject: str | None
    counterpart: str | None


#: What names neither side.
NOBODY = Parties(None, None)


def fill(
    found: Roles,
    order: tuple[Sequence[str], Sequence[str]],
    entities: Entities,
    *,
    own: bool,
    topic: Sequence[str] = (),
) -> Parties:
    """Subject and counterpart of a figure by the orders of roles of its indicator.

    `own` tells that the segment says "its" or "their own", so that the share is of the verb's subject; `topic` is the
    pair that the text spoke of last.
    """
    barred = _NO_ECONOMIES
    table = {**found, "topic": tuple(topic)}
    if own:
        table["subject-of-own"] = found.get("subject", ())
    for role in ("pair", "subject"):
        both = [t for t in found.get(role, ()) if entities.kind(t) not in barred]
        if "pair" in order[0] and len(both) >= 2 and (role == "pair" or "with" not in found):
            first, second = sorted(both[:2], key=topic.index) if set(both[:2]) <= set(topic) else both[:2]
            return Parties(first, second)
    if own and "subject-of-own" in order[0] and "possessor" not in found:
        subject = _pick(table, ("subject-of-own",), barred, entities, None)
    else:
        subject = _pick(table, ("holder",), barred, entities, None)
    other = _pick(table, [r for r in order[1] if r not in ("topic", "subject")], barred, entities, subject)
    owner = subject or _pick(table, order[0], barred, entities, other)
    whence = "from" in order[1] and other in table.get("from", ())
    if owner is None and other in table.get("subject", ()) and "subject" in order[0] and not whence:
        owner, other = other, None
    subject = owner
    listed = subject is not None and subject in table.get("subject", ())
    others = [role for role in order[1] if role != "subject" or not listed]
    counterpart = other or _pick(table, others, barred, entities, subject)
    return Parties(subject, counterpart if counterpart != subject else None)


def _pick(
    table: Mapping[str, Sequence[str]],
    order: Sequence[str],
    barred: frozenset[str],
    entities: Entities,
    taken: str | None,
) -> str | None:
    for role in order:
        for thing in table.get(role, ()):
            if thing != taken and entities.kind(thing) not in barred:
                return thing
    return None


def inherit(parties: Parties, before: Parties, base: Indicator, *, gave: bool = False) -> Parties:
    """Fill what a later figure of a sentence leaves out from the figure before it.

    Who `gave` himself what that one tells is not the one who gets what this one tells.
    """
    if parties.subject is not None and parties.subject == before.counterpart and parties.counterpart is None:
        return Parties(parties.subject, None)
    if parties == NOBODY and before.subject == before.counterpart:
        return before
    subject = parties.subject or before.subject
    if not base.counterpart:
        return Parties(subject, None)
    alone = before.subject if base.giving and before.counterpart is None and not gave else None
    known = (parties.counterpart, before.counterpart, alone)
    return Parties(subject, next((thing for thing in known if thing is not None and thing != subject), None))

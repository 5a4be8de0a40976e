"""Whose share a percentage is when the subject of the verb is the partner: "China takes half of Chile's exports"."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.extraction.context import Entities
from diplograph.extraction.figure_cases import Case
from diplograph.extraction.figure_data import figure_data
from diplograph.extraction.figure_indicators import OTHER
from diplograph.extraction.figure_memory import POLITIES
from diplograph.extraction.figure_parties import Parties
from diplograph.extraction.figure_roles import Roles

_SHARES = frozenset({"export-share", "import-share", "trade-share", "energy-dependency", "other-figure"})
#: Prepositions that name the partner, so that the subject is the owner ("buys half of its gas from Chad").
_PARTNER = ("from", "on", "with", "to", "into", "by", "for")


def partner_share(
    case: Case, found: Roles, entities: Entities, owner_beside: Callable[[str], str | None]
) -> Parties | None:
    """The parties of such a share; None where the subject is no partner.

    `owner_beside` tells who is meant beside the partner where nobody is named as the owner ("its trade").
    """
    verb = case.verb
    if case.base is OTHER or case.base.code not in _SHARES or verb is None:
        return None
    if verb.lemma_.lower() not in figure_data().raw["voice"]["sharing"]:
        return None
    subjects = [thing for thing in found.get("subject", ()) if entities.kind(thing) in POLITIES]
    if not subjects:
        return None
    partner = subjects[0]
    if any(thing != partner for role in _PARTNER if role in case.base.counterpart for thing in found.get(role, ())):
        return None
    owners = [thing for role in ("possessor", "adjective", "of") for thing in found.get(role, ()) if thing != partner]
    if not owners and case.base.code == "other-figure":
        return None
    before = case.frame.parties.subject if case.frame is not None and case.inherits else None
    owner = owners[0] if owners else before if before not in (None, partner) else owner_beside(partner)
    return Parties(owner, partner) if owner is not None else None

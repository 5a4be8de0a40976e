"""Whose share a percentage is when the subject of the verb is the partner: "China takes half of Chile's exports"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import things_of
from diplograph.extraction.figures.indicators import OTHER
from diplograph.extraction.figures.memory import PLACES
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

_SHARES = words("shares.shares")
_WHICH = frozenset({"which", "who", "that"})
_DEPENDING = frozenset({"depend", "rely"})
_PARTNERS = words("shares.partners")
#: Prepositions that name the partner, so that the subject is the owner ("buys half of its gas from Chad").
_PARTNER = ("from", "on", "with", "to", "into", "by", "for")


def is_paired(case: Case, found: Roles, entities: Entities) -> bool:
    """Whether the counterpart is named without which the wording of an indicator tells nothing.

    Whose goods one buys a share of is a state: "bought half of Chad's wheat", not "half of the company".
    """
    doing = found.get("subject", ())[:1]
    there = (t for role in case.base.counterpart for t in found.get(role, ()) if t not in doing)
    return any(case.segment.quantity.unit_code != "%" or entities.kind(t) in POLITIES for t in there)


def partner_share(
    case: Case, found: Roles, entities: Entities, owner_beside: Callable[[str], str | None]
) -> Parties | None:
    """The parties of such a share; None where the subject is no partner.

    `owner_beside` tells who is meant beside the partner where nobody is named as the owner ("its trade"). Of a share of
    what one has (territory, output) the part is told, so that the whole stands beside it ("a third of Chad's land").
    """
    verb = case.verb
    if case.base is OTHER or case.base.code not in _SHARES or verb is None:
        return None
    called = _is_called_partner(verb)
    if not called and verb.lemma_.lower() not in figure_data().raw["voice"]["sharing"]:
        return None
    part = case.base.code == OTHER.code and not case.base.counterpart
    kinds = POLITIES | PLACES if part else POLITIES
    subjects = [thing for thing in _doers(case, verb) or found.get("subject", ()) if entities.kind(thing) in kinds]
    if not subjects:
        return None
    partner = subjects[0]
    having = [thing for role in ("possessor", "adjective", "of", "user") for thing in found.get(role, ())]
    owners = [thing for thing in having if thing != partner]
    known = {partner, *(owners if called else ())}
    beside = [role for role in _PARTNER if role in case.base.counterpart or (role == "with" and partner in having)]
    if any(thing not in known for role in beside for thing in found.get(role, ())):
        return None
    if not owners and case.base.code == "other-figure":
        return None
    before = case.frame.parties.subject if case.frame is not None and case.inherits else None
    owner = owners[0] if owners else before if before not in (None, partner) else owner_beside(partner)
    if owner is None:
        return None
    return Parties(partner, owner) if part or case.base.giving else Parties(owner, partner)


def of_dependent(case: Case, found: Roles) -> Roles:
    """The roles around a share of what one depends for: "A relies on B for its cars and on C for 90% of its exports".

    "Its" is the dependent's, and the partner is the one named last before the amount.
    """
    if case.verb is None or case.verb.lemma_.lower() not in _DEPENDING or not found.get("subject"):
        return found
    before = range(case.segment.q_first - 1, case.segment.first - 1, -1)
    on = next((t for at in before for t in case.reading.things.get(at, ()) if t in found.get("on", ())), None)
    kept = {role: things for role, things in found.items() if role not in ("possessor", "adjective")}
    return {**kept, "on": (on,)} if on is not None else kept


def _is_called_partner(verb: Token) -> bool:
    """Whether a sentence calls its subject a partner: "A is its largest partner, with 58% of its trade"."""
    said = (c for c in verb.children if c.dep_ == "attr") if verb.lemma_ == "be" else ()
    return any(c.lemma_.lower() in _PARTNERS for c in said)


def _doers(case: Case, verb: Token) -> tuple[str, ...]:
    """Whom "which" stands for as the subject of a relative clause: "Mali, which takes half of its crude"."""
    which = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _WHICH), None)
    if verb.dep_ != "relcl" or which is None:
        return ()
    comma = which.i > 1 and verb.doc[which.i - 1].text == ","
    named = case.reading.at(verb.head) or case.reading.at(verb.doc[which.i - 2 if comma else which.i - 1])
    return named or things_of(case.reading, said_of(_measured(verb.head)))


def _measured(noun: Token) -> Token:
    """What a measure is of: "a region of 500 square kilometres that …" tells of the region."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NOUN" else noun

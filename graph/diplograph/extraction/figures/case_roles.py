"""Who stands in which role around a quantity: by the order of words, by syntax, and in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.figures.asides import note_of
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import clause_roles, in_passive, owners
from diplograph.extraction.figures.governors import governing
from diplograph.extraction.figures.indicators import OTHER
from diplograph.extraction.figures.kinds import with_own_kind
from diplograph.extraction.figures.memory import PLACES
from diplograph.extraction.figures.others import WHEREABOUTS
from diplograph.extraction.figures.roles import Roles, respective, roles
from diplograph.extraction.figures.segments import token_range
from diplograph.extraction.words.figures import figure_data

_CORE = frozenset({"subject", "possessor", "object", "pair", "theme"})
_DOERS = frozenset({"agent", "governor", "subject"})
#: What a figure that goes on from another leaves unsaid.
_TOLD_BEFORE = frozenset({"subject", "possessor", "said", "bearer", "theme", "pair"})
#: What the order of words tells of a figure that no indicator names.
_PLAIN = frozenset({"pair", "of", "in"})
#: Tokens between a place and the "where" that stands for it ("Chad in May 2023, where").
_NEAR = 6
#: Tokens from a bracket back to the name before "of": "Dana Oil of Chad (25%)".
_OF_A = 3
#: Tokens between a bracket and the amount in it.
_BRACKET = 5


def roles_of(case: Case, entities: Entities, states: Mapping[str, str]) -> Roles:
    """Who stands where around a quantity: by the order of words, then by syntax; persons in office as their state."""
    anchor = token_range(case.passage, case.chosen.anchor) if case.chosen is not None else None
    bracketed = _bracketed(case)
    if bracketed is not None:
        return {**_without(_by_order(case, anchor), bracketed), "bracketed": (bracketed,)}
    syntax = clause_roles(case.reading, case.segment, case.passage.doc[anchor[1] - 1] if anchor else case.head)
    found = _by_order(case, anchor)
    if case.base is OTHER:
        merged = {**syntax, **{r: t for r, t in found.items() if r in _PLAIN}, **_whereabouts(case, found)}
        merged.update(governing(case.reading, case.segment, case.head))
        merged = dict(_each_his_own(case, merged))
        merged = dict(with_own_kind(case, merged))
    elif case.many or case.chosen is None:
        merged = dict(found)
    else:
        if case.inherits:
            syntax = _told_here(case, syntax)
        merged = {**syntax, **{role: _joined(case, role, syntax, found) for role in found}}
    if case.base.sided and anchor is not None:
        merged["holder"] = owners(case.reading, case.passage.doc[anchor[1] - 1])
    lifted = _lifted(case, _in_note(case, {**merged, **_where(case, entities)}), entities, states)
    return lifted if case.base is OTHER else _turned(case, lifted)


def _each_his_own(case: Case, found: Roles) -> Roles:
    """The roles of one of two amounts that two have: "Chad and Mali hold 51 and 19 per cent of it"."""
    if not case.many:
        return found
    order = case.segment.order
    return {
        role: (things[order],) if role in _DOERS and len(things) == case.many and order < case.many else things
        for role, things in found.items()
    }


def _told_here(case: Case, syntax: Roles) -> Roles:
    """What syntax tells beside a figure that goes on from another: no side that the other told, nor its places."""
    here = {t for at in range(case.segment.first, case.segment.last) for t in case.reading.things.get(at, ())}
    verb, frame = case.verb, case.frame
    other = case.chosen is not None and frame is not None and frame.base.code != case.base.code
    kept = {"subject"} if other and verb is not None and verb.i >= case.segment.first else set()
    return {
        role: tuple(t for t in things if t in here or role in ("user", "subject"))
        for role, things in syntax.items()
        if role not in _TOLD_BEFORE - kept
    }


def _in_note(case: Case, found: Roles) -> Roles:
    """The roles without what other notes of a line name."""
    note = note_of(case.segment.sentence, case.segment.q_first, case.segment.q_last)
    if note is None:
        return found
    there = {thing for at in note for thing in case.reading.things.get(at, ())}
    kept = {role: tuple(t for t in things if t in there) for role, things in found.items()}
    return {role: things for role, things in kept.items() if things}


def _whereabouts(case: Case, found: Roles) -> Roles:
    """The places and routes named after what is counted, which it may be in or go through."""
    first = case.segment.q_last if case.head is None else min(case.head.i, case.segment.q_last)
    after = range(first, case.segment.last)
    there = {thing for at in after for thing in case.reading.things.get(at, ())}
    return {role: tuple(t for t in found[role] if t in there) for role in WHEREABOUTS if role in found}


def _where(case: Case, entities: Entities) -> Roles:
    """The place before the "where" or "when" that opens the clause of a quantity.

    In "from A and from B, where it had 500 men" it is B.
    """
    clause = next((t for t in case.quantity_token.ancestors if t.dep_ in ("relcl", "advcl")), None)
    opener = next((t for t in clause.children if t.lower_ in ("where", "when")), None) if clause is not None else None
    if opener is None or not case.segment.sentence.start < opener.i < case.segment.q_first:
        return {}
    things = case.reading.things
    if opener.lower_ == "when" and any(things.get(at) for at in range(opener.i, case.segment.last)):
        return {}
    for at in range(opener.i - 1, max(opener.i - _NEAR, case.segment.sentence.start) - 1, -1):
        for thing in things.get(at, ()):
            if entities.kind(thing) in PLACES:
                return {"in": (thing,), "from": (), "to": (), "into": ()}
    return {}


def _lifted(case: Case, found: Roles, entities: Entities, states: Mapping[str, str]) -> Roles:
    """States for the groups of them ("Thai companies") and, where goods and money are told of, for their officials."""
    kinds = {thing: entities.kind(thing) for things in found.values() for thing in things}
    turned: dict[str, str] = {}
    if case.base is not OTHER or not is_personal(case):
        turned = {thing: states[thing] for thing, kind in kinds.items() if kind in PERSONS and thing in states}
    if "ActorGroup" in kinds.values():
        for token in case.segment.sentence:
            for thing in case.reading.at(token):
                owner = owners(case.reading, token) if kinds.get(thing) == "ActorGroup" else ()
                if owner and entities.kind(owner[0]) == "State":
                    turned[thing] = owner[0]
    if not turned:
        return found
    return {role: tuple(dict.fromkeys(turned.get(t, t) for t in things)) for role, things in found.items()}


def _bracketed(case: Case) -> str | None:
    """Whom a figure in brackets is about: "Chad ($5 million), Mali (20%)"."""
    doc, first = case.passage.doc, case.segment.q_first
    at = next((i for i in range(first - 1, max(first - _BRACKET, 0), -1) if doc[i].text == "("), None)
    things = case.reading.at(doc[at - 1]) if at is not None and at > 0 else ()
    if at is not None and at > _OF_A and doc[at - 2].lower_ == "of" and case.segment.quantity.unit_code == "%":
        things = case.reading.at(doc[at - _OF_A]) or things
    return things[0] if len(things) == 1 else None


def is_unknown(case: Case) -> bool:
    """Whether a figure stands after a name of which nothing is known: "Chad (5%), Xyz (3%)", "Chad has 5%, Xyz 3%"."""
    doc, first = case.passage.doc, case.segment.q_first
    bracket = first > 1 and doc[first - 1].text == "("
    if not bracket and (case.frame is None or case.verb is None or case.verb.i >= case.segment.first):
        return False
    before = doc[first - 2] if bracket else doc[first - 1]
    return first > 1 and before.pos_ == "PROPN" and not case.reading.at(before) and before.ent_type_ != "DATE"


def _without(found: Roles, thing: str) -> Roles:
    kept = {role: tuple(t for t in things if t != thing) for role, things in found.items()}
    return {role: things for role, things in kept.items() if things}


def is_personal(case: Case) -> bool:
    """Whether a figure is a person's own: votes won."""
    words = case.passage.doc[case.segment.first : case.segment.last]
    return any(token.lemma_.lower() in figure_data().raw["voice"]["personal"] for token in words)


def _joined(case: Case, role: str, syntax: Roles, found: Roles) -> tuple[str, ...]:
    """What fills a role by either reading: syntax first in a relative clause and after a preposition."""
    aside = any(t.dep_ == "relcl" for t in case.quantity_token.ancestors)
    first, then = (found, syntax) if role in _CORE and not (aside and role == "subject") else (syntax, found)
    return tuple(dict.fromkeys((*first.get(role, ()), *then.get(role, ()))))


def _by_order(case: Case, anchor: tuple[int, int] | None) -> Roles:
    segment, frame = case.segment, case.frame
    if anchor is None and case.head is not None:
        anchor = (case.head.i, case.head.i + 1)
    if case.many:
        whole = replace(segment, first=segment.sentence.start, last=segment.sentence.end)
        return respective(roles(case.reading, whole, anchor), segment, case.many)
    return roles(
        case.reading,
        segment,
        anchor,
        skip_pronouns=frame is not None and (case.inherits or segment.quantity.unit_code == "%"),
        gapped_object=case.inherits and case.chosen is None and frame is not None and frame.to_object,
    )


def _turned(case: Case, told: Roles) -> Roles:
    """Of a gift, the subject of "was granted" or "secured" is who gets it."""
    found = dict(told)
    verb = case.verb
    if not case.base.giving or verb is None or "subject" not in found:
        return found
    getting = verb.lemma_.lower() in figure_data().raw["voice"]["getting"]
    asked = verb.lemma_.lower() in figure_data().raw["voice"]["asking"] and bool(found.get("for"))
    if in_passive(case.quantity_token) != (getting and not asked):
        found["object"] = found.pop("subject")
    return found

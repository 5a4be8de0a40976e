"""Figures that hold for either of two sides ("limited to 500 tanks each") or share one with the next figure."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.indicators import OTHER, unit_kind
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import PAIR, Roles
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.figures import figure_data

#: Roles of those that a limit is put on.
_BOUND = ("of", "theme", "undergoer", "governor", "for", "on")
#: Roles of whom either side does something with.
_THIRD = ("to", "with", "from", "against")
#: What only brought about what holds for both.
_OCCASIONS = frozenset({"Meeting", "Event", "Initiative", "ArmedConflict"})
#: Roles of those that several get the same.
_LISTS = ("to", "in", "for", "into", "with", "from")
#: Tokens after an amount in which "each" is of it.
_SOON = 3
_CLAUSES = ("nsubj", "nsubjpass", "relcl")


def told_of_each(case: Case, found: Roles, entities: Entities) -> bool:
    """Whether a figure holds for either side: "A and B may each keep 500 tanks", "limits on the tanks of A and B"."""
    if case.base.code != OTHER.code or case.change is not None:
        return False
    voice = figure_data().raw["voice"]
    words = case.passage.doc[case.segment.first : case.segment.last]
    if any(t.lower_ == "each" and (t.dep_ != "det" or t.head.lemma_.lower() in voice["sides"]) for t in words):
        return True
    both = any(t.lower_ in ("both", "either") and t.head.lemma_.lower() in voice["sides"] for t in words)
    both = both or any(_is_pair(found.get(role, ()), entities) for role in _BOUND)
    return both and any(t.lemma_.lower() in voice["limiting"] for t in words)


def with_each_side(case: Case, parties: Parties, found: Roles, memory: FigureMemory, entities: Entities) -> Parties:
    """The two sides of a figure told of each of them, where its sentence leaves one or both unsaid.

    They are the two that a limit is put on, the two that the sentence or those before it name, or
    the two states that the document is about; a figure after such a one in its sentence is of the same two.
    """
    others = [t for t in found.get("for", ()) if _is_side(t, entities)]
    of_each = told_of_each(case, found, entities)
    others = others if len(found.get("agent", ())) != PAIR else []
    if (of_each or (case.frame is not None and case.frame.each)) and case.base is OTHER and 0 < len(others) <= PAIR:
        return Parties(others[0], others[1] if len(others) == PAIR else None)
    if parties.counterpart is not None:
        return parties
    unsaid = parties.subject is None or entities.kind(parties.subject) in _OCCASIONS
    if unsaid and case.frame is not None and case.frame.each:
        return case.frame.parties
    if not of_each:
        return parties
    for role in _BOUND:
        pair = found.get(role, ())
        if _is_pair(pair, entities) and parties.subject in (None, *pair):
            return Parties(*pair)
    if unsaid:
        for pair in (memory.partners(case.segment.sentence, case.segment.q_first), memory.themes.two()):
            if _is_pair(pair, entities):
                return Parties(*pair)
    return parties


def beside_both(found: Roles, parties: Parties, entities: Entities) -> str | None:
    """With whom either of two sides has what is told of each: "A and B each send 500 men to C"."""
    there = (things[0] for role in _THIRD if len(things := found.get(role, ())) == 1)
    return next((t for t in there if t not in (parties.subject, parties.counterpart) and _is_side(t, entities)), None)


def each_of_several(case: Case, parties: Parties, found: Roles, entities: Entities) -> tuple[str, ...]:
    """The other sides of which a figure holds for each one: "500 men each to A, B and C"; empty if it is of one."""
    doc, last = case.passage.doc, case.segment.q_last
    near = doc[last : min(last + _SOON, case.segment.last)]
    if parties.subject is None or parties.counterpart is None or not any(t.lower_ == "each" for t in near):
        return ()
    here = {t for at in range(last, case.segment.last) for t in case.reading.things.get(at, ())} - {parties.subject}
    for role in _LISTS:
        sides = tuple(t for t in found.get(role, ()) if _is_side(t, entities) and t in here)
        if parties.counterpart in sides and len(sides) > 1:
            return sides
    return ()


def _is_side(thing: str, entities: Entities) -> bool:
    return entities.kind(thing) in POLITIES


def _is_pair(things: tuple[str, ...], entities: Entities) -> bool:
    return len(things) == PAIR and all(_is_side(thing, entities) for thing in things)


def _is_beside(head: Token | None, other: Token | None) -> bool:
    """Whether two counted nouns do the same together: "500 Thai and 300 Lao soldiers"."""
    return head is not None and other is not None and other.dep_ == "conj" and other.head == head


def shares_party(case: Case, parties: Parties, later: Case, told: Parties) -> bool:
    """Whether a figure takes the other side of the next one ("20 tanks and 5 guns to Chad")."""
    if parties.counterpart is not None or told.counterpart is None:
        return False
    if parties.subject != told.subject and not _is_beside(case.head, later.head):
        return False
    if case.base.code != later.base.code or case.change is not None or later.change is not None:
        return False
    units = {case.segment.quantity.unit_code, later.segment.quantity.unit_code}
    if len(units) == PAIR and "measure" in map(unit_kind, units):
        return False
    reading, first, last = later.reading, case.segment.q_last, later.segment.q_first
    named = (thing for at in range(first, last) for thing in reading.things.get(at, ()))
    if any(thing not in (parties.subject, told.subject) for thing in named):
        return False
    after = {thing for at in range(last, later.segment.last) for thing in reading.things.get(at, ())}
    doc = case.passage.doc
    if any(t.lower_ in ("which", "whom", "whose", "including") for t in doc[first : later.segment.last]):
        return False
    if later.chosen is None and later.base is not OTHER and later.segment.quantity.unit_code == "%":
        return False
    together = _is_beside(case.head, later.head)
    between = [t for t in doc[first:last] if not together or t != case.head]
    return told.counterpart in after and not any(t.text in ";:" or t.dep_ in _CLAUSES for t in between)

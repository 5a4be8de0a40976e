"""Figures that hold for either of two sides: "limited to 500 tanks each", "a limit of 500 tanks for each side"."""

from __future__ import annotations

from diplograph.extraction.context import Entities
from diplograph.extraction.figure_cases import Case
from diplograph.extraction.figure_data import figure_data
from diplograph.extraction.figure_indicators import OTHER
from diplograph.extraction.figure_memory import POLITIES, FigureMemory
from diplograph.extraction.figure_parties import Parties
from diplograph.extraction.figure_roles import PAIR, Roles

#: Roles of those that a limit is put on.
_BOUND = ("of", "theme", "undergoer", "governor", "for", "on")
#: What only brought about what holds for both.
_OCCASIONS = frozenset({"Meeting", "Event", "Initiative", "ArmedConflict"})


def told_of_each(case: Case) -> bool:
    """Whether a figure holds for either side: "A and B may each keep 500 tanks", "500 tanks for each side"."""
    if case.base is not OTHER:
        return False
    voice = figure_data().raw["voice"]
    words = case.passage.doc[case.segment.first : case.segment.last]
    if any(t.lower_ == "each" and (t.dep_ != "det" or t.head.lemma_.lower() in voice["sides"]) for t in words):
        return True
    both = any(t.lower_ in ("both", "either") and t.head.lemma_.lower() in voice["sides"] for t in words)
    return both and any(t.lemma_.lower() in voice["limiting"] for t in words)


def with_each_side(case: Case, parties: Parties, found: Roles, memory: FigureMemory, entities: Entities) -> Parties:
    """The two sides of a figure told of each of them, where its sentence leaves one or both unsaid.

    They are the two that a limit is put on, the two that the sentence or those before it name, or
    the two states that the document is about; a figure after such a one in its sentence is of the same two.
    """
    if parties.counterpart is not None:
        return parties
    unsaid = parties.subject is None or entities.kind(parties.subject) in _OCCASIONS
    if unsaid and case.frame is not None and case.frame.each:
        return case.frame.parties
    if not told_of_each(case):
        return parties
    for role in _BOUND:
        pair = found.get(role, ())
        if _is_pair(pair, entities) and parties.subject in (None, *pair):
            return Parties(*pair)
    if unsaid:
        for pair in (memory.partners(case.segment.sentence, case.segment.q_first), memory.two()):
            if _is_pair(pair, entities):
                return Parties(*pair)
    return parties


def _is_pair(things: tuple[str, ...], entities: Entities) -> bool:
    return len(things) == PAIR and all(entities.kind(thing) in POLITIES for thing in things)

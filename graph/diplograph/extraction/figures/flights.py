"""From where and whereto people go that a figure counts: "5,000 people fled from Chad to Niger"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import clause_subject
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.parties import NOBODY, Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.words.figures import figure_data

_LANDS = frozenset({"State", "Territory", "GeopoliticalEntity"})
_REGIONS = frozenset({"Region", "Settlement"})
#: Prepositions of where people come to.
_WHERETO = ("to", "into", "in", "across")


def flight(
    case: Case, found: Roles, entities: Entities, memory: FigureMemory, lands: Callable[[str], str | None]
) -> Parties | None:
    """Where those come from who are counted, and where they go to; None of figures that count no such people.

    The state that they leave may be what the verb has for its object ("fled Chad"), whose they are ("500 Malians"), or
    of those who flee, the one that the text goes on about.
    """
    verb, subject = case.verb, clause_subject(case)
    if verb is None or subject is None or case.segment.quantity.unit_code != "1":
        return None
    if verb.lemma_.lower() not in figure_data().raw["voice"]["moving"] or not _is_counted(case, subject):
        return None
    fled = verb.lemma_.lower() in figure_data().raw["voice"]["fleeing"]
    left = _object(case, verb, entities) if fled else None
    origin = left or _first(found, ("from", "owner"), entities)
    reached = [] if fled else [_object(case, verb, entities)]
    goal = next((t for t in (*reached, _first(found, _WHERETO, entities)) if t not in (None, origin)), None)
    if goal is None and fled:
        town = next((t for role in ("to", "into") for t in found.get(role, ()) if entities.kind(t) in _REGIONS), None)
        land = lands(town) if town is not None else None
        goal = land if land != origin else None
    if origin is None and fled and goal is not None:
        origin = memory.focus(case.segment.sentence, goal)
    if origin is None:
        return None if goal is None else NOBODY if fled else Parties(goal, None)
    return Parties(origin, goal) if goal is not None or left is not None else None


def own_goal(case: Case, parties: Parties, found: Roles, entities: Entities) -> Parties:
    """The parties of a count whose verb stands before: "5,000 fled to Chad, 3,000 to Niger" go elsewhere each."""
    verb, frame = case.verb, case.frame
    if frame is None or parties.counterpart is None or parties.counterpart != frame.parties.counterpart:
        return parties
    if case.segment.quantity.unit_code != "1" or (verb is not None and verb.i >= case.segment.first):
        return parties
    here = {t for at in range(case.segment.q_last, case.segment.last) for t in case.reading.things.get(at, ())}
    goals = (t for t in found.get("to", ()) if t in here and entities.kind(t) in _LANDS and t != parties.subject)
    goal = next(goals, None)
    return Parties(parties.subject, goal) if goal is not None else parties


def _is_counted(case: Case, subject: Token) -> bool:
    """Whether the subject of a clause is what the figure counts, or the bare number."""
    return subject in (case.head, case.quantity_token) or subject.i == case.segment.q_last - 1


def _object(case: Case, verb: Token, entities: Entities) -> str | None:
    objects = (t for c in verb.children if c.dep_ == "dobj" for t in case.reading.at(c))
    return next((t for t in objects if entities.kind(t) in _LANDS), None)


def _first(found: Roles, order: tuple[str, ...], entities: Entities) -> str | None:
    return next((t for role in order for t in found.get(role, ()) if entities.kind(t) in _LANDS), None)

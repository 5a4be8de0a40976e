"""Whom a figure is about whose sentence only points to it: "it", "we", "the line", "its cost"."""

from __future__ import annotations

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import clause_subject, is_route
from diplograph.extraction.figures.indicators import unit_kind
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import ROUTES
from diplograph.extraction.words.figures import figure_data


def with_pronoun(case: Case, found: Roles, memory: FigureMemory, entities: Entities) -> Roles:
    """The subject "it" that stands for nobody found, or for a route, is the subject of the sentence before."""
    own = _own_route(case, memory)
    if own:
        return {**found, "subject": own, "governor": own, "possessor": own, "owner": own, "agent": ()}
    subject = clause_subject(case)
    home = memory.themes.home()
    if subject is not None and subject.lower_ in ("we", "i") and home and not case.reading.at(subject):
        return {**found, "subject": (home,), "governor": (home,), "agent": (home,)}
    if subject is not None and is_route(case, subject):
        named = memory.routes(case.segment.sentence)
        return {**found, "subject": named, "governor": named, "agent": ()} if named else found
    if subject is None or subject.lower_ != "it":
        return found
    central = memory.central(case.segment.sentence)
    if found.get("subject") and found.get("subject") == found.get("possessor"):
        central = tuple(thing for thing in central if thing not in found["subject"])
        return {**found, "subject": central} if central else found
    routes = tuple(thing for thing in central if entities.kind(thing) in ROUTES)
    if unit_kind(case.segment.quantity.unit_code) == "measure" and routes:
        central = routes
    elif case.reading.at(subject) or found.get("subject") or found.get("governor"):
        return found
    return {**found, "subject": central, "governor": central} if central else found


def _own_route(case: Case, memory: FigureMemory) -> tuple[str, ...]:
    """The route or work named before that "its" stands for: "The cable … Its cost is put at $5 million"."""
    told = figure_data().raw["voice"]["measures"]
    its = any(t.lower_ == "its" and t.head.lemma_.lower() in told for t in case.segment.sentence)
    return memory.routes(case.segment.sentence) if its else ()

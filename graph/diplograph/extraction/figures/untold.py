"""The parties of figures that no wording names: by what is held, counted, lost, sent or told."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.figures.case_roles import is_personal
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import gets_unnamed, is_anothers, may_be_his, says_there
from diplograph.extraction.figures.distances import distance
from diplograph.extraction.figures.flights import flight, own_goal
from diplograph.extraction.figures.governors import befalls, is_mourned
from diplograph.extraction.figures.indicators import OF_IT, unit_kind
from diplograph.extraction.figures.members import joined
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.others import other_parties
from diplograph.extraction.figures.parties import NOBODY, Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.sources import is_foretold, with_host
from diplograph.extraction.figures.stakes import again, opposed, shared_in, stake
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.figures import figure_data

_FORCES = frozenset({"GovernmentBody", "ActorGroup", "Organization", "Company"})
#: What only is there is nobody's doing.
_THERE_ARE = re.compile(r"\bthere\s+(?:are|is|were|was|remain|remained)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
#: Where some of what was counted before are.
_WHERE = ("in", "at", "to", "from", "with")
#: Roles of the dead and of where they died.
_MOURNED = ("counted", "owner", "whole", "in", "at", "from")


class Untold:
    """Finds the parties of figures without an indicator; `memory` is what the document told before."""

    def __init__(self, entities: Entities, text: str, memory: FigureMemory, lands: Callable[[str], str | None]) -> None:
        self._entities = entities
        self._lands = lands
        self._text = text
        self._memory = memory

    def parties(self, case: Case, found: Roles) -> Parties:
        """Those tied to the figure by its sentence, else those of the figure before or the place."""
        parties = self._beside_another(case, found) or self._by_roles(case, found)
        if parties.subject is not None and parties.counterpart is None and _in_bracket(case):
            parties = Parties(parties.subject, shared_in(case, parties.subject))
        return own_goal(case, parties, found, self._entities)

    def _beside_another(self, case: Case, found: Roles) -> Parties | None:
        """The parties of votes against, of distances, stakes, parts and of those who take part; None of others."""
        told = (
            opposed(case, self._text)
            or distance(case, found, self._entities)
            or stake(case, found, self._entities, self._memory.last)
        )
        told = told or again(case, found)
        told = told or flight(case, found, self._entities, self._memory, self._lands)
        if told is None and case.segment.quantity.unit_code == "1":
            taking_part = joined(case.reading, case.head, self._entities)
            if taking_part is not None:
                return taking_part
        told = told or _owned(case, found) or self._costing(case, found)
        if told is not None:
            return told
        frame = case.frame or self._memory.last
        part = frame is not None and OF_IT.search(self._text, case.around.start, case.around.end) is not None
        if frame is None or frame.parties.subject is None or not part:
            return None
        sides = (frame.parties.subject, frame.parties.counterpart)
        if any(thing not in sides for thing in found.get("agent", ())):
            return None
        return Parties(frame.parties.subject, next((t for r in _WHERE for t in found.get(r, ())), None))

    def _costing(self, case: Case, found: Roles) -> Parties | None:
        """Who loses so much: "the war cost Chad 300 men"; None of other figures."""
        verb = case.verb
        if verb is None or verb.lemma_.lower() not in figure_data().raw["voice"]["costing"]:
            return None
        losers = [thing for thing in found.get("object", ()) if self._entities.kind(thing) in POLITIES | _FORCES]
        return Parties(losers[0], None) if losers else None

    def _by_roles(self, case: Case, found: Roles) -> Parties:
        if is_personal(case):
            found = self._own(found)
        if _THERE_ARE.search(self._text, case.around.start, case.segment.quantity.span.start):
            found = {role: things for role, things in found.items() if role not in ("agent", "undergoer", "governor")}
        found = with_host(case, found)
        if is_mourned(case.head) and not befalls(case.verb):
            return other_parties({r: t for r, t in found.items() if r in _MOURNED}, self._entities, befalls=True)
        befalling = case.segment.quantity.unit_code == "1" and befalls(case.verb)
        parties = other_parties(found, self._entities, befalls=befalling)
        beside = befalling and not found.get("counted") and not self._told_where(case, found)
        if case.frame is not None and (parties.subject is None or beside):
            return case.frame.parties
        if parties.subject is None:
            return self._unsaid(case, found, befalling=befalling)
        if self._entities.kind(parties.subject) in PERSONS and not may_be_his(case):
            return NOBODY
        return self._received(case, parties, found)

    def _told_where(self, case: Case, found: Roles) -> bool:
        """Whether a later count says itself of whom or where it is ("and 300 Libyans", "and 12 died in Chad")."""
        here = {t for at in range(case.segment.q_last, case.segment.last) for t in case.reading.things.get(at, ())}
        return any(t in here for role in ("owner", "in") for t in found.get(role, ()))

    def _unsaid(self, case: Case, found: Roles, *, befalling: bool) -> Parties:
        """Whom a figure is about where its sentence names nobody: the place of a loss, or the state of the text."""
        if befalling:
            return Parties(self._memory.place(case.segment.sentence, case.segment.q_first), None)
        if is_anothers(case):
            return NOBODY
        if unit_kind(case.segment.quantity.unit_code) == "measure" and found.get("bearer"):
            return Parties(found["bearer"][0], None)
        if case.segment.quantity.unit_code == "1":
            return NOBODY if is_personal(case) else Parties(self._memory.themes.topic(), None)
        if case.change is None or case.inherits:
            return NOBODY
        topic = self._memory.themes.topic()
        if topic is None and is_foretold(case):
            topic = self._memory.focus(case.segment.sentence, None)
        return Parties(topic, None)

    def _own(self, found: Roles) -> Roles:
        """The roles around what is a person's own: the person who wins it and who loses, where one is named."""
        named = next((found[role] for role in ("governor", "said", "bearer", "in") if found.get(role)), ())
        persons = tuple(t for t in named if self._entities.kind(t) in PERSONS)
        if not persons:
            return found
        return {"agent": found.get("agent") or persons, "undergoer": found.get("undergoer", ())}

    def _received(self, case: Case, parties: Parties, found: Roles) -> Parties:
        """The other side that a sentence only points to ("lost 500 men there") or that gets what the subject gives.

        It is not the state around the town of a loss.
        """
        town = parties.subject is not None and self._entities.kind(parties.subject) == "Settlement"
        if town and case.segment.quantity.unit_code == "1" and befalls(case.verb):
            return Parties(parties.subject, None)
        if parties.subject is None or parties.counterpart is not None:
            return parties
        if says_there(case):
            return Parties(
                parties.subject, self._memory.scene(case.segment.sentence, case.segment.q_first, parties.subject)
            )
        verb = case.verb
        gives = verb is not None and verb.lemma_.lower() in figure_data().raw["voice"]["giving"]
        frame = case.frame.parties if case.frame is not None else NOBODY
        if gives and parties.subject in (frame.subject, frame.counterpart):
            return Parties(
                parties.subject, frame.subject if parties.subject == frame.counterpart else frame.counterpart
            )
        if not gives or self._entities.kind(parties.subject) not in POLITIES or gets_unnamed(case):
            return parties
        return Parties(parties.subject, self._receiver(found, case.segment.sentence, parties.subject))

    def _receiver(self, found: Roles, sentence: Span, giver: str) -> str | None:
        """Who gets what a giver sends: the state of the town that it goes to, else whom the text goes on about."""
        towns = (t for role in ("to", "into") for t in found.get(role, ()) if self._entities.kind(t) == "Settlement")
        town = next(towns, None)
        land = self._lands(town) if town is not None else None
        if town is not None:
            return land if land != giver else None
        return self._memory.focus(sentence, giver)


def _in_bracket(case: Case) -> bool:
    """Whether an amount opens a bracket: "the Chadian state (18%)"."""
    return case.segment.q_first > 0 and case.passage.doc[case.segment.q_first - 1].text == "("


def _owned(case: Case, found: Roles) -> Parties | None:
    """Who has a share that stands before "by": "it is owned 51% by A, 24% by B and 25% by C"."""
    frame, verb, owners = case.frame, case.verb, found.get("by", ())
    if len(owners) != 1 or case.segment.quantity.unit_code != "%" or case.change is not None or verb is None:
        return None
    if verb.lemma_.lower() not in figure_data().raw["voice"]["holding"]:
        return None
    before = {frame.parties.subject, frame.parties.counterpart} if frame is not None else set()
    here = {t for at in range(case.segment.q_last, case.segment.last) for t in case.reading.things.get(at, ())}
    other = frame.parties.counterpart if frame is not None else None
    return Parties(owners[0], other) if owners[0] in here - before else None

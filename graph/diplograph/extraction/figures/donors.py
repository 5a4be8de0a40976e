"""Who gets the money that a text tells several donors to give: named once, it is the receiver for all of them."""

from __future__ import annotations

from spacy.tokens import Span

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import clause_subject
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.figures import figure_data

#: Indicators of money given.
AID = frozenset({"aid-pledged", "aid-provided"})
#: Who lends and grants by a decision of a body of it.
_LENDERS = POLITIES | {"GovernmentBody", "Organization"}


def decider(case: Case, memory: FigureMemory, entities: Entities) -> str | None:
    """Who gives by a decision that the sentence before told: "The IMF ended its review. This makes $5 million free"."""
    subject = clause_subject(case)
    if subject is None or case.reading.at(subject):
        return None
    voice = figure_data().raw["voice"]
    if subject.lower_ != "this" and subject.lemma_.lower() not in voice["decisions"]:
        return None
    return next((t for t in memory.central(case.segment.sentence) if entities.kind(t) in _LENDERS), None)


def for_body(case: Case, parties: Parties, found: Roles, entities: Entities) -> Parties:
    """The parties of money with an organization for the board that decides for it: "the Bank's Board approved"."""
    board = parties.subject
    if board is None or case.base.code not in AID or entities.kind(board) not in ("GovernmentBody", "Organization"):
        return parties
    label = entities.known[board].label
    if not any(word in figure_data().raw["voice"]["boards"] for word in label.lower().split()):
        return parties
    named = (t for t, known in entities.known.items() if known.kind in POLITIES and f" of the {known.label}" in label)
    whose = next(named, None) or next((t for t in found.get("possessor", ()) if entities.kind(t) in POLITIES), None)
    return parties if whose in (None, parties.counterpart) else Parties(whose, parties.counterpart)


class Donors:
    """Remembers who gave and who got in a document, in text order; none who gave is taken for an unnamed receiver."""

    def __init__(self, entities: Entities, memory: FigureMemory) -> None:
        self._entities = entities
        self._memory = memory
        self._givers: set[str] = set()
        self._receiver: str | None = None

    def add(self, code: str, parties: Parties) -> None:
        """Keep the parties of a figure with the code of its indicator."""
        if code in AID and parties.subject is not None:
            self._givers.add(parties.subject)
            self._receiver = parties.counterpart or self._receiver

    def receiver(self, sentence: Span, giver: str, found: Roles) -> str | None:
        """Who gets what a donor gives where no word of giving names him: "the country's largest donor"."""
        owner = next((t for t in found.get("possessor", ()) if self._is_other(t, giver)), None)
        if owner is not None:
            return owner
        if self._receiver is not None and self._receiver != giver:
            return self._receiver
        got = self._before(giver)
        if got is not None:
            return got
        topic = self._memory.themes.topic()
        if topic is not None and self._is_other(topic, giver):
            return topic
        label = self._entities.known[giver].label
        own = {thing for thing, entity in self._entities.known.items() if entity.label in label}
        return self._memory.focus(sentence, giver, frozenset(self._givers | own))

    def _before(self, giver: str) -> str | None:
        """Who got the goods of the sentence before from another giver: "Chad sold Mali guns. Togo gave $5 million"."""
        last = self._memory.last
        if last is None or last.base.code != "exports" or last.parties.subject == giver:
            return None
        got = last.parties.counterpart
        return got if got is not None and self._is_other(got, giver) else None

    def _is_other(self, thing: str, giver: str) -> bool:
        known = self._entities.known
        if thing == giver or thing in self._givers or known[thing].label in known[giver].label:
            return False
        return known[thing].kind in POLITIES

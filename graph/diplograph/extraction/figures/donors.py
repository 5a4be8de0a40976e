"""Who gets the money that a text tells several donors to give: named once, it is the receiver for all of them."""

from __future__ import annotations

from spacy.tokens import Span

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.memory import POLITIES, FigureMemory
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles

#: Indicators of money given.
AID = frozenset({"aid-pledged", "aid-provided"})


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
        topic = self._memory.topic()
        if topic is not None and self._is_other(topic, giver):
            return topic
        label = self._entities.known[giver].label
        own = {thing for thing, entity in self._entities.known.items() if entity.label in label}
        return self._memory.focus(sentence, giver, frozenset(self._givers | own))

    def _is_other(self, thing: str, giver: str) -> bool:
        known = self._entities.known
        if thing == giver or thing in self._givers or known[thing].label in known[giver].label:
            return False
        return known[thing].kind in POLITIES

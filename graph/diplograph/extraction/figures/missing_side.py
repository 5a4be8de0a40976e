"""The side of a figure of trade, aid or wealth that its sentence leaves unsaid: whom the text goes on about."""

from __future__ import annotations

import re
from collections.abc import Callable

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import gets_unnamed, is_anothers, says_there
from diplograph.extraction.figures.donors import AID, Donors, decider
from diplograph.extraction.figures.flows import flow_beside
from diplograph.extraction.figures.forces import place_of_troops
from diplograph.extraction.figures.indicators import OF_IT
from diplograph.extraction.figures.memory import BILATERAL, FigureMemory
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.wordlists import words

TRADE = words("missing_side.trade")
_ONE_WAY = frozenset({"exports", "imports"})
_GROUPS = frozenset({"Bloc", "InternationalOrganization", "Forum", "Region"})
_OF_ALL = re.compile(
    r"\b(?:foreign|external|world|global|total|overall)\s+(?:trade|turnover|commerce)\b", re.IGNORECASE
)
_OF_THE_WORLD = re.compile(r"\b(?:foreign|external|world|global)\s+(?:trade|turnover|commerce)\b", re.IGNORECASE)
#: Indicators whose other side is a state even where the text names only a town of it.
_TO_STATES = TRADE | AID | {"investment"}
#: Indicators of trade whose other side the sentence before may tell.
_WITH_OTHERS = _ONE_WAY | {"trade-balance"}
_BOTH_WAYS = frozenset({"trade-turnover", "trade-balance"})
_OF_ONE = words("missing_side.of_one")
#: Last words of what is given, which is nobody that gets it: "Official Development Assistance".
_GIFTS = ("assistance", "aid", "loan", "grant")


class MissingSide:
    """Fills in the side that a figure with one named side lacks, from what the document told before (`memory`)."""

    def __init__(
        self,
        entities: Entities,
        text: str,
        memory: FigureMemory,
        lands: Callable[[str], str | None],
        donors: Donors,
    ) -> None:
        self._entities = entities
        self._text = text
        self._memory = memory
        self._lands = lands
        self._donors = donors

    def completed(self, case: Case, parties: Parties, found: Roles) -> Parties:
        """Who is left unsaid: whom the text goes on about ("France gave $5 million", "exports to Chad", "GDP grew")."""
        sentence, code = case.segment.sentence, case.base.code
        subject, other = parties.subject, parties.counterpart
        if other is not None and code in AID and self._entities.known[other].label.lower().endswith(_GIFTS):
            other = None
        if subject is not None:
            if code in AID and other is None:
                return Parties(subject, self._receiver(case, subject, found))
            return self._beside_subject(case, subject, other)
        if code in AID and (gift := self._gift(case, parties)) is not None:
            return gift
        if other is not None:
            owned = (code in TRADE or code in ("remittances", "other-figure")) and not is_anothers(case)
            focus = self._memory.focus(sentence, other) if owned else None
            return Parties(other, None) if focus is None and "alone" in case.base.subject else Parties(focus, other)
        if code in _BOTH_WAYS and not case.inherits and not self._of_all(case):
            pair = self._memory.pair(sentence, case.segment.q_first)
            return Parties(*pair) if len(pair) == 2 else parties
        last = self._memory.last
        if last is not None and case.base.sided and last.base.sided:
            return last.parties
        flow = flow_beside(case, last, self._memory)
        if flow is not None:
            return flow
        if code not in _OF_ONE or is_anothers(case):
            return parties
        return Parties(self._memory.focus(sentence, None), None)

    def _gift(self, case: Case, parties: Parties) -> Parties | None:
        """The sides of money without a giver: he who gave in the sentence before, or whose decision it told."""
        given, other = self._memory.last, parties.counterpart
        if given is not None and given.base.code in AID and other != given.parties.subject and not case.inherits:
            return Parties(given.parties.subject, other or given.parties.counterpart)
        lender = decider(case, self._memory, self._entities)
        return Parties(lender, other) if lender not in (None, other) else None

    def _receiver(self, case: Case, giver: str, found: Roles) -> str | None:
        """Who gets what a giver gives where the sentence names nobody; where it tells of somebody else, that is all."""
        if case.inherits and case.frame is not None and case.frame.base.code in AID:
            return case.frame.parties.counterpart
        unnamed = found.get("to") or gets_unnamed(case)
        return None if unnamed else self._donors.receiver(case.segment.sentence, giver, found)

    def _beside_subject(self, case: Case, subject: str, other: str | None) -> Parties:
        """The other side beside a subject: the state of a town that is named, or whom the text goes on about."""
        sentence, code = case.segment.sentence, case.base.code
        own = other is not None and subject.startswith(f"{other}-") and self._entities.kind(subject) not in _GROUPS
        if own:
            return Parties(other, None)
        if other is None and "in" in case.base.counterpart and says_there(case):
            return Parties(subject, self._memory.scene(sentence, case.segment.q_first, subject))
        if code == "troops" and other is None:
            return Parties(subject, place_of_troops(case, subject, self._memory))
        if code in _WITH_OTHERS and other is None and self._traded_with(case, subject):
            return Parties(subject, self._traded_with(case, subject))
        if case.base.sided and other is None and self._entities.kind(subject) in POLITIES:
            return Parties(subject, self._memory.focus(sentence, subject))
        town = other is not None and self._entities.kind(other) == "Settlement"
        if town and other is not None and code in _TO_STATES:
            other = self._lands(other)
        elif other is not None and code in AID and self._entities.kind(other) == "Region":
            other = self._lands(other) or other
        return Parties(subject, other if other != subject or not town else None)

    def _traded_with(self, case: Case, subject: str) -> str | None:
        """The other side of the turnover that the sentence before told, for all that one side exports or imports."""
        last = self._memory.last
        if case.inherits or last is None or case.product is not None:
            return None
        if last.base.code not in BILATERAL and not self._of_two(case, last.parties):
            return None
        sides = (last.parties.subject, last.parties.counterpart)
        return next((t for t in sides if t != subject), None) if subject in sides else None

    def _of_two(self, case: Case, sides: Parties) -> bool:
        """Whether a sentence goes on from the goods of two states: "Of these, $7 billion were exports"."""
        kinds = {self._entities.kind(thing) for thing in (sides.subject, sides.counterpart) if thing is not None}
        return sides.counterpart is not None and kinds <= POLITIES and self._in(case, OF_IT)

    def _of_all(self, case: Case) -> bool:
        """Whether a trade is that with all the world; a "total trade" after that of two is theirs."""
        last = self._memory.last
        two = last is not None and last.base.code in (*TRADE, *_BOTH_WAYS, "trade-share")
        two = two and last is not None and last.parties.counterpart is not None
        return self._in(case, _OF_THE_WORLD if two else _OF_ALL)

    def _in(self, case: Case, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self._text, case.around.start, case.around.end) is not None

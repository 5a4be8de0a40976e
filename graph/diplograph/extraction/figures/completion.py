"""Who a figure is about where its own sentence leaves a side unsaid: those whom the text goes on about."""

from __future__ import annotations

import re
from collections.abc import Callable

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import is_anothers
from diplograph.extraction.figures.donors import AID, Donors, for_body
from diplograph.extraction.figures.gaps import gapped
from diplograph.extraction.figures.indicators import OF_IT, OTHER, unit_kind
from diplograph.extraction.figures.memory import BILATERAL, PARTNERS, FigureMemory
from diplograph.extraction.figures.missing_side import TRADE, MissingSide
from diplograph.extraction.figures.parties import Parties, fill, inherit
from diplograph.extraction.figures.pointing import with_pronoun
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.routes import changed
from diplograph.extraction.figures.shares import of_dependent, partner_share
from diplograph.extraction.figures.sources import without_source
from diplograph.extraction.figures.stakes import shared_in
from diplograph.extraction.figures.standings import standing
from diplograph.extraction.figures.themes import POLITIES, ROUTES
from diplograph.extraction.figures.untold import Untold
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Form

_THE_TWO = re.compile(
    r"\b(?:between\s+(?:the\s+two|them|both|both\s+sides|us)|two-way|bilateral|mutual|"
    r"our\s+(?:\w+\s+){0,2}(?:trade|turnover|commerce))\b(?!\s+(?:leaders|presidents|partners?|with)\b)",
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(r"^\W*(?:[\w,. ]{0,60}[“\"]\s*)?(?:this|that|it|these)\b", re.IGNORECASE)
_OWN = frozenset({"its", "their"})
_ONE_WAY = frozenset({"exports", "imports"})
#: For whom a body of them votes or gives money.
_OWNERS = frozenset({"State", "InternationalOrganization"})
_AMONG = ("within", "among", "inside")
_GROUPS = frozenset({"Bloc", "InternationalOrganization", "Forum", "Region"})


class Completion:
    """Finds the parties of figures: by roles first, then by what the document told before (`memory`)."""

    def __init__(
        self,
        entities: Entities,
        text: str,
        memory: FigureMemory,
        lands: Callable[[str], str | None],
        bodies: Callable[[str], str | None],
    ) -> None:
        self._entities = entities
        self._bodies = bodies
        self._text = text
        self._memory = memory
        self._donors = Donors(entities, memory)
        self._missing = MissingSide(entities, text, memory, lands, self._donors)
        self._untold = Untold(entities, text, memory, lands)

    def parties(self, case: Case, found: Roles) -> Parties:
        """Subject and counterpart of a figure; the subject is None where nobody is told of."""
        parties = self._parties(case, without_source(case, found, self._entities))
        parties = self._for_state(case, for_body(case, parties, found, self._entities))
        self._donors.add(case.base.code, parties)
        return parties

    def _for_state(self, case: Case, parties: Parties) -> Parties:
        """The state for a body of it that votes or gives money: "Congress approved $5 million for Chad"."""
        counts = case.base is OTHER and unit_kind(case.segment.quantity.unit_code) != "money"
        if counts or parties.subject is None or self._entities.kind(parties.subject) != "GovernmentBody":
            return parties
        owner = self._bodies(parties.subject)
        words = self._entities.known[parties.subject].label.lower().split()
        if any(word in figure_data().raw["voice"]["independent"] for word in words):
            return parties
        if owner is None or owner == parties.counterpart or self._entities.kind(owner) not in _OWNERS:
            return parties
        return Parties(owner, parties.counterpart)

    def _parties(self, case: Case, found: Roles) -> Parties:
        base = case.base
        if case.continued is not None:
            return case.continued.parties
        if "bracketed" in found:
            return self._listed(case, found)
        found = with_pronoun(case, found, self._memory, self._entities)
        gap = gapped(case, self._entities)
        if gap is not None:
            return gap
        route = changed(case, self._entities)
        if route is not None:
            return route
        if base is OTHER:
            return self._untold.parties(case, found)
        told = standing(case, self._entities)
        if told is not None:
            return told
        shared = partner_share(case, found, self._entities, lambda partner: self._beside(case, partner))
        if shared is not None:
            return shared
        if base.code in BILATERAL and "pair" not in found and self._in(case, _THE_TWO):
            found = {**found, "pair": self._the_two(case)}
        words = case.passage.doc[case.segment.first : case.segment.last]
        found = of_dependent(case, found)
        parties = fill(
            found,
            (base.subject, base.counterpart),
            self._entities,
            own=any(token.lower_ in _OWN for token in words),
            topic=() if case.inherits else self._topic(case, found),
        )
        if parties.subject is None:
            parties = self._alone(case, found, parties)
        return self._missing.completed(case, self._carried(case, parties), found)

    def _carried(self, case: Case, parties: Parties) -> Parties:
        """The parties with those that a figure takes over from the one before it in its sentence."""
        if not case.inherits or case.frame is None:
            return parties
        before = case.frame.parties
        if case.base.code in AID and case.frame.base.code in AID and self._in(case, OF_IT):
            return Parties(before.subject, parties.counterpart or before.counterpart)
        if case.base.code != case.frame.base.code and is_anothers(case):
            return parties
        if case.base.code in TRADE and self._is_own(case, parties, before):
            parties = before
        carried = inherit(parties, before, case.base, gave=case.frame.acts)
        if case.base.code in _ONE_WAY and carried == Parties(before.counterpart, None):
            return Parties(carried.subject, before.subject)
        return carried

    def _is_own(self, case: Case, parties: Parties, before: Parties) -> bool:
        """Whether "its" is the subject of the figure before, not its partner ("A's imports from B, its exports")."""
        if before.counterpart is None or parties != Parties(before.counterpart, None):
            return False
        named = {x.head for x in case.reading.located if x.mention.form not in (Form.PRONOUN, Form.NOMINAL)}
        return named.isdisjoint(range(case.segment.first, case.segment.last))

    def _the_two(self, case: Case) -> tuple[str, ...]:
        """Which two a trade "between the two sides" is of: those of the figure before, else the two named last."""
        frame = case.frame
        if frame is not None and frame.parties.subject is not None and frame.parties.counterpart is not None:
            pair = (frame.parties.subject, frame.parties.counterpart)
            if all(self._entities.kind(thing) in POLITIES for thing in pair):
                return pair
        return self._memory.partners(case.segment.sentence, case.segment.q_first)

    def _alone(self, case: Case, found: Roles, parties: Parties) -> Parties:
        """A route with the share of trade that it carries, or those among whom a trade is: "trade within ASEAN"."""
        if case.base.code not in BILATERAL:
            return parties
        if parties.counterpart is not None:
            route = case.base.code == "trade-share" and self._entities.kind(parties.counterpart) in ROUTES
            return Parties(parties.counterpart, None) if route else parties
        among = (t for r in _AMONG for t in found.get(r, ()) if self._entities.kind(t) in _GROUPS)
        group = next(among, None)
        return Parties(group, group)

    def _listed(self, case: Case, found: Roles) -> Parties:
        """The parties of a figure in brackets after a name: the list is of partners where a wording says so."""
        (named,) = found["bracketed"]
        if case.base is OTHER or not case.base.counterpart or case.base.code == "remittances":
            return Parties(named, shared_in(case, named))
        turned = case.base.subject == ("bracketed",)
        if not turned and self._entities.kind(named) not in PARTNERS:
            return self._sold(case, found)
        if case.frame is not None and case.inherits and not turned:
            return Parties(case.frame.parties.subject, named)
        order = case.base.counterpart if turned else case.base.subject
        owner = fill(found, (order, ()), self._entities, own=True).subject
        owner = owner or self._memory.focus(case.segment.sentence, named)
        return Parties(named, owner) if turned else Parties(owner, named)

    def _sold(self, case: Case, found: Roles) -> Parties:
        """The sides of trade in goods that a list names: "its main imports from Chad are Cotton ($5 million)"."""
        if case.frame is not None and case.inherits:
            return case.frame.parties
        return fill(found, (case.base.subject, case.base.counterpart), self._entities, own=True)

    def _in(self, case: Case, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self._text, case.around.start, case.around.end) is not None

    def _beside(self, case: Case, partner: str) -> str | None:
        """Whose share a partner has: of whom the sentence spoke before, or the text."""
        sentence = case.segment.sentence
        return self._memory.named(sentence.start, case.segment.q_first, partner) or self._memory.focus(
            sentence, partner
        )

    def _topic(self, case: Case, found: Roles) -> tuple[str, ...]:
        """Whom trade is between when the sentence leaves a side unsaid ("this trade", "trade with Russia")."""
        if case.base.code not in BILATERAL:
            return ()
        text = self._text[case.sentence.start : case.sentence.end]
        leaves_unsaid = _THE_TWO.search(text) or "with" in found or _ANAPHORIC.match(text)
        return self._memory.topics() if leaves_unsaid else ()

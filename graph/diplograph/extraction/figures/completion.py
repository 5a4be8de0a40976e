"""Who a figure is about where its own sentence leaves a side unsaid: those whom the text goes on about."""

from __future__ import annotations

import re
from collections.abc import Callable

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.clauses import clause_subject, gets_unnamed, is_anothers, is_route, says_there
from diplograph.extraction.figures.donors import AID, Donors, decider, for_body
from diplograph.extraction.figures.flows import flow_beside
from diplograph.extraction.figures.forces import place_of_troops
from diplograph.extraction.figures.gaps import gapped
from diplograph.extraction.figures.indicators import OF_IT, OTHER, unit_kind
from diplograph.extraction.figures.memory import BILATERAL, PARTNERS, POLITIES, ROUTES, FigureMemory
from diplograph.extraction.figures.parties import Parties, fill, inherit
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.routes import changed
from diplograph.extraction.figures.shares import of_dependent, partner_share
from diplograph.extraction.figures.sources import without_source
from diplograph.extraction.figures.stakes import shared_in
from diplograph.extraction.figures.standings import standing
from diplograph.extraction.figures.untold import Untold
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_THE_TWO = re.compile(
    r"\b(?:between\s+(?:the\s+two|them|both|both\s+sides|us)|two-way|bilateral|mutual|"
    r"our\s+(?:\w+\s+){0,2}(?:trade|turnover|commerce))\b(?!\s+(?:leaders|presidents|partners?|with)\b)",
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(r"^\W*(?:[\w,. ]{0,60}[“\"]\s*)?(?:this|that|it|these)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:foreign|external|world|global|total|overall)\s+(?:trade|turnover|commerce)\b", re.IGNORECASE
)
_OF_THE_WORLD = re.compile(r"\b(?:foreign|external|world|global)\s+(?:trade|turnover|commerce)\b", re.IGNORECASE)
_OWN = frozenset({"its", "their"})
_ONE_WAY = frozenset({"exports", "imports"})
_TRADE = words("completion.trade")
#: Indicators whose other side is a state even where the text names only a town of it.
_TO_STATES = _TRADE | AID | {"investment"}
#: Indicators of trade whose other side the sentence before may tell.
_WITH_OTHERS = _ONE_WAY | {"trade-balance"}
_BOTH_WAYS = frozenset({"trade-turnover", "trade-balance"})
_OF_ONE = words("completion.of_one")
#: For whom a body of them votes or gives money.
_OWNERS = frozenset({"State", "InternationalOrganization"})
#: Last words of what is given, which is nobody that gets it: "Official Development Assistance".
_GIFTS = ("assistance", "aid", "loan", "grant")
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
        self._lands = lands
        self._text = text
        self._memory = memory
        self._donors = Donors(entities, memory)
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
        found = self._with_pronoun(case, found)
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
        return self._completed(case, self._carried(case, parties), found)

    def _carried(self, case: Case, parties: Parties) -> Parties:
        """The parties with those that a figure takes over from the one before it in its sentence."""
        if not case.inherits or case.frame is None:
            return parties
        before = case.frame.parties
        if case.base.code in AID and case.frame.base.code in AID and self._in(case, OF_IT):
            return Parties(before.subject, parties.counterpart or before.counterpart)
        if case.base.code != case.frame.base.code and is_anothers(case):
            return parties
        if case.base.code in _TRADE and self._is_own(case, parties, before):
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

    def _with_pronoun(self, case: Case, found: Roles) -> Roles:
        """The subject "it" that stands for nobody found, or for a route, is the subject of the sentence before."""
        own = self._own_route(case)
        if own:
            return {**found, "subject": own, "governor": own, "possessor": own, "owner": own, "agent": ()}
        subject = clause_subject(case)
        home = self._memory.home()
        if subject is not None and subject.lower_ in ("we", "i") and home and not case.reading.at(subject):
            return {**found, "subject": (home,), "governor": (home,), "agent": (home,)}
        if subject is not None and is_route(case, subject):
            named = self._memory.routes(case.segment.sentence)
            return {**found, "subject": named, "governor": named, "agent": ()} if named else found
        if subject is None or subject.lower_ != "it":
            return found
        central = self._memory.central(case.segment.sentence)
        if found.get("subject") and found.get("subject") == found.get("possessor"):
            central = tuple(thing for thing in central if thing not in found["subject"])
            return {**found, "subject": central} if central else found
        routes = tuple(thing for thing in central if self._entities.kind(thing) in ROUTES)
        if unit_kind(case.segment.quantity.unit_code) == "measure" and routes:
            central = routes
        elif case.reading.at(subject) or found.get("subject") or found.get("governor"):
            return found
        return {**found, "subject": central, "governor": central} if central else found

    def _own_route(self, case: Case) -> tuple[str, ...]:
        """The route or work named before that "its" stands for: "The cable … Its cost is put at $5 million"."""
        told = figure_data().raw["voice"]["measures"]
        its = any(t.lower_ == "its" and t.head.lemma_.lower() in told for t in case.segment.sentence)
        return self._memory.routes(case.segment.sentence) if its else ()

    def _completed(self, case: Case, parties: Parties, found: Roles) -> Parties:
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
            owned = (code in _TRADE or code in ("remittances", "other-figure")) and not is_anothers(case)
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
        two = last is not None and last.base.code in (*_TRADE, *_BOTH_WAYS, "trade-share")
        two = two and last is not None and last.parties.counterpart is not None
        return self._in(case, _OF_THE_WORLD if two else _OF_ALL)

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

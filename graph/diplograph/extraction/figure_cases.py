"""One quantity with all that was seen around it: its segment, the verb over it, and the indicator that words tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Passage, Reading
from diplograph.extraction.figure_counts import head_noun
from diplograph.extraction.figure_data import figure_data
from diplograph.extraction.figure_frames import clause_roles, clause_verb, in_passive
from diplograph.extraction.figure_governors import governing
from diplograph.extraction.figure_indicators import (
    CHANGE,
    OTHER,
    Change,
    Chosen,
    Indicator,
    Setting,
    change_of,
    choose,
    part_of,
    unit_kind,
)
from diplograph.extraction.figure_memory import Frame
from diplograph.extraction.figure_roles import Roles, respective, roles
from diplograph.extraction.figure_segments import Segment, token_range
from diplograph.model import Span

_CORE = frozenset({"subject", "possessor", "object", "pair", "theme"})
#: What a figure that goes on from another leaves unsaid.
_TOLD_BEFORE = frozenset({"subject", "possessor", "said", "bearer", "theme", "pair"})
_PERSONS = frozenset({"Person", "Official"})


@dataclass(frozen=True, slots=True)
class Case:
    """A quantity in its surroundings. `many` quantities are listed "respectively" (else 0).

    `around` and `sentence` are document spans, `frame` is the figure before it in the same sentence, and `inherits`
    tells that it leaves out what that one told.
    """

    reading: Reading
    segment: Segment
    many: int
    head: Token | None
    around: Span
    sentence: Span
    change: Change | None
    chosen: Chosen | None
    base: Indicator
    frame: Frame | None
    inherits: bool

    @property
    def passage(self) -> Passage:
        """The passage that the quantity stands in."""
        return self.reading.passage

    @property
    def code(self) -> str:
        """Code of the indicator."""
        return "change-rate" if self.change is not None else self.base.code

    @property
    def quantity_token(self) -> Token:
        """The last token of the amount."""
        return self.passage.doc[self.segment.q_last - 1]

    @property
    def verb(self) -> Token | None:
        """The verb over the quantity."""
        return clause_verb(self.quantity_token)


def case_of(reading: Reading, segment: Segment, frame: Frame | None, many: int) -> Case:
    """A quantity with its indicator: told by words around it, or taken over from the figure before."""
    passage, quantity = reading.passage, segment.quantity
    text = passage.document.text
    around = passage.offsets(segment.first, segment.last)
    kind, change = unit_kind(quantity.unit_code), None
    if kind == "percent":
        change = Change(1) if quantity.relative else change_of(text, around, quantity.span)
    head = head_noun(passage, segment)
    verb = clause_verb(passage.doc[segment.q_last - 1])
    named = [located.mention.span for located in reading.located]
    setting = Setting(
        quantity.span,
        CHANGE if change is not None else kind,
        around,
        named,
        head.lemma_.lower() if head is not None else None,
        passage.offsets(verb.i, verb.i + 1) if verb is not None else None,
    )
    chosen = choose(text, setting)
    part = part_of(text, around, frame.base) if frame is not None and kind == "percent" and change is None else None
    if part is not None:
        chosen, base, inherits = None, part, True
    elif chosen is not None:
        base, inherits = chosen.indicator, frame is not None
    elif frame is not None and (change is not None or (kind in frame.base.units and not (kind == "count" and head))):
        base, inherits = frame.base, frame.base is not OTHER
    else:
        base, inherits = OTHER, False
    sentence = passage.offsets(segment.sentence.start, segment.sentence.end)
    return Case(reading, segment, many, head, around, sentence, change, chosen, base, frame, inherits)


def roles_of(case: Case, entities: Entities, states: Mapping[str, str]) -> Roles:
    """Who stands where around a quantity: by the order of words, then by syntax; persons in office as their state."""
    anchor = token_range(case.passage, case.chosen.anchor) if case.chosen is not None else None
    syntax = clause_roles(case.reading, case.segment, case.passage.doc[anchor[1] - 1] if anchor else case.head)
    found = _by_order(case, anchor)
    if case.base is OTHER:
        merged = {**syntax, **{r: t for r, t in found.items() if r in ("pair", "of", "in")}}
        merged.update(governing(case.reading, case.segment, case.head))
    elif case.many or case.chosen is None:
        merged = dict(found)
    else:
        if case.inherits:
            syntax = {role: things for role, things in syntax.items() if role not in _TOLD_BEFORE}
        merged = {**syntax, **{role: _joined(case, role, syntax, found) for role in found}}
    if case.base is OTHER:
        return merged
    lifted = {
        role: tuple(dict.fromkeys(states.get(t, t) if entities.kind(t) in _PERSONS else t for t in things))
        for role, things in merged.items()
    }
    return _turned(case, lifted)


def _joined(case: Case, role: str, syntax: Roles, found: Roles) -> tuple[str, ...]:
    """What fills a role by either reading: syntax first in a relative clause and after a preposition."""
    aside = any(t.dep_ == "relcl" for t in case.quantity_token.ancestors)
    first, then = (found, syntax) if role in _CORE and not (aside and role == "subject") else (syntax, found)
    return tuple(dict.fromkeys((*first.get(role, ()), *then.get(role, ()))))


def _by_order(case: Case, anchor: tuple[int, int] | None) -> Roles:
    segment, frame = case.segment, case.frame
    if anchor is None and case.head is not None:
        anchor = (case.head.i, case.head.i + 1)
    if case.many:
        whole = replace(segment, first=segment.sentence.start, last=segment.sentence.end)
        return respective(roles(case.reading, whole, None), segment, case.many)
    return roles(
        case.reading,
        segment,
        anchor,
        skip_pronouns=frame is not None and (case.inherits or segment.quantity.unit_code == "%"),
        gapped_object=case.inherits and case.chosen is None and frame is not None and frame.to_object,
    )


def _turned(case: Case, found: dict[str, tuple[str, ...]]) -> Roles:
    """Of a gift, the subject of "was granted" or "secured" is who gets it."""
    verb = case.verb
    if not case.base.giving or verb is None or "subject" not in found:
        return found
    getting = verb.lemma_.lower() in figure_data().raw["voice"]["getting"]
    if in_passive(case.quantity_token) != getting:
        found["object"] = found.pop("subject")
    return found

"""One quantity with all that was seen around it: its segment, the verb over it, and the indicator that words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import Passage, Reading
from diplograph.extraction.figures.changes import Change, change_of
from diplograph.extraction.figures.counts import head_noun
from diplograph.extraction.figures.frames import clause_verb, is_to_come
from diplograph.extraction.figures.indicators import (
    CHANGE,
    OTHER,
    Chosen,
    Indicator,
    Setting,
    choose,
    part_of,
    product_of,
    share_of,
    unit_kind,
    whole_of,
)
from diplograph.extraction.figures.memory import Frame
from diplograph.extraction.figures.misleading import is_extent, misleading
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Form, Span

#: A second change told with the verb of the first: "grew by 4% in 2022 and by 5% in 2023".
_AGAIN = re.compile(r"\bby\s+(?:[a-z]+\s+){0,3}$")
#: What makes an amount of money a price, which is no trade ("buys gas at $150 per thousand cubic metres").
_PRICE = re.compile(
    r"\s+(?:per|an?|for\s+(?:each|every|one)|each)\s+(?:(?:a\s+)?thousand\s+|1,?000\s+)?"
    r"(?:barrel|metric|tons?|tonnes?|cubic|kilo\w*|mega\w*|mmbtu|lit(?:re|er)s?|gallon|pound|ounce|bushel|head|person)\b"
)
#: What an amount is the worth of is told before it: "half of its exports, worth $5 billion".
_WORTH = re.compile(r"^[\s,(–—]*(?:a\s+trade\s+)?(?:worth|valued\s+at)\s+(?:[a-z]+\s+){0,3}$")
#: An amount that follows another in its bracket: "($3 billion, 34%)".
_NOTED = re.compile(r"\([^()%]*\d[^()%]*,\s*(?:or\s+)?(?:about\s+)?$")
_RESPECTIVELY = re.compile(r",?\s+respectively,?", re.IGNORECASE)
_GOODS = frozenset({"exports", "imports"})
#: A bare number from here on counts the same as the one of the sentence before ("Chad sent 500").
_MANY = 100


@dataclass(frozen=True, slots=True)
class Case:
    """A quantity in its surroundings. `many` quantities are listed "respectively" (else 0).

    `around` and `sentence` are document spans, `frame` is the figure before it in the same sentence, and `inherits`
    tells that it leaves out what that one told; `continued` is the figure of the sentence before where this one goes on
    from it ("It reached $5 billion", "a target of $5 billion").
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
    continued: Frame | None = None

    @property
    def passage(self) -> Passage:
        """The passage that the quantity stands in."""
        return self.reading.passage

    @property
    def code(self) -> str:
        """Code of the indicator."""
        if self.change is not None:
            return "change-rate"
        verb = self.verb
        if self.base.code != "aid-provided" or verb is None:
            return self.base.code
        promised = is_to_come(verb) or verb.lemma_.lower() in figure_data().raw["voice"]["promising"]
        return "aid-pledged" if promised else self.base.code

    @property
    def quantity_token(self) -> Token:
        """The last token of the amount."""
        return self.passage.doc[self.segment.q_last - 1]

    @property
    def counts_noun(self) -> bool:
        """Whether what is counted stands after the amount."""
        return self.head is not None and self.head.i >= self.segment.q_last

    @property
    def product(self) -> str | None:
        """What is traded, after the wording of the indicator."""
        named = [located.mention.span for located in self.reading.located]
        anchor = self.chosen.anchor if self.chosen is not None else self.segment.quantity.span
        return product_of(self.passage.document.text, anchor, self.around, named)

    @property
    def is_part(self) -> bool:
        """Whether the amount is a part of the one that the sentence before told of."""
        return _is_part(self) if self.continued is not None else self.inherits and _parts(self.verb)

    @property
    def verb(self) -> Token | None:
        """The verb over the quantity."""
        return clause_verb(self.quantity_token)


def case_of(
    reading: Reading,
    segment: Segment,
    frame: Frame | None,
    last: Frame | None,
    many: int,
    *,
    paired: bool = True,
) -> Case:
    """A quantity with its indicator: told by words around it, or taken over from the figure before.

    `frame` is the figure before in the same sentence, `last` the last of the sentence before. `paired` lets wordings in
    that tell nothing without a named counterpart.
    """
    passage, quantity = reading.passage, segment.quantity
    text = passage.document.text
    around = passage.offsets(segment.first, segment.last)
    kind, change = unit_kind(quantity.unit_code), None
    if kind == "percent":
        change = Change(1) if quantity.relative else change_of(text, around, quantity.span)
    head = head_noun(passage, segment)
    verb = clause_verb(passage.doc[segment.q_last - 1])
    setting = _setting(reading, segment, CHANGE if change is not None else kind, head, verb, paired=paired)
    sentence = passage.offsets(segment.sentence.start, segment.sentence.end)
    chosen = choose(text, setting)
    if chosen is None and many:
        chosen = choose(text, _of_list(text, setting))
    if chosen is None and frame is not None and frame.base is OTHER and verb is not None and verb.i < segment.first:
        chosen = choose(text, replace(setting, around=passage.offsets(verb.i, segment.last)))
    if kind == "money" and _PRICE.match(text, quantity.span.end):
        chosen = None
    if frame is not None and frame.change is not None and kind == "percent" and change is None and chosen is None:
        change = frame.change if _AGAIN.search(text, around.start, quantity.span.start) else None
    case = Case(reading, segment, many, head, around, sentence, change, chosen, OTHER, frame, False)
    if frame is None:
        return _opening(case, kind, verb, last)
    return _following(case, kind, frame)


def _setting(
    reading: Reading, segment: Segment, kind: str, head: Token | None, verb: Token | None, *, paired: bool
) -> Setting:
    """Where the wordings of an indicator are looked for."""
    passage = reading.passage
    return Setting(
        segment.quantity.span,
        kind,
        passage.offsets(segment.first, segment.last),
        [located.mention.span for located in reading.located if located.mention.form is not Form.NOMINAL],
        head.lemma_.lower() if head is not None else None,
        passage.offsets(verb.i, verb.i + 1) if verb is not None else None,
        passage.offsets(segment.sentence.start, segment.sentence.end),
        paired,
        misleading(passage, segment, kind),
    )


def _of_list(text: str, setting: Setting) -> Setting:
    """The setting of an amount listed "respectively", whose wording may stand behind the list ("… of its exports")."""
    whole = setting.sentence or setting.around
    listed = _RESPECTIVELY.search(text, setting.quantity.end, whole.end)
    end = listed.end() if listed is not None else setting.quantity.end
    return replace(setting, around=whole, quantity=Span(setting.quantity.start, end))


def _opening(case: Case, kind: str, verb: Token | None, last: Frame | None) -> Case:
    """The first figure of a sentence: of its own indicator, or of that of the sentence before if it goes on from it."""
    if case.chosen is not None:
        return replace(case, base=case.chosen.indicator)
    if last is None or not last.told or case.change is not None:
        return case
    if kind == "money" and last.base.code == "remittances" and _is_ranked(case):
        return replace(case, base=last.base)
    part = part_of(case.passage.document.text, case.around, last.base) if kind == "percent" else None
    if part is None and kind == "percent" and _takes(case, verb):
        part = share_of(last.base)
    if part is not None:
        return replace(case, base=part, inherits=True, frame=last)
    if kind not in last.base.units or (kind == "count" and case.counts_noun):
        return case
    alike = kind != "count" and last.unit in ("%", case.segment.quantity.unit_code)
    if _goes_on(case, verb) or (alike and _is_part(case)):
        return replace(case, base=last.base, inherits=True, continued=last)
    if alike and last.base.giving and _is_share(case):
        return replace(case, base=last.base, inherits=True, frame=last)
    if kind == "count" and last.unit == "1" and case.segment.quantity.value >= _MANY:
        return replace(case, base=last.base, inherits=True, frame=last)
    return case


def _following(case: Case, kind: str, frame: Frame) -> Case:
    """A figure after another one of its sentence."""
    text = case.passage.document.text
    part = part_of(text, case.around, frame.base) if kind == "percent" and case.change is None else None
    if kind == "money" and _WORTH.search(text[case.around.start : case.segment.quantity.span.start]):
        part = whole_of(frame.base)
    if frame.base.sided and kind == "percent" and case.change is None and _is_laid_on(case):
        part = frame.base
    part = part or _of_goods(case, kind, frame)
    if part is not None:
        return replace(case, chosen=None, base=part, inherits=True)
    if case.chosen is not None:
        return replace(case, base=case.chosen.indicator, inherits=True)
    counts = kind == "count" and case.counts_noun and not _is_listed(case, frame)
    alike = kind != "measure" or is_extent(frame.unit) == is_extent(case.segment.quantity.unit_code)
    if case.change is not None or (kind in frame.base.units and alike and not counts):
        return replace(case, base=frame.base, inherits=frame.base is not OTHER)
    return case


def _of_goods(case: Case, kind: str, frame: Frame) -> Indicator | None:
    """The indicator of goods in brackets: "imports of $9 billion, led by tea ($3 billion, 34%), rice ($1 billion)"."""
    if case.change is not None or not case.segment.q_first or not frame.told:
        return None
    before = case.passage.document.text[case.sentence.start : case.segment.quantity.span.start]
    if kind == "percent" and _NOTED.search(before):
        return share_of(frame.base) if frame.base.code in _GOODS else None
    listed = kind == "money" and before.endswith("(") and frame.unit == "%"
    return whole_of(frame.base) if listed else None


def _is_laid_on(case: Case) -> bool:
    """Whether a share is one more duty on goods: "tariffs of 25 percent on steel and 10 percent on aluminium"."""
    doc, last = case.passage.doc, case.segment.q_last
    return last < len(doc) and doc[last].lower_ == "on"


def _is_ranked(case: Case) -> bool:
    """Whether a list in brackets or after "with" tells who is first: "the top three are Chad ($5 million) …"."""
    ranks = figure_data().raw["voice"]["ranking"]
    return any(t.lemma_.lower() in ranks for t in case.segment.sentence)


def _is_listed(case: Case, frame: Frame) -> bool:
    """Whether goods are counted beside others: "sold Chad 20 tanks and 5 guns"."""
    head = case.head
    listed = head is not None and head.dep_ == "conj" and head.head.i < case.segment.first
    return listed and frame.base.code in _GOODS and frame.unit == "1"


def _takes(case: Case, verb: Token | None) -> bool:
    """Whether a partner takes or supplies a share of what was told before: "Chad took 20 percent"."""
    if verb is None or case.head is not None or verb.lemma_.lower() not in figure_data().raw["voice"]["taking"]:
        return False
    return verb.i < case.segment.q_first and not any(c.dep_ == "prep" for c in case.quantity_token.children)


def _goes_on(case: Case, verb: Token | None) -> bool:
    """Whether a sentence tells of the same thing again: "It reached $5 billion", "they set a target of $5 billion"."""
    voice = figure_data().raw["voice"]
    before = case.passage.doc[case.segment.first : case.segment.q_first]
    if any(token.lemma_.lower() in voice["aims"] for token in before):
        return True
    if verb is None:
        return False
    if verb.lemma_.lower() in voice["changing"]:
        taken = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < case.segment.q_first)
        return any(c.lower_ in ("it", "that", "this") for c in taken)
    if verb.lemma_.lower() not in voice["measuring"]:
        return False
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return subject is not None and (
        subject.lower_ in ("it", "this", "that") or (subject.lemma_.lower() in voice["sums"] and _is_bare(subject))
    )


def _is_part(case: Case) -> bool:
    """Whether a bare amount is a part of the one of the sentence before: "About $6 billion will go to transport"."""
    amount = case.quantity_token if case.quantity_token.dep_ != "nummod" else case.quantity_token.head
    of = (c for c in amount.children if c.dep_ in ("prep", "poss"))
    named = any(case.around.overlaps(located.mention.span) for located in case.reading.located)
    return amount.dep_ in ("nsubj", "nsubjpass") and _parts(amount.head) and not any(of) and not named


def _is_share(case: Case) -> bool:
    """Whether an amount is what somebody gets of the money of the sentence before: "$6 million of it goes to Chad"."""
    amount = case.quantity_token if case.quantity_token.dep_ != "nummod" else case.quantity_token.head
    return amount.dep_ in ("nsubj", "nsubjpass") and _parts(amount.head)


def _parts(verb: Token | None) -> bool:
    """Whether a verb tells what becomes of a part of a sum."""
    return verb is not None and verb.lemma_.lower() in figure_data().raw["voice"]["parting"]


def _is_bare(noun: Token) -> bool:
    """Whether a noun says no more of itself ("the figure")."""
    return all(t.dep_ in ("det", "amod") for t in noun.children)

"""What a quantity measures: by the words around it, or by the figure that it goes on from."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.changes import Change, change_of
from diplograph.extraction.figures.continuations import following, opening
from diplograph.extraction.figures.counts import head_noun
from diplograph.extraction.figures.frames import clause_verb
from diplograph.extraction.figures.indicators import (
    CHANGE,
    OTHER,
    Setting,
    choose,
    unit_kind,
)
from diplograph.extraction.figures.memory import Frame
from diplograph.extraction.figures.misleading import misleading
from diplograph.extraction.figures.segments import Segment
from diplograph.model import Form, Span

#: A second change told with the verb of the first: "grew by 4% in 2022 and by 5% in 2023", "3%, after 2%".
_AGAIN = re.compile(
    r"\b(?:by|after|against|versus|following|from|(?:compared|contrast)\s+(?:with|to))\s+(?:[a-z]+\s+){0,3}$"
)
#: What makes an amount of money a price, which is no trade ("buys gas at $150 per thousand cubic metres").
_PRICE = re.compile(
    r"\s+(?:per|an?|for\s+(?:each|every|one)|each)\s+(?:(?:a\s+)?thousand\s+|1,?000\s+)?"
    r"(?:barrel|metric|tons?|tonnes?|cubic|kilo\w*|mega\w*|mmbtu|lit(?:re|er)s?|gallon|pound|ounce|bushel|head|person)\b"
)
_RESPECTIVELY = re.compile(r",?\s+respectively,?", re.IGNORECASE)


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
        return opening(case, kind, verb, last)
    return following(case, kind, frame)


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

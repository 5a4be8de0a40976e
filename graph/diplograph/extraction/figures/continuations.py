"""Figures that go on from another one: in the same sentence, or from the sentence before ("It reached $5 billion")."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.figures.cases import Case, is_bare_part, parts
from diplograph.extraction.figures.indicators import (
    OTHER,
    Indicator,
    part_of,
    share_of,
    whole_of,
)
from diplograph.extraction.figures.memory import Frame
from diplograph.extraction.figures.misleading import is_extent
from diplograph.extraction.words.figures import figure_data

#: What an amount is the worth of is told before it: "half of its exports, worth $5 billion".
_WORTH = re.compile(r"^[\s,(–—]*(?:a\s+trade\s+)?(?:worth|valued\s+at)\s+(?:[a-z]+\s+){0,3}$")
#: An amount that follows another in its bracket: "($3 billion, 34%)".
_NOTED = re.compile(r"\([^()%]*\d[^()%]*,\s*(?:or\s+)?(?:about\s+)?$")
_GOODS = frozenset({"exports", "imports"})
#: A bare number from here on counts the same as the one of the sentence before ("Chad sent 500").
_MANY = 100


def opening(case: Case, kind: str, verb: Token | None, last: Frame | None) -> Case:
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
    if _goes_on(case, verb) or (alike and is_bare_part(case)):
        return replace(case, base=last.base, inherits=True, continued=last)
    if alike and last.base.giving and _is_share(case):
        return replace(case, base=last.base, inherits=True, frame=last)
    if kind == "count" and last.unit == "1" and case.segment.quantity.value >= _MANY:
        return replace(case, base=last.base, inherits=True, frame=last)
    return case


def following(case: Case, kind: str, frame: Frame) -> Case:
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


def _is_share(case: Case) -> bool:
    """Whether an amount is what somebody gets of the money of the sentence before: "$6 million of it goes to Chad"."""
    amount = case.quantity_token if case.quantity_token.dep_ != "nummod" else case.quantity_token.head
    return amount.dep_ in ("nsubj", "nsubjpass") and parts(amount.head)


def _is_bare(noun: Token) -> bool:
    """Whether a noun says no more of itself ("the figure")."""
    return all(t.dep_ in ("det", "amod") for t in noun.children)

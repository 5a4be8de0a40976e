"""Which bare counts are figures about somebody, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Passage
from diplograph.extraction.figures.quantities import QuantityMention
from diplograph.extraction.figures.quantity_counts import tells_number
from diplograph.extraction.figures.segments import Segment, token_range
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words
from diplograph.model import Comparator

_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)]|$|\s(?:in|into|on|and|or|by|to|from|for|with|over|at|since|between|a\s+year|per\s+year)\b)"
)
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|a\s+total\s+of)\s+)?")
#: Names that say who is counted: "three states – Chad, Mali and Niger".
_LISTED = re.compile(r"\s*[—–:]\s*(?:the\s+)?[A-Z][\w’.-]+(?:\s+(?:of\s+)?[A-Z][\w’.-]+)*(?:,|\s+and)\s")
#: "eighteen of the twenty-two nations".
_SOME = re.compile(r"\s+of\s+(?:the|its|their)\s+(?:[\w-]+\s+)?[a-z]+\b")
_FEW, _SMALL, _LARGE = 3, 20, 100
#: Millimetres below which a measure tells of what sort a gun or its shells are.
_CALIBRE = 500
_ASSETS = frozenset(words("counts.assets"))
_GIVING = frozenset(words("counts.giving"))
_OUTLINE = words("counts.outline")
_VOTES = words("counts.votes")
_TIMES = words("counts.times")
#: Those of whom nothing is told but that they say so: "three diplomats said".
_TELLING = frozenset({"say", "tell", "confirm", "report"})


def head_noun(passage: Passage, segment: Segment) -> Token | None:
    """The noun that a quantity counts or measures; None if it stands alone."""
    doc = passage.doc
    token = doc[segment.q_last - 1]
    if token.dep_ in ("nummod", "quantmod", "compound") and _is_noun_after(token.head, segment):
        return token.head
    noun: Token | None = None
    start = _after_of(doc, segment) if segment.quantity.unit_code == "1" else segment.q_last
    for at in range(
        start, min(segment.sentence.end, start + 5) if start > segment.q_last else min(segment.last, start + 5)
    ):
        if doc[at].pos_ in ("NOUN", "PROPN") and doc[at].lower_ not in ("today", "yesterday"):
            noun = doc[at]
        elif noun is not None or doc[at].pos_ not in ("ADJ", "ADV", "PUNCT", "NUM", "VERB") or doc[at].text in ",;.()":
            break
    if noun is None and segment.quantity.unit_code == "1":
        return _numbered(token)
    return noun


def _numbered(amount: Token) -> Token | None:
    """What an amount told of a number counts: "the number of ships was 130", "the total rose to nine"."""
    verb = next((t for t in amount.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if amount.i > 1 and amount.nbor(-1).lower_ == "of" and amount.nbor(-2).lemma_.lower() in _VOTES:
        return amount.nbor(-2)
    if verb is None:
        return None
    numbers = figure_data().raw["voice"]["numbers"]
    sides = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj") and t.i < amount.i]
    number = next((t for t in sides if t.lemma_.lower() in numbers), None)
    if number is None:
        return None
    counted = (c for of in number.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")
    return next(counted, number)


def _after_of(doc: Doc, segment: Segment) -> int:
    """The token after "of the" that follows an amount ("12 of its members"); the one after the amount if none does."""
    at, end = segment.q_last, segment.sentence.end
    if at + 1 < end and doc[at].lower_ == "out" and doc[at + 1].lower_ == "of":
        at += 1
    if at < end and doc[at].lower_ == "of":
        at += 1
        while at < end and (doc[at].pos_ in ("DET", "NUM", "PRON") or doc[at].dep_ == "poss"):
            at += 1
    return at


def _is_noun_after(token: Token, segment: Segment) -> bool:
    return token.i >= segment.q_last and token.pos_ in ("NOUN", "PROPN")


def counted_text(passage: Passage, segment: Segment, head: Token | None) -> str | None:
    """The words between the amount and the end of what it counts ("exploration contracts")."""
    if head is None or head.i < segment.q_last:
        return None
    text = passage.text(segment.q_last, head.i + 1).strip(" -–,")
    return text if text and "\n" not in text else None


def is_told(passage: Passage, quantity: QuantityMention) -> bool:
    """Whether a number tells how many there are: "four more bases" does, "the three presidents" only points back."""
    if _is_outline(passage, quantity) or (quantity.unit_code == "mm" and quantity.value < _CALIBRE):
        return False
    if not is_small(quantity) or tells_number(passage.document.text, quantity.span.start):
        return True
    if _is_harmed(passage, quantity):
        return True
    token = passage.doc[token_range(passage, quantity.span)[1] - 1]
    if passage.document.text[quantity.span.end : quantity.span.end + 1] == "-":
        return False
    if quantity.value < _FEW and not _are_given(token):
        return False
    if any(of.lower_ == "of" and any(t.lower_ in ("which", "whom") for t in of.children) for of in token.children):
        return True
    some = _of_some(passage, quantity)
    noun = some or token.head
    if (some is None and token.dep_ not in ("nummod", "amod")) or not _is_plural(passage, noun):
        return False
    if _is_uncounted(noun):
        return False
    if _LISTED.match(passage.document.text, passage.ends[noun.i]):
        return False
    pointing = [t for t in noun.children if t.dep_ in ("det", "poss", "predet") and t.i < noun.i]
    return not pointing or some is not None or _of_body(noun) or _are_all(noun, pointing)


def _are_given(number: Token) -> bool:
    """Whether two of a kind of forces or goods are sent, sold or built: "sent two officers", "two ships delivered"."""
    noun = number.head
    if number.dep_ != "nummod" or noun.lemma_.lower() not in _ASSETS or number.lower_ != "two":
        return False
    if any(t.dep_ in ("det", "poss", "predet") for t in noun.children):
        return False
    passive = noun.dep_ == "nsubjpass" or any(c.dep_ == "acl" and c.tag_ == "VBN" for c in noun.children)
    verb = (
        noun.head if noun.dep_ in ("dobj", "nsubjpass") else next((c for c in noun.children if c.dep_ == "acl"), None)
    )
    return verb is not None and verb.lemma_.lower() in _GIVING and (noun.dep_ == "dobj" or passive)


def _is_uncounted(noun: Token) -> bool:
    """Whether a small number of something tells no figure: "three reasons", "four diplomats said so"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _TELLING:
        return True
    return noun.lemma_.lower() in figure_data().raw["excluded"]["uncounted"] and not _are_signed(noun)


def _are_signed(noun: Token) -> bool:
    """Whether papers are told to be signed: "five documents were signed", "the signing of five documents"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    return noun.lemma_.lower() == "document" and verb.lemma_.lower() in ("sign", "signing", "signature", "initial")


def _is_outline(passage: Passage, quantity: QuantityMention) -> bool:
    """Whether a number only tells how a paper is made up: "a 10-point plan", "the 10 key principles"."""
    if quantity.unit_code != "1":
        return False
    noun = passage.doc[token_range(passage, quantity.span)[1] - 1].head
    joined = passage.document.text[quantity.span.end : quantity.span.end + 1] == "-"
    after = noun.lemma_.lower() if not joined else passage.document.text[quantity.span.end + 1 :][:12].partition(" ")[0]
    return after in _OUTLINE


def _is_harmed(passage: Passage, quantity: QuantityMention) -> bool:
    """Whether so many were killed, hurt or held: "two soldiers were killed and seven wounded"; not "the two killed"."""
    harming = figure_data().raw["voice"]["harming"]
    number = passage.doc[token_range(passage, quantity.span)[1] - 1]
    counted = number.head if number.dep_ == "nummod" and number.head.i > number.i else number
    if any(t.dep_ in ("det", "poss", "predet") for t in counted.children) or counted.lemma_.lower() in _TIMES:
        return False
    if any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in harming for c in counted.children):
        return True
    while counted.dep_ == "conj" and counted.head.pos_ in ("NOUN", "PROPN", "NUM"):
        counted = counted.head
    verb = counted.head
    if verb.lemma_.lower() not in harming or verb.pos_ not in ("VERB", "AUX"):
        return False
    return counted.dep_ in ("dobj", "nsubjpass") or (counted.dep_ == "nsubj" and not _does_harm(verb))


def _does_harm(verb: Token) -> bool:
    """Whether a verb in the active has an object, so that its subject is not who is hurt ("two men killed him")."""
    return any(c.dep_ == "dobj" for c in verb.children)


def _of_some(passage: Passage, quantity: QuantityMention) -> Token | None:
    """Who take part, where so many of them are told: "eighteen of the 22 nations"."""
    some = _SOME.match(passage.document.text, quantity.span.end)
    if some is None:
        return None
    noun = passage.doc[bisect_right(passage.ends, some.end() - 1)]
    return noun if noun.lemma_.lower() in figure_data().raw["voice"]["collective"] else None


def _are_all(noun: Token, pointing: Sequence[Token]) -> bool:
    """Whether all who take part are counted: "all nine participants signed it"."""
    collective = figure_data().raw["voice"]["collective"]
    counted = noun.dep_ == "nsubj" and noun.lemma_.lower() in collective
    return counted and all(t.lower_ == "all" for t in pointing)


def _is_plural(passage: Passage, noun: Token) -> bool:
    """Whether a noun is told in the plural; the name of a group may be ("five nuclear powers")."""
    if noun.pos_ == "PROPN":
        words = passage.text(noun.i, noun.i + 1)
        return words.islower() and words.endswith("s")
    return noun.pos_ == "NOUN" and (noun.tag_ == "NNS" or noun.lower_ in figure_data().counted)


def _of_body(noun: Token) -> bool:
    """Whether members are those of a body, all or the rest of them: "the other five members of the League".

    The body may be named before them ("the five ECOWAS member states").
    """
    before = [t for t in noun.children if t.i < noun.i]
    if any(t.lower_ == "member" for t in before) and any(t.pos_ == "PROPN" for t in before):
        return True
    return noun.lemma_.lower() == "member" and any(
        t.pos_ == "PROPN" for of in noun.children if of.lower_ == "of" for t in of.children
    )


def is_small(quantity: QuantityMention) -> bool:
    """Whether a bare count is a small number in words ("three parties")."""
    return (
        quantity.unit_code == "1" and quantity.value <= _SMALL and re.sub(r"[-\s]", "", quantity.value_text).isalpha()
    )


def is_figure(segment: Segment, head: Token | None, *, follows: bool) -> bool:
    """Whether a count is told as a figure: "24 wards" is; small numbers in words ("the two leaders") are left out.

    A number that counts nothing named counts when it `follows` another figure of its sentence ("to 100 in 1960").
    """
    quantity = segment.quantity
    if quantity.unit_code != "1":
        return True
    if head is not None or follows or quantity.value < _LARGE:
        return head is not None or follows
    return not quantity.value_text.isdigit() or quantity.comparator is not Comparator.EXACT


def with_units(text: str, quantities: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The quantities of a sentence; a bare one like "to 4 trillion in 2023" measures what the one before does.

    A part of a measured whole is of its unit too: "5,000 of the 8,000 square miles".
    """
    told: list[QuantityMention] = []
    for at, quantity in enumerate(quantities):
        whole = quantities[at + 1] if at + 1 < len(quantities) else None
        if quantity.unit_code == "1" and whole is not None and whole.unit_code not in ("1", "%"):
            part = _PART_OF.fullmatch(text, quantity.span.end, whole.span.start)
            quantity = replace(quantity, unit_code=whole.unit_code) if part else quantity
        unit = told[-1].unit_code if told else "1"
        if quantity.unit_code == "1" and unit not in ("1", "%") and _is_bare(text, quantity):
            quantity = replace(quantity, unit_code=unit)
        told.append(quantity)
    return told


def _is_bare(text: str, quantity: QuantityMention) -> bool:
    word = quantity.value_text.split()[-1].lower()
    return word in figure_data().magnitudes and _NO_NOUN.match(text, quantity.span.end) is not None


def drop_wholes(text: str, quantities: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """Of "8 out of the 55 seats" the part only."""
    return tuple(
        quantity
        for at, quantity in enumerate(quantities)
        if not at
        or {quantity.unit_code, quantities[at - 1].unit_code} != {"1"}
        or not _PART_OF.fullmatch(text, quantities[at - 1].span.end, quantity.span.start)
    )

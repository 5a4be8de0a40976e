"""Which bare counts are figures about somebody, and what they count."""

from __future__ import annotations

import re

from spacy.tokens import Token

from diplograph.extraction.context import Passage
from diplograph.extraction.figure_segments import Segment
from diplograph.extraction.quantities import QuantityMention

_CONVERSION = re.compile(r"\s*\(\s*(?:or\s+)?(?:about\s+|some\s+|around\s+)?$")
_METRIC = frozenset({"km", "km2", "m", "m2", "m3", "ha", "t", "kg", "km/h", "cm"})
_SMALL, _LARGE = 20, 100


def head_noun(passage: Passage, segment: Segment) -> Token | None:
    """The noun that a quantity counts or measures; None if it stands alone."""
    doc = passage.doc
    token = doc[segment.q_last - 1]
    if token.dep_ in ("nummod", "quantmod", "compound") and _is_noun_after(token.head, segment):
        return token.head
    noun: Token | None = None
    for at in range(segment.q_last, min(segment.last, segment.q_last + 5)):
        if doc[at].pos_ in ("NOUN", "PROPN") and doc[at].lower_ not in ("today", "yesterday"):
            noun = doc[at]
        elif noun is not None or doc[at].pos_ not in ("ADJ", "ADV", "PUNCT", "NUM", "VERB") or doc[at].text in ",;.()":
            break
    return noun


def _is_noun_after(token: Token, segment: Segment) -> bool:
    return token.i >= segment.q_last and token.pos_ in ("NOUN", "PROPN")


def counted_text(passage: Passage, segment: Segment, head: Token | None) -> str | None:
    """The words between the amount and the end of what it counts ("exploration contracts")."""
    if head is None or head.i < segment.q_last:
        return None
    text = passage.text(segment.q_last, head.i + 1).strip(" -–,")
    return text if text and "\n" not in text else None


def is_small(quantity: QuantityMention) -> bool:
    """Whether a bare count is a small number in words ("three parties")."""
    return quantity.unit_code == "1" and quantity.value <= _SMALL and quantity.value_text.replace("-", "").isalpha()


def is_figure(segment: Segment, head: Token | None, *, follows: bool) -> bool:
    """Whether a count is told as a figure: "24 wards" is; small numbers in words ("the two leaders") are left out.

    A number that counts nothing named counts when it `follows` another figure of its sentence ("to 100 in 1960").
    """
    quantity = segment.quantity
    if quantity.unit_code != "1":
        return True
    if head is None and not (follows or (quantity.value >= _LARGE and not quantity.value_text.isdigit())):
        return False
    return not is_small(quantity)


def drop_conversions(text: str, quantities: tuple[QuantityMention, ...]) -> tuple[QuantityMention, ...]:
    """Of "500 miles (800 km)" the metric one, of "RUB 5 billion ($60 million)" the first."""
    kept: list[QuantityMention] = []
    for quantity in quantities:
        last = kept[-1] if kept else None
        if last is None or not _converts(text, last, quantity):
            kept.append(quantity)
        elif quantity.unit_code in _METRIC and last.unit_code not in _METRIC:
            kept[-1] = quantity
    return tuple(kept)


def _converts(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Whether the second is the first again, in brackets and in another unit."""
    units = {first.unit_code, second.unit_code}
    return (
        len(units) > 1
        and not units & {"1", "%"}
        and bool(_CONVERSION.fullmatch(text, first.span.end, second.span.start))
    )

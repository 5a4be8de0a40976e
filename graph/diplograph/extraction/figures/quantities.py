"""Quantities in plain text: amounts of money, shares, measures and counts with their comparator.

Values are in the base unit (2.6 billion = 2600000000), percent as the number; offsets are code points of the
document. Years, dates, ordinals, durations, ages, and numbers that name something (Resolution 2254, G20, 3+3,
Il-20) are no quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diplograph.extraction.figures.quantity_counts import WORD_AFTER, Beside, is_count
from diplograph.extraction.figures.quantity_ratios import ratio_at
from diplograph.extraction.figures.quantity_rules import (
    AMOUNT,
    CODE_AFTER,
    SINGLE,
    START,
    comparator,
    currency_of,
    magnitude,
    number_value,
    unit_of,
)
from diplograph.extraction.times.mentions import TimeMention, find_times
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Comparator, Span


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount as written. `value_upper` is the upper end of a range; `relative` marks a change ("doubled")."""

    span: Span
    value: Decimal
    unit_code: str
    comparator: Comparator
    value_text: str
    value_upper: Decimal | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount with offsets in the text; `bare` if nothing but the number makes it one."""

    start: int
    end: int
    value: Decimal
    unit: str
    upper: Decimal | None = None
    relative: bool = False
    bare: bool = False


_HALF = Decimal("0.5")
#: A half of these is a stretch of time or of land, not a share.
_HALF_OF_TIME = re.compile(
    r"\b(?:first|second|latter|other|last|this|third|fourth|each|one|northern|southern|eastern|western|upper|lower|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|past|final|next|better)\s+$",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"\s+(?:of|the|its|their|his|her|our|all|that)\b(?!\s+(?:(?:the|an?)\s+)?(?:year|century|decade|month|day|hour|week)\b)",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|to|than|over|nearly|almost|about|around|roughly|some|approximately|under|only|just|in|at|above|below|"
    r"exceeds?|exceed(?:ed|ing)|reach(?:es|ed|ing)|surpass(?:es|ed|ing)|total(?:s|led|ed))\s+(?:a\s+)?$",
    re.IGNORECASE,
)
#: "cut it by half in 1990".
_BY = re.compile(
    r"\bby\s+(?:(?:more|less)\s+than\s+|nearly\s+|almost\s+|about\s+|over\s+|roughly\s+)?(?:a\s+)?$", re.IGNORECASE
)
#: "a quarter of a million" is no share.
_OF_ROUND = re.compile(r"\s+(?:of\s+)?an?\s+(?:hundred|thousand|dozen|[mbtr]+illion)\b", re.IGNORECASE)
#: "COP30" is a conference; money in a currency's code stands apart from it or tells its magnitude.
_NUMBERED_NAME = re.compile(r"[A-Z]{3}-?\d{1,2}")
_PLACE = re.compile(r"\b(?:under|over|above|below|around|some)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}")
_LAST_WORD = re.compile(r"([\w.]+)\s+$")
_BETWEEN = re.compile(r"\bbetween\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


def find_quantities(
    text: str,
    *,
    base: int = 0,
    times: Sequence[TimeMention] | None = None,
    parties: frozenset[int] = frozenset(),
    kinds: frozenset[int] = frozenset(),
) -> tuple[QuantityMention, ...]:
    """All quantities of `text`, in order. Words inside one of `times` (found here if not given) are none.

    `parties` are the ends (document offsets) of names that a number does not belong to ("gave Haiti 100 trucks"),
    `kinds` the starts of words that tell of which state something is ("846 American and 900 Soviet missiles").
    """
    if times is None:
        times = find_times(text, issued="2000-01-01", base=base)
    starts = [time.span.start - base for time in times]
    found = []
    beside = Beside(frozenset(end - base for end in parties), frozenset(start - base for start in kinds))
    for amount in _amounts(text, beside):
        at = bisect_right(starts, amount.start) - 1
        if at >= 0 and times[at].span.end - base > amount.start:
            continue
        found.append(_mention(text, amount, base))
    return tuple(found)


def is_respective(text: str, sentence: Span, quantities: Sequence[QuantityMention]) -> bool:
    """Whether the quantities of a sentence go each with one of a list: "… respectively", "hold 51 and 19 per cent"."""
    if "respectively" in text[sentence.start : sentence.end]:
        return True
    if len(quantities) != 2 or {q.unit_code for q in quantities} != {"%"}:
        return False
    first, second = quantities
    return first.value_text.isdigit() and text[first.span.end : second.span.start] == " and "


def _mention(text: str, amount: _Amount, base: int) -> QuantityMention:
    return QuantityMention(
        Span(base + amount.start, base + amount.end),
        _plain(amount.value),
        amount.unit,
        _bound(text, amount),
        text[amount.start : amount.end],
        _plain(amount.upper) if amount.upper is not None else None,
        amount.relative,
    )


def _bound(text: str, amount: _Amount) -> Comparator:
    """The comparator; before a small count "under" and "over" are prepositions ("under four zones")."""
    if amount.bare and amount.value < 20 and text[amount.start].isalpha() and _PLACE.search(text[: amount.start][-12:]):
        return Comparator.EXACT
    return comparator(text, amount.start, amount.end)


def _plain(value: Decimal) -> Decimal:
    """A number without needless zeros after the point and without an exponent."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _amounts(text: str, beside: Beside) -> Iterator[_Amount]:
    taken = 0
    for start in START.finditer(text):
        if start.start() < taken:
            continue
        for amount in _word_amount(text, start) or _ratio(text, start.start()) or _read(text, start.start()):
            if not amount.bare or is_count(text, amount.start, amount.end, amount.value, beside):
                yield amount
            taken = max(taken, amount.end)


def _word_amount(text: str, start: re.Match[str]) -> list[_Amount]:
    """Fractions ("two-thirds of") and multiples ("doubled"), in percent."""
    data, words = figure_data(), " ".join(start.group().lower().split())
    if words in data.multiples:
        return [_Amount(start.start(), start.end(), data.multiples[words], "%", relative=True)]
    if words not in data.fractions or text[start.end() : start.end() + 1] == "-":
        return []
    if _OF_ROUND.match(text, start.end()):
        return []
    before = text[max(0, start.start() - 24) : start.start()]
    of_whole = _SHARE_AFTER.match(text, start.end())
    if _HALF_OF_TIME.search(before) or text[start.end() :].lstrip().startswith("majority"):
        return []
    if (
        of_whole
        or _BY.search(before)
        or (_SHARE_BEFORE.search(before) and not re.match(r"\s+[a-z]", text[start.end() : start.end() + 4]))
    ):
        return [_Amount(start.start(), start.end(), data.fractions[words], "%")]
    return []


def _ratio(text: str, at: int) -> list[_Amount]:
    """A share told by two numbers or a multiple: "six in ten", "grew 1.7 times"."""
    ratio = ratio_at(text, at)
    return [_Amount(at, ratio.end, ratio.percent, "%", relative=ratio.relative)] if ratio is not None else []


def _read(text: str, at: int) -> list[_Amount]:
    """The amount or the two ends written at an offset; empty if there is none."""
    match = AMOUNT.match(text, at)
    if match is None:
        return []
    if match["n2"] is None:
        return _single(text, match)
    joint = match["to"].strip().lower()
    before = text[max(0, at - 40) : at]
    if joint == "to" and _FROM.search(before):
        return _two_ends(match)
    if joint == "and" and _shares_unit(match, before):
        return _two_ends(match)
    if (joint == "and") != bool(_BETWEEN.search(before)):
        single = SINGLE.match(text, at)
        return _single(text, single) if single else []
    return _range(text, match)


def _shares_unit(match: re.Match[str], before: str) -> bool:
    """Whether a number takes the unit of the one it is joined to: "51 and 19 per cent"; not in "Article 5 and 10%"."""
    if not match["unit"] or match["cur"] or match["mag"] or _YEAR.fullmatch(match["n"]) or _BETWEEN.search(before):
        return False
    word = _LAST_WORD.search(before)
    return word is None or (word[1].islower() and word[1] not in figure_data().excluded_before)


def _single(text: str, match: re.Match[str]) -> list[_Amount]:
    money = match["cur"]
    if money and _NUMBERED_NAME.fullmatch(match.group()):
        return []
    if match["letter"] and not money:
        return _without_letter(text, match)
    value = (number_value(match["n"]) + (_HALF if match["half"] else 0)) * (magnitude(match) or 1)
    end = match.end()
    if money:
        end = max(match.end(part) for part in ("n", "mag", "half", "letter"))
        return [_Amount(match.start(), end, value, currency_of(money))]
    if match["unit"]:
        return _measured(match, value)
    code = CODE_AFTER.match(text, end)
    if code and code["cur"] in figure_data().signs:
        return [_Amount(match.start(), code.end(), value, currency_of(code["cur"]))]
    return [_Amount(match.start(), end, value, "1", bare=True)]


def _without_letter(text: str, match: re.Match[str]) -> list[_Amount]:
    """A number with a letter but no currency: millions of people, or a unit ("5 t"); "30m" alone is unclear."""
    following = WORD_AFTER.match(text, match.end("letter"))
    if following and following.group(1).lower() in figure_data().counted:
        value = number_value(match["n"]) * (magnitude(match) or 1)
        return [_Amount(match.start(), match.end("letter"), value, "1", bare=True)]
    again = re.compile(rf"{re.escape(match['n'])}\s?(?P<unit>km|kg|kt|t)\b").match(text, match.start())
    if again is None or not match["n"][0].isdigit():
        return [_Amount(match.start(), match.end("n"), Decimal(0), "1", bare=True)] if match["n"][0].isdigit() else []
    unit = unit_of(again["unit"])
    return [_Amount(match.start(), again.end(), number_value(match["n"]) * unit.scale, unit.code)]


def _measured(match: re.Match[str], value: Decimal) -> list[_Amount]:
    unit = unit_of(match["unit"])
    return [_Amount(match.start(), match.end(), value * unit.scale, unit.code)]


def _ends(match: re.Match[str]) -> tuple[Decimal, Decimal, str, Decimal]:
    """Both numbers of a range, the unit they share and its scale: "5 to 7 percent", "$5-7 billion"."""
    second = magnitude(match, "2")
    first = magnitude(match) or second or Decimal(1)
    sign = match["cur"] or match["cur2"]
    unit = unit_of(match["unit"]) if match["unit"] and not sign else None
    code = currency_of(sign) if sign else unit.code if unit else "1"
    scale = unit.scale if unit else Decimal(1)
    return number_value(match["n"]) * first * scale, number_value(match["n2"]) * (second or 1) * scale, code, scale


def _range(text: str, match: re.Match[str]) -> list[_Amount]:
    low, high, unit, _ = _ends(match)
    if low >= high or (unit == "1" and match["to"].strip() in "-–—" and high < 100):
        single = SINGLE.match(text, match.start())
        return _single(text, single) if single else []
    end = (
        match.end()
        if match["unit"] and not match["cur"]
        else max(match.end("n2"), match.end("mag2"), match.end("letter2"))
    )
    return [_Amount(match.start(), end, low, unit, upper=high, bare=unit == "1")]


def _two_ends(match: re.Match[str]) -> list[_Amount]:
    """Two values, the first of "from 5 to 7 percent" borrows the unit of the second."""
    low, high, unit, _ = _ends(match)
    if match["mag"] is None and match["mag2"] and match["cur"] and match["cur2"]:
        low = number_value(match["n"])
    first_end = max(match.end("n"), match.end("mag"), match.end("letter"))
    start2 = match.start("cur2") if match["cur2"] else match.start("n2")
    end = (
        match.end()
        if match["unit"] and not match["cur"]
        else max(match.end("n2"), match.end("mag2"), match.end("letter2"))
    )
    return [
        _Amount(match.start(), first_end, low, unit, bare=unit == "1"),
        _Amount(start2, end, high, unit, bare=unit == "1"),
    ]

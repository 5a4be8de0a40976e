"""Rules that read one expression of time at a known place in a text: dates, months, years, decades, relative words.

Each rule is a compiled pattern tried at the first word of an expression, with a reader that turns the match into
EDTF. A date without its year is written with `????` in place of the year, and resolved by `times`.
Month and weekday names are those of the C locale (`calendar`); number words come from `ontology/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from diplograph.extraction.times import readers
from diplograph.extraction.times.readers import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS

Reader = Callable[["re.Match[str]", "date | None"], "str | None"]

_M = r"(?P<m>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_D2 = r"(?:\s?(?:-|–|—|to|and|through)\s?(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?"
_Y = r"(?P<y>1\d{3}|20\d{2})\b(?![,.]\d)"
_N = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried where an expression may start, and the reader of its match (None = no time after all)."""

    pattern: re.Pattern[str]
    read: Reader


def _rule(pattern: str, read: Reader, flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), read)


#: Rules for an expression that starts with a number of one to four digits.
AT_NUMBER = (
    _rule(r"(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})\b", readers.iso_date),
    _rule(_D + _D2 + r"\s+(?:of\s+)?" + _M + r"(?:,?\s+(?:of\s+)?" + _Y + r")?", readers.full_date),
    _rule(r"(?P<y>1\d{3}|20\d{2})\s?[-–—/]\s?(?P<s>1\d{3}|20\d{2}|\d{2})\b(?![-,.]?\d)", readers.year_span),
    _rule(r"(?P<part>)(?P<y>1\d{2}0|20\d0)['’]?s\b", readers.decade),
    _rule(r"(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b", readers.century),
    _rule(_Y, readers.year),
    _rule(_N + r"\s+(?P<unit>year|month|day)s?\s+ago\b", readers.ago, re.IGNORECASE),
    _rule(_N + r"\s+years?\s+(?P<way>earlier|later|before)\b", readers.from_context, re.IGNORECASE),
    _rule(_N + r"\s+(?P<unit>month|day)s?\s+(?P<way>earlier|later|before)\b", readers.shifted, re.IGNORECASE),
)
_MONTH_RULES = (
    _rule(_M + r"\s+" + _D + _D2 + r"(?:,?\s+" + _Y + r")?", readers.full_date),
    _rule(_M + r"(?:,?\s+(?:of\s+)?" + _Y + r")?", readers.month),
)
_WEEKDAY = r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s+)?(?P<w>" + "|".join(WEEKDAYS) + r")\b"
_WEEKDAY_RULES = (
    _rule(
        r"(?:" + "|".join(WEEKDAYS) + r"),?\s+\(?" + _D + _D2 + r"\s+" + _M + r"(?:,?\s+" + _Y + r")?",
        readers.full_date,
    ),
    _rule(
        r"(?:" + "|".join(WEEKDAYS) + r"),?\s+\(?(?:on\s+)?" + _M + r"\s+" + _D + _D2 + r"(?:,?\s+" + _Y + r")?",
        readers.full_date,
    ),
    _rule(_WEEKDAY, readers.weekday),
)
_SEASON_RULE = _rule(r"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?" + _Y, readers.season, re.IGNORECASE)
_RELATIVE_RULES = (
    _rule(r"(?P<rel>last|previous|this|next|coming)\s+(?P<unit>year|month|week|spring|summer|autumn|fall|winter)\b(?!-)",
          readers.relative_unit, re.IGNORECASE),
    _rule(r"(?P<rel>[Ll]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming)\s+" + _M, readers.relative_month),
    _rule(_WEEKDAY, readers.weekday),
)  # fmt: skip
_PART_RULE = _rule(
    r"(?P<n>first|second|third|fourth|last)\s+(?P<unit>half|quarter)\s+of\s+(?:(?P<this>this\s+year|the\s+(?:current\s+)?year\b(?!\s+\d))|(?:the\s+year\s+)?"
    + _Y + r")", readers.part_of_year, re.IGNORECASE)  # fmt: skip
_FIRST_MONTHS = _rule(r"first\s+" + _N + r"\s+months\s+of\s+" + _Y, readers.first_months, re.IGNORECASE)
_FIRST_MONTHS_NOW = _rule(
    r"first\s+" + _N + r"\s+months"
    r"(?:\s+of\s+(?:this|the(?:\s+current)?)\s+year\b(?!\s+\d)|(?!\s+(?:of|in|after|as|since)\b))",
    readers.first_months_now,
    re.IGNORECASE,
)
_CENTURY_WORD = _rule(
    r"(?P<n>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[\s-]century\b", readers.century, re.IGNORECASE
)
_AGO = _rule(_N + r"\s+(?P<unit>year|month|day)s?\s+ago\b", readers.ago, re.IGNORECASE)
_LATER = _rule(_N + r"\s+years?\s+(?P<way>earlier|later|before)\b", readers.from_context, re.IGNORECASE)
_LATER_DAYS = _rule(_N + r"\s+(?P<unit>month|day)s?\s+(?P<way>earlier|later|before)\b", readers.shifted, re.IGNORECASE)
_NEXT_TO = _rule(
    r"the\s+(?:very\s+)?(?P<way>next|previous|preceding|following)\s+(?P<unit>month|day)\b(?!s|[-’'])",
    readers.shifted,
    re.IGNORECASE,
)
_MONTH_BESIDE = _rule(r"[Tt]he\s+(?P<way>following|next|preceding|previous)\s*,?\s+" + _M, readers.next_of_name)
_THE_SAME = _rule(r"(?:the|that)\s+(?:very\s+)?same\s+(?P<unit>year|month|day)\b(?![-’'])", readers.same, re.IGNORECASE)
_THAT = _rule(r"that\s+(?P<unit>year|month|day)\b(?![-’'])", readers.same, re.IGNORECASE)
_BESIDE = _rule(r"the\s+(?P<way>previous|preceding|following)\s+year\b", readers.beside_context, re.IGNORECASE)
_YEAR_BESIDE = _rule(r"the\s+year\s+(?P<way>before)\b(?!\s+\w)", readers.beside_context, re.IGNORECASE)
_PARTED_DECADE = _rule(r"(?P<part>early|mid|late)[\s-]+(?P<y>1\d{2}0|20\d0)['’]?s\b", readers.decade, re.IGNORECASE)


def _starts() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {name.lower(): _MONTH_RULES for name in MONTHS}
    table |= {name.lower(): _WEEKDAY_RULES for name in WEEKDAYS}
    table |= {name: (_CENTURY_WORD,) for name in ORDINALS if "-" not in name}
    table |= dict.fromkeys(NUMBERS, (_AGO, _LATER, _LATER_DAYS))
    table |= dict.fromkeys(SEASONS, (_SEASON_RULE,))
    table |= dict.fromkeys(("last", "previous", "this", "next", "coming"), _RELATIVE_RULES)
    table |= dict.fromkeys(("early", "mid", "late"), (_PARTED_DECADE,))
    table |= {name: (_rule(r"(?P<w>\w+)", readers.day_word),) for name in ("yesterday", "today", "tonight", "tomorrow")}
    table |= dict.fromkeys(("second", "third", "fourth"), (_PART_RULE, _CENTURY_WORD))
    table["the"] = (_BESIDE, _YEAR_BESIDE, _NEXT_TO, _MONTH_BESIDE, _THE_SAME)
    table["that"] = (_THE_SAME, _THAT)
    table["first"] = (_PART_RULE, _FIRST_MONTHS, _FIRST_MONTHS_NOW, _CENTURY_WORD)
    table["last"] = (_PART_RULE, *_RELATIVE_RULES)
    table["twenty"] = (_CENTURY_WORD,)
    for letter, numbers in (("q", "1234"), ("h", "12")):
        table[letter] = (_rule(rf"(?P<unit>{letter.upper()})(?P<n>[{numbers}])\s+(?:of\s+)?" + _Y, readers.short_part),)
    return table


#: Rules by the first word of an expression, in lower case.
AT_WORD: Mapping[str, tuple[Rule, ...]] = _starts()

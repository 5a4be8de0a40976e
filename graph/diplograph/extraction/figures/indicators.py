"""What a quantity measures: the indicator whose wording stands nearest, or a rate of change with its sign.

Wordings are the tables `indicator`, `share` and `change` of `ontology/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplograph.extraction.figures.quantity_rules import alternatives
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the tables: a code of `dg:indicator`, the units it takes, its wording and the roles of its parties.

    `counts` are the nouns that the quantity must count, `adjacent` asks for the wording right beside the quantity, and
    `giving` tells that the subject gives what the counterpart gets, so that a verb of getting turns them round;
    `paired` that without a named counterpart the wording tells nothing, `sided` that the counterpart may be left unsaid
    where the text goes on about it ("raised its tariffs to 20%"), `wide` that a word it needs may stand anywhere in the
    sentence.
    """

    code: str
    units: frozenset[str]
    subject: tuple[str, ...]
    counterpart: tuple[str, ...]
    needs: frozenset[str]
    without: frozenset[str]
    negative: frozenset[str]
    counts: frozenset[str]
    adjacent: bool
    giving: bool
    paired: bool = False
    sided: bool = False
    wide: bool = False


#: The indicator of a quantity that no wording tells; its subject must be tied to it by syntax.
OTHER = Indicator(
    "other-figure",
    frozenset({"money", "percent", "count", "measure"}),
    ("pair", "counted", "possessor", "governor", "patient", "of", "in", "from"),
    ("with", "pair", "object", "to", "from", "against", "in"),
    frozenset(),
    frozenset(),
    frozenset(),
    frozenset(),
    adjacent=False,
    giving=False,
)


@cache
def population() -> Indicator:
    """The indicator of how many people live somewhere."""
    return next(
        _indicator(r, r["code"], r["units"]) for r in figure_data().raw["indicator"] if r["code"] == "population"
    )


@cache
def troops() -> Indicator:
    """The indicator of how many soldiers there are somewhere."""
    return next(_indicator(r, r["code"], r["units"]) for r in figure_data().raw["indicator"] if r["code"] == "troops")


@cache
def cargo() -> Indicator:
    """The indicator of how much goes along a route."""
    rows = figure_data().raw["indicator"]
    return next(_indicator(r, r["code"], r["units"]) for r in rows if r["code"] == "cargo-volume")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The indicator of a quantity and where its wording stands (document offsets); `sign` is -1 for a deficit."""

    indicator: Indicator
    anchor: Span
    sign: int = 1


def unit_kind(code: str) -> str:
    """Kind of a unit code: money, percent, count or measure."""
    if code == "%":
        return "percent"
    if code == "1":
        return "count"
    if code in figure_data().raw["currencies"]["shared"]:
        return "money"
    return "money" if len(code) == 3 and code.isupper() and code != "TEU" else "measure"


_WORD = re.compile(r"[a-z-]+")
#: The kind of a percentage that tells how much something changed.
CHANGE = "change"
#: Indicators whose wordings are verbs that read like things ("five ships").
_GOODS = frozenset({"exports", "imports"})
#: Characters beyond which a wording says nothing of a quantity.
_FARTHEST = 150


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a quantity stands: the kind of its unit, its span, the stretch that tells of it, and what it counts.

    `verb` is the span of the verb over it, `named` are the spans of names, `sentence` is its whole sentence, `nouns`
    are the starts of nouns that look like verbs ("the ships of Chad"), all in document offsets.
    """

    quantity: Span
    kind: str
    around: Span
    named: Sequence[Span] = ()
    counted: str | None = None
    verb: Span | None = None
    sentence: Span | None = None
    paired: bool = True
    nouns: frozenset[int] = frozenset()


@cache
def _table(kind: str) -> tuple[re.Pattern[str], Mapping[str, tuple[Indicator, ...]]]:
    """One pattern of all wordings that tell of a kind of unit, and the indicators of each."""
    raw = figure_data().raw
    rows: list[tuple[Indicator, Sequence[str]]]
    rows = [(_indicator(r, r["code"], [*r["units"], CHANGE]), r["words"]) for r in raw["indicator"]]
    rows += [(_indicator(r, r["share"], ["percent"]), r["words"]) for r in raw["share"]]
    index: dict[str, tuple[Indicator, ...]] = {}
    for indicator, words in rows:
        for word in words if kind in indicator.units else ():
            index[word] = (*index.get(word, ()), indicator)
    return re.compile(rf"(?<![\w-])(?:{alternatives(index)})(?![\w])", re.IGNORECASE), index


def _indicator(row: Mapping[str, Any], code: str, units: Sequence[str]) -> Indicator:
    return Indicator(
        code,
        frozenset(units),
        tuple(row["subject"]),
        tuple(row["counterpart"]),
        frozenset(row.get("needs", ())),
        frozenset(row.get("without", ())),
        frozenset(row.get("negative", ())),
        frozenset(row.get("counts", ())),
        bool(row.get("adjacent", False)),
        bool(row.get("giving", False)),
        bool(row.get("paired", False)),
        bool(row.get("sided", False)),
        bool(row.get("wide", False)),
    )


def choose(text: str, at: Setting) -> Chosen | None:
    """The indicator for a quantity of that kind of unit, by wording around it but not inside a name."""
    words = _words(text, at.around)
    best: tuple[float, Chosen] | None = None
    for match, indicators in _wordings(text, at):
        span = Span(match.start(), match.end())
        if span.start in at.nouns or any(name.overlaps(span) for name in at.named) or _modifies(text, span.end):
            continue
        for indicator in indicators:
            if indicator.code in _GOODS and _counts_it(match.group().lower(), at):
                continue
            if not _fits(indicator, words, text, at, span) or _is_vague(indicator, match.group(), at, span):
                continue
            weight = _weight(text, at, span, sided=indicator.sided)
            if weight <= _FARTHEST and (best is None or weight < best[0]):
                sign = -1 if indicator.negative & set(match.group().lower().split()) else 1
                best = (weight, Chosen(indicator, span, sign))
    return best[1] if best else None


def _counts_it(wording: str, at: Setting) -> bool:
    """Whether a word of trade is what is counted ("five ships"), or that is nothing traded ("3,000 jobs")."""
    if at.kind not in ("count", "measure") or at.counted is None:
        return False
    untraded = at.kind == "count" and at.counted in figure_data().raw["voice"]["untraded"]
    return untraded or wording in (at.counted, f"{at.counted}s")


def _is_vague(indicator: Indicator, wording: str, at: Setting, span: Span) -> bool:
    """Whether a word that may tell no trade ("supplies") is not the verb over a bare count."""
    vague = figure_data().raw["voice"]["vague"]
    told = at.verb is not None and at.verb.overlaps(span)
    return at.kind == "count" and indicator.code in _GOODS and not told and wording.lower() in vague


def _wordings(text: str, at: Setting) -> Iterator[tuple[re.Match[str], tuple[Indicator, ...]]]:
    pattern, index = _table(at.kind)
    for match in pattern.finditer(text, at.around.start, at.around.end):
        yield (
            match,
            index.get(" ".join(re.split(r"[\s-]+", match.group().lower())), index.get(match.group().lower(), ())),
        )


def _modifies(text: str, end: int) -> bool:
    """Whether the wording only tells what sort of thing comes next: "gas pipeline", "trade talks"."""
    following = re.match(r"\s+([a-z]+)", text[end : end + 24])
    if following is not None and following.group(1) in figure_data().raw["compounds"]["heads"]:
        return True
    return _TRADED.match(text, end) is not None


def _is_told(indicator: Indicator, words: frozenset[str], text: str, at: Setting) -> bool:
    """Whether a word that the indicator needs stands by the quantity, of a gift anywhere in the sentence."""
    if not indicator.needs or indicator.needs & words:
        return True
    if not (indicator.giving or indicator.wide) or at.sentence is None:
        return False
    return bool(indicator.needs & _words(text, at.sentence))


def _words(text: str, span: Span) -> frozenset[str]:
    return frozenset(_WORD.findall(text[span.start : span.end].lower()))


def _fits(indicator: Indicator, words: frozenset[str], text: str, at: Setting, anchor: Span) -> bool:
    if indicator.paired and not at.paired:
        return False
    if indicator.without & words or not _is_told(indicator, words, text, at):
        return False
    if indicator.counts and at.counted is not None and at.counted not in indicator.counts:
        return False
    if not indicator.adjacent:
        return True
    before = anchor.end <= at.quantity.start
    gap = text[anchor.end : at.quantity.start] if before else text[at.quantity.end : anchor.start]
    return (
        before == bool(indicator.counts)
        and len(gap.split()) <= 3
        and not re.search(r"[,.;:()]", _ABBREVIATION.sub("", gap))
    )


#: Goods that are told to be traded: "of the gas that Chad imported" is a share of its imports.
_TRADED = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:(?:the\s+)?[A-Z][\w.]*\s+){1,4}(?:has\s+|have\s+)?(?:import|export)(?:s|ed)?\b|"
    r"\s+(?:it|they)\s+(?:import|export)(?:s|ed)?\b"
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+")
#: What the verb over a quantity tells counts more than what stands nearer.
_VERB = 0.2
#: What follows them tells nothing of a change before them.
_BARRIERS = r";|,\s+(?:with|while|as)\b"


def _weight(text: str, at: Setting, anchor: Span, *, sided: bool) -> float:
    """Distance in characters; a share is of what follows, an amount of what "of", "in" or "worth" joins to it."""
    share = at.kind == "percent"
    if anchor.start >= at.quantity.end:
        gap = text[at.quantity.end : anchor.start]
        if re.search(r"[,;]" if share else _BARRIERS if at.kind == CHANGE else ";", gap):
            return _FARTHEST + 1.0
        joined = re.match(r"\s*(?:of|in|worth)\b", gap) is not None
        weight = len(gap) * ((0.1 if joined else 0.3) if share else 0.5 if joined else 1.0)
    else:
        gap = text[anchor.end : at.quantity.start]
        weight = len(gap) + (5.0 if share else 0.0)
        if share and re.fullmatch(r"\s+(?:of|on|at)\s+(?:[a-z]+\s+)?", gap):
            weight = 0.1
    if sided:
        return weight * _VERB
    return weight * _VERB if not share and at.verb is not None and at.verb.overlaps(anchor) else weight


OF_IT = re.compile(r"\b(?:of\s+(?:which|whom|these|those|them|it|that|this)|thereof)\b", re.IGNORECASE)


def part_of(text: str, around: Span, whole: Indicator) -> Indicator | None:
    """The indicator of a share of the figure before ("exports of $5 billion, of which Chad took 10%")."""
    return share_of(whole) if OF_IT.search(text, around.start, around.end) else None


def share_of(whole: Indicator) -> Indicator | None:
    """The indicator of a share of what another one measures; None if nothing is a share of it."""
    share = figure_data().raw["parts"].get(whole.code)
    rows = figure_data().raw["share"]
    return next((_indicator(row, share, ["percent"]) for row in rows if row["share"] == share), None)


def whole_of(part: Indicator) -> Indicator | None:
    """The indicator of an amount that is the worth of a share ("half of its exports, worth $5 billion")."""
    raw = figure_data().raw
    code = next((whole for whole, share in raw["parts"].items() if share == part.code and whole != share), None)
    return (
        next((_indicator(r, code, r["units"]) for r in raw["indicator"] if r["code"] == code), None) if code else None
    )


_PRODUCT = re.compile(
    r"\s+of\s+(?P<p>[a-z][\w-]*(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s+)(?!(?:and|from|to|in|were|was|is|are|has|have|had|"
    r"with|which|that|by|at|on|for|increased|rose|grew|fell|reached)\b)[a-z][\w-]*){0,9})"
)


def product_of(text: str, anchor: Span, around: Span, named: Sequence[Span]) -> str | None:
    """What is traded, after the wording ("exports of wheat and flour"); None if a name stands there."""
    match = _PRODUCT.match(text, anchor.end, around.end)
    if match is None or any(name.overlaps(Span(match.start("p"), match.end("p"))) for name in named):
        return None
    return " ".join(match["p"].split())

"""Which figures hold on the day that a document is written: what it tells of a stock or a rate in the present tense."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.counts import is_small
from diplograph.extraction.figures.governors import befalls
from diplograph.extraction.figures.indicators import unit_kind
from diplograph.extraction.figures.timeless import makes_up
from diplograph.extraction.figures.years import in_present
from diplograph.extraction.syntax.clauses import SUBJECTS
from diplograph.model import Comparator

_STANDS = frozenset({"stand", "be", "amount", "exceed"})
_PRODUCT = frozenset({"gdp", "gnp", "gni", "product"})
_NOW = frozenset({"now", "still", "currently", "presently", "today", "nowadays"})


def holds_today(case: Case) -> bool:
    """Whether a figure without a time is of the day of its document.

    Lengths and areas last, small numbers in words tell how something is made up, and a share of trade told in the
    present is that of some earlier year, unless it is told of "now". A part ("of which 17 are …") goes with the whole;
    what is being paid is paid over years.
    """
    quantity = case.segment.quantity
    if case.change is not None or lasts(case) or makes_up(case):
        return False
    if quantity.unit_code == "1" and quantity.comparator is Comparator.UNDER:
        return False
    verb = case.verb
    if verb is not None and quantity.unit_code == "1" and befalls(verb) and _is_perfect(verb):
        return True
    if verb is None or not in_present(verb):
        return False
    if verb.dep_ == "relcl" and case.frame is not None and case.base.code != "population":
        return False
    if verb.tag_ == "VBG" and verb.i < case.segment.q_first and unit_kind(quantity.unit_code) == "money":
        return False
    return quantity.unit_code != "%" or _is_rate(case) or _of_now(case.quantity_token, verb)


def lasts(case: Case) -> bool:
    """Whether a figure is of no time: how long or large something is, or of how many parts it consists."""
    return is_small(case.segment.quantity) or unit_kind(case.segment.quantity.unit_code) == "measure"


def tells_today(case: Case) -> bool:
    """Whether a quantity stands in a clause of its own in the present: "It fell in 2023, and 900 firms work there"."""
    verb = case.verb
    if verb is None or verb.i < case.segment.first or not in_present(verb):
        return False
    return verb.left_edge.i >= case.segment.first and any(c.dep_ in SUBJECTS for c in verb.children)


def _is_perfect(verb: Token) -> bool:
    """Whether a verb tells in the present perfect what has come about: "500 people have been killed"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"has", "have"}) and helpers <= {"has", "have", "been"}


def _is_rate(case: Case) -> bool:
    """Whether a percentage tells how much something is and not a part of what is named: "a tariff of 35%"."""
    if case.base.code != "other-figure":
        return False
    token = case.quantity_token
    wholes = [
        t.lower_
        for at in (token, *_percent(token))
        for of in at.children
        if of.dep_ == "prep" and of.lower_ == "of"
        for t in of.children
    ]
    stands = case.verb is not None and case.verb.lemma_.lower() in _STANDS
    return not wholes or (stands and all(whole in _PRODUCT for whole in wholes))


def _percent(token: Token) -> tuple[Token, ...]:
    """The percent sign or word that a number stands before, if the amount ends with the number."""
    return (token.head,) if token.dep_ == "nummod" else ()


def _of_now(token: Token, verb: Token) -> bool:
    """Whether the verb over a share is told of now, and the share is no aside of one of its nouns."""
    aside = any(t.dep_ == "appos" for t in (token, *token.ancestors) if verb in t.ancestors)
    return not aside and any(c.lower_ in _NOW for c in verb.children)

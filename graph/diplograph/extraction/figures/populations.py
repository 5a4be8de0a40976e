"""Whether those whom a figure counts are all the people of a place, or only some who do something or live elsewhere."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import owners
from diplograph.extraction.figures.indicators import OTHER, population
from diplograph.extraction.figures.memory import PLACES
from diplograph.extraction.words.figures import figure_data

#: How many people are a population.
_POPULOUS = 1000


def as_population(case: Case, entities: Entities) -> Case:
    """The same figure as one of population where it counts all the people of a place ("Chad's 18 million people").

    It is none of people of one state who live in another ("300 British citizens in Chad").
    """
    head = case.head
    some = _are_some(case) or _are_abroad(case, head, entities) or _are_doing(case, head)
    if case.base.code == "population" and some:
        return replace(case, base=OTHER, chosen=None)
    if case.base is not OTHER or head is None or case.segment.quantity.value < _POPULOUS:
        return case
    if head.lemma_.lower() not in figure_data().raw["voice"]["populace"] or not _is_plain(head):
        return case
    owned = any(c.dep_ == "poss" for c in head.children)
    place = next((t for t in owners(case.reading, head) if entities.kind(t) in PLACES), None) if owned else None
    return replace(case, base=population()) if place is not None else case


def _are_some(case: Case) -> bool:
    """Whether only some of all are counted: "14,000 of our citizens"."""
    doc, last = case.passage.doc, case.segment.q_last
    return last < len(doc) and doc[last].lower_ == "of"


def _are_abroad(case: Case, head: Token | None, entities: Entities) -> bool:
    """Whether those counted are of another state than the place that the figure names after them."""
    if head is None:
        return False
    of = {t for c in head.children if c.dep_ in ("amod", "compound") and c.i < head.i for t in case.reading.at(c)}
    after = range(head.i + 1, case.segment.last)
    places = {t for at in after for t in case.reading.things.get(at, ()) if entities.kind(t) in PLACES}
    return bool(of and places - of) and head.i >= case.segment.q_last


def _are_doing(case: Case, head: Token | None) -> bool:
    """Whether those counted do something else than be and live: "280 citizens of Chad may settle in Mali"."""
    verb = case.verb
    if head is None or verb is None or head.i < case.segment.q_last or head.head != verb:
        return False
    return head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ not in figure_data().raw["voice"]["living"]


def _is_plain(head: Token) -> bool:
    """Whether a noun says nothing of which people they are: "Chad's 18 million people", not "displaced people"."""
    return not any(c.dep_ in ("amod", "relcl", "acl", "prep") for c in head.children)

"""Whom the text is about where no word near a figure tells: a conflict, a state, or the work that it describes."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.figures.case_roles import is_personal
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.counts import is_small
from diplograph.extraction.figures.governors import befalls
from diplograph.extraction.figures.indicators import OTHER, cargo, unit_kind
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.figures.parties import NOBODY, Parties
from diplograph.extraction.syntax.clauses import SUBJECTS, is_passive, is_verb
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

_COSTS = frozenset(words("unsaid.costs"))
_WORKS = frozenset({*figure_data().raw["voice"]["routes"], *figure_data().raw["voice"]["capacities"]}) | frozenset(
    words("unsaid.works")
)
_ECONOMY = frozenset(words("unsaid.economy"))
_TRADED = frozenset({"trade-balance"})


def unsaid(case: Case, memory: FigureMemory) -> Parties:
    """The parties of a figure whose sentence names none; nobody where the text tells none either."""
    for told in (befallen(case, memory), of_work(case, memory), of_economy(case, memory), of_topic(case, memory)):
        if told.subject is not None:
            return told
    return NOBODY


def of_work(case: Case, memory: FigureMemory) -> Parties:
    """The work that the text describes, for its length, capacity and cost: "The line is 90 kilometres long"."""
    kind = unit_kind(case.segment.quantity.unit_code)
    if kind not in ("measure", "money") or case.change is not None or case.base.code not in (OTHER.code, cargo().code):
        return NOBODY
    costs = kind == "money"
    of = next((t for t in _told_of(case) if t.lemma_.lower() in (_COSTS if costs else _WORKS)), None)
    if of is None or any(c.dep_ in ("poss", "prep") and c.lower_ not in ("its", "his") for c in of.children):
        return NOBODY
    if any(case.reading.at(t) for t in of.subtree if t.i < case.segment.q_first):
        return NOBODY
    return Parties(memory.themes.work(), None)


def of_economy(case: Case, memory: FigureMemory) -> Parties:
    """The state that the text is about, for its reserves and its trade deficit: "Reserves stood at $2 billion"."""
    if case.segment.quantity.unit_code == "1" or case.base.code not in (OTHER.code, *_TRADED):
        return NOBODY
    subject = next((t for t in _told_of(case) if t.dep_ in SUBJECTS), None)
    if subject is None or subject.lemma_.lower() not in _ECONOMY:
        return NOBODY
    if any(case.reading.at(t) for t in subject.subtree) or any(c.dep_ == "poss" for c in subject.children):
        return NOBODY
    return Parties(memory.themes.topic() or memory.themes.main(), None)


def of_topic(case: Case, memory: FigureMemory) -> Parties:
    """The state that the text is a profile of, for what a sentence without names tells: "Tea brings in $2 billion"."""
    sentence = case.segment.sentence
    if case.base is not OTHER or case.segment.quantity.unit_code == "1":
        return NOBODY
    if any(case.reading.things.get(t.i) for t in sentence):
        return NOBODY
    if any(t.text == "(" and t.i < case.segment.q_first for t in sentence):
        return NOBODY
    if any(t.tag_ in ("PRP", "PRP$") and t.lower_ not in ("it", "its") for t in sentence):
        return NOBODY
    return Parties(memory.themes.topic(), None)


def _told_of(case: Case) -> Iterator[Token]:
    """What a figure may be told of: the nouns over it, the subject of its clause and what that is put at."""
    for above in case.quantity_token.ancestors:
        if not is_verb(above):
            yield above
            continue
        sides = [c for c in above.children if c.dep_ in (*SUBJECTS, "dobj") and c.i != case.quantity_token.i]
        yield from sides
        if any(c.dep_ in SUBJECTS for c in sides):
            return


def befallen(case: Case, memory: FigureMemory) -> Parties:
    """The parties of how many something befell: the conflict in the title of the text, else the state that it is about.

    Nobody where the figure counts nobody or the text is about several states alike.
    """
    quantity = case.segment.quantity
    if case.base is not OTHER or quantity.unit_code != "1" or is_small(quantity) or is_personal(case):
        return NOBODY
    if not befalls(case.verb) and not _is_harmed(case.verb):
        return NOBODY
    return Parties(memory.themes.conflict() or memory.foremost(case.segment.sentence), None)


def _is_harmed(verb: Token | None) -> bool:
    """Whether a verb tells in the passive that people were hurt or held: "400 people have been detained"."""
    return verb is not None and is_passive(verb) and verb.lemma_.lower() in figure_data().raw["voice"]["harming"]

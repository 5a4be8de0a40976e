"""What the clause around a figure shows of who it is about: its grammatical subject and what that points to."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.figures.case_roles import is_personal
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import things_of
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.words.figures import figure_data

_WHERETO = frozenset({"to", "in", "into", "from", "at"})


def clause_subject(case: Case) -> Token | None:
    """The grammatical subject of the verb over a figure."""
    verb = case.verb
    if verb is None:
        return None
    while verb.dep_ == "xcomp" and verb.head != verb:
        verb = verb.head
    subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    return subjects[0] if len(subjects) == 1 else None


def is_route(case: Case, subject: Token) -> bool:
    """Whether a subject takes up a route or a work named before: "the line", "capacity"."""
    voice = figure_data().raw["voice"]
    if case.reading.at(subject) or any(
        c.dep_ in ("poss", "prep", "compound", "amod", "relcl") for c in subject.children
    ):
        return False
    pointed = any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in subject.children)
    lemma = subject.lemma_.lower()
    return (pointed and lemma in voice["routes"]) or lemma in voice["capacities"]


def is_anothers(case: Case) -> bool:
    """Whether the subject is somebody whom the text does not name here: "the company keeps 90% of the revenue"."""
    subject = clause_subject(case)
    if subject is None or subject.pos_ != "NOUN" or case.reading.at(subject):
        return False
    own = case.chosen is not None and case.passage.offsets(subject.i, subject.i + 1).overlaps(case.chosen.anchor)
    return not own and any(t.dep_ == "det" and t.lower_ in ("the", "this") for t in subject.children)


def says_there(case: Case) -> bool:
    """Whether a figure stands beside a "there" or a "to the province" that points to a place named before."""
    words = case.passage.doc[case.segment.first : case.segment.last]
    return any((t.lower_ == "there" and t.dep_ != "expl") or _points(case, t) for t in words)


def _points(case: Case, noun: Token) -> bool:
    """Whether a noun is a place of which nothing is said but that it is known: "to the province"."""
    if noun.dep_ != "pobj" or noun.lemma_.lower() not in figure_data().raw["voice"]["places"]:
        return False
    children = list(noun.children)
    plain = len(children) == 1 and children[0].lower_ == "the"
    told = {case.quantity_token.i, *(t.i for t in case.quantity_token.ancestors)}
    return plain and noun.head.head.i in told and noun.head.lower_ in _WHERETO and not case.reading.at(noun)


def gets_unnamed(case: Case) -> bool:
    """Whether somebody gets what a figure tells of whom the text names nowhere: "gave $300 million to the mission"."""
    voice = figure_data().raw["voice"]
    known = {*voice["sides"], *voice["collective"], *voice["places"]}
    told = [t for t in (case.quantity_token, *case.quantity_token.ancestors) if t.pos_ != "ADP"]
    above = next((n for n, t in enumerate(told) if t == case.verb), -1)
    getters = [t for token in told[: above + 1] for t in complements(token).get("to", ())]
    getters = [t for t in getters if t.i >= case.segment.first and t.pos_ in ("NOUN", "PROPN")]
    return any(t.lemma_.lower() not in known and not things_of(case.reading, (t,)) for t in getters)


def may_be_his(case: Case) -> bool:
    """Whether a person may be whom a figure is about: money, distances, votes, but no other counts."""
    return case.segment.quantity.unit_code != "1" or is_personal(case)

"""What somebody holds of something, and votes won against somebody, which a sentence names once for several figures."""

from __future__ import annotations

import re

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.indicators import OTHER
from diplograph.extraction.figures.memory import Frame
from diplograph.extraction.figures.parties import NO_PARTIES, Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.figures import figure_data

#: The votes of the other side: "by 31 votes to 18".
_TO = re.compile(r"\b(?:votes?|seats?)\s+to\s+$")
_WHICH = frozenset({"which", "whom"})


def stake(case: Case, found: Roles, entities: Entities, last: Frame | None) -> Parties | None:
    """The parties of a stake whose object is named elsewhere: "a port in which A holds 60% and B holds 40%".

    `last` is the figure of the sentence before, which may have told of a stake in it.
    """
    verb = case.verb
    if case.segment.quantity.unit_code != "%" or verb is None or case.base is not OTHER or case.change is not None:
        return None
    voice = figure_data().raw["voice"]
    if verb.lemma_.lower() not in voice["holding"]:
        return None
    if case.head is not None and case.head.lemma_.lower() not in voice["stakes"]:
        return None
    if any(found.get(role) for role in ("in", "of", "whole")):
        return None
    holders = [thing for thing in found.get("governor", ()) if entities.kind(thing) not in NO_PARTIES]
    if not holders:
        return None
    held = _antecedent(case, verb) or shared_in(case, holders[0]) or _in_last(case, holders[0], last)
    return Parties(holders[0], held) if held is not None else None


def shared_in(case: Case, holder: str) -> str | None:
    """What the figure before told a share of, where this one tells another's: "A holds 30% of it, B (20%) …"."""
    frame = case.frame
    if case.segment.quantity.unit_code != "%":
        return None
    if frame is None:
        return _company(case, holder)
    if frame.base is not OTHER or frame.unit != "%":
        return None
    if frame.change is not None or holder in (frame.parties.subject, frame.parties.counterpart):
        return None
    return frame.parties.counterpart


def _in_last(case: Case, holder: str, last: Frame | None) -> str | None:
    """What the sentence before told a stake in: "A will receive 30% of the port. B holds 51%"."""
    if last is None or case.frame is not None or last.base is not OTHER or last.unit != "%" or last.change is not None:
        return None
    sides = last.parties
    return sides.counterpart if holder not in (sides.subject, sides.counterpart) else None


def _company(case: Case, holder: str) -> str | None:
    """What a list names the holders of: "The shareholders of A are B (45%), C (25%) …"."""
    before = case.passage.doc[case.segment.sentence.start : case.segment.q_first]
    noun = next((t for t in before if t.lemma_.lower() in figure_data().raw["voice"]["holders"]), None)
    if noun is None:
        return None
    of = (name for prep in noun.children if prep.lower_ == "of" for name in prep.children)
    own = (c for c in noun.children if c.dep_ in ("poss", "compound", "nmod"))
    held = [thing for name in (*own, *of) for thing in case.reading.at(name)]
    return next((thing for thing in held if thing != holder), None)


def again(case: Case, found: Roles) -> Parties | None:
    """The parties of a count that leaves out what it counts: "A hosts 500 refugees from B and C hosts 800"."""
    frame, verb = case.frame, case.verb
    if frame is None or verb is None or frame.base is not OTHER or frame.unit != "1" or case.head is not None:
        return None
    if case.segment.quantity.unit_code != "1" or frame.parties.counterpart is None:
        return None
    before = case.passage.doc[case.segment.sentence.start : case.segment.first]
    same = any(is_verb(t) and t.lemma_ == verb.lemma_ for t in before) and verb.i >= case.segment.first
    holders = found.get("agent", ())
    if not same or len(holders) != 1 or holders[0] in (frame.parties.subject, frame.parties.counterpart):
        return None
    named = {t for at in range(case.segment.q_last, case.segment.last) for t in case.reading.things.get(at, ())}
    return None if named else Parties(holders[0], frame.parties.counterpart)


def opposed(case: Case, text: str) -> Parties | None:
    """The parties of the votes of the other side: "A defeated B by 31 votes to 18"."""
    frame = case.frame
    if frame is None or frame.parties.counterpart is None or frame.unit != case.segment.quantity.unit_code:
        return None
    if not _TO.search(text, case.around.start - 1, case.segment.quantity.span.start):
        start = max(case.around.start - 12, 0)
        if not _TO.search(text, start, case.segment.quantity.span.start):
            return None
    return Parties(frame.parties.counterpart, frame.parties.subject)


def _antecedent(case: Case, verb: Token) -> str | None:
    """What "in which" stands for before a verb of holding."""
    if verb.dep_ != "relcl":
        return None
    into = any(t.lower_ in _WHICH for prep in verb.children if prep.lower_ in ("in", "of") for t in prep.children)
    named = case.reading.at(verb.head) if into else ()
    return named[0] if len(named) == 1 else None

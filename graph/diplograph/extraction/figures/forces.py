"""Troops whose place or name a figure leaves unsaid: where they come to or were before, and "some 900 of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import owners
from diplograph.extraction.figures.indicators import OTHER, troops
from diplograph.extraction.figures.memory import PLACES, FigureMemory
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b")
_SOLDIERS = words("forces.soldiers")
_STRONG = re.compile(r"[\s-]+strong\b")
_FORCES = words("forces.bodies")
_WHERE = ("in", "at", "on", "to", "into", "with")


def some_of_them(case: Case, parties: Parties, found: Roles, entities: Entities) -> tuple[Case, Parties]:
    """A count "of them" as one of the troops that its sentence named before: "Thai troops remain, some 900 of them".

    Other figures are left as they are. The troops are of whom their noun names, else of the subject.
    """
    text = case.passage.document.text
    if case.base is not OTHER or not _OF_THEM.match(text, case.segment.quantity.span.end):
        return case, parties
    soldiers = _named_before(case)
    if soldiers is None:
        return case, parties
    senders = _senders(case, soldiers)
    own = [t for t in (*owners(case.reading, soldiers), *senders) if entities.kind(t) in POLITIES]
    subject = own[0] if own else parties.subject
    sides = (*(t for role in _WHERE for t in found.get(role, ())), parties.counterpart, parties.subject, *senders)
    places = (t for t in sides if t is not None and t != subject and entities.kind(t) in PLACES)
    return replace(case, base=troops()), Parties(subject, next(places, None))


def strong_force(case: Case, parties: Parties, entities: Entities) -> tuple[Case, Parties]:
    """A count of a force told by "strong" as one of troops, of the force itself where it has a name."""
    if case.base is not OTHER or not _STRONG.match(case.passage.document.text, case.segment.quantity.span.end):
        return case, parties
    noun = case.head if case.head is not None else case.quantity_token.head
    above = (noun, noun.head) if noun.pos_ not in ("NOUN", "PROPN") else (noun,)
    labels = {thing: entities.known[thing].label.lower().split() for t in above for thing in case.reading.at(t)}
    force = next((thing for thing, label in labels.items() if _FORCES.intersection(label)), None)
    if force is None and not any(t.lemma_.lower() in _FORCES for t in above):
        return case, parties
    if force is not None and force != parties.subject:
        parties = Parties(force, parties.counterpart if parties.counterpart != force else None)
    return replace(case, base=troops()), parties


def _senders(case: Case, soldiers: Token) -> tuple[str, ...]:
    """Who does something with soldiers that are an object: "Chad has sent soldiers"."""
    if soldiers.dep_ != "dobj":
        return ()
    return tuple(t for c in soldiers.head.children if c.dep_ == "nsubj" for t in case.reading.at(c))


def _named_before(case: Case) -> Token | None:
    """The noun of soldiers nearest before a figure in its sentence; None if another plural noun stands between."""
    for token in reversed(case.passage.doc[case.segment.sentence.start : case.segment.q_first]):
        if token.tag_ in ("NNS", "NNPS"):
            return token if token.lemma_.lower() in _SOLDIERS else None
    return None


def place_of_troops(case: Case, subject: str, memory: FigureMemory) -> str | None:
    """Where the troops of `subject` are, by what `memory` tells of the text before; None where nothing tells so.

    Those that arrive come to where the text goes on about, and a force that grew is where the sentence before had it.
    """
    verb = case.verb
    if verb is None:
        return None
    voice, lemma = figure_data().raw["voice"], verb.lemma_.lower()
    if lemma in voice["arriving"] and not case.inherits:
        return memory.focus(case.segment.sentence, subject)
    last = memory.last
    if last is None or lemma not in (*voice["measuring"], "number"):
        return None
    return last.parties.counterpart if last.base.code == "troops" and last.parties.subject == subject else None

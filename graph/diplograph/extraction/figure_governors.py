"""Who a figure without an indicator is about: the counted noun itself, or the subject of the verb over it."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.figure_data import figure_data
from diplograph.extraction.figure_roles import Roles
from diplograph.extraction.figure_segments import Segment

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = frozenset({"which", "who", "that"})
#: How many nouns may stand between what is counted and the verb whose subject it is told of.
_NESTED = 1


def governing(reading: Reading, segment: Segment, head: Token | None) -> Roles:
    """Who the clause around a figure is about, from syntax alone: the counted noun itself, or the subject of its verb.

    The roles are `counted` ("1,400 Georgians"), `governor` (the subject of the nearest verb above, or who owns it) and
    `patient` (the object of a verb whose subject the figure is). A verb whose
    subject names nobody ends the search, and no place or whole elsewhere in the sentence stands in for it.
    """
    token = head if head is not None else reading.passage.doc[segment.q_last - 1]
    found: dict[str, tuple[str, ...]] = {}
    if head is not None and reading.at(head):
        found["counted"] = reading.at(head)
    nouns = 0
    for verb in token.ancestors:
        nouns += verb.pos_ in ("NOUN", "PROPN")
        if nouns > _NESTED:
            return found | {"of": (), "in": ()}
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS] if verb.pos_ in ("VERB", "AUX") else []
        if not subjects:
            continue
        if any(t.i == c.i for t in (token, *token.ancestors) for c in subjects):
            objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
            found["patient"] = tuple(thing for c in objects for thing in reading.at(c))
        else:
            named = (_subject_things(reading, c, verb) for c in reversed(subjects))
            found["governor"] = next((things for things in named if things), ())
            if not found["governor"] and not befalls(verb):
                found |= {"of": (), "in": ()}
        break
    return found


def befalls(verb: Token | None) -> bool:
    """Whether a verb tells what befalls people somewhere: "the war displaced 5,000 people"."""
    return verb is not None and verb.lemma_.lower() in figure_data().raw["voice"]["befalling"]


def _subject_things(reading: Reading, subject: Token, verb: Token) -> tuple[str, ...]:
    """What a grammatical subject names: itself, the head of its relative clause, or the owner in its phrase."""
    if subject.lower_ in _CLAUSES and verb.dep_ == "relcl":
        subject = verb.head
    if things := reading.at(subject):
        return things
    for child in subject.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and reading.at(child):
            return reading.at(child)
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "for"):
            owners = tuple(thing for c in child.children for thing in reading.at(c))
            if owners:
                return owners
    return ()

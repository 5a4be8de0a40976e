"""Who a figure without an indicator is about: the counted noun itself, or the subject of the verb over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.figures.frames import owners, things_of
from diplograph.extraction.figures.roles import PAIR, Roles
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.syntax.clauses import conjuncts, is_passive
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.figures import figure_data

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
    if head is not None:
        found["counted"], found["owner"] = reading.at(head), owners(reading, head)
    voice = figure_data().raw["voice"]
    nouns = 0
    doing: Token | None = None
    for verb in token.ancestors:
        held = verb.lemma_.lower() in voice["capacities"] or verb.lemma_.lower() in voice["carrying"]
        if _goes_on(verb):
            nouns = -_NESTED
        nouns += verb.pos_ in ("NOUN", "PROPN") and verb.dep_ != "ROOT" and not held
        if nouns > _NESTED:
            return found | {"of": (), "in": ()}
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if not subjects:
            doing = doing or (verb if verb.tag_ == "VBG" and verb.dep_ == "advcl" else None)
            continue
        if any(t.i == c.i for t in (token, *token.ancestors) for c in subjects):
            objects = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
            found["patient"] = tuple(thing for c in objects for thing in reading.at(c))
        else:
            named = (_subject_things(reading, c, verb) for c in reversed(subjects))
            found["governor"] = next((things for things in named if things), ())
            found["agent"] = found["governor"] if doing is not None else _agents(reading, subjects, verb)
            found["undergoer"] = _undergoers(reading, subjects, doing or verb, token)
            if not found["governor"] and not befalls(verb) and not _is_of_economy(subjects):
                found |= {"of": (), "in": ()}
        break
    return found


def _goes_on(verb: Token) -> bool:
    """Whether a participle after a comma goes on telling of what a clause is about ("…, covering 21 square miles")."""
    return verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl") and verb.i > 0 and verb.nbor(-1).text == ","


def _is_of_economy(subjects: Sequence[Token]) -> bool:
    """Whether a clause is about what a state has without being named: "unemployment reached 9% in Chad"."""
    economy = figure_data().raw["voice"]["economy"]
    return any(subject.lemma_.lower() in economy for subject in subjects)


def _agents(reading: Reading, subjects: Sequence[Token], verb: Token) -> tuple[str, ...]:
    """Whom the grammatical subject of an active verb names, all of "A and B"."""
    if is_passive(verb):
        return things_of(reading, (c for by in verb.children if by.dep_ == "agent" for c in by.children))
    named = (reading.at(verb.head if t.lower_ in _CLAUSES and verb.dep_ == "relcl" else t) for t in conjuncts(subjects))
    return tuple(dict.fromkeys(thing for things in named if len(things) <= PAIR for thing in things))


def _undergoers(reading: Reading, subjects: Sequence[Token], verb: Token, token: Token) -> tuple[str, ...]:
    """Whom something is done to by so much: "A defeated B by 500 votes", "B was defeated by 500 votes by A"."""
    if is_passive(verb):
        return things_of(reading, subjects)
    above = {token.i, *(t.i for t in token.ancestors)}
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i not in above]
    return things_of(reading, objects) or things_of(reading, _apposed(objects))


def _apposed(nouns: Iterable[Token]) -> Iterator[Token]:
    """What stands beside nouns as another name: "the body, the Council", "a rival, Mr Banda"."""
    return (c for noun in nouns for c in noun.children if c.dep_ == "appos")


def befalls(verb: Token | None) -> bool:
    """Whether a verb tells what befalls people somewhere: "the war displaced 5,000 people"."""
    return verb is not None and verb.lemma_.lower() in figure_data().raw["voice"]["befalling"]


def is_mourned(token: Token | None) -> bool:
    """Whether a noun counts those whose death a sentence names: "condemned the killing of 12 monks in Chad"."""
    of = token.head if token is not None else None
    deadly = figure_data().raw["excluded"]["deadly"]
    return of is not None and of.lower_ == "of" and of.head.lemma_.lower() in deadly


def _subject_things(reading: Reading, subject: Token, verb: Token) -> tuple[str, ...]:
    """What a grammatical subject names: itself, the head of its relative clause, or the owner in its phrase."""
    relative = subject.lower_ in _CLAUSES and verb.dep_ == "relcl"
    if relative:
        subject = verb.head
    if things := reading.at(subject) or _of_number(reading, subject):
        return things
    if relative and (things := things_of(reading, said_of(subject))):
        return things
    if things := tuple(thing for t in _apposed([subject]) for thing in reading.at(t)):
        return things
    for child in subject.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and reading.at(child):
            return reading.at(child)
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "for"):
            owners = tuple(thing for c in child.children for thing in reading.at(c))
            if owners:
                return owners
    return ()


def _of_number(reading: Reading, subject: Token) -> tuple[str, ...]:
    """Whom a number of something is of: "the number of Peruvian visas", "the volume of trade with Chad"."""
    voice = figure_data().raw["voice"]
    if subject.lemma_.lower() not in (*voice["numbers"], *voice["sums"]):
        return ()
    return things_of(reading, (c for of in subject.children if of.lower_ == "of" for c in of.children))

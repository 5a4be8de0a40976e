"""Who is said to be there without a word of where: "A and B took part", "C attended", "in attendance were D; E"."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.rows import Rows
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

_DAYS = frozenset({*day_name, "week", "month", "year", "time"})
_COMING = words("attending.coming")
_GOING_TO = words("attending.going_to")
_TAKING_PART = words("attending.taking_part")
_WHERE = frozenset({"in", "at", "to", "on", "during"})
_BESIDE = frozenset({"together", "along", "alongside"})
_THEM = frozenset({"them", "whom", "these", "those"})
_GROUPED = frozenset({"State", "Territory", "Organization", "InternationalOrganization", "Bloc", "GovernmentBody"})
_OPEN = frozenset({",", ";", "and", "&", "(", ")"})
_ENDS = frozenset({"VERB", "AUX", "ADP", "SCONJ"})


def comes(token: Token) -> bool:
    """Whether a verb tells that somebody takes part, and its clause does not tell in what."""
    if token.lemma_ not in _COMING or not is_verb(token) or token.dep_ in ("xcomp", "acl", "amod", "pcomp"):
        return False
    objects = [c for c in token.children if c.dep_ == "dobj" or (c.dep_ == "npadvmod" and c.text not in _DAYS)]
    if token.lemma_ == "take":
        part = next((c for c in objects if c.lower_ == "part" and not any(d.lower_ == "a" for d in c.children)), None)
        return part is not None and not _placed(token) and not _placed(part)
    return not objects and not is_passive(token) and not _placed(token)


def takes_up(pronoun: Token) -> bool:
    """Whether a pronoun is what somebody takes part in: "took part in it", "attended them", "they sat in them"."""
    if pronoun.lower_ not in ("it", "them") or pronoun.pos_ != "PRON":
        return False
    if pronoun.dep_ == "dobj":
        return pronoun.head.lemma_ in _GOING_TO
    prep = pronoun.head
    if pronoun.dep_ != "pobj" or prep.lower_ not in ("in", "at"):
        return False
    return prep.head.lemma_ in _TAKING_PART or prep.head.lower_ in ("part", "participation")


def _placed(word: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in _WHERE for c in word.children)


def comers(verb: Token, reading: Reading, entities: Entities) -> Iterator[Token]:
    """Those who come: the subjects, those with them ("together with B"), and "among them B and C"."""
    yield from verb_roles(verb).get("subj", ())
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and any(c.lower_ in _BESIDE for c in child.lefts):
            yield from conjuncts(c for c in child.children if c.dep_ == "pobj")
    doc, end = verb.doc, verb.sent.end
    for i in range(verb.i, end - 2):
        if doc[i].lower_ == "among" and doc[i + 1].lower_ in _THEM and doc[i - 1].text in (",", "-", "("):
            yield from Rows(reading, entities).after(i + 2, end, _GROUPED | PERSONS).names


def listed(token: Token, cues: Cues) -> tuple[tuple[Token, ...], Token]:
    """Those whom a list names as being there, and the word that says so: "the participants included A and B",

    "also present were A", "others in attendance were A", "among the guests was A".
    """
    verb = token.head
    named: list[Token] = []
    if verb.dep_ == "prep" and verb.lower_ == "among":
        verb = verb.head
        named = [c for c in verb.children if c.dep_ in ("nsubj", "attr")]
    elif token.lower_ == "present":
        named = [c for c in verb.children if c.dep_ in ("nsubj", "attr")] if verb.lemma_ == "be" else []
    elif token.lower_ == "attendance":
        verb = verb.head.head if verb.head.dep_ in ("nsubj", "attr") else verb.head
        named = [c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj") and c.i > token.i]
        named = named if verb.lemma_ in cues.events["listing"] else []
    elif token.dep_ == "nsubj" and verb.lemma_ in cues.events["listing"]:
        named = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i]
    else:
        named = [c for c in token.children if c.dep_ == "appos"]
    return tuple(named), verb if is_verb(verb) else token


def roll(first: Token, reading: Reading, entities: Entities) -> tuple[Token, ...]:
    """The people and bodies of a list, read in order from a token on: "President of Chad, Jane Doe; the Minister …".

    An office that a comma joins to a name is its bearer's; without a name it stands for itself.
    """
    found: list[Token] = []
    office: Token | None = None
    for token in first.doc[first.i : first.sent.end]:
        things = () if token.pos_ == "PRON" or token.tag_ == "PRP$" else reading.at(token)
        if not things:
            if token.text == ";" and office is not None:
                found.append(office)
            if token.text == ";" or (token.pos_ == "PROPN" and token.nbor(-1).text == ","):
                office = None  # it is held by somebody whom nothing knows
            if token.text in _OPEN or token.lower_ == "of":
                continue
            if token.pos_ in _ENDS or token.is_punct:
                break
        elif any(entities.kind(t) in PERSONS for t in things):
            found.append(token)
            office = None
        elif token.text[:1].islower():
            office = token  # the words of an office are one to the parser, in small letters
        elif token.nbor(-1).lower_ not in ("of", "for", "from", "the"):
            found.append(token)
    return (*found, *((office,) if office is not None else ()))

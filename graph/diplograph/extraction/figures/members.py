"""How many take part: "62 states have ratified the Treaty", "the summit was attended by 30 leaders".

Such a figure is about what they join, sign, attend or vote on, not about where they do so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.figures.parties import Parties
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

#: What is joined, signed or attended; a place after a preposition is only where that happened.
_JOINED = frozenset(
    "Agreement Document Initiative Event Meeting Election Referendum PolicyAction Organization "
    "InternationalOrganization Bloc Forum GovernmentBody ActorGroup ArmedConflict Infrastructure Corridor".split()
)
#: Prepositions before what a verb or its object takes part in, best first.
_INTO = ("to", "in", "for", "at", "of", "against", "on", "from")
#: What may be done in a body that the sentence need not name again.
_VOTING = frozenset({"vote", "abstain"})
_BELONGING = words("members.belonging")


def joined(reading: Reading, head: Token | None, entities: Entities) -> Parties | None:
    """The parties of a count of those who take part in something: what they take part in, if it is named.

    None where the figure counts nobody who does so.
    """
    voice = figure_data().raw["voice"]
    if head is None or head.lemma_.lower() not in voice["collective"]:
        return None
    if head.lemma_.lower() in _BELONGING and head.dep_ != "dobj":
        there = _inside(reading, (head,), entities)
        if there is not None:
            return Parties(there, None)
    doer = _whole_phrase(head)
    verb = next((t for t in doer.ancestors if is_verb(t)), None)
    if verb is None:
        return None
    found = verb_roles(verb)
    lemma = verb.lemma_.lower()
    if doer in found.get("subj", ()) and lemma in voice["joining"]:
        objects = found.get("obj", ())
        named = next((t for o in objects for t in reading.at(o)), None)
        rest = (t for role in _INTO for t in found.get(role, ()))
        there = named or _inside(reading, objects, entities) or _first(reading, rest, entities)
        there = there or _inside(reading, (doer,), entities)
        return None if there is None and lemma in _VOTING else Parties(there, None)
    if doer in found.get("obj", ()):
        roles = _INTO if lemma in voice["admitting"] else ("subj",) if lemma in voice["comprising"] else ()
        there = _first(reading, (t for role in roles for t in found.get(role, ())), entities)
        return Parties(there, None) if there is not None else None
    return None


def _whole_phrase(head: Token) -> Token:
    """The noun whose phrase a count stands in: "leaders of 18 states", "Chad and six other states"."""
    token = head
    for _ in range(3):
        if token.dep_ == "conj" and not is_verb(token.head):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in ("NOUN", "NUM"):
            token = token.head.head
        else:
            break
    return token


def _inside(reading: Reading, nouns: Iterable[Token], entities: Entities) -> str | None:
    """What stands after nouns as what they belong to: "parties to the Treaty", "took part in the Conference"."""
    after = (t for noun in nouns for role in ("to", "in", "of", "at") for t in complements(noun).get(role, ()))
    return _first(reading, after, entities)


def _first(reading: Reading, tokens: Iterable[Token], entities: Entities) -> str | None:
    return next(_joinable(reading, tokens, entities), None)


def _joinable(reading: Reading, tokens: Iterable[Token], entities: Entities) -> Iterator[str]:
    return (thing for token in tokens for thing in reading.at(token) if entities.kind(thing) in _JOINED)

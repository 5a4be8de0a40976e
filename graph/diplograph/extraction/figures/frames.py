"""The roles of named things in the clause around a quantity, from predicate-argument structure alone.

They fill what the order of words leaves open: "Denmark gave Ukraine, its neighbours said, arms worth $5 million".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Reading
from diplograph.extraction.figures.roles import PAIR, Roles
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.figures import figure_data

_MODIFIERS = ("poss", "amod", "compound", "nmod")
#: What tells who comes next and not whose a thing is: "23% of exports, followed by Chad".
_RANKING = frozenset({"followed", "led", "headed", "trailed"})
_WHOSE = ("of", "from", "in", "by", "for")
#: Roles of `verb_roles` under the names of `figure_roles`.
_NAMES = {"subj": "subject", "obj": "theme", "dative": "object"}


def clause_verb(token: Token) -> Token | None:
    """The verb over a token; None in a phrase without one."""
    return next((t for t in token.ancestors if is_verb(t)), None)


def is_to_come(verb: Token) -> bool:
    """Whether what a verb tells is promised or planned: "will lend", "agreed to give"."""
    if any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "would", "'ll", "’ll") for c in verb.children):
        return True
    planning = figure_data().raw["voice"]["planning"]
    return verb.dep_ == "xcomp" and is_verb(verb.head) and verb.head.lemma_.lower() in planning


def in_passive(token: Token) -> bool:
    """Whether the verb over a quantity is a passive whose subject receives: "Ghana was granted $5 million"."""
    verb = clause_verb(token)
    return verb is not None and is_passive(verb) and not any(a.dep_ == "nsubjpass" for a in (token, *token.ancestors))


def clause_roles(reading: Reading, segment: Segment, anchor: Token | None) -> Roles:
    """Things by role: complements of the nouns over the quantity and of the indicator's wording, then of the verb."""
    quantity = reading.passage.doc[segment.q_last - 1]
    nouns, verb = _path(quantity)
    own = {quantity.i, *(t.i for t in nouns)}
    own |= {t.i for t in segment.sentence if t.i >= segment.last}
    if anchor is not None and not is_verb(anchor):
        nouns.append(anchor)
    found: dict[str, list[str]] = {}
    for noun in nouns:
        for name, tokens in complements(noun).items():
            tokens = [t for t in tokens if t.i < segment.last]
            _add(found, "pair" if name == "between" else name, things_of(reading, tokens))
            if name == "of" and noun == anchor:
                _add(found, "whole", things_of(reading, tokens))
        _add(found, "possessor", owners(reading, noun))
        if noun.pos_ == "NOUN":
            _add(found, "said", tuple(thing for t in said_of(noun) for thing in reading.at(t)))
    _add(found, "user", _users(reading, quantity))
    bearer = next((t for t in quantity.ancestors if reading.at(t) or is_verb(t)), None)
    if bearer is not None:
        _add(found, "bearer", reading.at(bearer))
    if verb is not None:
        for role, arguments in verb_roles(verb).items():
            name = _NAMES.get(role, role.removeprefix("~"))
            free = [t for t in arguments if t.i not in own]
            if name not in _NAMES.values():
                free.sort(key=lambda t: t.i < segment.first)
            named = things_of(reading, free)
            _add(found, "pair" if name == "between" else name, named)
    return {role: tuple(dict.fromkeys(things)) for role, things in found.items() if things}


def _users(reading: Reading, quantity: Token) -> tuple[str, ...]:
    """Who does something with what a share is of: "90% of the wheat that Chad imports"."""
    wholes = complements(quantity).get("of", ())
    clauses = (c for whole in wholes for c in whole.children if c.dep_ == "relcl")
    return things_of(reading, (c for clause in clauses for c in clause.children if c.dep_ == "nsubj"))


def _path(quantity: Token) -> tuple[list[Token], Token | None]:
    """The nouns and adjectives between a quantity and the verb over it, nearest first, and that verb."""
    nouns: list[Token] = [quantity]
    for token in quantity.ancestors:
        if is_verb(token):
            return nouns, token
        if token.pos_ != "ADP":
            nouns.append(token)
    return nouns, None


def things_of(reading: Reading, tokens: Iterable[Token], depth: int = 0) -> tuple[str, ...]:
    """What noun phrases name: themselves, or whom their head belongs to ("goods imported from Chad", "Thai goods")."""
    found: list[str] = []
    for token in tokens:
        named = reading.at(token) if len(reading.at(token)) <= PAIR else ()
        if not named and depth < 3 and token.pos_ in ("NOUN", "PROPN"):
            named = owners(reading, token) or things_of(reading, _below(token), depth + 1)
        found += named
    return tuple(dict.fromkeys(found))


def owners(reading: Reading, noun: Token) -> tuple[str, ...]:
    """Whom a noun belongs to by a word before it ("Thai", "Chad's", "whose")."""
    return tuple(
        thing
        for child in noun.children
        if child.dep_ in _MODIFIERS
        for token in conjuncts([child])
        for thing in reading.at(_antecedent(token))
    )


def _antecedent(token: Token) -> Token:
    """The noun before the relative clause that "whose" opens; any other token itself."""
    clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None) if token.lower_ == "whose" else None
    return clause.head if clause is not None else token


def _below(noun: Token) -> Iterator[Token]:
    """What stands after a noun or after the participle behind it: "of Chad", "imported from Chad"."""
    for node in (noun, *(c for c in noun.children if c.dep_ == "acl" and c.lower_ not in _RANKING)):
        for name, tokens in complements(node).items():
            if name in _WHOSE:
                yield from tokens


def _add(found: dict[str, list[str]], role: str, things: Iterable[str]) -> None:
    """Keep the things of a role that no nearer node has filled."""
    if role not in found:
        found[role] = list(things)
        if not found[role]:
            del found[role]

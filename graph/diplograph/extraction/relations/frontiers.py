"""Borders told by one side or none: "along the border with A", "their border", "the two neighbours", "neighbour A".

Whose border or neighbour is meant is the state that acts, was named last or that the text is about, if the data
(`ontology/geography.jsonl`) know that the two border on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.borders import borders
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Qualifiers, Relation

_BORDERS = words("neighbours.borders")
_NEIGHBOURS = words("frontiers.neighbours")
_AT_SEA = words("frontiers.at_sea")
_LANDS = frozenset({"State", "Territory"})
_PAIR = 2


def frontiers(reading: Reading, entities: Entities, topic: str | None) -> Iterator[tuple[Relation, Token]]:
    """Who borders on whom with the noun that tells it; `topic` is the state that the document is about."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for noun in reading.passage.tokens:
        if noun.pos_ not in ("NOUN", "PROPN", "ADJ") or (lemma := noun.lemma_.lower()) not in _BORDERS | _NEIGHBOURS:
            continue
        told = _on_border(noun, reading, entities) if lemma in _BORDERS else _neighbours(noun, reading, entities)
        own = len(told) == _PAIR
        pairs = [told] if own else [(side, told[0]) for side in _sides(noun, told, reading, entities, topic)]
        for one, other in pairs[:1]:
            if other in borders().get(one, ()):
                evidence = reading.passage.evidence(noun.sent, noun.i, noun.i + 1)
                yield Relation(one, "sharesBorderWith", other, evidence, Qualifiers(), 0.85, "border:side"), noun


def _on_border(noun: Token, reading: Reading, entities: Entities) -> tuple[str, ...]:
    """The one after "the border with", or the two whose border "their" tells; nobody's of a border at sea."""
    if any(c.lower_ in _AT_SEA for c in noun.children):
        return ()
    owners = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ in ("amod", "compound") and reading.at(c))]
    owning = _lands([t for c in owners if c.lower_ == "their" for t in reading.at(c)], entities)
    if len(owning) == _PAIR:
        return owning
    with_ = [w for c in noun.children if c.lower_ == "with" for w in c.children if w.dep_ == "pobj"]
    others = _lands([t for w in conjuncts(with_) for t in reading.at(w)], entities)
    return others if len(others) == 1 and not owners else ()


def _neighbours(noun: Token, reading: Reading, entities: Entities) -> tuple[str, ...]:
    """The state whose name follows "neighbour", or the two that are called neighbours."""
    named = next((x for x in reading.located if x.first == noun.i + 1), None)
    if not noun.lower_.endswith("s"):
        return _lands([named.mention.entity], entities) if named is not None else ()
    found = _lands(reading.at(noun), entities)
    return found if len(found) == _PAIR else ()


def _lands(things: Iterable[str], entities: Entities) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for t in things if entities.kind(t) in _LANDS))


def _sides(
    noun: Token, told: tuple[str, ...], reading: Reading, entities: Entities, topic: str | None
) -> Iterator[str]:
    """Who may be the other side: those who act, the states named before, last first, and what the text is about."""
    if len(told) != 1:
        return
    verb = noun
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    acting = [t for s in (subjects(verb) if is_verb(verb) else ()) for t in reading.at(s)]
    before = [x.mention.entity for x in reading.located if noun.sent.start <= x.first and x.last <= noun.i]
    for side in (*acting, *reversed(before), *([topic] if topic else ())):
        if side != told[0] and entities.kind(side) in _LANDS and told[0] in borders().get(side, ()):
            yield side

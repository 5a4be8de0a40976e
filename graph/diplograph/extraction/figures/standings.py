"""What somebody is to somebody else, with a figure that shows it: "Chad is Mali's largest donor, with $5 million"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.frames import owners, things_of
from diplograph.extraction.figures.parties import NOBODY, Parties
from diplograph.extraction.figures.themes import POLITIES
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.words.figures import figure_data

#: Prepositions of those to whom somebody is something.
_TOWARDS = ("of", "to", "in", "for", "from")
#: What is said of a subject: "Chad is the largest buyer", "the largest buyer is Chad".
_SIDES = ("nsubj", "attr", "oprd")
_BOTH_WAYS = frozenset({"trade-turnover", "trade-balance"})


def standing(case: Case, entities: Entities) -> Parties | None:
    """The parties of such a figure; None of all others, nobody where it may be told of either.

    A supplier's exports and a buyer's imports are its own, the exports to a buyer are those of the other side. A
    partner's trade goes both ways, and nothing tells whose its exports are.
    """
    called = _called(case)
    if called is None:
        return None
    verb, noun = called
    who = _polities(case, (c for c in verb.children if c.dep_ in _SIDES and c != noun), entities)
    to_whom = tuple(t for t in _others(case, noun) if entities.kind(t) in POLITIES and t not in who)
    if len(who) != 1 or len(to_whom) != 1 or not _is_beside(case, verb, noun):
        return None
    code, lemma = case.base.code, noun.lemma_.lower()
    table = figure_data().raw["standing"]
    if lemma in table["partners"]:
        return Parties(to_whom[0], who[0]) if code in _BOTH_WAYS else NOBODY if code in ("exports", "imports") else None
    if lemma in table["givers"]:
        return Parties(who[0], to_whom[0]) if case.base.giving or code == "investment" else None
    own = {"exports": "senders", "imports": "takers"}.get(code)
    if own is None or lemma not in (*table["senders"], *table["takers"]):
        return None
    return Parties(who[0], to_whom[0]) if lemma in table[own] else Parties(to_whom[0], who[0])


def _called(case: Case) -> tuple[Token, Token] | None:
    """The verb over a figure that calls its subject something, and the noun that it calls it."""
    table = figure_data().raw["standing"]
    nouns = {*table["partners"], *table["givers"], *table["senders"], *table["takers"]}
    for verb in (t for t in case.quantity_token.ancestors if is_verb(t)):
        if verb.lemma_ in table["verbs"]:
            noun = next((c for c in verb.children if c.dep_ in _SIDES and c.lemma_.lower() in nouns), None)
            return (verb, noun) if noun is not None else None
    return None


def _polities(case: Case, tokens: Iterator[Token], entities: Entities) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x for t in tokens for x in case.reading.at(t) if entities.kind(x) in POLITIES))


def _others(case: Case, noun: Token) -> tuple[str, ...]:
    """Those to whom somebody is what the noun says: "Mali's partner", "the largest buyer of Malian cotton"."""
    after = complements(noun)
    beside = (things_of(case.reading, after.get(name, ())) for name in _TOWARDS)
    return tuple(dict.fromkeys((*owners(case.reading, noun), *(t for things in beside for t in things))))


def _is_beside(case: Case, verb: Token, noun: Token) -> bool:
    """Whether a figure stands in a phrase of its own beside what is said, in which nobody else is named."""
    top = next(t for t in (case.quantity_token, *case.quantity_token.ancestors) if t.head in (verb, noun))
    if top.dep_ not in ("prep", "advcl", "acl") or (top.dep_ == "prep" and top.lower_ != "with"):
        return False
    return not any(case.reading.things.get(t.i) for t in top.subtree)

"""To which party people belong by how a text speaks of the two: "A, a Democrat", "B's Labour government".

No verb tells it, only the order of names: "C, of the Civic Party,", "D and her Civic Party", "E, whose Civic Party".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.names.partisans import load_partisans
from diplograph.extraction.syntax.arguments import antecedent
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_RULE = "party-ties"
_PARTIES = frozenset({"PoliticalParty", "Organization"})
#: Who is told to lead a party or to be its member is known to belong to it.
_TIES = frozenset({"affiliatedWith", "memberOf", "leads"})
_OF = frozenset({"of", "from", "with"})
_RULED = words("partyties.ruled")
#: Most tokens between the word for a party and the name: "Labour candidate for mayor A" has too many.
_TITLE = 2


def party_ties(
    reading: Reading, entities: Entities, said: Iterable[tuple[Relation, Token]]
) -> Iterator[tuple[Relation, Token]]:
    """Statements that somebody is affiliated with a party, with the token they hang on; none that are `said`."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    parties = [loc for loc in reading.located if entities.kind(loc.mention.entity) in _PARTIES]
    if not parties:
        return
    named = [loc for loc in reading.located if loc.mention.form not in (Form.PRONOUN, Form.TITLE)]
    people = {loc.first: loc for loc in named if entities.kind(loc.mention.entity) in PERSONS}
    ends = {loc.last: loc for loc in people.values()}
    told = {(r.subject, r.object) for r, _ in said if r.predicate in _TIES}
    for loc in parties:
        token, party = reading.passage.doc[loc.head], loc.mention.entity
        whose = _whose(token, reading, entities) if entities.kind(party) == "PoliticalParty" else ()
        for person in (*_apart(loc, people, ends, reading), *whose):
            if (person, party) not in told and person != party:
                told.add((person, party))
                evidence = reading.passage.evidence(token.sent)
                yield Relation(person, "affiliatedWith", party, evidence, Qualifiers(), 0.85, _RULE), token


def without_adherents(reading: Reading, entities: Entities) -> Reading:
    """The reading where "a Democrat who left" stands for the person whom it is said of, not for a party."""
    nouns = [
        loc
        for loc in reading.located
        if loc.mention.text in load_partisans().nouns and entities.kind(loc.mention.entity) == "PoliticalParty"
    ]
    apart = [loc.head for loc in nouns if any(c.dep_ == "det" for c in reading.passage.doc[loc.head].children)]
    if not apart:
        return reading
    things = {i: t for i, t in reading.things.items() if i not in apart}
    for i in apart:
        people = [
            t for w in said_of(reading.passage.doc[i]) for t in things.get(w.i, ()) if entities.kind(t) in PERSONS
        ]
        things |= {i: tuple(people)} if people else {}
    return replace(reading, things=things)


def _apart(loc: Located, people: Mapping[int, Located], ends: Mapping[int, Located], reading: Reading) -> Iterator[str]:
    """Whom a word for a party is said of, or who stands around it."""
    doc, token = reading.passage.doc, reading.passage.doc[loc.head]
    word = loc.mention.text
    if word in load_partisans().nouns and token.tag_ not in ("NNS", "NNPS"):
        for bearer in said_of(token):
            yield from (t for t in reading.at(bearer) if bearer.i in people)
    if word in load_partisans().adjectives:
        beside = next((people[i] for i in range(loc.last, loc.last + _TITLE + 1) if i in people), None)
        if beside is not None and not any(
            t.is_punct or t.pos_ in ("VERB", "ADP") for t in doc[loc.last : beside.first]
        ):
            yield beside.mention.entity
        yield from _governing(loc, people, reading)
    first = loc.first - (doc[loc.first - 1].lower_ == "the")
    if first > 2 and doc[first - 1].lower_ in _OF and doc[first - 2].text == "," and first - 2 in ends:
        yield ends[first - 2].mention.entity


def _governing(loc: Located, people: Mapping[int, Located], reading: Reading) -> Iterator[str]:
    """ "the Labour government of A", "A's Labour cabinet": who heads a government belongs to its party."""
    noun = reading.passage.doc[loc.last] if loc.last < len(reading.passage.doc) else None
    if noun is None or noun.lemma_.lower() not in _RULED:
        return
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [c for p in noun.children if p.dep_ == "prep" and p.lower_ in ("of", "under") for c in p.children]
    for owner in owners:
        yield from (people[w.i].mention.entity for w in conjuncts([owner])[:1] if w.i in people)


def _whose(token: Token, reading: Reading, entities: Entities) -> Iterator[str]:
    """ "A and his Civic Party", "A, whose Civic Party won", "A and her Civic party"."""
    noun = token.head if token.dep_ in ("compound", "nmod", "amod") and token.head.lemma_ == "party" else token
    for child in noun.children:
        if child.dep_ != "poss" or child.tag_ not in ("PRP$", "WP$"):
            continue
        bearer = antecedent(child) if child.tag_ == "WP$" else child
        if bearer is not None:
            yield from (t for t in reading.at(bearer) if entities.kind(t) in PERSONS)

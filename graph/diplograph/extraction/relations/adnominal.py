"""Relations that two names have by standing together: "Clearwater, Florida", "the Civic Party's Alvin Yeung".

No wording evokes them, only syntax and the classes of the two things.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.described.locations import Pair, called_capital, capital, placed
from diplograph.extraction.described.outbreaks import OUTBREAK, struck
from diplograph.extraction.described.sites import sites
from diplograph.extraction.described.venues import venues
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.relations.neighbours import neighbours
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_CLUBS = frozenset({"PoliticalParty", "Organization", "Company", "GovernmentBody", "InternationalOrganization"})
_LEADING = PERSONS | {"State", "Bloc", "InternationalOrganization", "Organization", "PoliticalParty"}
_LED_BY_STATES = frozenset(
    "Organization InternationalOrganization Bloc Forum ActorGroup Initiative ArmedConflict Meeting "
    "GovernmentBody".split()
)
_OF_STATE = frozenset({"GovernmentBody", "Company"})
_UNDERTAKING = frozenset({"State", "Bloc", "InternationalOrganization"})
#: Most words, hyphens too, between an article and the party that they describe.
_ADJECTIVES = 5
_FOLLOWING = words("adnominal.following")
_SCHEMES = words("adnominal.schemes")
_PROCESSES = words("adnominal.processes")
_COMMANDED = frozenset({"Organization", "GovernmentBody", "ActorGroup", "PoliticalParty"})
_LED = frozenset({"Organization", "PoliticalParty", "GovernmentBody", "ActorGroup", "State"})


def adnominal(reading: Reading, entities: Entities, gazetteer: Gazetteer) -> Iterator[tuple[Relation, Token]]:
    """Statements with the token they hang on, in text order."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    named = [loc for loc in reading.located if loc.mention.form not in (Form.PRONOUN, Form.TITLE)]
    at = {loc.first: loc for loc in named}
    for loc in named:
        doc = reading.passage.doc
        told = (
            *placed(loc, at, doc, entities, gazetteer),
            *capital(loc, at, doc, entities, gazetteer),
            *called_capital(loc, doc, entities, gazetteer),
            *(struck if loc.mention.reason == OUTBREAK else venues)(loc, at, doc, entities),
            *sites(loc, at, doc, entities),
            *neighbours(loc, at, doc, entities),
            *_pairs(loc, at, reading, entities, gazetteer),
        )
        for pair in told:
            if pair.a.mention.entity != pair.b.mention.entity:
                low, high = sorted((pair.a.head, pair.b.head))
                evidence = reading.passage.evidence(doc[low].sent, low, high + 1)
                statement = Relation(
                    pair.a.mention.entity,
                    pair.relation,
                    pair.b.mention.entity,
                    evidence,
                    Qualifiers(),
                    pair.confidence,
                    f"adnominal:{pair.rule}",
                )
                yield statement, doc[pair.a.head]


def _pairs(
    loc: Located, at: dict[int, Located], reading: Reading, entities: Entities, gazetteer: Gazetteer
) -> Iterator[Pair]:
    doc = reading.passage.doc
    token, kind = doc[loc.head], entities.kind(loc.mention.entity)
    for prep in token.children:
        if prep.dep_ == "prep" and prep.i == token.i + 1:
            for child in (c for c in prep.children if c.dep_ == "pobj" and c.i in at):
                yield from _joined(loc, prep.lower_, at[child.i], kind, entities)
    if kind in PERSONS and (party := _described_party(loc, at, reading, entities)) is not None:
        yield Pair(loc, party, "affiliatedWith", 0.85, "person-of-body")
    for child in token.children:
        if child.i in at and child.i < token.i and child.dep_ in ("poss", "compound", "nmod", "amod"):
            yield from _owned(loc, at[child.i], kind, child, entities)
            for other in _sharing(token, child, at, entities):
                yield from _owned(other, at[child.i], kind, child, entities)
    if kind == "Initiative":
        yield from _undertaken(loc, token, reading, entities, gazetteer)
    if kind in _LED_BY_STATES:
        yield from _leading(loc, token, at, entities)


def _sharing(token: Token, owner: Token, at: dict[int, Located], entities: Entities) -> Iterator[Located]:
    """The people who share a possessor with the first: "the Civic Party's Alvin Yeung and Ann Lee"."""
    if owner.dep_ != "poss" or token.i not in at or entities.kind(at[token.i].mention.entity) not in PERSONS:
        return
    for other in conjuncts([token])[1:]:
        if other.i in at and other.n_lefts == 0 and entities.kind(at[other.i].mention.entity) in PERSONS:
            yield at[other.i]


def _joined(loc: Located, prep: str, other: Located, kind: str, entities: Entities) -> Iterator[Pair]:
    area = entities.kind(other.mention.entity)
    if prep == "under" and kind in _LED and area in PERSONS:
        yield Pair(other, loc, "leads", 0.85, "body-under-person")
    elif prep in ("of", "from") and kind in PERSONS and area in _CLUBS:
        yield Pair(loc, other, "affiliatedWith", 0.85, "person-of-body")
    elif prep == "of" and kind == "PoliticalParty" and area in PERSONS and loc.mention.form is Form.NAME:
        yield Pair(other, loc, "affiliatedWith", 0.8, "body-of-person")
        yield Pair(other, loc, "leads", 0.8, "body-of-person")
    elif prep == "of" and kind in _COMMANDED and area in PERSONS and loc.mention.form is Form.NAME:
        yield Pair(other, loc, "leads", 0.8, "body-of-person")


def _described_party(loc: Located, at: dict[int, Located], reading: Reading, entities: Entities) -> Located | None:
    """ "A of the ruling Civic Party": the parser takes "ruling" or "opposition" for the noun."""
    doc, i = reading.passage.doc, loc.last
    if i + 3 >= len(doc) or doc[i].lower_ not in ("of", "from"):
        return None
    first = i + 2 if doc[i + 1].lower_ == "the" else i + 1
    for j in range(first, min(first + _ADJECTIVES, len(doc))):
        if j in at and j > first:
            return at[j] if entities.kind(at[j].mention.entity) == "PoliticalParty" else None
        if not doc[j].is_lower or doc[j].is_stop or doc[j].pos_ == "ADV":
            return None
    return None


def _owned(loc: Located, owner: Located, kind: str, child: Token, entities: Entities) -> Iterator[Pair]:
    area = entities.kind(owner.mention.entity)
    if kind in PERSONS and area in _CLUBS:
        yield Pair(loc, owner, "affiliatedWith", 0.85, "body-person")
    elif child.dep_ == "poss" and area in PERSONS and kind in _LED and not _FOLLOWING & set(loc.mention.text.split()):
        yield Pair(owner, loc, "leads", 0.8, "person-possessive")
    elif child.dep_ == "poss" and kind in _OF_STATE and area == "State":
        yield Pair(loc, owner, "affiliatedWith", 0.8, "body-of-state")
    elif kind == "GovernmentBody" and area == "State" and loc.mention.text[:1].isupper():
        yield Pair(loc, owner, "affiliatedWith", 0.8, "body-of-nation")
    elif child.dep_ == "poss" and kind in ("GovernmentBody", "Organization") and area in _CLUBS:
        yield Pair(loc, owner, "affiliatedWith", 0.8, "body-possessive")


def _undertaken(loc: Located, token: Token, reading: Reading, entities: Entities, book: Gazetteer) -> Iterator[Pair]:
    """ "its Belt and Road Initiative", "the Chinese Belt and Road project": whose an initiative is called.

    Where the data know whose it is, nobody else's name or pronoun before it is believed.
    """
    record = book.records.get(loc.mention.entity)
    known = record.parent if record is not None else None
    whole = {x.first: x for x in reading.located if x.mention.form is not Form.TITLE}
    scheme = token.head if token.dep_ in ("compound", "nmod") and token.head.lemma_.lower() in _SCHEMES else token
    roles = {"poss", "amod", "compound", "nmod"} if loc.mention.form is Form.NAME else {"poss"}
    beside = (*token.children, *(scheme.children if scheme != token else ()))
    for child in beside if token.lemma_.lower() not in _PROCESSES else ():
        owner = whole.get(child.i)
        if owner is not None and known is not None and owner.mention.entity != known:
            owner = next((x for x in whole.values() if x.mention.entity == known and x.last <= token.i), None)
        before = child.i < token.i and child.dep_ in roles
        if owner is not None and before and entities.kind(owner.mention.entity) in _UNDERTAKING:
            yield Pair(owner, loc, "develops", 0.8, "initiative-possessive")


def _leading(loc: Located, token: Token, at: dict[int, Located], entities: Entities) -> Iterator[Pair]:
    """ "The Kenyan-led mission": who is named before "-led" leads it."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1] in token.subtree and first > token.i - 6:
        first -= 1
    for i in range(max(first, 2), token.i):
        if token.doc[i].lower_ == "led" and token.doc[i - 1].text == "-" and i - 2 in at:
            leader = at[i - 2]
            if entities.kind(leader.mention.entity) in _LEADING:
                yield Pair(leader, loc, "leads", 0.85, "led-by")

"""Which party rules a state: "Namibia's ruling party, SWAPO", "the MPLA, the ruling party in Angola".

Without a state in the phrase the party's own is meant, by the gazetteer, if the document speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.syntax.rows import Rows
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_RULING = frozenset({"ruling", "governing"})
_PARTIES = words("ruling.parties")
_UNITED = words("ruling.united")
_KINDS = frozenset({"PoliticalParty", "Organization"})
_STATES = frozenset({"State", "Territory"})
#: Most words from "ruling" to the party or the noun: "the ruling centre-left Labour Party".
_GAP = 4
_PREPOSITIONS = frozenset({"in", "of"})
_ARTICLES = frozenset({"the", "a", "its", "their"})


def rulers(reading: Reading, entities: Entities, gazetteer: Gazetteer) -> Iterator[tuple[Relation, Token]]:
    """Statements that a party leads a state, with the token they hang on, in text order."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    doc = reading.passage.doc
    at = {loc.first: loc for loc in reading.located if loc.mention.form is not Form.PRONOUN}
    for token in doc:
        if token.lower_ not in _RULING or token.i + 1 >= len(doc):
            continue
        found = _party(token, at, reading, entities)
        allied = _allied(token, reading, entities) if found is None else ()
        for party, end in (found,) if found is not None else allied:
            state = _state(token, end, at, entities) or _home(party, entities, gazetteer)
            if state is not None and state != party:
                yield _said(party, state, reading, token, end), token


def _allied(token: Token, reading: Reading, entities: Entities) -> tuple[tuple[str, int], ...]:
    """The parties of "the ruling coalition of A and B", with where the list ends."""
    doc = token.doc
    of = next((i for i in range(token.i + 1, min(token.i + _GAP, token.sent.end - 1)) if doc[i].lower_ == "of"), None)
    if of is None or doc[of - 1].lemma_.lower() not in _UNITED:
        return ()
    row = Rows(reading, entities).after(of + 1, token.sent.end, _KINDS)
    return tuple((thing, row.last) for name in row.names for thing in reading.at(name)) if len(row.names) > 1 else ()


def _said(party: str, state: str, reading: Reading, token: Token, end: int) -> Relation:
    evidence = reading.passage.evidence(token.sent, max(token.sent.start, token.i - 2), min(token.sent.end, end))
    return Relation(party, "leads", state, evidence, Qualifiers(), 0.85, "adnominal:ruling-party")


def _party(token: Token, at: Mapping[int, Located], reading: Reading, entities: Entities) -> tuple[str, int] | None:
    """The party that rules and where its phrase ends."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 1 + _GAP, token.sent.end)):
        loc = at.get(i)
        if loc is not None:
            named = entities.kind(loc.mention.entity) in _KINDS
            return (loc.mention.entity, loc.last) if named else None
        if doc[i].lemma_.lower() in _PARTIES and doc[i].tag_ == "NN":
            return _named(doc[i], at, reading, entities)
        if doc[i].pos_ in ("VERB", "AUX", "ADP", "PUNCT") and doc[i].text not in ("-", "–"):
            return None
    return None


def _named(noun: Token, at: Mapping[int, Located], reading: Reading, entities: Entities) -> tuple[str, int] | None:
    """The party that the noun "party" is said of."""
    doc = noun.doc
    beside = noun.i + 1 + (noun.i + 2 < len(doc) and doc[noun.i + 1].text in (",", "(", "–", "-"))
    loc = at.get(beside)
    if loc is not None and entities.kind(loc.mention.entity) in _KINDS:
        return loc.mention.entity, (loc.last if beside == noun.i + 1 else noun.i + 1)
    for bearer in said_of(noun):
        things = [t for t in reading.at(bearer) if entities.kind(t) in _KINDS]
        if things:
            return things[0], noun.i + 1
    return None


def _state(token: Token, end: int, at: Mapping[int, Located], entities: Entities) -> str | None:
    """The state that owns the ruling party: a possessive or nationality before it, "in" or "of" a state after it."""
    doc, first = token.doc, token.i - 1
    if first >= 0 and doc[first].tag_ == "POS":
        first -= 1
    owners = [at[first]] if first in at else []
    if end + 1 < len(doc) and doc[end].lower_ in _PREPOSITIONS:
        after = at.get(end + 2 if doc[end + 1].lower_ in _ARTICLES and end + 2 < len(doc) else end + 1)
        owners += [after] if after is not None else []
    states = [o.mention.entity for o in owners if entities.kind(o.mention.entity) in _STATES]
    return states[0] if states else None


def _home(party: str, entities: Entities, gazetteer: Gazetteer) -> str | None:
    """The one state that the gazetteer knows a party in, if the document names it."""
    record = gazetteer.records.get(party)
    homes = [place for place in record.located_in if place in entities.known] if record is not None else []
    return homes[0] if len(homes) == 1 and entities.kind(homes[0]) in _STATES else None

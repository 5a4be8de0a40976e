"""Parts of countries that have no name: "the north of Chad", "Poland's eastern provinces", "rebel-held territory"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Form

_WHOLES = frozenset({"State", "Territory", "Region", "GeopoliticalEntity"})
LANDS = frozenset({"State", "Territory"})
_PARTS = words("parts.parts")
_HELD = words("parts.held")
_HOLDING = words("parts.holding")
#: Common nouns before the name of the place that they mean.
_NAMED = frozenset({"region", "territory", "province", "district", "enclave", "exclave", "republic", "peninsula"})
_HOLDERS = frozenset({"State", "Organization", "ActorGroup", "PoliticalParty", "GovernmentBody", "Bloc"})
#: Tokens before a side within which its article stands: without one it only tells where ("40 km north of Chad").
_ARTICLE = 4
SIDES = frozenset(
    f"{prefix}{side}{ending}"
    for prefix in ("", "north", "south")
    for side in ("north", "south", "east", "west")
    for ending in ("", "ern")
) | {"central"}


def part_of(token: Token, reading: Reading, entities: Entities, gazetteer: Gazetteer) -> str | None:
    """The region that a noun phrase headed by the token tells of, registered; None if it tells of none."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    return _held(token, reading, entities) or _side(token, reading, entities, gazetteer)


def whole_of(thing: str, entities: Entities, book: Gazetteer) -> str | None:
    """The state or territory of which a region is called a side: Chad for "northern Chad", None for a known region."""
    entity = entities.known[thing]
    if entity.kind != "Region" or thing in book.records:
        return None
    words = entity.label.removeprefix("The ").partition(",")[0].split()
    own = 0
    while own < len(words) and words[own].lower().replace("-", "") in SIDES | {"and"}:
        own += 1
    named = [c.entity for c in book.names.get(" ".join(words[own:]), ()) if c.form is Form.NAME] if own else []
    found = [whole for whole in named if book.records[whole].entity.kind in LANDS]
    return found[0] if len(found) == 1 else None


def _side(token: Token, reading: Reading, entities: Entities, gazetteer: Gazetteer) -> str | None:
    own = token.lower_ in SIDES
    if own and all(t.lower_ != "the" for t in token.doc[max(token.i - _ARTICLE, 0) : token.i]):
        return None
    sides = [token.lower_] if own else _sides(token)
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    wholes = list(_wholes(token, of, reading, entities, gazetteer, owned=not own))
    if not sides or len(wholes) != 1:
        return None
    whole = entities.known[wholes[0]]
    if whole.kind == "Settlement":
        sides = [s.removesuffix("ern") for s in sides]
    else:
        sides = [s if s.endswith(("ern", "al")) else f"{s}ern" for s in sides]
    label = f"{' and '.join(sides).capitalize()} {whole.label}"
    known = gazetteer.names.get(label, ())
    if known:
        return entities.add(gazetteer.entity(known[0].entity))
    words = " ".join(reading.passage.text(token.left_edge.i, token.i + 1).split())
    alias = f"{words} of {whole.label}" if of is not None else words
    return entities.add(Entity(slug(label), label, "Region", (alias,), reason=f"part of {whole.id}"))


def _sides(token: Token) -> list[str]:
    """The directions before a noun of parts, none for other nouns: "central and southern" in "… regions"."""
    if token.lemma_.lower() not in _PARTS:
        return []
    modifiers = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and c.lower_ in SIDES]
    return [t.lower_ for m in modifiers for t in conjuncts([m]) if t.lower_ in SIDES]


def _wholes(
    token: Token, of: Token | None, reading: Reading, entities: Entities, gazetteer: Gazetteer, *, owned: bool
) -> Iterator[str]:
    """What it is a part of: after "of", else the owner or nationality before a noun of parts."""
    for child in of.children if of is not None else ():
        for thing in reading.at(child) if child.dep_ == "pobj" else ():
            whole = _seat(thing, child, reading, entities, gazetteer)
            if entities.kind(whole) in _WHOLES or entities.kind(whole) == "Settlement":
                yield whole
    if of is None and owned:
        for child in token.children:
            if child.dep_ in ("poss", "amod", "nmod", "compound") and child.i < token.i:
                yield from (t for t in reading.at(child) if entities.kind(t) in LANDS)


def _seat(thing: str, token: Token, reading: Reading, entities: Entities, gazetteer: Gazetteer) -> str:
    """Of a city that may stand for its state only the city has parts."""
    record = gazetteer.records.get(thing)
    named = next((x for x in reading.located if x.first <= token.i < x.last), None)
    if record is None or record.capital is None or named is None or named.mention.form is not Form.METONYM:
        return thing
    capital = gazetteer.entity(record.capital)
    return entities.add(capital) if named.mention.text in (capital.label, *capital.aliases) else thing


def _held(token: Token, reading: Reading, entities: Entities) -> str | None:
    """ "Taliban-controlled territory": land told of by who holds it."""
    noun = token.lemma_.lower()
    named = [t for w in complements(token).get("of", ()) for t in reading.at(w)] if noun in _NAMED else []
    if noun not in _HELD or any(entities.kind(t) in ("Territory", "Region") for t in named):
        return None  # "the A-held region of B" is B, "the A-held areas of B" are a part of it
    for verb in token.children:
        if verb.dep_ == "amod" and verb.lemma_ in _HOLDING:
            holders = [t for c in verb.children if c.dep_ == "npadvmod" for t in reading.at(c)]
            if len(holders) == 1 and entities.kind(holders[0]) in _HOLDERS:
                name = entities.known[holders[0]].label
                noun = token.text.lower()
                label = f"{noun.capitalize()} controlled by {name}"
                alias = " ".join(reading.passage.text(verb.left_edge.i, token.i + 1).split())
                return entities.add(Entity(slug(label), label, "Territory", (alias,), reason=f"held by {holders[0]}"))
    return None

"""Things that a noun phrase describes without naming them: "Iran's nuclear programme", "a drone base at Agadez".

A common noun of the data becomes such a thing when the words tell whose it is or where it stands, and which kind of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.parts import part_of
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.classnouns import ClassNouns, Description
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity

_OWNERS = frozenset("State Territory GeopoliticalEntity Region Bloc InternationalOrganization Forum Settlement".split())
#: What they do is done by their state.
_FIGHTING = frozenset({"army", "force"})
_OF_STATES = words("things.of_states")
_KEEPING = words("things.keeping")
#: Campaigns of war.
_WARLIKE = words("things.warlike")
_PLACED = frozenset({"in", "at", "near", "on"})
_OWN_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_SPARE = frozenset(
    "new first own last current future former existing planned large small major other various several many different "
    "such same main joint further next previous old special important two three four five six seven eight nine ten one "
    "only similar excellent good modern".split()
)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a thing is, and the preposition that says so; empty for a possessive or a nationality.

    `first` is the token that names the owner before the noun, if one does.
    """

    thing: str
    prep: str
    first: int | None = None


def add_described(reading: Reading, entities: Entities, gazetteer: Gazetteer, nouns: ClassNouns) -> Reading:
    """The reading with the things that its noun phrases describe."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.tokens:
        part = None if token.i in things else part_of(token, reading, entities, gazetteer)
        if part is not None:
            things[token.i] = (part,)
            located.append(reading.passage.nominal(token.i, part, 0.75, "described by its owner or place"))
            continue
        known = _known(token, nouns)
        if known is None or token.i in things or _is_named(token, reading):
            continue
        own = (
            _own_words(token, reading).split(" and ") if token.tag_ in ("NNS", "NNPS") else [_own_words(token, reading)]
        )
        owned = token.lemma_.lower() in known.owned
        whose = tuple(_owners(token, reading, entities, placed=not owned))
        if token.lemma_.lower() in _OF_STATES:
            whose = tuple(o for o in whose if entities.kind(o.thing) in ("State", "Territory"))
        told = (_register(token, known, o, words, reading, entities, gazetteer) for o in whose for words in own)
        found = tuple(dict.fromkeys(f for f in told if f is not None))
        if not found:
            continue
        if token.lemma_.lower() not in _FIGHTING:
            things[token.i] = found
        located += [reading.passage.nominal(token.i, f, 0.75, "described by its owner or place") for f in found]
    return reading.widened(things, located)


def _is_named(token: Token, reading: Reading) -> bool:
    """Whether the name stands in apposition: "Peru's coast guard agency, DICAPI" needs no description."""
    beside = [c for c in token.children if c.dep_ == "appos" and c.i in reading.things]
    return any(c.pos_ == "PROPN" and c.i - token.i < _APPOSED for c in beside)


#: An apposition that names a thing stands right behind it, a comma between.
_APPOSED = 4


def _known(token: Token, nouns: ClassNouns) -> Description | None:
    """What the data say of a noun, alone or with the word before it ("peace process")."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    noun = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    if warlike(token):
        return None
    return nouns.described.get(noun) or nouns.described.get(f"{before} {noun}")


def warlike(token: Token) -> bool:
    """Whether a noun tells of fighting, as "a bombing campaign" does: a deed, no programme."""
    return token.lemma_.lower() == "campaign" and not _WARLIKE.isdisjoint(c.lower_ for c in token.lefts)


def _owners(token: Token, reading: Reading, entities: Entities, *, placed: bool) -> Iterator[_Owner]:
    """Whose the thing is: a possessive or nationality before the noun, else what "of", or if `placed` "in", names."""
    before = [c for c in token.children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.i < token.i]
    found = [
        _Owner(t, "", c.i if c.pos_ in ("PROPN", "ADJ", "NOUN") else None)
        for c in before
        for t in reading.at(c)
        if entities.kind(t) in _OWNERS
    ]
    for prep in (*token.children, *_beside(token)):
        at_place = placed and prep.lower_ in _PLACED
        if prep.dep_ != "prep" or prep.i < token.i or not (at_place or (prep.lower_ == "of" and not found)):
            continue
        places = [t for w in conjuncts(c for c in prep.children if c.dep_ == "pobj") for t in reading.at(w)]
        found = [_Owner(t, prep.lower_) for t in places if entities.kind(t) in _OWNERS] or found
    if not found and not placed:
        found = [_Owner(t, "") for w in keepers(token) for t in reading.at(w) if entities.kind(t) in _OWNERS]
    several = token.tag_ in ("NNS", "NNPS")
    yield from found if several or len({o.thing for o in found}) == 1 else found[-1:]


def keepers(token: Token) -> Iterator[Token]:
    """Who has what a verb of keeping or opening has as its object: "A maintains an embassy in B", "opened by A"."""
    verb = token.head
    if verb.lemma_ not in _KEEPING:
        return
    if token.dep_ == "dobj":
        yield from subjects(verb)
    elif token.dep_ == "nsubjpass":
        agents = (c for p in verb.children if p.dep_ == "agent" for c in p.children)
        yield from (a for a in agents if a.dep_ == "pobj")


def _beside(token: Token) -> Iterator[Token]:
    """ "built a plant in Chad": the place of what is built, though the parser hangs it on the verb."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.dep_ == "prep" and after.head == token.head and token.dep_ == "dobj" and after.lower_ in ("in", "at"):
        yield after


def _own_words(token: Token, reading: Reading) -> str:
    """The modifiers that tell which kind of thing it is: "gas transport", "nuclear"."""
    own: list[Token] = []
    i = token.i - 1
    while i >= token.sent.start:
        word = token.doc[i]
        joined = word.text in ("-", "and") and bool(own) and i > token.sent.start
        if (
            word.i in reading.things
            or word.tag_ == "CD"
            or not (joined or word.pos_ in _OWN_TAGS or word.tag_ == "VBN")
        ):
            break
        own.append(word)
        i -= 1
    while own and (own[-1].text in ("-", "and") or own[-1].lower_ in _SPARE or own[-1].tag_ in ("JJS", "RBS", "CD")):
        own.pop()
    return reading.passage.text(own[-1].i, own[0].i + 1) if own else ""


def _register(
    token: Token,
    known: Description,
    owner: _Owner,
    own: str,
    reading: Reading,
    entities: Entities,
    gazetteer: Gazetteer,
) -> str | None:
    noun = token.lemma_.lower() if known.singular else token.text.lower()
    sited = (
        owner.prep in _PLACED
        and token.tag_ == "NN"
        and noun not in known.placed
        and entities.kind(owner.thing) == "Settlement"
    )
    sited = sited and known.kind == "Infrastructure"
    if (not own and noun not in known.alone and not sited) or (
        token.lemma_.lower() in known.placed and owner.prep not in _PLACED
    ):
        return None
    record, name = gazetteer.records.get(owner.thing), entities.known[owner.thing].label
    adjective = record.adjectives[0] if record and record.adjectives else name
    phrase = f"{own} {noun}".strip()
    official = gazetteer.names.get(f"{adjective} {phrase.title()}")
    if official is not None:
        return entities.add(gazetteer.entity(official[0].entity))
    placed = f"{phrase[:1].upper()}{phrase[1:]} {owner.prep if owner.prep in _PLACED else 'of'} {name}"
    formal = owner.prep in _PLACED or adjective == name or noun in known.owned
    label = placed if formal else f"{adjective} {phrase}"
    aliases = {placed, f"{adjective} {phrase}", f"{name} {phrase}"}
    if owner.first is not None:
        aliases.add(" ".join(reading.passage.text(owner.first, token.i + 1).split()))
    places = tuple(_placed(token, reading))
    aliases |= {f"{phrase[:1].upper()}{phrase[1:]} {place}" for place in places}
    where = places[0] if places and noun in known.owned else ""
    if where:
        aliases |= {f"{alias} {where}" for alias in (placed, f"{adjective} {phrase}")}
    label = f"{label} {where}".strip()
    aliases -= {label}
    key = slug(f"{name} {phrase} {where}")
    return entities.add(
        Entity(key, label, known.kind, tuple(sorted(aliases)), reason=f"“{token.text}” of {owner.thing}")
    )


def _placed(token: Token, reading: Reading) -> Iterator[str]:
    """ "at Agadez" right after a thing whose owner is named before it, whatever the parser hangs it on."""
    doc, prep = token.doc, token.i + 1
    if prep + 1 < len(doc) and doc[prep].lower_ in _PLACED:
        place = next((x for x in reading.located if x.first in (prep + 1, prep + 2)), None)
        if place is not None:
            yield f"{doc[prep].lower_} {place.mention.text}"
    elif token.dep_ == "nsubjpass":  # "an embassy was opened in A"
        preps = (c for c in token.head.children if c.dep_ == "prep" and c.lower_ == "in")
        towns = (c.i for p in preps for c in p.children if c.dep_ == "pobj")
        yield from (f"in {x.mention.text}" for i in towns for x in reading.located if x.head == i)

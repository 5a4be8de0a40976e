"""What a name tells of where its bearer is: "northern Iran", "the Yalta Conference", "the Angolan Civil War", and what
stands in brackets after it: "Lusaka (Zambia)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.described.parts import LANDS, whole_of
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Form, Mention, Qualifiers, Relation

_BETWEEN = words("toponyms.between")
_GATHERINGS = words("toponyms.gatherings")
_BEFALLING = words("toponyms.befalling")
_WITHIN = words("toponyms.within")
_INWARD = frozenset({"civil", "independence"})
_FATES = frozenset({"ArmedConflict", "Event"})
_SHORTEST = 2
_HALVES = ("North", "South", "East", "West")
_NAMING = frozenset({Form.NAME, Form.METONYM})
_OPENING = re.compile(r"[ ,]{0,2}\(")
_TOWNS = frozenset({"Settlement"})


def toponyms(
    readings: Sequence[Reading], bracketed: Sequence[Sequence[Mention]], entities: Entities, book: Gazetteer
) -> Iterator[Relation]:
    """Where the regions, towns and occasions of a document lie by their names, each told once, at its first mention.

    `bracketed` are the mentions of each passage that its parse left out, names in brackets among them.
    """
    seen: set[str] = set()
    for reading, left in zip(readings, bracketed, strict=True):
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        starts = {m.span.start: m for m in left}
        for loc in reading.located:
            thing = loc.mention.entity
            if loc.mention.form in _NAMING and entities.kind(thing) == "Settlement":
                yield from _in_brackets(loc, starts, reading, entities)
            fate = entities.kind(thing) in _FATES and thing not in seen
            if fate and (land := _told_in(loc, left, reading)) is not None:
                seen.add(thing)
                yield _located(loc, land, reading, "toponym:told")
                continue
            noun = entities.known[thing].label.split()[-1].lower()
            named = entities.kind(thing) not in _FATES or noun in loc.mention.text.lower()
            if thing in seen or loc.mention.form is Form.PRONOUN or not named or _only_where(loc, reading, entities):
                continue
            seen.add(thing)
            place = _around(thing, entities, book)
            if place is not None and place != thing:
                yield _located(loc, entities.add(book.entity(place)), reading, "toponym:name")


def _only_where(loc: Located, reading: Reading, entities: Entities) -> bool:
    """Whether a region only tells where in its state something is: "a mine in eastern Chad"."""
    token = reading.passage.doc[loc.head]
    return entities.kind(loc.mention.entity) == "Region" and token.dep_ == "pobj" and token.head.lower_ == "in"


def _in_brackets(
    loc: Located, starts: Mapping[int, Mention], reading: Reading, entities: Entities
) -> Iterator[Relation]:
    """The land that stands in brackets right after a town."""
    text = reading.passage.document.text
    opened = _OPENING.match(text, loc.mention.span.end)
    land = starts.get(opened.end()) if opened is not None else None
    closed = land is not None and text[land.span.end : land.span.end + 1] == ")"
    if land is not None and closed and entities.kind(land.entity) in LANDS:
        yield _located(loc, land.entity, reading, "toponym:brackets")


def _told_in(loc: Located, left: Sequence[Mention], reading: Reading) -> str | None:
    """The place after "in" that ends the words for a conflict: "the war in Mali"."""
    text, whole = reading.passage.document.text, loc.mention.span
    for inner in left:
        before = text[whole.start : inner.span.start].split()
        if whole.contains(inner.span) and inner.span.end == whole.end and "in" in before[-2:]:
            return inner.entity
    return None


def _around(thing: str, entities: Entities, book: Gazetteer) -> str | None:
    entity = entities.known[thing]
    if entity.kind == "Region":
        return whole_of(thing, entities, book)
    words = [w for w in entity.label.removeprefix("The ").partition(",")[0].split() if not w[0].isdigit()]
    if entity.kind == "Meeting":
        return _seat(words, book)
    return _befallen(words, book, known=thing in book.records) if entity.kind in _FATES else None


def _befallen(words: Sequence[str], book: Gazetteer, *, known: bool) -> str | None:
    """The land or town that an event befell: "fall of Saigon", "Angolan Civil War", "Vietnam War".

    Only events that the data know: "the British war" may be fought anywhere, "an Albanian insurgency" be of Albanians.
    """
    noun, own = words[-1].lower() if words else "", list(words[:-1])
    if len(words) > _SHORTEST and words[0].lower() in _BEFALLING and words[1] == "of":
        return _named(" ".join(words[2:]), _TOWNS | LANDS, book)
    inner = bool(own) and own[-1].lower() in _INWARD
    land = " ".join(own[:-1] if inner else own)
    return _land(land, book) if known and (noun in _WITHIN or inner) else None


def _land(name: str, book: Gazetteer) -> str | None:
    """The one undivided land that a name or an adjective is known for: not "Korean"."""
    named = [c for c in book.names.get(name, ()) if c.form in (Form.NAME, Form.ADJECTIVE, Form.DEMONYM)]
    divided = any(f"{side} {name}" in book.names for side in _HALVES)
    known = [c.entity for c in named if c.form is Form.NAME or not divided]
    found = {thing for thing in known if book.records[thing].entity.kind in LANDS}
    return found.pop() if len(found) == 1 and len(known) == 1 else None


def _seat(words: Sequence[str], book: Gazetteer) -> str | None:
    """The town before the noun of a gathering, whatever follows it: "Madrid summit", "Geneva peace talks in May"."""
    for i, word in enumerate(words):
        if word.lower().rstrip(",") in _GATHERINGS:
            own = words[:i]
            while own and own[-1].lower() in _BETWEEN:
                own = own[:-1]
            return _named(" ".join(own), _TOWNS, book)
    return None


def _named(name: str, kinds: frozenset[str], book: Gazetteer) -> str | None:
    """The one place of the given classes that a name is known for."""
    known = [c.entity for c in book.names.get(name, ()) if c.form is Form.NAME]
    found = [thing for thing in known if book.records[thing].entity.kind in kinds]
    return found[0] if len(found) == 1 else None


def _located(loc: Located, place: str, reading: Reading, rule: str) -> Relation:
    passage = reading.passage
    evidence = passage.evidence(passage.doc[loc.head].sent, loc.first, loc.last)
    return Relation(loc.mention.entity, "locatedIn", place, evidence, Qualifiers(), 0.85, rule)

"""What a name alone tells of where its bearer is: "northern Iran", "the Yalta Conference", "the siege of Grozny"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.extraction.parts import SIDES
from diplograph.model import BlockKind, Form, Qualifiers, Relation

#: Words between a town and the noun of an occasion held there: "the Geneva peace talks".
_BETWEEN = frozenset("peace climate security economic trade ministerial nuclear disarmament international".split())
_GATHERINGS = frozenset("conference summit talks meeting congress negotiations consultations forum session".split())
#: An occasion and "of" before the place that it befell: "the fall of Saigon".
_BEFALLING = frozenset("siege battle bombing bombardment fall massacre invasion occupation capture liberation".split())
_LANDS = frozenset({"State", "Territory"})
_TOWNS = frozenset({"Settlement"})


def toponyms(readings: Sequence[Reading], entities: Entities, book: Gazetteer) -> Iterator[Relation]:
    """Where the regions and occasions of a document lie by their names, each told once, at its first mention."""
    seen: set[str] = set()
    for reading in readings:
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        for loc in reading.located:
            thing = loc.mention.entity
            if thing in seen or loc.mention.form is Form.PRONOUN:
                continue
            seen.add(thing)
            place = _around(thing, entities, book)
            if place is not None and place != thing:
                yield _located(loc, entities.add(book.entity(place)), reading)


def _around(thing: str, entities: Entities, book: Gazetteer) -> str | None:
    entity = entities.known[thing]
    words = entity.label.removeprefix("The ").partition(",")[0].split()
    if entity.kind == "Region" and thing not in book.records:
        own = 0
        while own < len(words) and words[own].lower() in SIDES | {"and"}:
            own += 1
        return _named(" ".join(words[own:]), _LANDS, book) if own else None
    if entity.kind == "Meeting":
        return _seat([w for w in words if not w[0].isdigit()], book)
    if entity.kind in ("ArmedConflict", "Event") and len(words) > 2 and words[0].lower() in _BEFALLING:
        return _named(" ".join(words[2:]), _TOWNS | _LANDS, book) if words[1] == "of" else None
    return None


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


def _located(loc: Located, place: str, reading: Reading) -> Relation:
    passage = reading.passage
    evidence = passage.evidence(passage.doc[loc.head].sent, loc.first, loc.last)
    return Relation(loc.mention.entity, "locatedIn", place, evidence, Qualifiers(), 0.85, "toponym:name")

"""Who fought a war by its name: "the Iran–Iraq War", "the Russo-Japanese War"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.combining import states_of
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_HYPHENS = ("-", "–", "‑")
_FIGHTS = frozenset({"war", "wars"})


def named_sides(readings: Sequence[Reading], entities: Entities, book: Gazetteer) -> Iterator[Relation]:
    """The states that the names of a document's wars tell of as sides; each war once, at its first mention by name."""
    seen: set[str] = set()
    for reading in readings:
        if reading.passage.block.kind is not BlockKind.PROSE:
            continue
        for loc in reading.located:
            thing, passage = loc.mention.entity, reading.passage
            if thing in seen or loc.mention.form is Form.PRONOUN or entities.kind(thing) != "ArmedConflict":
                continue
            sides = _sides(entities.known[thing].label, book) if _hyphened(loc.mention.text) else ()
            if not sides:
                continue
            seen.add(thing)
            evidence = passage.evidence(passage.doc[loc.head].sent, loc.first, loc.last)
            states = [entities.add(book.entity(side)) for side in sides]
            for state in states:
                yield Relation(state, "participatesIn", thing, evidence, Qualifiers(), 0.85, "named-sides")
            if len(states) == 2:
                yield Relation(states[0], "inConflictWith", states[1], evidence, Qualifiers(), 0.8, "named-sides")


def _hyphened(name: str) -> bool:
    return any(h in name for h in _HYPHENS) and any(w in _FIGHTS for w in name.lower().split())


def _sides(label: str, book: Gazetteer) -> tuple[str, ...]:
    """The states of the word with a hyphen that stands right before "war" in a name."""
    words = label.replace(",", " ").split()
    at = next((i for i, w in enumerate(words) if w.lower() in _FIGHTS), 0)
    return states_of(words[at - 1], book) if at else ()

"""Where people were, what lies where and where an occasion was held, told by headline and dateline alone.

A release dated "2003-07-17, Old Harbour, Coast Region" says where its first person was that day, that each place lies
in the next, and where the meeting was held that its first paragraph reports; the headline "Working visit to Chad"
leaves its visitor to the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.names.datelines import is_dateline
from diplograph.extraction.relations.abroad import Homes
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.times.periods import period
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

#: Blocks at the head of a text among which its headline and dateline stand, and people named who may be its subject.
_HEAD, _SUBJECTS = 4, 2
_AREAS = frozenset({"Settlement", "State", "Region", "Territory"})
_SITES = _AREAS | {"Place", "Infrastructure"}
_GATHERINGS = frozenset({"Meeting", "Event"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
#: Beginnings of words that tell of an occasion without a place: "via videoconference", "by telephone".
_REMOTE = ("videoconferenc", "video", "telephone", "phone", "online", "virtual", "remote", "teleconferenc")
_JOURNEYS = frozenset({"visit", "trip"})


def whereabouts(
    readings: Sequence[Reading], entities: Entities, homes: Homes, states: Mapping[str, str]
) -> Iterator[Relation]:
    """What headline and dateline tell of places: where the first person named was, and what lies in what.

    `states` maps people to what they represent.
    """
    people = _subjects(readings, entities)
    for reading in readings[:_HEAD]:
        if reading.passage.block.kind is not BlockKind.HEADING:
            continue
        places = [loc for loc in reading.located if entities.kind(loc.mention.entity) in _SITES]
        dated = _is_dated(reading)
        if dated:
            for inner, outer in pairwise(places):
                yield _said(inner.mention.entity, "locatedIn", outer, reading, "dateline:place-comma-place")
        areas = [p for p in places if entities.kind(p.mention.entity) in _AREAS]
        for place in areas[:1] if dated else [p for p in areas if _is_journey(p, reading)]:
            around = [p.mention.entity for p in (areas if dated else [place])]
            person = _visitor(people, around, homes, states, anywhere=dated)
            if person is not None:
                rule = "dateline:whereabouts" if dated else "headline:journey"
                yield _said(person, "visited", place, reading, rule)


def occasion(
    readings: Sequence[Reading], entities: Entities, cues: Cues, elsewhere: Collection[str]
) -> Iterator[Relation]:
    """Where the dateline puts the occasion that the first paragraph reports; `elsewhere` are those with a place."""
    dated = [r for r in readings[:_HEAD] if r.passage.block.kind is BlockKind.HEADING and _is_dated(r)]
    first = next((r for r in readings if r.passage.block.kind is BlockKind.PROSE), None)
    if not dated or first is None:
        return
    places = [loc for loc in dated[0].located if entities.kind(loc.mention.entity) in _SITES]
    towns = [loc for loc in places[:2] if entities.kind(loc.mention.entity) == "Settlement"]
    thing = next((t for t in _reported(first, entities, cues) if t not in elsewhere), None)
    for place in dict.fromkeys((*places[:1], *towns[:1])):
        if thing is not None:
            yield _said(thing, "locatedIn", place, dated[0], "dateline:occasion")


def _reported(reading: Reading, entities: Entities, cues: Cues) -> Iterator[str]:
    """The gatherings that a paragraph says took place, without a date of their own."""
    for loc in reading.located:
        thing, token = loc.mention.entity, reading.passage.doc[loc.head]
        dated = any(w.isdigit() for w in entities.known[thing].label.partition(",")[2].split())
        remote = any(t.lower_.startswith(_REMOTE) for t in token.sent)
        if entities.kind(thing) in _GATHERINGS and not dated and not remote and token.dep_ in _ARGUMENTS:
            verb = token.head.head if token.dep_ == "pobj" else token.head
            if is_verb(verb) and factuality(verb, cues) == (Polarity.AFFIRMED, Modality.ACTUAL):
                yield thing


def _is_dated(reading: Reading) -> bool:
    span = reading.passage.block.span
    return is_dateline(reading.passage.document.text[span.start : span.end])


def _subjects(readings: Sequence[Reading], entities: Entities) -> tuple[str, ...]:
    """The first people that a text names in its headlines and the first paragraph that names any.

    Who is named first in a later paragraph was talked of, or called by telephone.
    """
    found: dict[str, None] = {}
    for reading in readings:
        named = [n for loc in reading.located if entities.kind(n := loc.mention.entity) in PERSONS]
        found.update(dict.fromkeys(named))
        if named and reading.passage.block.kind is not BlockKind.HEADING:
            break
    return tuple(found)[:_SUBJECTS]


def _visitor(
    people: Sequence[str], places: Sequence[str], homes: Homes, states: Mapping[str, str], *, anywhere: bool
) -> str | None:
    """The first of the people who is abroad there; else, if `anywhere` counts, the first who is not in his capital.

    `places` is the place and what a dateline says it lies in, for not every place is known.
    """
    away = next((p for p in people if any(homes.abroad(p, place, states) for place in places)), None)
    if away is not None or not anywhere:
        return away
    return next((p for p in people[:1] if homes.travels(p, places[0], states)), None)


def _is_journey(place: Located, reading: Reading) -> bool:
    """Whether a headline names a place as the aim of a journey: "Working visit to Chad"."""
    words = [t.lower_ for t in reading.passage.doc[max(0, place.first - 3) : place.first]]
    words = words[:-1] if words[-1:] == ["the"] else words
    return words[-1:] == ["to"] and words[-2:-1] != [] and words[-2] in _JOURNEYS


def _said(subject: str, relation: str, thing: Located, reading: Reading, rule: str) -> Relation:
    passage = reading.passage
    issued = passage.document.issued
    qualifiers = Qualifiers(time=period(issued) if issued and relation == "visited" else None)
    evidence = passage.evidence(passage.doc[thing.head].sent)
    return Relation(subject, relation, thing.mention.entity, evidence, qualifiers, 0.85, rule)

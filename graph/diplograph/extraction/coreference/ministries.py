"""Ministries named without their state: "the Foreign Ministry" is of the state whose ministers the report is about.

A report says once whose minister acts, then "the Ministry". Its own minister's state is the one that it names most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from diplograph.extraction.context import Entities, Located
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.names.ownbodies import state_body
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Mention

_MINISTRY = "ministry"
_STATES = frozenset({"State", "Territory"})
#: Words of portfolios that all ministries and ministers may have, and those that mean foreign affairs.
_EMPTY = words("ministries.empty")
_FOREIGN = words("ministries.foreign")


def with_states(
    passages: Sequence[NamedPassage], entities: Entities, gazetteer: Gazetteer, topic: str | None
) -> tuple[NamedPassage, ...]:
    """The passages with bare ministries linked to those of a state; `topic` is the state of the document."""
    bare = _bare(passages, entities)
    if not bare:
        return tuple(passages)
    counts = Counter(t for t in _things(passages) if entities.kind(t) in _STATES)
    first = next(iter(counts), None)
    meant: dict[str, str] = {}
    for thing in bare:
        label = entities.known[thing].label
        states = set(_ministers(passages, _portfolio(label), entities)) | _owners(passages, label, entities, gazetteer)
        best = sorted(states, key=lambda s: (-counts[s], s))[:2]
        clear = len(best) == 1 or (len(best) > 1 and counts[best[0]] > counts[best[1]])
        state = (
            best[0]
            if clear
            else topic
            if not best and topic is not None and topic == first and counts[topic] > 1
            else None
        )
        if state is not None:
            meant[thing] = _ministry(label, state, entities, gazetteer)
    return tuple(_relinked(p, meant) for p in passages) if meant else tuple(passages)


def _bare(passages: Sequence[NamedPassage], entities: Entities) -> tuple[str, ...]:
    """The ministries that only their class noun tells, in order."""
    found = dict.fromkeys(_things(passages))
    return tuple(t for t in found if _is_bare(entities.known[t]))


def _is_bare(body: Entity) -> bool:
    told = body.kind == "GovernmentBody" and body.reason.startswith("class noun")
    return told and _MINISTRY in body.label.casefold().split()


def _things(passages: Sequence[NamedPassage]) -> Iterable[str]:
    return (loc.mention.entity for p in passages for loc in p.located)


def _portfolio(label: str) -> frozenset[str]:
    """ "Foreign Ministry", "Minister of Foreign Affairs": {"foreign"}."""
    told = frozenset(w for w in label.casefold().replace(",", " ").split() if w not in _EMPTY)
    return frozenset({"foreign"}) if told & _FOREIGN else told


def _ministers(passages: Sequence[NamedPassage], portfolio: frozenset[str], entities: Entities) -> Iterable[str]:
    """The states of whose ministers of a portfolio a document speaks."""
    for office in (o for p in passages for o in p.offices):
        label = office.phrase.title.label
        if "minister" in label.casefold() and _portfolio(label) == portfolio:
            yield from (s for s in office.owners if entities.kind(s) in _STATES)


def _owners(passages: Sequence[NamedPassage], label: str, entities: Entities, gazetteer: Gazetteer) -> set[str]:
    """The states whose ministry of the portfolio a document names with the state."""
    told = {t for t in _things(passages) if entities.kind(t) == "GovernmentBody" and t in gazetteer.records}
    parents = {gazetteer.records[t].parent: gazetteer.records[t].entity.label for t in told}
    return {p for p, name in parents.items() if p is not None and _is_of(name, label)}


def _is_of(name: str, label: str) -> bool:
    """Whether a body of the data is the ministry that a bare name tells."""
    return _MINISTRY in name.casefold() and _portfolio(name) >= _portfolio(label)


def _ministry(label: str, state: str, entities: Entities, gazetteer: Gazetteer) -> str:
    """The ministry of a state: that of the data, else one of the document's own."""
    known = state_body(label, state, gazetteer)
    if known is not None:
        return entities.add(gazetteer.entity(known))
    name = f"{label} of {gazetteer.entity(state).label}"
    return entities.add(Entity(slug(name), name, "GovernmentBody", reason="body of the state that the text is about"))


def _relinked(passage: NamedPassage, meant: dict[str, str]) -> NamedPassage:
    if not any(loc.mention.entity in meant for loc in passage.located):
        return passage
    located = tuple(_located(loc, meant) for loc in passage.located)
    return replace(passage, located=located, nested=tuple(_mention(m, meant) for m in passage.nested))


def _located(loc: Located, meant: dict[str, str]) -> Located:
    return replace(loc, mention=_mention(loc.mention, meant))


def _mention(mention: Mention, meant: dict[str, str]) -> Mention:
    return replace(mention, entity=meant.get(mention.entity, mention.entity))

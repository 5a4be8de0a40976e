"""Gatherings of a body: "the NATO summit in London", "a session of the Collective Security Council"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.text import slug
from diplograph.extraction.times import TimeMention
from diplograph.model import BlockKind, Entity, Form, Mention

_BODIES = frozenset({"Bloc", "InternationalOrganization", "Forum", "GovernmentBody", "Organization", "Initiative"})
_SITES = frozenset({"Settlement", "State", "Territory", "Place"})


@dataclass(frozen=True, slots=True)
class _Gathering:
    noun: str
    body: str
    named: str
    place: str | None
    year: str | None


def add_gatherings(reading: Reading, entities: Entities, cues: Cues, times: Sequence[TimeMention]) -> Reading:
    """The reading with such gatherings as Meetings; a bare "meeting" of nobody stays a noun."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.doc:
        if token.pos_ != "NOUN" or token.i in things or token.lemma_.lower() not in cues.events["gatherings"]:
            continue
        found = _describe(token, reading, entities, times)
        if found is None:
            continue
        thing = _register(found, entities)
        things[token.i] = (thing,)
        span = reading.passage.offsets(token.i, token.i + 1)
        text = reading.passage.text(token.i, token.i + 1)
        located.append(
            Located(token.i, token.i + 1, token.i, Mention(span, text, thing, Form.NOMINAL, 0.8, "gathering of a body"))
        )
    return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first)))


def _describe(token: Token, reading: Reading, entities: Entities, times: Sequence[TimeMention]) -> _Gathering | None:
    bodies = [c for c in token.children if c.dep_ in ("compound", "poss", "nmod", "amod") and c.i < token.i]
    preps = [p for p in token.children if p.dep_ == "prep"]
    bodies += [c for p in preps if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    hosts = [(c, t) for c in bodies for t in reading.at(c) if entities.kind(t) in _BODIES]
    if not hosts:
        return None
    sites = [c for p in preps if p.lower_ in ("in", "at") for c in p.children if c.dep_ == "pobj"]
    places = [t for c in sites for t in reading.at(c) if entities.kind(t) in _SITES]
    near = reading.passage.offsets(token.left_edge.i, token.right_edge.i + 1)
    years = [t.period.edtf[:4] for t in times if near.contains(t.span) and t.period.edtf[:4].isdigit()]
    child, body = hosts[0]
    return _Gathering(
        token.lemma_.lower(),
        body,
        reading.passage.text(child.i, child.i + 1),
        places[0] if places else None,
        years[0] if years else None,
    )


def _register(found: _Gathering, entities: Entities) -> str:
    place = f" in {entities.known[found.place].label}" if found.place else ""
    year = f" ({found.year})" if found.year else ""
    label = f"{found.named} {found.noun}{place}{year}"
    full = f"{entities.known[found.body].label} {found.noun}{place}"
    aliases = tuple(sorted({full, f"{found.named} {found.noun}"} - {label}))
    return entities.add(Entity(slug(label), label, "Meeting", aliases, reason=f"gathering of {found.body}"))

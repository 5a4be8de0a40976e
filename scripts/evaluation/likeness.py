"""When a thing of the graph is the thing of an annotation.

Wikidata ids decide where both have one, equal names otherwise. Classes whose things bear descriptions rather than
names (agreements, meetings, corridors …) may also share half of their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from diplograph.model import Entity

#: Classes of things that texts describe in varying words.
DESCRIBED = frozenset(
    "ActorGroup Agreement ArmedConflict Corridor Document Election Event Infrastructure Initiative Meeting "
    "PolicyAction Position Product Referendum".split()
)
_HALF = 0.49
_NEARLY = 0.99  # words in common never weigh as much as an equal name
_LITTLE = frozenset("the of and for in on a an to by with former mr mrs".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of an annotation or of a graph; `names` are folded."""

    id: str
    label: str
    kind: str
    wikidata: str | None
    names: frozenset[str]


def thing(id: str, label: str, kind: str, wikidata: str | None, others: Iterable[str]) -> Thing:  # noqa: A002
    """A thing with its names folded; names without a letter or digit are left out."""
    return Thing(id, label, kind, wikidata, frozenset(filter(None, map(folded, (label, *others)))))


def of_entity(entity: Entity) -> Thing:
    """A thing of our graph."""
    return thing(entity.id, entity.label, entity.kind, entity.wikidata, entity.aliases)


@cache
def folded(name: str) -> str:
    """A name as it is compared: ASCII letters and digits, case folded, without possessive and leading article."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"'s\b", "", plain).replace("&", " and ")
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return re.sub(r"^the( |$)", "", words)


@cache
def content_words(name: str) -> frozenset[str]:
    """The words of a name or an utterance that tell it from others."""
    return frozenset(folded(name).split()) - _LITTLE


def shared_words(first: str, second: str) -> float:
    """Jaccard index of the content words (0..1)."""
    a, b = content_words(first), content_words(second)
    return len(a & b) / len(a | b) if a and b else 0.0


def likeness(gold: Thing, ours: Thing) -> float:
    """How surely the two are one thing (0..1)."""
    if gold.wikidata and ours.wikidata:
        return 1.0 if gold.wikidata == ours.wikidata else 0.0
    if not gold.names.isdisjoint(ours.names):
        return 1.0
    if gold.kind not in DESCRIBED:
        return 0.0
    return _NEARLY * max((shared_words(a, b) for a in gold.names for b in ours.names), default=0.0)


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Likeness of things of one document, each pair compared once."""

    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def of(self, gold: Thing, ours: Thing) -> float:
        """As `likeness`."""
        key = (gold.id, ours.id)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = likeness(gold, ours)
        return found

    def same(self, gold: Thing, ours: Thing) -> bool:
        """Whether the two count as one thing."""
        return self.of(gold, ours) >= _HALF

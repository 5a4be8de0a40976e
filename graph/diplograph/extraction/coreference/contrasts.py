"""Which of two "the former" and "the latter" are: the first and the second of the last two of a kind named together."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference.memory import POLITIES, Seen
from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.words.wordlists import coreference_words

_BODIES = frozenset(
    "Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty ActorGroup".split()
)
_ALIKE = (POLITIES, PERSONS, _BODIES)
#: How many sentences back the two are looked for.
_REACH = 1
_PAIR = 2
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"})


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    table = coreference_words()["contrasted"]
    return dict.fromkeys(table["first"], 0) | dict.fromkeys(table["second"], 1)


def contrasted(token: Token, scene: Scene) -> tuple[str, ...]:
    """The thing that a lone "the former" or "the latter" stands for; empty if no two were just named together."""
    place = _places().get(token.lower_)
    if place is None or token.dep_ not in _ALONE or not any(c.lower_ == "the" for c in token.children):
        return ()
    near = [*scene.memory.recent(_REACH), *(s for s in scene.before(token) if place == 0 or s.subject)]
    for sentence in sorted({s.sentence for s in near}, reverse=True):
        inside = [s for s in near if s.sentence == sentence]
        pairs = [found for kinds in _ALIKE if len(found := _named(inside, kinds)) == _PAIR]
        if pairs:
            both = max(pairs, key=_together)
            return (tuple(both)[place],)
    return ()


def _named(seen: list[Seen], kinds: frozenset[str]) -> dict[str, float]:
    """The things of the classes in the order of their naming, with how much each is put forward."""
    found: dict[str, float] = {}
    for s in seen:
        if s.kind in kinds:
            found[s.thing] = max(found.get(s.thing, 0.0), s.weight)
    return found


def _together(found: dict[str, float]) -> float:
    return sum(found.values())

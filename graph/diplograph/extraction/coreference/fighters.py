"""Which body of fighters "the militants" and "the rebels" are: the one just named."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.coreference.pronouns import barred
from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.words.wordlists import coreference_words

_BODIES = frozenset({"Organization", "PoliticalParty"})
_REACH = 2


@lru_cache(maxsize=1)
def _data() -> tuple[frozenset[str], tuple[str, ...]]:
    table = coreference_words()["fighters"]
    return frozenset(table["nouns"]), tuple(table["names"])


def fighters(token: Token, scene: Scene) -> tuple[str, ...]:
    """The one body of fighters named here or in the last two sentences that a definite plural takes up, else none."""
    nouns, _ = _data()
    if token.tag_ != "NNS" or token.lemma_.lower() not in nouns or not _plain(token):
        return ()
    unlikely = barred(token, scene.things)
    near = (*scene.memory.recent(_REACH), *scene.before(token))
    found = dict.fromkeys(s.thing for s in near if s.kind in _BODIES and s.thing not in unlikely)
    fighting = tuple(t for t in found if _fights(t, scene))
    return fighting if len(fighting) == 1 else ()


def _plain(token: Token) -> bool:
    """Whether "the" alone tells which they are: no place, people or number that may make them others."""
    words = [c for c in token.children if c.dep_ not in ("punct", "cc", "conj", "relcl", "appos")]
    return [c.lower_ for c in words if c.lower_ != "former"] == ["the"]


def _fights(thing: str, scene: Scene) -> bool:
    known = scene.entities.known[thing]
    text = " " + " ".join((known.label, *known.aliases)).casefold() + " "
    return any(f" {name} " in text for name in _data()[1])

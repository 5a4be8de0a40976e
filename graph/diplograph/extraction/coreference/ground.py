"""What a definite noun for land takes up where something is done to it: "conquered the territory", "lost the city".

Who acts in a text is put forward most, so the noun looks for what the text told such things of: the land that was
ruled, ceded or attacked last, else the state that the text is about.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import coreference_words

_OVER = frozenset({"of", "over", "to", "on"})
_MOVING = frozenset({"from", "into", "in", "on", "over"})
_REACH = 4
_STATE = "State"


@lru_cache(maxsize=1)
def _data() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    table = coreference_words()
    kinds, governors = (table["land_kinds"], table["lands"])
    return {n: frozenset(k) for n, k in kinds.items()}, {role: frozenset(w) for role, w in governors.items()}


class Ground:
    """The lands of one document to which something was done, the last at the end."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._kinds, governors = _data()
        self._verbs, self._nouns, self._moves = governors["verbs"], governors["nouns"], governors["moves"]
        self._partitive = load_cues().partitive
        self._classes = frozenset().union(*self._kinds.values())
        self._told: list[tuple[str, str, int]] = []

    def learn(self, token: Token, things: Sequence[str]) -> None:
        """Take in the one land that a token names, if a word of rule, loss or attack governs it."""
        if len(things) != 1 or token.pos_ in ("PRON", "NOUN"):
            return
        kind = self._scene.entities.kind(things[0])
        if kind in self._classes and self._governed(token):
            self._told.append((things[0], kind, self._scene.memory.sentence))

    def resolve(self, token: Token, noun: str, barred: Collection[str]) -> tuple[str, ...]:
        """The land for which a definite noun stands; empty where nothing is done to it or none was named."""
        kinds = self._kinds.get(noun)
        if kinds is None or not self._governed(token):
            return ()
        since = self._scene.memory.sentence - _REACH
        for thing, kind, sentence in reversed(self._told):
            if kind in kinds and thing not in barred and sentence >= since:
                return (thing,)
        topic = self._scene.topic
        if topic is None or topic in barred or _STATE not in kinds or self._in_part(token):
            return ()
        return (topic,)

    def _in_part(self, token: Token) -> bool:
        """Whether a land stands after a word for a part of it: "most of the territory"."""
        above = token.head.head
        return token.dep_ == "pobj" and token.head.lower_ == "of" and above.lemma_.lower() in self._partitive

    def _governed(self, token: Token) -> bool:
        """Whether a word tells what is done to a land: "conquered A", "A was ceded", "rule over A"."""
        while token.head != token and (token.dep_ in ("conj", "appos") or self._in_part(token)):
            token = token.head if token.dep_ != "pobj" else token.head.head
        head = token.head
        if token.dep_ in ("dobj", "nsubjpass"):
            return head.lemma_ in self._verbs
        if token.dep_ != "pobj":
            return False
        done = head.head.lemma_.lower()
        return (head.lower_ in _OVER and done in self._nouns) or (head.lower_ in _MOVING and done in self._moves)

"""Whom a rank alone takes up: "the colonel" is the last person named with that rank."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS
from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.words.titles import load_titles

#: More characters than any rank has.
_LONGEST = 30


class Ranks:
    """The last person of one document named with each rank or form of birth."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._forms = load_titles().honorifics
        self._last: dict[str, str] = {}

    def learn(self, named: NamedPassage) -> None:
        """Take in the ranks that stand right before the names of a passage."""
        text = named.passage.document.text
        for loc in named.located:
            at = loc.mention.span.start
            word = text[max(0, at - _LONGEST) : at].rpartition(" ")[0].rpartition(" ")[2].casefold()
            if word in self._forms and self._scene.entities.kind(loc.mention.entity) in PERSONS:
                self._last[word] = loc.mention.entity

    def resolve(self, token: Token) -> tuple[str, ...]:
        """The person for whom a lone rank with "the" stands; empty if nobody was named with it."""
        found = self._last.get(token.lower_)
        plain = [c.lower_ for c in token.children if c.dep_ not in ("punct", "relcl", "conj", "cc")] == ["the"]
        return (found,) if found is not None and plain and token.tag_ == "NN" else ()

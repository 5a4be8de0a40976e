"""Speakers without a name of their own: groups ("some analysts", "others"), bodies and papers ("the commission").

A body or paper that the text has named before is that one; another becomes a thing known by its words alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity

_QUANTITIES = frozenset(
    "some many several most few certain various other one a an the numerous two three four five six all these those "
    "dozen dozens hundreds thousands".split()
)
_BODIES = frozenset(
    "Organization InternationalOrganization GovernmentBody Bloc Forum Company PoliticalParty ActorGroup".split()
)
_PLURALS = frozenset({"others", "some", "many"})
_STATES = words("unnamed.states")
_ONE = frozenset({"one", "a", "an", "another"})
_FAMILIAR = words("unnamed.familiar")
_MAX_KNOWN = 7
_DEFINITE = frozenset({"the", "this"})


class Unnamed:
    """Finds the unnamed speakers of one document; remembers the last group for "others"."""

    def __init__(self, entities: Entities, data: Reporting) -> None:
        self._entities = entities
        self._data = data
        self._noun = ""
        self._persons: dict[str, str] = {}

    def find(self, token: Token, reading: Reading) -> str | None:
        """The group, body or paper that a phrase (its head) means."""
        if token.lower_ in _PLURALS:
            return self._others(token, reading)
        if token.i in reading.things or token.pos_ not in ("NOUN", "PROPN"):
            return None
        noun = token.lemma_.lower()
        if noun in self._data.groups or (noun in self._data.qualified and token.tag_ == "NNS"):
            return self._group(token, reading)
        return self._named(token, reading) or self._body(token, reading) or self._paper(token, reading)

    def person(self, token: Token, reading: Reading) -> str | None:
        """One person without a name: "a senior EU official", "the American delegate", "a person close to the talks"."""
        noun = token.lemma_.lower()
        if token.tag_ != "NN" or noun not in self._data.unnamed or token.i in reading.things:
            return None
        if any(c.dep_ == "appos" or c.tag_ == "WP$" for c in token.children):
            return None
        told = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "poss") and c.tag_ != "PRP$"]
        if not any(c.lower_ in _ONE for c in token.children) and not told:
            return self._persons.get(noun) if _is_bare(token) else None
        if noun in self._data.qualified and noun != "source" and not _qualified(token):
            return None
        words = _words(token, reading, ("amod", "compound", "nmod", "poss", "case", "det"))
        words = words.removeprefix("the ").removeprefix("The ")
        found = self._known_by(words + _known_for(token, reading), "speaks in the text", "Official")
        if found is not None:
            self._persons[noun] = found
        return found

    def _group(self, token: Token, reading: Reading) -> str | None:
        """A group that exists by what it says: "Western commentators"."""
        if token.tag_ not in ("NNS", "NNPS") and not any(c.lower_ in _ONE for c in token.children):
            return None
        if any(c.tag_ in ("PRP$", "WP$") for c in token.children):
            return None
        if token.lemma_.lower() in self._data.qualified and not (_qualified(token) or _seat(token, reading)):
            return None
        words = _words(token, reading, ("amod", "compound", "nmod", "poss", "case"))
        if token.lemma_.lower() in _STATES and " " not in words:
            return None
        words += _known_for(token, reading)
        self._noun = token.lower_
        return self._known_by(words, "speak in the text")

    def _others(self, token: Token, reading: Reading) -> str | None:
        """Others of the group that has spoken: "Some economists … Others …"; else of the last sentence's subject."""
        if any(c.dep_ == "prep" for c in token.children):
            return None
        if not self._noun:
            before = _subject_before(token)
            return self._group(before, reading) if before and before.lemma_.lower() in self._data.groups else None
        other = "Other " if token.lower_ == "others" else ""
        return self._known_by(f"{other}{self._noun}", "speak in the text")

    def _named(self, token: Token, reading: Reading) -> str | None:
        """A body of the text whose name ends or begins with the word that takes it up: "the Church"."""
        if not _is_bare(token):
            return None
        word = reading.passage.text(token.i, token.i + 1).casefold()
        capital = reading.passage.text(token.i, token.i + 1)[:1].isupper()
        if not capital and token.lemma_.lower() not in self._data.bodies:
            return None
        for entity in reversed(list(self._entities.known.values())):
            parts = entity.label.casefold().split()
            if entity.kind in _BODIES and len(parts) > 1 and word in (parts[0], parts[-1]):
                return entity.id
        return None

    def _body(self, token: Token, reading: Reading) -> str | None:
        """A body known only by its description: "a panel of experts", "an arbitral tribunal"."""
        if token.lemma_.lower() not in self._data.bodies or token.tag_ not in ("NN", "NNP"):
            return None
        if any(c.dep_ == "poss" for c in token.children):
            return None
        words = _words(token, reading, ("amod", "compound", "nmod"))
        of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        if of and of[0].i - token.i <= 3:
            words = f"{words} of {reading.passage.text(token.i + 2, of[0].i + 1)}"
        return self._known_by(words, "speaks in the text")

    def _paper(self, token: Token, reading: Reading) -> str | None:
        """A document known only by its kind, as "the joint statement" is where the text names no publisher."""
        if token.lemma_.lower() not in self._data.papers or token.tag_ not in ("NN", "NNP"):
            return None
        if not any(c.lower_ in _DEFINITE | _ONE for c in token.children) or any(
            c.dep_ == "prep" for c in token.children
        ):
            return None
        return self._known_by(_words(token, reading, ("amod", "compound", "nmod")), "speaks in the text", "Document")

    def _known_by(self, words: str, why: str, kind: str = "ActorGroup") -> str | None:
        label = " ".join(words.split())
        label = label[:1].upper() + label[1:]
        if not slug(label):
            return None
        return self._entities.add(Entity(slug(label), label, kind, reason=f"“{label}” {why}"))


def _subject_before(token: Token) -> Token | None:
    """The plural noun that the sentence before is about."""
    first = token.sent.start
    sentence = token.doc[first - 1].sent if first else None
    found = [t for t in sentence or () if t.dep_ == "nsubj" and t.tag_ == "NNS" and t.head.dep_ == "ROOT"]
    return found[0] if found else None


def _is_bare(token: Token) -> bool:
    """Whether a noun stands with "the" alone, as what takes up a name does."""
    children = [c for c in token.children if c.i < token.i and not c.is_punct]
    return bool(children) and all(c.lower_ in _DEFINITE for c in children)


def _qualified(token: Token) -> Token | None:
    """The adjective or participle after a noun that makes it known: "people familiar with the matter"."""
    return next((c for c in token.children if c.i == token.i + 1 and c.lower_ in _FAMILIAR), None)


def _known_for(token: Token, reading: Reading) -> str:
    """Where those are, whose they are or what they know of, with a space before; empty for none."""
    known = _qualified(token)
    if known is None or known.right_edge.i - token.i > _MAX_KNOWN:
        return _seat(token, reading)
    return " " + reading.passage.text(known.i, known.right_edge.i + 1)


def _seat(token: Token, reading: Reading) -> str:
    """Where those are or whom they belong to: " in Abuja", " of the Senate"; empty for what is no name."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "of", "from", "at") and prep.i == token.i + 1:
            for noun in prep.children:
                owned = prep.lower_ == "at" and any(c.dep_ == "poss" for c in noun.children)
                if noun.dep_ == "pobj" and (noun.i in reading.things or owned):
                    return f" {reading.passage.text(prep.i, noun.i + 1)}"
    return ""


def _words(token: Token, reading: Reading, modifiers: Sequence[str]) -> str:
    """A noun with the words that modify it, without quantities and articles."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].dep_ in modifiers and token.doc[first - 1] in token.subtree:
        first -= 1
    while first < token.i and token.doc[first].lower_ in _QUANTITIES:
        first += 1
    return reading.passage.text(first, token.i + 1)

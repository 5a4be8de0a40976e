"""Who speaks a whole document in the first person: the one whom its head names.

Heads are titles, subtitles and bylines: "Press statement by Minister X following his meeting with Y", "Secretary X
remarks to the press", "X: speech at the University of Y", "Speaker: X, Prime Minister".
"""

from __future__ import annotations

from itertools import pairwise

from diplograph.extraction.context import PERSONS, Entities, Located, Reading
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Form

_FROM = frozenset({"by", "from"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_PARTS_OF_TITLES = frozenset({"of", "the", "for", "and", "&", ",", ".", "/", "-", "–", "(", ")", "his", "her"})
_JOINT = words("headspeaker.joint")
_MAX_NAME = 4
_BODIES = frozenset(
    {"GovernmentBody", "InternationalOrganization", "Organization", "Bloc", "PoliticalParty", "Company", "State"}
)


class HeadSpeaker:
    """Reads the passages of one document's head in text order.

    `speaker` is who the document says speaks; `partner` the one with whom he has met or talked.
    """

    def __init__(self, entities: Entities, data: Reporting) -> None:
        self._entities = entities
        self._data = data
        self._speech = False
        self._passed: list[Reading] = []
        self.speaker: str | None = None
        self.partner: str | None = None

    def read(self, reading: Reading) -> None:
        """Take one passage of the head; the first that names a speaker counts, once a word for a speech has stood."""
        words = [t.lower_ for t in reading.passage.tokens]
        if _together(words):
            return
        self._passed.append(reading)
        self._speech = self._speech or any(word in self._data.heads for word in words)
        self.partner = self.partner or self._with(reading)
        if self._speech:
            found = (self._person(r) or self._unknown(r) or self._body(r) for r in self._passed)
            self.speaker = next((thing for thing in found if thing), None)
            self._passed.clear()

    def _with(self, reading: Reading) -> str | None:
        """The one person of the passage with whom somebody is: "following his meeting with Y"."""
        people = [loc for loc in reading.located if self._entities.kind(loc.mention.entity) in PERSONS]
        found = {loc.mention.entity for loc in people if self._before(reading, loc.first) == "with"}
        return found.pop() if len(found) == 1 else None

    def _person(self, reading: Reading) -> str | None:
        """The first person of the passage who is not only somebody's partner."""
        for loc in reading.located:
            if loc.mention.form is Form.PRONOUN or self._entities.kind(loc.mention.entity) not in PERSONS:
                continue
            before = self._before(reading, loc.first)
            if before in _FROM or (not before and self._leads(reading, loc)):
                return loc.mention.entity
        return None

    def _body(self, reading: Reading) -> str | None:
        """The body whose words they are: "Statement by the Ministry of Trade of X"."""
        for loc in reading.located:
            if loc.mention.form is Form.TITLE or self._entities.kind(loc.mention.entity) not in _BODIES:
                continue
            if self._before(reading, loc.first) in _FROM and not self._titled(reading, loc.first):
                return loc.mention.entity
        return None

    def _before(self, reading: Reading, first: int) -> str:
        """The word a name with its titles depends on, lower case ("by" for "by H.E. Mr. X"); "" where it leads."""
        doc = reading.passage.doc
        for token in reversed(list(doc[:first])):
            word = token.lower_
            if word in _FROM:
                return word
            if word in self._data.heads and doc[token.i + 1].lower_ == "of":
                return "by"
            cased = reading.passage.text(token.i, token.i + 1)[:1].isupper() and token.pos_ not in ("ADP", "SCONJ")
            if word == ":" or (not cased and word not in _PARTS_OF_TITLES and word not in _GENITIVE):
                return "" if word == ":" else word
        return ""

    def _titled(self, reading: Reading, first: int) -> bool:
        """Whether a name only tells whose office somebody holds: "by the Minister of Finance of X"."""
        before = [t for t in reading.passage.doc[:first] if t.lower_ != "the"][-2:]
        return bool(before) and before[-1].lower_ not in _FROM and before[0].lower_ not in self._data.heads

    def _leads(self, reading: Reading, loc: Located) -> bool:
        """Whether a name that the passage begins with is that of its speaker, not of one it tells something about."""
        doc = reading.passage.doc
        after = doc[loc.last] if loc.last < len(doc) else None
        verb = doc[loc.head].head if doc[loc.head].dep_ == "nsubj" else None
        return verb is None or after is None or not verb.tag_.startswith("VB") or verb.lemma_ in self._data.delivering

    def _unknown(self, reading: Reading) -> str | None:
        """A person known from nowhere else: "Statement by Foreign Minister X Y", "by the Minister of X, Y Z"."""
        doc = reading.passage.doc
        offices = {loc.last for loc in reading.located if loc.mention.form is Form.TITLE}
        for i in range(1, len(doc)):
            if doc[i - 1].lower_ not in _FROM and not (doc[i - 1].lower_ == "," and i - 1 in offices):
                continue
            first = i + 1 if doc[i].is_lower and reading.passage.text(i, i + 1)[:1].isupper() else i
            last = first
            while last < len(doc) and doc[last].is_title and doc[last].is_alpha:
                last += 1
            if 2 <= last - first <= _MAX_NAME and not set(range(first, last)) & set(reading.things):
                name = reading.passage.text(first, last)
                return self._entities.add(
                    Entity(slug(name), name, "Person", reason="named as the speaker of the document")
                )
        return None


def _together(words: list[str]) -> bool:
    """Whether several speak with one voice: "Joint statement by X and Y"."""
    return any(a == "joint" and b in _JOINT for a, b in pairwise(words))

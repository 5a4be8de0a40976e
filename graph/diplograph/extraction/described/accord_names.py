"""Names of agreements that a text describes: "Kenya–Uganda fishing treaty (3 May 2011)", "Memorandum on salt".

The label says what the text says of the agreement, its parties and its day; other names are the usual other ways to
call it ("Nairobi treaty", "Treaty of 3 May 2011", "Kenyan-Ugandan fishing treaty").
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.names.combining import states_of
from diplograph.extraction.names.gazetteer import Gazetteer

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_RESOLUTION = re.compile(r"(?:the )?(\S.*?) Resolution (?:No\. ?)?\d")
_BODIES = frozenset({"GovernmentBody", "InternationalOrganization", "Organization", "Bloc"})
_MOST = 3
_SIDES = frozenset({"State", "Bloc", "Territory"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the text calls an agreement: alone, with what it is about, and where and when (EDTF) it was made."""

    own: str
    whole: str
    place: str | None
    date: str | None

    @property
    def topic(self) -> str:
        """What it is about, with the preposition; empty if the phrase does not tell."""
        return self.whole[len(self.own) :]


class AccordNames:
    """Labels and other names of the agreements of one document; `homes` gives the state that a person acts for."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, homes: Callable[[str], str | None]) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._homes = homes

    def parties(self, sides: Sequence[str]) -> tuple[str, ...]:
        """The sides, each person as the state that he or she acts for if the text tells it, without repetition."""
        states = ((self._homes(side), side) for side in sides)
        found = (state if state in self._entities.known else side for state, side in states)
        return tuple(dict.fromkeys(t for t in found if t is not None))

    def two_states(self, readings: Sequence[Reading]) -> tuple[str, ...]:
        """The states for which the people of a text act, if they are two."""
        named = dict.fromkeys(loc.mention.entity for r in readings for loc in r.located)
        lands = dict.fromkeys(self._homes(t) for t in named if self._entities.kind(t) in PERSONS)
        found = tuple(land for land in lands if land in self._entities.known)
        return found if len(found) == 2 else ()

    def within(self, agreement: str) -> tuple[str, ...]:
        """The states named in an agreement's name, two at least: "A–B Free Trade Agreement"."""
        label = self._entities.known[agreement].label
        places: dict[str, int] = {}
        for thing, entity in self._entities.known.items():
            if entity.kind in _SIDES:
                names = {entity.label, self.adjective(thing)}
                at = [m.start() for n in names if (m := re.search(rf"\b{re.escape(n)}\b", label)) is not None]
                if at:
                    places[thing] = min(at)
        found = sorted(places, key=lambda t: (places[t], t))
        if len(set(places.values())) > 1:
            return tuple(found)
        paired = (states_of(word, self._gazetteer) for word in label.split())
        return tuple(self._entities.add(self._gazetteer.entity(s)) for s in next(filter(None, paired), ()))

    def issuer(self, paper: str) -> str | None:
        """The body in the name of a numbered resolution: "African Union Resolution 12"; None for any other name."""
        found = _RESOLUTION.match(self._entities.known[paper].label)
        known = self._gazetteer.names.get(found.group(1), ()) if found is not None else ()
        body = next((c.entity for c in known if self._gazetteer.entity(c.entity).kind in _BODIES), None)
        return self._entities.add(self._gazetteer.entity(body)) if body is not None else None

    def of(self, phrase: Phrase, parties: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Label and other names."""
        between = self._between(parties)
        base = _capital(phrase.whole)
        day = written(phrase.date)
        bare = len(phrase.whole.split()) < 3
        if between and (bare or phrase.topic.startswith((" with ", " between "))):
            base = f"{between} {phrase.own}"
        elif phrase.place:
            base = f"{base} in {phrase.place}"
        elif bare and parties:
            base = f"{base} of {self._entities.known[parties[0]].label}"
        label = f"{base} ({day})" if day else base
        names = dict.fromkeys(self._others(phrase, parties, between, day))
        return label, tuple(sorted(n for n in names if n != label and " " in n))

    def _others(self, phrase: Phrase, parties: Sequence[str], between: str, day: str) -> Iterator[str]:
        yield from (phrase.own, _capital(phrase.whole))
        if phrase.place:
            yield f"{phrase.place} {phrase.own}"
            yield f"{_capital(phrase.whole)} in {phrase.place}"
        if day:
            yield f"{_capital(phrase.own)} of {day}"
        if between:
            nations = "-".join(self.adjective(p) for p in parties[:_MOST])
            yield from (f"{between} {phrase.own}", f"{nations} {phrase.own}")
            if phrase.topic:
                yield f"{between} {phrase.whole}"
            if day:
                yield f"{between} {phrase.own} of {day}"

    def _between(self, parties: Sequence[str]) -> str:
        """The parties before the noun: "Kenya–Uganda"; empty for one, for many and for people."""
        if not 1 < len(parties) <= _MOST or any(self._entities.kind(p) in PERSONS for p in parties):
            return ""
        return "–".join(self._entities.known[p].label for p in parties)

    def adjective(self, thing: str) -> str:
        """The adjective of a state, else the label: "Kenyan", "World Bank"."""
        record = self._gazetteer.records.get(thing)
        return record.adjectives[0] if record and record.adjectives else self._entities.known[thing].label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def written(date: str | None) -> str:
    """A date as a reader writes it: "3 May 2011", "May 2011", "2011"."""
    found = _DAY.match(date) if date else None
    if found is None:
        return date or ""
    year, month, day = found.groups()
    words = (str(int(day)) if day else "", month_name[int(month)] if month else "", year)
    return " ".join(w for w in words if w)

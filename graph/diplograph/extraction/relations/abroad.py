"""Whether somebody is away from home: who meets, speaks or signs in another state than his own has come there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diplograph.extraction.context import Entities
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.model import Entity

_LANDS = frozenset({"State", "Territory"})
_OWNERS = frozenset({"State", "Bloc"})
#: Places within places are followed no further than a town in a province in a state.
_DEPTH = 4


class Homes:
    """What the gazetteer knows of where people come from and of which state a place is part."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._records = gazetteer.records

    def abroad(self, person: str, place: str, states: Mapping[str, str]) -> bool:
        """Whether the place lies in no state that the person represents or ever held office in; False if unknown.

        For `place` may stand another person, who is abroad if the two have no state in common.

        `states` maps people to the state or body that the document says they represent. People of states that are
        no more count as at home everywhere, since their towns now lie in other states, and so do people of
        organizations, which have seats in many.
        """
        homes, lands = list(self._homes(person, states)), set(self._lands(place, 0))
        if not lands:  # of somebody else his home tells it
            others = set(self._homes(place, states))
            return bool(homes) and bool(others) and None not in {*homes, *others} and others.isdisjoint(homes)
        if not homes or not lands or any(home is None or self._records[home].end for home in homes):
            return False
        return lands.isdisjoint(h for h in homes if h is not None)

    def travels(self, person: str, place: str, states: Mapping[str, str]) -> bool:
        """Whether the place is neither the person's state nor its capital; False for people of no known state.

        A place that the gazetteer does not know may be a residence at the gates of the capital: False too.
        """
        if place not in self._records:
            return False
        homes = [home for home in self._homes(person, states) if home is not None]
        seats = {self._records[home].capital for home in homes}
        return bool(homes) and place not in homes and place not in seats

    def state_of_place(self, place: str) -> Entity | None:
        """The state in which a place lies; None if it lies in several or in none that the gazetteer knows."""
        lands = set(self._lands(place, 0))
        return self._records[lands.pop()].entity if len(lands) == 1 else None

    def land_met(self, place: str, *, entities: Entities) -> str | None:
        """The state met in the document in which a place lies, if there is one."""
        land = self.state_of_place(place)
        return land.id if land is not None and land.id in entities.known else None

    def owner_met(self, body: str, *, entities: Entities) -> str | None:
        """The state or bloc met in the document whose body something is: of the Bundestag, Germany."""
        record = self._records.get(body)
        if record is None or record.entity.kind != "GovernmentBody" or record.parent is None:
            return None
        owner = entities.known.get(record.parent)
        return owner.id if owner is not None and owner.kind in _OWNERS else None

    def home(self, person: str, states: Mapping[str, str]) -> str | None:
        """The one state that the person has acted for; None for people of several or none."""
        lands = {home for home in self._homes(person, states) if home is not None}
        return lands.pop() if len(lands) == 1 else None

    def _homes(self, person: str, states: Mapping[str, str]) -> Iterator[str | None]:
        """States by the person's offices; None for an office of something that is of no state; a state's own home."""
        record = self._records.get(person)
        if record is not None and record.entity.kind in _LANDS:
            yield person
        owners = [states[person]] if person in states else []
        for owner in (*owners, *(o.of for o in record.offices)) if record else owners:
            yield self._land_of(owner)

    def _land_of(self, owner: str) -> str | None:
        """The state of an office's owner: itself, or the state whose body it is."""
        for _ in range(_DEPTH):
            record = self._records.get(owner)
            if record is None:
                return None
            if record.entity.kind in _LANDS:
                return owner
            if record.parent is None:
                return None
            owner = record.parent
        return None

    def _lands(self, place: str, depth: int) -> Iterator[str]:
        record = self._records.get(place)
        if record is None or depth > _DEPTH:
            return
        if record.entity.kind in _LANDS:
            yield place
        if record.capital_of:
            yield record.capital_of
        for outer in record.located_in:
            yield from self._lands(outer, depth + 1)

"""Bare titles: whose office a title without owner is, and who holds an office named without holder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diplograph.extraction.context import Entities
from diplograph.extraction.gazetteer import Gazetteer
from diplograph.extraction.memory import PERSONS, POLITIES, Memory
from diplograph.extraction.naming import LinkedOffice, NamedPassage
from diplograph.extraction.nouns import appointed

#: Titles that stand for whoever heads the state.
_HEADS = frozenset({"Leader", "Head of State", "Head of Government"})


class BareTitles:
    """Completes the office phrases of one document from its memory, the gazetteer and the state it is about."""

    def __init__(
        self, entities: Entities, gazetteer: Gazetteer, memory: Memory, date: str | None, topic: str | None
    ) -> None:
        """`date` is the ISO date of the document; `topic` the state it is about."""
        self._entities = entities
        self._gazetteer = gazetteer
        self._memory = memory
        self._date = date
        self._topic = topic

    def owned(self, office: LinkedOffice) -> LinkedOffice:
        """A title without owner: the one its holder is known to hold it for, else the owner the title implies."""
        if office.owners or office.holder is None:
            return office
        label = office.phrase.title.label
        owner = self._memory.owners.get((office.holder, label))
        record = self._gazetteer.records.get(office.holder)
        if owner is None and record is not None:
            titled = [o for o in record.offices if o.title == label]
            held = [o.of for o in titled if o.covers(self._date)] or [o.of for o in titled]
            owner = held[0] if len(set(held)) == 1 else None
        title = office.phrase.title.title
        owner = (
            owner
            or self._memory.owners.get((office.holder, title.label))
            or title.owner
            or self._memory.states.get(office.holder)
        )
        if owner is None and title.holder == "state" and title.post:
            owner = self._topic or self._only_state()
        if owner is None or (owner not in self._entities.known and owner not in self._gazetteer.records):
            return office
        if owner in self._gazetteer.records:
            self._entities.add(self._gazetteer.entity(owner))
        return replace(office, owners=(owner,))

    def _only_state(self) -> str | None:
        """The state for which everybody with an office has acted so far; None if there are several or none."""
        states = set(self._memory.states.values())
        return next(iter(states)) if len(states) == 1 else None

    def held(self, office: LinkedOffice, things: Mapping[int, tuple[str, ...]], named: NamedPassage) -> LinkedOffice:
        """A title without holder: whom it is said of ("was elected president"), else whom it was resolved to."""
        if office.holder is not None:
            return office
        said = [t for w in appointed(named.passage.doc[office.token]) for t in things.get(w.i, ())]
        people = [t for t in said if self._entities.kind(t) in PERSONS]
        if not people and office.phrase.title.title.leads:
            states = [t for t in said if self._entities.kind(t) in POLITIES]
            people = [t for t in states if office.owners and t not in office.owners]
        resolved = things.get(office.token, ())
        if people:
            office = self.owned(replace(office, holder=people[0]))
            if self._entities.kind(people[0]) in PERSONS:
                self.learn(office)
            return office
        known = len(resolved) == 1 and self._entities.kind(resolved[0]) in PERSONS
        return replace(office, holder=resolved[0]) if known else office

    def learn(self, office: LinkedOffice) -> None:
        """Remember who holds an office, for whom."""
        title = office.phrase.title.title.label
        if office.holder is None:
            return
        for owner in office.owners:
            self._memory.offices[(office.phrase.title.label, owner)] = office.holder
            self._memory.offices[(title, owner)] = office.holder
            self._memory.owners[(office.holder, office.phrase.title.label)] = owner
            if self._entities.kind(owner) in POLITIES:
                self._memory.states.setdefault(office.holder, owner)
                if office.phrase.title.title.head_of_state and not office.phrase.title.former:
                    self._memory.heads[owner] = office.holder
                elif office.phrase.title.title.head_of_government:
                    self._memory.heads.setdefault(owner, office.holder)
        self._memory.titles[title] = office.holder

    def holders(self, office: LinkedOffice) -> tuple[str, ...]:
        """A bare title: its holder by the document, else by the gazetteer on the date of the document."""
        label = office.phrase.title.label
        if office.phrase.title.plural:
            return tuple(dict.fromkeys(h for o in office.owners for h in self._one_of_several(_of_one(office, o))))
        for owner in office.owners:
            holder = self._told(label, owner)
            if holder is None and not office.phrase.title.former and self._date is not None:
                known = self._gazetteer.holders(label, owner, self._date)
                holder = known[0] if len(known) == 1 else None
            if holder is not None:
                if holder in self._gazetteer.records:
                    self._entities.add(self._gazetteer.entity(holder))
                return (holder,)
        if not office.owners and label in self._memory.titles and not office.phrase.title.former:
            return (self._memory.titles[label],)
        return tuple(o for o in office.owners if self._entities.kind(o) in POLITIES and not office.phrase.title.former)

    def _told(self, label: str, owner: str) -> str | None:
        """Who holds an office, if the document has told."""
        return self._memory.offices.get((label, owner)) or (self._memory.heads.get(owner) if label in _HEADS else None)

    def _one_of_several(self, office: LinkedOffice) -> tuple[str, ...]:
        """ "The presidents of A, B and C": those whom the document has named, the states for the others."""
        label, owner = office.phrase.title.label, office.owners[0]
        holder = self._told(label, owner)
        if holder is not None:
            return (holder,)
        state = self._entities.kind(owner) in POLITIES and not office.phrase.title.former
        return (owner,) if state else ()


def _of_one(office: LinkedOffice, owner: str) -> LinkedOffice:
    """The same title, of one of its owners: "the presidents of A and B"."""
    title = replace(office.phrase.title, plural=False)
    return replace(office, phrase=replace(office.phrase, title=title), owners=(owner,))

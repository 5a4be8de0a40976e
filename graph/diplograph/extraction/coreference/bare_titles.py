"""Bare titles: whose office a title without owner is, and who holds an office named without holder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.coreference.foreigners import foreign
from diplograph.extraction.coreference.memory import POLITIES, Memory
from diplograph.extraction.coreference.title_lands import (
    FAR,
    apposed_holder,
    faced,
    named_beside,
    of_body,
    telling_land,
    told_land,
)
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.syntax.arguments import antecedent
from diplograph.extraction.syntax.nouns import appointed, said_of
from diplograph.extraction.words.titles import Title, load_titles

#: Titles that stand for whoever heads the state.
_ADDRESSES = frozenset({"mr", "mrs", "ms", "madam", "madame", "mister"})
#: Besides those of heads, offices that one person of a state holds at a time.
_SINGLE = frozenset({"Foreign Minister", "Defence Minister", "Finance Minister", "Interior Minister"})
_HEADS = frozenset({"Leader", "Head of State", "Head of Government"})


_BODIES = frozenset(
    "State Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty".split()
)
#: The ministers of its members act for it together: "NATO defence ministers agreed …".
_OF_STATES = frozenset({"Bloc", "InternationalOrganization", "Forum"})
#: What "its leader" is rather of than of a state or a union of states.
_LED = frozenset({"PoliticalParty", "Company", "Organization"})
_JOINTS = frozenset({",", "and", "&", ";"})
#: Between two titles of one person: "Vice President and Finance Minister A", "Deputy Minister – Chief of Staff A".
_JOINING = frozenset({"and", "–", "—", "-"})


def shared_holders(named: NamedPassage) -> Iterator[LinkedOffice]:
    """The office phrases; both titles of "Vice President and Finance Minister A" with the holder."""
    doc = named.passage.doc
    for office, after in zip_longest(named.offices, named.offices[1:]):
        joined = (
            after is not None
            and after.token == office.token + 2
            and doc[office.token + 1].lower_ in _JOINING
            and after.holder is not None
            and after.phrase.title.last <= (after.phrase.holder.first if after.phrase.holder else 0)
        )
        alone = office.token == 0 or doc[office.token - 1].lower_ not in ("the", "a", "an", "his", "her")
        capital = named.passage.text(office.token, office.token + 1)[:1].isupper()
        if after is None or not joined or office.holder is not None or not (alone and capital):
            yield office
        else:
            yield replace(office, holder=after.holder, owners=office.owners or after.owners)


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

    def complete(self, named: NamedPassage, things: Mapping[int, tuple[str, ...]]) -> dict[int, LinkedOffice]:
        """The office phrases of a passage by token, with holders and owners that their neighbours tell."""
        done: dict[int, LinkedOffice] = {}
        doc, before = named.passage.doc, None
        for office in shared_holders(named):
            beside = told_land(doc[office.token], things, self._entities)
            listed = before is not None and all(
                t.text in _JOINTS for t in doc[before.token + 1 : office.token] if not t.is_space
            )
            whole = office.token + 1 >= len(doc) or doc[office.token + 1].pos_ != "PROPN"  # a name cut short has more
            if (
                beside is None
                and before is not None
                and listed
                and whole
                and before.phrase.title.title.holder == "state"
            ):
                states = [o for o in before.owners if self._entities.kind(o) == "State"]
                beside = states[0] if len(states) == 1 and before.holder is not None else None
            if beside is None and office.phrase.title.title.label.lower() in FAR and self._topic is not None:
                beside = self._topic if named_beside(doc[office.token], self._topic, things) else None
            if beside is None and self._topic is None:
                beside = telling_land(doc[office.token], things, self._entities)
            abroad = foreign(office, named, things) | self._others(office, done.values(), named)
            abroad |= faced(doc[office.token], things, self._entities)
            before = done[office.token] = self.owned(office, None if beside in abroad else beside, abroad)
        for token, office in done.items():
            beside_it = done.get(token + 2)
            of_state = office.phrase.title.title.holder == "state"
            parted = of_state and any(self._entities.kind(o) in _LED for o in (beside_it.owners if beside_it else ()))
            parted |= of_body(doc[token])
            if beside_it is not None and not office.owners and office.holder == beside_it.holder and not parted:
                done[token] = replace(office, owners=beside_it.owners)
        return done

    def owned(self, office: LinkedOffice, beside: str | None = None, abroad: Collection[str] = ()) -> LinkedOffice:
        """A title without owner: the one its holder is known to hold it for, else the owner the title implies.

        `beside` is the state that the sentence tells for titles of a state, `abroad` are those it tells to be others'.
        """
        if office.owners or office.holder is None:
            return office
        label = office.phrase.title.label
        owner = self._memory.owners.get((office.holder, label))
        record = self._gazetteer.records.get(office.holder)
        if owner is None and office.owned and not office.phrase.title.title.post:
            return office  # "leader of the Kenyan nationalists"
        if owner is None and record is not None:
            titled = [o for o in record.offices if o.title == label]
            past = office.phrase.title.former and self._date is not None
            held = [o.of for o in titled if o.covers(self._date) != past] or [o.of for o in titled]
            held = held or [o.of for o in record.offices if self._fits(office, o.of)]
            owner = held[0] if len(set(held)) == 1 else None
        title = office.phrase.title.title
        owner = owner or self._memory.owners.get((office.holder, title.label)) or self._implied(title, beside, abroad)
        if owner is None and not office.owned and title.holder != "organization":
            owner = self._memory.states.get(office.holder)
        if owner is None and title.holder == "state" and title.post and not office.owned:
            told = (beside,) if title.label.lower() in FAR else (beside, self._topic, self._only_state(office))
            likely = [s for s in told if s is not None and s not in abroad]
            owner = likely[0] if likely else None
        if owner is None or (owner not in self._entities.known and owner not in self._gazetteer.records):
            return office
        if owner in self._gazetteer.records:
            self._entities.add(self._gazetteer.entity(owner))
        return replace(office, owners=(owner,))

    def _others(self, office: LinkedOffice, before: Iterable[LinkedOffice], named: NamedPassage) -> frozenset[str]:
        """The states of which somebody else, just named, holds that office, of which a state has one at a time.

        `before` are the offices before it in the passage.
        """
        title, holder = office.phrase.title, office.phrase.holder
        single = title.title.head_of_state or title.title.head_of_government or title.label in _SINGLE
        if not single or title.former or office.owners or holder is None or holder.first < title.last:
            return frozenset()
        here = {(o.phrase.title.label, s): o.holder for o in before for s in o.owners if o.holder is not None}
        held = {**self._memory.offices, **here}
        sentence = named.passage.doc[office.token].sent
        first = named.passage.doc[sentence.start - 1].sent.start if sentence.start else 0
        near = {m.mention.entity for m in named.located if first <= m.first < sentence.end}
        near.discard(office.holder or "")
        return frozenset(s for (label, s), who in held.items() if label == title.label and who in near)

    def _implied(self, title: Title, beside: str | None, abroad: Collection[str]) -> str | None:
        """Whose office a title is by its name alone; of several states that have it the one that the text is about."""
        if not title.shared:
            return title.owner
        known = [s for s in title.shared if s in self._entities.known and s not in abroad]
        for state in (beside, self._topic):
            if state is not None and state not in abroad and state in (title.owner, *title.shared):
                return state
        if title.owner in self._entities.known or not known:
            return title.owner
        return known[0] if len(known) == 1 else None

    def _fits(self, office: LinkedOffice, owner: str) -> bool:
        """Whether a title may be of an owner: a commission has no prime minister, a state no chairman."""
        known = self._gazetteer.records.get(owner)
        title = office.phrase.title.title
        if known is not None and title.holder == "organization" and title.leads:
            return known.entity.kind not in POLITIES
        return known is None or not title.head_of_government or known.entity.kind in POLITIES

    def _only_state(self, office: LinkedOffice) -> str | None:
        """The state for which everybody with an office has acted so far; None if there are several or none, or somebody
        else has this office of it: "Foreign Minister A met US Secretary of State B".
        """
        states = set(self._memory.states.values())
        state = states.pop() if len(states) == 1 else None
        label, titles = office.phrase.title.label, load_titles().by_label
        taken = (
            who != office.holder
            and of == state
            and (name == label or (name in titles and titles[name].abroad == label))
            for (name, of), who in self._memory.offices.items()
        )
        return None if any(taken) else state

    def held(self, office: LinkedOffice, things: Mapping[int, tuple[str, ...]], named: NamedPassage) -> LinkedOffice:
        """A title without holder: whom it is said of ("was elected president"), else whom it was resolved to."""
        token = named.passage.doc[office.token]
        if office.phrase.title.plural and len(office.owners) > 1:
            return office  # of the presidents of A and B nobody is both
        if not office.owners and of_body(token):
            return office
        if office.holder is not None:
            return office if office.owners else replace(office, owners=self._possessors(token, things, office))
        titled = {o.token for o in named.offices}
        told = () if _addressed(token, named) else appointed(token)
        bearers = [w for w in told if (w.i not in titled or w.i < token.i) and not _listed(w, titled)]
        said = [t for w in bearers for t in things.get(w.i) or _bearers(w, things)]
        said = [*apposed_holder(token, things, self._entities)] or said
        people = [t for t in said if self._entities.kind(t) in PERSONS]
        owners = office.owners or self._possessors(token, things, office)
        if not people and office.phrase.title.title.leads:
            states = [t for t in said if self._entities.kind(t) in POLITIES]
            people = [t for t in states if owners and t not in owners]
        resolved = things.get(office.token, ())
        if people:
            office = self.owned(replace(office, holder=people[0], owners=owners))
            if self._entities.kind(people[0]) in PERSONS:
                self.learn(office)
            return office
        known = len(resolved) == 1 and self._entities.kind(resolved[0]) in PERSONS
        return replace(office, holder=resolved[0]) if known and office.phrase.title.title.post else office

    def _possessors(self, token: Token, things: Mapping[int, tuple[str, ...]], office: LinkedOffice) -> tuple[str, ...]:
        """The body of "its chairman" and "the company's director", the state of "her adviser"."""
        owners = [c for c in token.children if c.dep_ == "poss" and c.i < token.i]
        if any(c.lower_ == "its" for c in owners):
            before = [t for w in token.doc[token.sent.start : token.i] for t in things.get(w.i, ())]
            ruling = office.phrase.title.title.head_of_state or office.phrase.title.title.head_of_government
            if token.dep_ == "pobj" and token.head.lower_ == "as":  # "A founded B, with C as its head"
                near = [t for t in before if self._entities.kind(t) in _BODIES]
                return tuple(near[-1:])
            near = [t for t in before if self._entities.kind(t) in (_LED | POLITIES if ruling else _LED)]
            if near and self._entities.kind(near[-1]) in _LED:
                return (near[-1],)
        named = [antecedent(c) or c if c.tag_ == "WP$" else c for c in owners]  # "a bloc whose chairman, A, spoke"
        whose = [t for c in named for t in things.get(c.i, ())]
        states = [self._memory.states.get(t, t) for t in whose]
        if office.phrase.title.title.holder == "state":
            states = [self._land_known(t) for t in states]
        fits = _BODIES - {"PoliticalParty"} if office.phrase.title.title.holder == "state" else _BODIES
        return tuple(t for t in states if self._entities.kind(t) in fits)[:1]

    def _land_known(self, person: str) -> str:
        """The one state in which the data know somebody to have held office, if the text has named it; else himself."""
        record = self._gazetteer.records.get(person)
        lands = {o.of for o in record.offices} if record is not None else set()
        known = lands.pop() if len(lands) == 1 else person
        return known if known in self._entities.known else person

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
        if office.phrase.title.cut:
            self._memory.titles[office.phrase.title.cut] = office.holder

    def holders(self, office: LinkedOffice) -> tuple[str, ...]:
        """A bare title: its holder by the document, else by the gazetteer on the date of the document."""
        label = office.phrase.title.label
        if office.phrase.title.plural:
            return tuple(dict.fromkeys(h for o in office.owners for h in self._one_of_several(_of_one(office, o))))
        for owner in office.owners or self._opening(office):
            holder = self._told(label, owner)
            if holder is None and label in _HEADS and not office.phrase.title.former:
                holder = self._heading(owner)
            if holder is None and not office.phrase.title.former and self._date is not None:
                known = self._gazetteer.holders(label, owner, self._date)
                holder = known[0] if len(known) == 1 else None
            holder = holder or self._unplaced(office, owner)
            if holder is not None:
                if holder in self._gazetteer.records:
                    self._entities.add(self._gazetteer.entity(holder))
                return (holder,)
        if not office.owners and label in self._memory.titles and not office.phrase.title.former:
            return (self._memory.titles[label],)
        acting = POLITIES | (_BODIES if office.phrase.title.title.speaks else frozenset())
        return tuple(o for o in office.owners if self._entities.kind(o) in acting and not office.phrase.title.former)

    def _opening(self, office: LinkedOffice) -> tuple[str, ...]:
        """Whose office a title is that a text opens with, before it has named anybody who holds one or any body."""
        title = office.phrase.title
        implied = title.title.opening
        named = any(s.kind in PERSONS or s.kind in _OF_STATES for s in self._memory.seen)
        return () if implied is None or title.label != title.title.label or named else (implied,)

    def _unplaced(self, office: LinkedOffice, owner: str) -> str | None:
        """Who was named with the same title when nothing told of which state: "Foreign Minister A", then "the Chilean
        Foreign Minister".
        """
        person = self._memory.titles.get(office.phrase.title.label)
        if person is None or office.phrase.title.former or self._entities.kind(owner) != "State":
            return None
        placed = person in self._memory.states or self._gazetteer.seat(person, self._date) not in (None, owner)
        return None if placed else person

    def _told(self, label: str, owner: str) -> str | None:
        """Who holds an office, if the document has told."""
        return self._memory.offices.get((label, owner)) or (self._memory.heads.get(owner) if label in _HEADS else None)

    def _heading(self, owner: str) -> str | None:
        """Who of those named in the document heads a state on its date, by the gazetteer; None if there are several."""
        titles, heads = load_titles().by_label, []
        for thing in self._entities.known:
            record = self._gazetteer.records.get(thing)
            offices = record.offices if record is not None and self._date is not None else ()
            held = [titles[o.title] for o in offices if o.of == owner and o.title in titles and o.covers(self._date)]
            if any(t.head_of_state or owner in t.head_of_state_in for t in held):
                heads.append(thing)
        return heads[0] if len(heads) == 1 else None

    def _one_of_several(self, office: LinkedOffice) -> tuple[str, ...]:
        """ "The presidents of A, B and C": those whom the document has named, the states or bodies for the others."""
        label, owner = office.phrase.title.label, office.owners[0]
        holder = self._told(label, owner)
        if holder is not None:
            return (holder,)
        acting = self._entities.kind(owner) in POLITIES | _OF_STATES and not office.phrase.title.former
        return (owner,) if acting else ()


def _bearers(token: Token, things: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Whom a common noun is said of: "his son, A, was made emperor"."""
    return tuple(t for w in said_of(token) for t in things.get(w.i, ()))


def _listed(bearer: Token, titled: Collection[int]) -> bool:
    """Whether a titled name follows another in a list: "president A, premier B, the chairman of …" goes on."""
    if bearer.dep_ != "conj" or not {bearer.i, bearer.head.i} <= set(titled):
        return False
    return all(t.text == "," or t.lower_ == "the" for t in bearer.doc[bearer.head.i + 1 : bearer.i])


def _of_one(office: LinkedOffice, owner: str) -> LinkedOffice:
    """The same title, of one of its owners: "the presidents of A and B"."""
    title = replace(office.phrase.title, plural=False)
    return replace(office, phrase=replace(office.phrase, title=title), owners=(owner,))


def _addressed(token: Token, named: NamedPassage) -> bool:
    """ "X: Mr President, …": a title after a form of address is that of the one spoken to."""
    passage = named.passage
    start = passage.offsets(token.i, token.i + 1).start
    before = passage.document.text[passage.block.span.start : start].split()
    return bool(before) and before[-1].casefold().rstrip(".") in _ADDRESSES

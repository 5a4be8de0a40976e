"""Find the names of a document: gazetteer first, then the grammar of names, then the language model.

Everything a document names twice is one thing: full names teach their surnames and acronyms to the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from diplograph.extraction.context import Entities
from diplograph.extraction.names.addressed import addressed, capital_surnames
from diplograph.extraction.names.eras import DATED
from diplograph.extraction.names.fathers import is_fathers_name, met_by_father
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match
from diplograph.extraction.names.headednames import by_class_noun
from diplograph.extraction.names.homeparties import of_states
from diplograph.extraction.names.initials import initialed
from diplograph.extraction.names.lands import lands
from diplograph.extraction.names.monarchs import monarchs
from diplograph.extraction.names.nestednames import as_town, names_inside
from diplograph.extraction.names.numbered import numbered_papers
from diplograph.extraction.names.partisans import partisans
from diplograph.extraction.names.partynames import called_parties
from diplograph.extraction.names.patronyms import patronyms
from diplograph.extraction.names.persons import known_bearer, met_bearer, nicknamed, shortened
from diplograph.extraction.names.placednames import RANK_KNOWN, apart, of_dateline, sent_from_town
from diplograph.extraction.names.postedbodies import posted_bodies
from diplograph.extraction.names.posts import without_post
from diplograph.extraction.names.quotedplans import quoted_plans
from diplograph.extraction.names.recognized import Found, recognized
from diplograph.extraction.names.sharednouns import shared_class_nouns
from diplograph.extraction.names.spellings import folded, known_spellings
from diplograph.extraction.names.toldnames import foreign_bodies, told_bodies
from diplograph.extraction.names.trailingbearers import parted
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import (
    DESCENT,
    PARTICLES,
    apart_initials,
    clean,
    is_capitalised,
    slug,
    surname,
    texts,
)
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Form


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens first..last-1 of a block name one of the candidates; `nested` lies inside a longer name."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    nested: bool = False


@dataclass(slots=True)
class NameBook:
    """What the document has taught so far: things by id, short names (surnames, acronyms) of them, given names of the
    great, folded full names (see `spellings`), the words that it uses as names of towns ("in Paris"), acronyms met
    again and again, the words that it also writes small, and the states of which it speaks.
    """

    entities: Entities
    gazetteer: Gazetteer
    short: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)
    sites: set[str] = field(default_factory=set)
    acronyms: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    def kind_of(self, thing: str) -> str:
        """Class of a thing that the gazetteer or the document knows."""
        record = self.gazetteer.records.get(thing)
        return record.entity.kind if record else self.entities.kind(thing)

    def bearer(self, label: str) -> str | None:
        """The person already known whom a name means: alone, with names in the middle or otherwise spelled."""
        if label in self.short or " " not in label:
            return self.short.get(label)
        fewer = shortened(label)
        met = met_bearer(label, self.entities.known, self.short, slug(fewer) if fewer is not None else "")
        return met or known_bearer(label, self.gazetteer) or self.spelling(label)

    def spelling(self, label: str) -> str | None:
        """The person of the data or of the document whose full name a label spells otherwise; None for a new one."""
        fold = folded(label)
        return (known_spellings(self.gazetteer).get(fold) or self.spelled.get(fold)) if fold else None

    def local(self, label: str, kind: str, reason: str) -> str:
        """Register a thing that the gazetteer does not know and return its id."""
        key = slug(label)
        known = self.entities.known.get(key)
        if known is not None and known.kind != kind and {known.kind, kind} != {"Person", "Official"}:
            key = f"{key}-{kind.lower()}" if known.reason == "gazetteer" else key
        elif known is None and kind in DATED and key in self.gazetteer.records:
            key = f"{key}-{kind.lower()}"  # its year rules the known one out
        return self.entities.add(Entity(key, label, kind, reason=reason))


def find_names(
    doc: Doc, matches: Sequence[Match], nouns: ClassNouns, book: NameBook, *, heading: bool
) -> tuple[Name, ...]:
    """All names of a block, in order; names inside longer ones come marked as nested.

    Of a heading only known names are taken: its capitals tell nothing.
    """
    found = [Found(m.first, m.last, RANK_KNOWN, m.candidates, person=_is_person(m, book)) for m in matches]
    if heading:
        found += of_dateline(doc, nouns)
    else:
        found += monarchs(doc, found, nouns)
        found += patronyms(doc, found, _of_states(found, book))
        found += (*lands(doc, found, nouns.lands, nouns.sites), *recognized(doc, found, nouns))
        taken = {i for f in found if f.candidates and f.last - f.first > 1 for i in range(f.first, f.last)}
        found += (
            *addressed(doc, taken, nouns),
            *capital_surnames(doc, taken, nouns),
            *initialed(doc, taken),
            *nicknamed(doc, book.gazetteer),
            *posted_bodies(doc, found, nouns.posted),
            *quoted_plans(doc, nouns.plans),
            *told_bodies(
                doc, texts(doc), {i for f in found if f.candidates for i in range(f.first, f.last)}, nouns.told
            ),
            *foreign_bodies(texts(doc), nouns.foreign),
        )
        found += by_class_noun(doc, found, nouns, book.gazetteer)
        found += called_parties(doc, found, book.gazetteer)
        found += partisans(doc, found, book.gazetteer)
        found += _directions(doc, found, book)
        found += sent_from_town(doc, book.gazetteer)
        found += [
            Found(s.first, s.last, 4, kind=s.kind, reason=f"class noun “{s.noun}” of several", label=s.label)
            for s in shared_class_nouns(doc, nouns)
        ]
        found += [
            Found(p.first, p.last, 4, kind="Document", reason="class noun with a number", label=p.label)
            for p in numbered_papers(doc, nouns.numbered)
        ]
    found = [part for f in found for part in apart(doc, without_post(doc, f), book.gazetteer)]
    found = [part for f in found for part in parted(doc, f, book.gazetteer)]
    found = [
        f for f in found if f.candidates or f.rank > 1 or f.last - f.first > 1 or _trusted_alone(doc, f, nouns, book)
    ]
    kept: list[Found] = []
    for f in sorted(found, key=_weight):
        if not any(f.first < k.last and k.first < f.last for k in kept):
            kept.append(f)
    inner = [f for f in found if f.candidates and f not in kept and any(_holds(k, f) for k in kept)]
    inner = [town for f in inner if (town := as_town(f, kept, book.kind_of)) is not None]
    words = texts(doc)
    inner += [f for k in kept if k.candidates for f in names_inside(words, k, book.kind_of, book.gazetteer)]
    kept.sort(key=lambda f: f.first)  # who is named in full is known when only initials follow
    kept = [f for f in kept if not _is_money(doc, f, book)]
    names = [_name(doc, f, book) for f in kept] + [Name(f.first, f.last, f.candidates, nested=True) for f in inner]
    return tuple(sorted((n for n in names if n is not None), key=lambda n: (n.first, -n.last)))


def _holds(longer: Found, inner: Found) -> bool:
    """Whether a longer name also mentions the one inside it: "Russian Foreign Ministry" does, "China Steel Ltd" not."""
    inside = longer.first <= inner.first and inner.last <= longer.last and longer.candidates != inner.candidates
    return inside and (
        longer.kind not in ("Company", "Person", "Place", "Organization", "Region")
        or longer.reason.startswith(("part of", "posted"))
    )


def _of_states(found: Iterable[Found], book: NameBook) -> frozenset[int]:
    """The tokens of names and adjectives of states."""
    states = (f for f in found if any(book.kind_of(c.entity) == "State" for c in f.candidates))
    return frozenset(i for f in states for i in range(f.first, f.last))


def _is_money(doc: Doc, found: Found, book: NameBook) -> bool:
    """Whether a state is named only in the name of a currency: "5 million US dollars" tells nothing of the state."""
    counted = found.first > 0 and doc[found.first - 1].like_num
    coin = found.last < len(doc) and doc[found.last].lower_ in (_MONEY if counted else _DOLLARS)
    return coin and bool(found.candidates) and all(book.kind_of(c.entity) == "State" for c in found.candidates)


def _is_person(match: Match, book: NameBook) -> bool:
    return all(book.kind_of(c.entity) in ("Person", "Official") for c in match.candidates)


def _weight(found: Found) -> tuple[int, int]:
    return -((found.last - found.first) * 10 + found.rank), found.first


def _trusted_alone(doc: Doc, found: Found, nouns: ClassNouns, book: NameBook) -> bool:
    """One capitalised word that only the model calls a name: openings of sentences are not, and unknown acronyms only
    if the model calls them organizations again and again.
    """
    word = doc[found.first].text
    if word in nouns.suffix or word in nouns.prefix or word.title() in nouns.suffix:
        return False
    if found.kind == "Organization" and (word in book.acronyms or _introduced(doc, found.first, nouns)):
        return True
    if word.lower() in book.common:
        return False
    if found.kind in ("Organization", "Settlement", "Region") and (
        word.removesuffix("s").isupper() or any(c.isdigit() for c in word)
    ):
        return False
    opens = (
        found.first == 0
        or doc[found.first - 1].text in (".", "!", "?", "“", '"', ":", "•", "-")
        or doc[found.first - 1].is_space
    )
    return not (opens and found.kind == "Organization") and len(word) > 2


def _introduced(doc: Doc, at: int, nouns: ClassNouns) -> bool:
    """Whether a common noun right before an acronym tells what it is: "the state utility PLN"."""
    return at > 1 and doc[at].text.isupper() and doc[at - 1].text in nouns.told


#: A given name of two syllables, which stands after the family name: "Doo-yul".
_PAIRED = re.compile(r"[A-Z][a-z]+-[a-z]+")
_MONEY = words("finding.money")
_DOLLARS = frozenset({"dollar", "dollars"})
_DIRECTIONS = frozenset(
    f"{prefix}{side}{ending}"
    for prefix in ("", "north", "south")
    for side in ("north", "south", "east", "west")
    for ending in ("", "ern")
) | {"central", "upper", "lower"}


def _directions(doc: Doc, found: Sequence[Found], book: NameBook) -> Iterable[Found]:
    """ "northeast Syria", "Eastern Poland": a part of a country or region is a region of its own."""
    for f in found:
        if not f.candidates or f.first == 0 or doc[f.first - 1].lower_ not in _DIRECTIONS:
            continue
        place = {book.kind_of(c.entity) for c in f.candidates} & {"State", "Region", "Territory"}
        joined = f.first > 2 and doc[f.first - 2].text == "-" and doc[f.first - 3].lower_ in ("north", "south")
        first = f.first - (3 if joined else 1)
        if place and f.candidates[0].form is Form.NAME:
            yield Found(first, f.last, 3, kind="Region", reason=f"part of {doc[f.first : f.last].text}")


def _name(doc: Doc, found: Found, book: NameBook) -> Name | None:
    if found.candidates:
        return Name(found.first, found.last, found.candidates)
    label = found.label or clean(doc[found.first : found.last].text)
    named = book.gazetteer.names.get(found.label, ()) if found.label else ()
    if known_as := tuple(c for c in named if of_states(c.entity, book.states, book.gazetteer)):
        return Name(found.first, found.last, known_as)
    if found.kind == "Person":
        label = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in apart_initials(label).split())
        known = book.bearer(label) or _in_full(label, book) or met_by_father(label, book.entities.known)
        if known is not None:
            return Name(found.first, found.last, (Candidate(known, Form.NAME),))
    thing = book.local(label, found.kind, found.reason)
    if found.kind == "Person":
        learn_person(book, thing, label)
    return Name(found.first, found.last, (Candidate(thing, Form.NAME),))


def _in_full(label: str, book: NameBook) -> str | None:
    """The person whom the document has named in full before with the initials and surname of "N. Sarkis"."""
    initials, _, last = label.rpartition(" ")
    bearer = book.entities.known.get(book.short.get(last, "")) if initials.endswith(".") else None
    return bearer.id if bearer is not None and bearer.label.startswith(initials.split(".")[0]) else None


def learn_person(book: NameBook, thing: str, label: str) -> None:
    """Teach the short names of a person named in full; a name that two bear is kept by the last one named."""
    words = label.split()
    if len(words) > 1:
        book.spelled.setdefault(folded(label), thing)
        article, _, rest = words[-1].partition("-")
        bare = (
            {rest, f"{article.title()}-{rest}"} if article.casefold() in PARTICLES and is_capitalised(rest) else set()
        )
        for short in {surname(label), words[-1], *bare}:
            book.short[short] = thing
        if len(words) == 2 and _PAIRED.fullmatch(words[1]):
            book.short.setdefault(words[0], thing)
        if len(words) > 2 and is_fathers_name(words[-2]):
            book.short.setdefault(words[-2], thing)
        if (fewer := shortened(label)) is not None:
            book.short.setdefault(fewer, thing)
        descent = next((i for i in range(1, len(words) - 1) if words[i] in DESCENT), None)
        if descent is not None:
            book.given[words[0]] = thing
            book.short[" ".join(words[descent : descent + 2])] = thing
            book.short[" ".join(words[: descent + 2])] = thing

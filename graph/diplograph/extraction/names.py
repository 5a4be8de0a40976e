"""Find the names of a document: gazetteer first, then the grammar of names, then the language model.

Everything a document names twice is one thing: full names teach their surnames and acronyms to the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from diplograph.extraction.capitalruns import reach_back, reach_forward
from diplograph.extraction.classnouns import ClassNouns
from diplograph.extraction.context import Entities
from diplograph.extraction.datelines import dateline_places
from diplograph.extraction.gazetteer import Candidate, Gazetteer, Match
from diplograph.extraction.numbered import numbered_papers
from diplograph.extraction.sharednouns import shared_class_nouns
from diplograph.extraction.text import PARTICLES, clean, is_capitalised, of_before, slug, surname
from diplograph.model import Entity, Form

_NER_KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Settlement",
    "LOC": "Region",
    "FAC": "Infrastructure",
    "EVENT": "Event",
    "LAW": "Agreement",
    "NORP": "ActorGroup",
}
#: Fewest tokens, less one, of a known name that a class noun opens and that goes no further: "Treaty of Rome".
_SHORT = 2
_SITES = frozenset({"Place", "Region", "Infrastructure", "Territory", "Settlement"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens first..last-1 of a block name one of the candidates; `nested` lies inside a longer name."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    nested: bool = False


@dataclass(slots=True)
class NameBook:
    """What the document has taught so far: things by id, short names (surnames, acronyms) of them, and the words that
    it uses as names of towns ("in Paris").
    """

    entities: Entities
    gazetteer: Gazetteer
    short: dict[str, str] = field(default_factory=dict)
    sites: set[str] = field(default_factory=set)
    acronyms: frozenset[str] = frozenset()

    def kind_of(self, thing: str) -> str:
        """Class of a thing that the gazetteer or the document knows."""
        record = self.gazetteer.records.get(thing)
        return record.entity.kind if record else self.entities.kind(thing)

    def local(self, label: str, kind: str, reason: str) -> str:
        """Register a thing that the gazetteer does not know and return its id."""
        key = slug(label)
        known = self.entities.known.get(key)
        if known is not None and known.kind != kind and {known.kind, kind} != {"Person", "Official"}:
            key = f"{key}-{kind.lower()}" if known.reason == "gazetteer" else key
        return self.entities.add(Entity(key, label, kind, reason=reason))


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    rank: int
    candidates: tuple[Candidate, ...] = ()
    kind: str = ""
    reason: str = ""
    person: bool = False
    label: str = ""


def find_names(
    doc: Doc, matches: Sequence[Match], nouns: ClassNouns, book: NameBook, *, heading: bool
) -> tuple[Name, ...]:
    """All names of a block, in order; names inside longer ones come marked as nested.

    Of a heading only known names are taken: its capitals tell nothing.
    """
    found = [_Found(m.first, m.last, 5, m.candidates, person=_is_person(m, book)) for m in matches]
    if heading:
        found += _in_dateline(doc, nouns)
    else:
        found += _recognized(doc, nouns)
        found += _by_class_noun(doc, found, nouns)
        found += _directions(doc, found, book)
        found += [
            _Found(s.first, s.last, 4, kind=s.kind, reason=f"class noun “{s.noun}” of several", label=s.label)
            for s in shared_class_nouns(doc, nouns)
        ]
        found += [
            _Found(p.first, p.last, 4, kind="Document", reason="class noun with a number", label=p.label)
            for p in numbered_papers(doc, nouns.numbered)
        ]
    found = [
        f for f in found if f.candidates or f.rank > 1 or f.last - f.first > 1 or _trusted_alone(doc, f, nouns, book)
    ]
    kept: list[_Found] = []
    for f in sorted(found, key=_weight):
        if not any(f.first < k.last and k.first < f.last for k in kept):
            kept.append(f)
    inner = [f for f in found if f.candidates and f not in kept and any(_holds(k, f) for k in kept)]
    inner += [f for k in kept if k.candidates for f in _scene(doc, k, book)]
    names = [_name(doc, f, book) for f in kept] + [Name(f.first, f.last, f.candidates, nested=True) for f in inner]
    return tuple(sorted((n for n in names if n is not None), key=lambda n: (n.first, -n.last)))


def _scene(doc: Doc, found: _Found, book: NameBook) -> Iterable[_Found]:
    """Where a conflict known by name took place, if the words are no fixed name: "the Syrian crisis", "war in Mali"."""
    if found.last - found.first < 2 or any(book.kind_of(c.entity) != "ArmedConflict" for c in found.candidates):
        return
    words = [t.text for t in doc[found.first : found.last]]
    if words[-1].islower() or words[-2:-1] == ["in"]:
        for match in book.gazetteer.inside([t.text for t in doc], found.first, found.last):
            if book.kind_of(match.candidates[0].entity) in ("State", "Territory"):
                yield _Found(match.first, match.last, 5, match.candidates)


def _in_dateline(doc: Doc, nouns: ClassNouns) -> Iterable[_Found]:
    for first, last in dateline_places(doc):
        told = nouns.kind_of(clean(doc[first:last].text))
        yield _Found(first, last, 2, kind=told if told in _SITES else "Settlement", reason="place of a dateline")


def _holds(longer: _Found, inner: _Found) -> bool:
    """Whether a longer name also mentions the one inside it: "Russian Foreign Ministry" does, "China Steel Ltd" not."""
    inside = longer.first <= inner.first and inner.last <= longer.last
    return inside and (
        longer.kind not in ("Company", "Person", "Place", "Organization", "Region")
        or longer.reason.startswith("part of")
    )


def _is_person(match: Match, book: NameBook) -> bool:
    return all(book.kind_of(c.entity) in ("Person", "Official") for c in match.candidates)


def _weight(found: _Found) -> tuple[int, int]:
    return -((found.last - found.first) * 10 + found.rank), found.first


def _recognized(doc: Doc, nouns: ClassNouns) -> Iterable[_Found]:
    for ent in doc.ents:
        kind = _NER_KINDS.get(ent.label_)
        first, last = _trim(doc, ent.start, ent.end)
        if kind is not None and (first > ent.start or first) and doc[first - 1].text.rstrip(".") in _STYLES:
            kind = "Person"
        if kind == "Settlement" and last - first == 1 and _place_after(doc, last):
            kind = "Person"
        if kind == "Person":
            last = _whole_person(doc, first, last)
        if kind is None or first >= last or (not is_capitalised(doc[last - 1].text) and kind != "Person"):
            continue
        text = clean(doc[first:last].text)
        if kind == "Person" and any(c.isdigit() for c in text):
            continue
        if len(text) < 2 or not any(c.isalpha() for c in text) or "\n" in doc[first:last].text.strip():
            continue
        told = nouns.kind_of(text)
        if _no_name(doc, first, last, told or kind, nouns):
            continue
        if told is None and kind in ("Agreement", "Event", "ActorGroup", "Infrastructure"):
            continue
        yield _Found(
            first,
            last,
            1,
            kind=told or kind,
            reason=f"class noun of “{text}”" if told else f"recognized as {ent.label_}",
        )


#: Forms of address that show a person.
_STYLES = frozenset({"Mr", "Mrs", "Ms", "Messrs", "Dr"})
_JOINED = frozenset({"the", "on", "in", "with", "at", "by", "to", "as"})


def _no_name(doc: Doc, first: int, last: int, kind: str, nouns: ClassNouns) -> bool:
    """Whether what the model took for a name is a doctrine, a heading word, or a stretch of the sentence."""
    word = doc[first].text
    if nouns.generic(t.text for t in doc[first:last]):
        return True
    if [t.text for t in doc[last : last + 2]] == ["-", "class"]:
        return True
    if last - first == 1:
        return word in nouns.common or word.casefold().endswith(("ism", "isms", "ists", "ologist"))
    if kind in ("Agreement", "Event", "Meeting", "ArmedConflict", "Person"):
        return False
    return any(doc[i].lower_ in _JOINED and doc[i - 1].lower_ not in ("of", "for", "and") for i in range(first, last))


def _whole_person(doc: Doc, first: int, last: int) -> int:
    """End of a person's name that the model cut at a particle or at a surname that is also a place."""
    while last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].is_alpha and not doc[last - 1].whitespace_:
        last += 2
    end = last
    while end < len(doc) and doc[end].lower_ in PARTICLES and end - last < 3:
        end += 1
    particle = end > last or (last - first > 1 and doc[last - 1].lower_ in PARTICLES)
    if particle and end < len(doc) and is_capitalised(doc[end].text):
        return end + 1
    return last + 1 if last - first == 1 and _place_after(doc, last) else last


def _place_after(doc: Doc, last: int) -> bool:
    """Whether another place follows without comma: a surname that is a town's name too."""
    if last >= len(doc):
        return False
    return doc[last].text.istitle() and doc[last].ent_type_ == "GPE" and doc[last].ent_iob_ == "B"


def _trusted_alone(doc: Doc, found: _Found, nouns: ClassNouns, book: NameBook) -> bool:
    """One capitalised word that only the model calls a name: openings of sentences are not, and unknown acronyms only
    if the model calls them organizations again and again.
    """
    word = doc[found.first].text
    if word in nouns.suffix or word in nouns.prefix or word.title() in nouns.suffix:
        return False
    if word in book.acronyms and found.kind == "Organization":
        return True
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


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and (
        doc[first].lower_ in ("the", "a", "an")
        or doc[first].is_punct
        or doc[first].is_space
        or doc[first].text.rstrip(".") in _STYLES
    ):
        first += 1
    while last > first and (
        doc[last - 1].text in ("'s", "’s", "'", "’")
        or doc[last - 1].is_punct
        or doc[last - 1].is_space
        or doc[last - 1].text.rstrip(".") in _STYLES
    ):
        last -= 1
    return first, last


def _by_class_noun(doc: Doc, found: Sequence[_Found], nouns: ClassNouns) -> Iterable[_Found]:
    inside = {i for f in found for i in range(f.first, f.last)}
    known = {f.first for f in found if f.candidates and f.last - f.first > _SHORT}
    persons = {i for f in found if f.kind == "Person" or f.person for i in range(f.first, f.last)}
    adjectives = {f.first for f in found if f.candidates and f.candidates[0].form is Form.ADJECTIVE}
    for i, token in enumerate(doc):
        if (kind := nouns.suffix.get(token.text)) is not None:
            first = reach_back(doc, i, inside, persons)
            if first < i and not nouns.generic(t.text for t in doc[first : i + 1]):
                kind = _wider(doc, first, kind)
                yield _Found(first, i + 1, 3, kind=kind, reason=f"class noun “{token.text}”")
        if (
            (kind := nouns.prefix.get(token.text)) is not None
            and i + 2 < len(doc)
            and i not in known
            and doc[i + 1].text in ("of", "on", "for")
        ):
            last = reach_forward(doc, i + 1, persons)
            owners = (f for f in found if f.candidates and i < f.first < last < f.last and of_before(doc, f.first))
            last = next((f.last for f in owners), last)
            if last > i + 2:
                kind = nouns.beginning([t.text for t in doc[i:last]]) or kind
                yield _Found(
                    reach_back(doc, i, inside) if i else i, last, 3, kind=kind, reason=f"class noun “{token.text}”"
                )
        if (kind := nouns.lower.get(token.text)) is not None and i and i - 1 in inside and i - 1 not in adjectives:
            first = reach_back(doc, i, inside)
            if first < i and kind in ("Agreement", "Meeting", "Corridor"):
                yield _Found(first, i + 1, 3, kind=kind, reason=f"class noun “{token.text}”")


_DIRECTIONS = frozenset(
    f"{prefix}{side}{ending}"
    for prefix in ("", "north", "south")
    for side in ("north", "south", "east", "west")
    for ending in ("", "ern")
) | {"central", "upper", "lower"}


def _directions(doc: Doc, found: Sequence[_Found], book: NameBook) -> Iterable[_Found]:
    """ "northeast Syria", "Eastern Poland": a part of a country or region is a region of its own."""
    for f in found:
        if not f.candidates or f.first == 0 or doc[f.first - 1].lower_ not in _DIRECTIONS:
            continue
        place = {book.kind_of(c.entity) for c in f.candidates} & {"State", "Region", "Territory"}
        if place and f.candidates[0].form is Form.NAME:
            yield _Found(f.first - 1, f.last, 3, kind="Region", reason=f"part of {doc[f.first : f.last].text}")


def _wider(doc: Doc, first: int, kind: str) -> str:
    """Bodies that call themselves international are no government's."""
    if kind in ("GovernmentBody", "Organization") and doc[first].text in (
        "International",
        "World",
        "Global",
        "United",
        "Inter",
    ):
        return "InternationalOrganization"
    return kind


def _name(doc: Doc, found: _Found, book: NameBook) -> Name | None:
    if found.candidates:
        return Name(found.first, found.last, found.candidates)
    label = found.label or clean(doc[found.first : found.last].text)
    if found.label and (known_as := book.gazetteer.names.get(found.label)):
        return Name(found.first, found.last, tuple(known_as))
    if found.kind == "Person":
        label = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in label.split())
    if found.kind == "Person" and " " not in label:
        known = book.short.get(label)
        if known is not None:
            return Name(found.first, found.last, (Candidate(known, Form.NAME),))
    thing = book.local(label, found.kind, found.reason)
    if found.kind == "Person":
        learn_person(book, thing, label)
    return Name(found.first, found.last, (Candidate(thing, Form.NAME),))


def learn_person(book: NameBook, thing: str, label: str) -> None:
    """Teach the short names of a person named in full; a name that two bear is kept by the last one named."""
    words = label.split()
    if len(words) > 1:
        for short in {surname(label), words[-1]}:
            book.short[short] = thing

"""Bodies that many states have ("Senate", "Supreme Court") told apart by the state whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer
from diplograph.extraction.words.text import is_capitalised, of_before
from diplograph.model import Form

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNERS = frozenset({"State", "Territory"})
#: Forms in which a state's name may open that of its body: "UAE Foreign Ministry".
_BEFORE = frozenset({Form.ADJECTIVE, Form.NAME, Form.ACRONYM})


def own_bodies(docs: Sequence[Doc], names: Sequence[Sequence[Name]], book: NameBook) -> Iterator[tuple[Name, ...]]:
    """The names of each block with bodies of a state linked within that state: "Pakistan's Senate" is not another's.

    A bare "the Senate" is the one whose owner the document tells, if it tells one owner only.
    """
    owned = [dict(_with_owners(doc, found, book)) for doc, found in zip(docs, names, strict=True)]
    bodies = [{n: _body(words, state, n, book) for n, (words, state) in told.items()} for told in owned]
    bare: dict[str, set[str]] = {}
    for told, meant in zip(owned, bodies, strict=True):
        for name, (words, _) in told.items():
            bare.setdefault(words, set()).add(meant[name].entity)
    named = {n.candidates[0].entity for found in names for n in found if n.last - n.first > 1}
    for doc, found, meant in zip(docs, names, bodies, strict=True):
        yield tuple(_linked(doc, n, meant, bare, named, book) for n in found if not _other(n, meant, book))


def _with_owners(doc: Doc, names: Sequence[Name], book: NameBook) -> Iterator[tuple[Name, tuple[str, str]]]:
    for name in names:
        told = _owned(doc, name, names, book)
        if told is not None:
            yield name, told


def _linked(
    doc: Doc, name: Name, meant: Mapping[Name, Candidate], bare: Mapping[str, set[str]], named: set[str], book: NameBook
) -> Name:
    if name in meant:
        return replace(name, candidates=(meant[name],))
    owners = bare.get(doc[name.first : name.last].text, ())
    if name.nested or len(owners) != 1 or not _is_body(name, book):
        return name
    if name.last - name.first == 1 and name.candidates[0].entity in named:
        return name
    return replace(name, candidates=(Candidate(next(iter(owners)), Form.NAME),))


def _other(name: Name, meant: Mapping[Name, Candidate], book: NameBook) -> bool:
    """Whether the name is a body's inside that of another state's ("Senate" in "Polish Senate")."""
    if not name.nested or not _is_body(name, book):
        return False
    return any(m.first <= name.first and name.last <= m.last and m != name for m in meant)


def _is_body(name: Name, book: NameBook) -> bool:
    return all(book.kind_of(c.entity) == "GovernmentBody" for c in name.candidates)


def _owned(doc: Doc, name: Name, names: Sequence[Name], book: NameBook) -> tuple[str, str] | None:
    """The body's name without its owner, and the state that the words tell to own it."""
    if name.nested or not _is_body(name, book):
        return None
    for other in names:
        state = other.candidates[0]
        if state.entity not in book.gazetteer.records or book.kind_of(state.entity) not in _OWNERS:
            continue
        if state.form is Form.NAME:
            if other.last == name.first - 1 and doc[other.last].text in _POSSESSIVE:
                return doc[name.first : name.last].text, state.entity
            last = of_before(doc, other.first)
            if last is not None and (last == name.last or name.first < last < name.last == other.last):
                return doc[name.first : last].text, state.entity
        if state.form in _BEFORE and other.first == name.first and other.last < name.last and _bare(doc, other.last):
            return doc[other.last : name.last].text, state.entity
    return None


def _bare(doc: Doc, at: int) -> bool:
    """Whether the body's name follows its owner's right away."""
    return doc[at].text not in _POSSESSIVE and is_capitalised(doc[at].text)


def _body(words: str, state: str, name: Name, book: NameBook) -> Candidate:
    """The body of the state: the one that the data know, else one of the document's own."""
    known = state_body(words, state, book.gazetteer)
    if known is not None:
        return Candidate(known, Form.NAME)
    first = name.candidates[0]
    for candidate in name.candidates:
        if candidate.entity in book.gazetteer.records and _root(candidate.entity, book.gazetteer) == state:
            return candidate
    if (
        first.entity not in book.gazetteer.records
        and " ".join(words.split()) != book.entities.known[first.entity].label
    ):
        return first
    label = f"{words} of {book.gazetteer.entity(state).label}"
    return Candidate(book.local(label, "GovernmentBody", "body of the state that owns it"), Form.NAME)


def state_body(words: str, state: str, gazetteer: Gazetteer) -> str | None:
    """Id of the body of a state that the data know by a name without its owner: "Foreign Ministry"; None if none is."""
    known = next((c for n in _spelled(words, state, gazetteer) for c in gazetteer.names.get(n, ())), None)
    return known.entity if known is not None and _root(known.entity, gazetteer) == state else None


def _spelled(words: str, state: str, gazetteer: Gazetteer) -> Iterator[str]:
    record = gazetteer.records[state]
    for adjective in record.adjectives:
        yield f"{adjective} {words}"
    for owner in (record.entity.label, *record.entity.aliases):
        yield from (f"{words} of {owner}", f"{words} of the {owner}", f"{owner}'s {words}")


def _root(thing: str, gazetteer: Gazetteer) -> str:
    """The state that a body belongs to by the data, over the bodies that it is part of."""
    seen: set[str] = set()
    while thing not in seen and (record := gazetteer.records.get(thing)) is not None and record.parent:
        seen.add(thing)
        thing = record.parent
    return thing

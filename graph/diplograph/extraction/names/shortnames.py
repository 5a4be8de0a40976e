"""Second look at the words of a block, with what the whole document has taught: surnames and new acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name, NameBook
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer
from diplograph.extraction.names.monarchs import is_crowned, is_titled
from diplograph.extraction.words.text import is_capitalised, surname, texts
from diplograph.extraction.words.wordlists import words as words_of
from diplograph.model import Form

#: Small nouns that belong to a name, before its acronym: "Joint Border Watch mission (JBW)".
_KINDS = words_of("shortnames.kinds")


@lru_cache(maxsize=1)
def known_surnames(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Surname -> ids of the gazetteer's people who bear it, sorted."""
    found: dict[str, set[str]] = {}
    for key, record in gazetteer.records.items():
        if record.entity.kind in ("Person", "Official") and " " in record.entity.label:
            found.setdefault(surname(record.entity.label), set()).add(key)
            found.setdefault(record.entity.label.split()[-1], set()).add(key)
    return {k: tuple(sorted(v)) for k, v in found.items()}


def complete(
    doc: Doc, names: Sequence[Name], book: NameBook, gazetteer: Gazetteer, date: str | None
) -> tuple[Name, ...]:
    """Names of the block with short names added, and lone surnames linked to the person they stand for."""
    covered = {i for n in names for i in range(n.first, n.last)}
    found = [_own_acronym(doc, n, book) or _relink(n, doc, book, gazetteer, date) for n in names]
    i, words = 0, texts(doc)
    while i < len(doc):
        hit = None if i in covered or not is_capitalised(words[i]) else _short(doc, i, covered, book)
        if hit is not None:
            found.append(hit)
            i = hit.last
        else:
            i += 1
    return tuple(sorted(found, key=lambda n: (n.first, -n.last)))


def _short(doc: Doc, i: int, covered: set[int], book: NameBook) -> Name | None:
    for last in range(min(len(doc), i + 4), i, -1):
        if any(j in covered for j in range(i, last)):
            continue
        thing = book.short.get(doc[i:last].text)
        if thing is not None:
            return Name(i, last, (Candidate(thing, Form.NAME),))
    return None


def learn_acronyms(doc: Doc, names: Sequence[Name], book: NameBook) -> None:
    """Teach the acronyms that stand in parentheses after a name: "Association of Coffee Growers (ACG)"."""
    for name in names:
        last = name.last + (doc[name.last : name.last + 1].text in _KINDS)
        after = [t.text for t in doc[last : last + 3]]
        if len(name.candidates) == 1 and len(after) == 3 and after[0] == "(" and after[2] == ")":
            words = [t.text for t in doc[name.first : name.last]]
            if abbreviates(after[1], words):
                book.short[after[1]] = name.candidates[0].entity


def explained(doc: Doc, names: Sequence[Name], book: NameBook) -> tuple[Name, ...]:
    """The names, those that no data have as what the acronym in parentheses after them is known to mean.

    "Inter-Government Authority on Development (IGAD)" is no other body than IGAD, if half of its words are the same.
    """
    return tuple(_explained(doc, n, book) for n in names)


def _explained(doc: Doc, name: Name, book: NameBook) -> Name:
    if name.nested or len(name.candidates) > 1 or name.candidates[0].entity in book.gazetteer.records:
        return name
    last = name.last
    while last - name.last < _REST and last < len(doc) and (doc[last].lower_ in _LINKS or doc[last].text.istitle()):
        last += 1
    after = [t.text for t in doc[last : last + 3]]
    if len(after) < 3 or after[0] != "(" or after[2] != ")" or not after[1].isupper():
        return name
    known = {c.entity for c in book.gazetteer.names.get(after[1], ())}
    thing = known.pop() if len(known) == 1 else None
    if thing is None or book.kind_of(thing) not in _LEAGUES or book.kind_of(name.candidates[0].entity) not in _BODIES:
        return name
    label = _content(book.gazetteer.entity(thing).label.split())
    if 2 * len(label & _content([t.text for t in doc[name.first : last]])) < len(label):
        return name
    return Name(name.first, last, (Candidate(thing, Form.NAME),))


def _content(words: Iterable[str]) -> set[str]:
    """The words of a name that tell what it is, without those that all bodies' names have."""
    return {w.casefold().rstrip("s") for w in words if len(w) > len("the")}


#: Most words between a name as it was found and the acronym that explains it, and small words among them.
_REST = 4
_LINKS = frozenset({"of", "on", "for", "the", "and", "in"})
#: Of these there is one of a name: many lands have a party called so.
_LEAGUES = frozenset({"InternationalOrganization", "Bloc", "Forum"})
_BODIES = frozenset("Organization InternationalOrganization Bloc Forum GovernmentBody PoliticalParty Company".split())


def learn_halves(names: Sequence[Sequence[Name]], book: NameBook) -> None:
    """Teach "the North" and "the South" of the one divided country of which the document speaks.

    Where it names one of the two states only, that state's own word may be its own north or south.
    """
    known = book.gazetteer.records
    states = {
        n.candidates[0].entity for found in names for n in found if book.kind_of(n.candidates[0].entity) == "State"
    }
    halves = (s.partition("-") for s in states)
    divided = {(f"north-{rest}", f"south-{rest}") for side, _, rest in halves if side in ("north", "south")}
    pairs = [pair for pair in divided if all(half in known or half in states for half in pair)]
    if len(pairs) == 1:
        for word, half, other in zip(("North", "South"), pairs[0], pairs[0][::-1], strict=True):
            if other in states:
                book.short[word] = half


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether a word in capitals is made of the initials of a name, in order (after Schwartz and Hearst 2003)."""
    if len(short) < 2 or not short.isupper() or not short.isalpha():
        return False
    initials = iter([w[0].upper() for w in words if w[0].isalpha()])
    return short[0] == words[0][0].upper() and all(letter in initials for letter in short)


def _own_acronym(doc: Doc, name: Name, book: NameBook) -> Name | None:
    """An acronym that the text itself explains is not what others call so."""
    text = doc[name.first].text
    if name.last - name.first != 1 or not text.isupper() or text not in book.short:
        return None
    return Name(name.first, name.last, (Candidate(book.short[text], Form.ACRONYM),), name.nested)


def _bearer(text: str, name: Name, book: NameBook) -> str | None:
    """The person of the document whose surname is also a people's name or a town's, of which the document does not
    speak.
    """
    bearer = book.short.get(text)
    if bearer is None or text in book.sites or name.candidates[0].entity == bearer:
        return None
    kinds = {book.kind_of(c.entity) for c in name.candidates}
    told = kinds == {"ActorGroup"} or ("Settlement" in kinds and kinds <= {"Settlement", "State"})
    named = bearer in book.entities.known and book.entities.known[bearer].kind == "Person"
    return bearer if named and told else None


def learn_sites(doc: Doc, names: Sequence[Name], book: NameBook) -> None:
    """Teach which words the document uses as names of towns."""
    book.sites |= {
        doc[n.first].text
        for n in names
        if n.last - n.first == 1 and n.first and doc[n.first - 1].lower_ in ("in", "at", "to", "from", "near", "of")
    }


def _relink(name: Name, doc: Doc, book: NameBook, gazetteer: Gazetteer, date: str | None) -> Name:
    """A one-word person that nobody introduced is the known bearer of the surname, if only one was in office then."""
    candidate = name.candidates[0]
    if name.last - name.first == 1 and (bearer := _bearer(doc[name.first].text, name, book)) is not None:
        return Name(name.first, name.last, (Candidate(bearer, Form.NAME),), name.nested)
    entity = book.entities.known.get(candidate.entity)
    if entity is not None and entity.reason.startswith("recognized as") and name.last - name.first > 1:
        bearer = book.short.get(entity.label, entity.id)  # "al-Hamdan" where the text names Rashid al-Hamdan
        if bearer != entity.id and book.kind_of(bearer) in ("Person", "Official"):
            return Name(name.first, name.last, (Candidate(bearer, Form.NAME),), name.nested)
    if name.last - name.first != 1 or entity is None or entity.reason == "gazetteer" or " " in entity.label:
        return name
    if entity.label in book.short and book.short[entity.label] != entity.id:
        return Name(name.first, name.last, (Candidate(book.short[entity.label], Form.NAME),), name.nested)
    bearers = known_surnames(gazetteer).get(entity.label, ())
    current = (
        [b for b in bearers if any(o.covers(date) for o in gazetteer.records[b].offices)] if date else list(bearers)
    )
    if is_crowned(doc, name.first):
        current = [b for b in current if is_titled(gazetteer.entity(b).label)]
    told = entity.kind in ("Person", "Official") or (date is not None and entity.reason.startswith("recognized as"))
    if len(current) == 1 and told:
        return Name(name.first, name.last, (Candidate(current[0], Form.NAME),), name.nested)
    return name

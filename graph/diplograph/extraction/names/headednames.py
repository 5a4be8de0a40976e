"""Names that a class noun ends or begins: "Arden Strategy", "Treaty of Arden", "Arden accords", "Republic of Arden"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.capitalruns import MONTHS, reach_back, reach_forward
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import is_capitalised, of_before, texts
from diplograph.model import Form

#: Fewest tokens, less one, of a known name that a class noun opens and that goes no further: "Treaty of Rome".
_SHORT = 2
#: Nouns of fights that a text writes small in their names too: "the battle of Verdun".
_FOUGHT = frozenset({"battle", "siege"})
#: Titles before a surname that is a class noun too: "President Park".
#: "The Tokugawa shogunate", "the Ly dynasty": what a house rules, unless the name is a state's already.
_REALMS = frozenset({"State", "ActorGroup"})
_TITLES = frozenset({"President", "Minister", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Chancellor", "General"})
#: A heading goes on with these in capitals after a name: "Remarks by President A of B Before Bilateral Meeting".
_TIMING = frozenset({"Before", "After", "During", "Following", "Ahead", "Amid", "Until"})
#: Words that begin a leader's title: "the Labour Party of Prime Minister A" is not called after its leader.
_LEADERS = _TITLES | {"Prime", "Premier", "Senator", "Vice"}


def by_class_noun(doc: Doc, found: Sequence[Found], nouns: ClassNouns, gazetteer: Gazetteer) -> Iterator[Found]:
    """The capitalised runs that a class noun ends or begins; `found` are the names of the block found so far."""
    inside = {i for f in found for i in range(f.first, f.last)}
    known = {f.first for f in found if f.candidates and f.last - f.first > _SHORT}
    persons = {i for f in found if f.kind == "Person" or f.person for i in range(f.first, f.last)}
    sure = {i for f in found if f.candidates for i in range(f.first, f.last)}
    adjectives = {f.first for f in found if f.candidates and f.candidates[0].form is Form.ADJECTIVE}
    for i, word in enumerate(texts(doc)):
        if (kind := nouns.suffix.get(word)) is not None:
            first = reach_back(doc, i, inside, persons)
            first = next((j + 1 for j in range(i - 1, first, -1) if doc[j].text in _TIMING), first)
            titled = kind == "Place" and doc[i - 1].text in _TITLES
            titled = titled or (kind == "Document" and _of_person(doc, first, i))
            if first < i and not titled and not nouns.generic(t.text for t in doc[first : i + 1]):
                kind = _wider(doc, first, kind)
                last = _whose_meeting(doc, i, sure - adjectives, persons) if kind == "Meeting" else i + 1
                yield Found(first, last, 3, kind=kind, reason=f"class noun “{word}”")
        opening = word.title() if word in _FOUGHT else word
        if (kind := nouns.prefix.get(opening)) is not None and i + 2 < len(doc) and i not in known:
            yield from _begun(doc, i, kind, found, nouns, gazetteer)
        kind = nouns.lower.get(word)
        if kind == "Initiative" and i > 1 and i - 1 not in sure and is_capitalised(doc[i - 1].text):
            first = reach_back(doc, i, inside)
            if i - first > 1 and not doc[first].is_stop and doc[i - 1].text not in nouns.common:
                yield Found(first, i + 1, 3, kind=kind, reason=f"class noun “{word}”")
        if kind is not None and i and i - 1 in inside and i - 1 not in adjectives:
            first = reach_back(doc, i, inside)
            if first < i and (kind in ("Agreement", "Meeting", "Corridor") or (kind in _REALMS and i - 1 not in sure)):
                yield Found(first, i + 1, 3, kind=kind, reason=f"class noun “{word}”")


def _whose_meeting(doc: Doc, head: int, known: set[int], persons: set[int]) -> int:
    """End of a meeting's name with those who meet: "Ninth Conference of Arctic States", not "of Norway", "of May"."""
    last = head + 2
    if last >= len(doc) or doc[head + 1].text != "of":
        return head + 1
    while last < len(doc) and last not in known and last not in persons and is_capitalised(doc[last].text):
        last += 1
    return last if last > head + 2 and doc[head + 2].text not in MONTHS else head + 1


def _begun(
    doc: Doc, head: int, kind: str, found: Sequence[Found], nouns: ClassNouns, gazetteer: Gazetteer
) -> Iterator[Found]:
    """The name that a class noun begins with "of" and the like after it; "General" may stand between."""
    if doc[head].is_lower and not is_capitalised(doc[head + 2].text):
        return
    link = head + 2 if doc[head + 1].text == "General" else head + 1
    if doc[link].text not in ("of", "on", "for") or link + 1 >= len(doc):
        return
    if kind == "PoliticalParty" and doc[link + 1].text in _LEADERS:
        return
    if doc[head].text in ("Republic", "Kingdom"):
        last = _land_end(doc, link)
        if _is_state(doc, link, last, gazetteer):
            return
    else:
        battle = kind == "ArmedConflict"  # fought at a place, whatever the model takes its name for
        persons = {i for f in found if f.kind == "Person" or f.person for i in range(f.first, f.last)}
        last = reach_forward(doc, link, set() if battle else persons)
    if kind == "Meeting":
        last = next((i for i in range(link + 2, last) if doc[i].text in ("in", "at")), last)
    owners = (f for f in found if f.candidates and head < f.first < last < f.last and of_before(doc, f.first))
    last = next((f.last for f in owners), last)
    if last > link + 1:
        kind = nouns.beginning([t.text for t in doc[head:last]]) or kind
        inside = {i for f in found for i in range(f.first, f.last)}
        first = head if doc[head].is_lower else reach_back(doc, head, inside)
        text = doc[head:last].text
        label = text[:1].upper() + text[1:] if doc[head].is_lower else ""
        yield Found(first, last, 3, kind=kind, reason=f"class noun “{doc[head].text}”", label=label)


def _land_end(doc: Doc, link: int) -> int:
    """The end of the capitalised words right after a link and its article."""
    last = link + (2 if doc[link + 1].lower_ == "the" else 1)
    while last < len(doc) and is_capitalised(doc[last].text) and doc[last].is_alpha:
        last += 1
    return last


def _is_state(doc: Doc, link: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether a state's usual name follows a link: "Republic of Chad" is Chad under any form of government."""
    first = link + (2 if doc[link + 1].lower_ == "the" else 1)
    inner = next(gazetteer.inside(texts(doc), first, last + 1), None)
    return inner is not None and inner.first == first and gazetteer.entity(inner.candidates[0].entity).kind == "State"


def _of_person(doc: Doc, first: int, head: int) -> bool:
    """Whether a class noun belongs to a person's name: "Nathan Law", "Minister Bill Hayden"."""
    told = first > 0 and doc[first - 1].lower_ in ("the", "a", "this")
    return doc[head].ent_type_ == "PERSON" and not told


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

"""Forms of a person's name: with names in the middle that may be left out, with a nickname in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import PARTICLES, surname, texts
from diplograph.model import Entity, Form

_PERSONS = frozenset({"Person", "Official"})
_OPENING, _CLOSING = frozenset("‘“\"'"), frozenset("’”\"'")
#: More than a surname of the data, which the name holds.
_RANK = 4
#: Words of the longest nickname: "El Chapo".
_NICKNAME = 2


def shortened(label: str) -> str | None:
    """First and last name of somebody named with more: "Adama Moussa Traoré" is "Adama Traoré"; None for other names.

    An initial in the middle may be all that tells two people apart, and a particle belongs to the surname.
    """
    words = label.split()
    if len(words) < 3 or any(w.casefold() in PARTICLES or len(w.rstrip(".")) < 2 for w in words):
        return None
    return f"{words[0]} {words[-1]}"


def known_bearer(label: str, gazetteer: Gazetteer) -> str | None:
    """The one known person whose first and last name those of a longer name are; None if there is none or several."""
    short = shortened(label)
    found = {c.entity for c in gazetteer.names.get(short, ())} if short is not None else set()
    bearer = found.pop() if len(found) == 1 else None
    return bearer if bearer is not None and gazetteer.entity(bearer).kind in _PERSONS else None


def met_bearer(label: str, known: Mapping[str, Entity], short: Mapping[str, str], slug: str) -> str | None:
    """The person whom the text has named by fewer of his names (`slug` is the id of these) or by more; else None."""
    if slug in known and known[slug].kind in _PERSONS:
        return slug
    return short.get(label) if " " in label and label not in known else None


def nicknamed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Found]:
    """ "Moussa ‘Boss’ Keïta": one name, of whom the nickname or the surname is known to mean."""
    words = texts(doc)
    for at in range(1, len(words) - 3):
        if words[at] not in _OPENING or not _named(words[at - 1]) or not _named(words[at + 1]):
            continue
        close = next((i for i in range(at + 2, min(at + 3 + _NICKNAME, len(words))) if words[i] in _CLOSING), None)
        if close is None or close + 1 >= len(words) or not _named(words[close + 1]) or doc[close].whitespace_ == "":
            continue
        if not doc[at - 1].whitespace_ or doc[at].whitespace_ or not all(_named(w) for w in words[at + 1 : close]):
            continue
        first = at - 2 if at > 1 and doc[at - 2].ent_type_ == "PERSON" and _named(words[at - 2]) else at - 1
        label = " ".join((*words[first:at], words[close + 1]))
        candidates = _known((label, " ".join(words[at + 1 : close]), surname(label)), gazetteer)
        yield Found(first, close + 2, _RANK, candidates, "Person", "with a nickname", person=True, label=label)


def _known(names: Sequence[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    for name in names:
        found = {c.entity for c in gazetteer.names.get(name, ()) if gazetteer.entity(c.entity).kind in _PERSONS}
        if len(found) == 1:
            return (Candidate(found.pop(), Form.NAME),)
    return ()


def _named(word: str) -> bool:
    return word.istitle() and word.isalpha() and len(word) > 1

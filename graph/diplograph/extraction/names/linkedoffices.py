"""Office phrases whose owners and holders are linked: the title, of whom it is, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.linking import Link
from diplograph.extraction.names.officepairs import OfficePhrase
from diplograph.extraction.words.wordlists import words
from diplograph.model import Span

#: How far before a title its owner is looked for: "his most trusted aide".
_ADJECTIVES = 4
_WHOSE = frozenset({"his", "her", "their", "its", "my", "our", "'s", "’s"})
_UNWRITTEN, _ASSEMBLIES = words("linkedoffices.unwritten"), words("linkedoffices.assemblies")


@dataclass(frozen=True, slots=True)
class LinkedOffice:
    """An office phrase at a token of the passage: the title, its owners, and the holder if it is named there.

    `written` are the words of title and owners together ("spokesman for the Kenyan army"), the title's alone where no
    owner stands beside it, none for a former office.
    `owned` tells that the words name an owner ("his aide", "leader of the party"), whether it is known or not.
    """

    token: int
    phrase: OfficePhrase
    span: Span
    owners: tuple[str, ...]
    holder: str | None
    written: str = ""
    owned: bool = False


def span_of(base: int, doc: Doc, first: int, last: int) -> Span:
    """Document span of tokens first..last-1 of a block that begins at `base`."""
    return Span(base + doc[first].idx, base + doc[last - 1].idx + len(doc[last - 1]))


def linked_office(token: int, office: OfficePhrase, links: Mapping[Name, Link], base: int, doc: Doc) -> LinkedOffice:
    """The office of a phrase with its owners and its holder linked; `token` is the view's, `doc` as it was named."""
    owners = tuple(links[o].entity for o in office.owners)
    holder = links[office.holder].entity if office.holder else None
    return LinkedOffice(
        token,
        office,
        span_of(base, doc, office.first, office.last),
        owners,
        holder,
        _written(office, doc),
        _owned(office, doc),
    )


def _owned(office: OfficePhrase, doc: Doc) -> bool:
    if office.title.first and doc[office.title.first - 1].text in _ASSEMBLIES:
        return True  # "Council President A"
    after, at = office.title.last, office.title.first - 1
    while at > 0 and office.title.first - at < _ADJECTIVES and doc[at].is_lower and doc[at].lower_ not in _WHOSE:
        at -= 1
    before = doc[at].lower_ if at >= 0 else ""
    return before in _WHOSE or (after < len(doc) and doc[after].lower_ in ("of", "for"))


def _parted(office: OfficePhrase) -> bool:
    """Whether the holder stands between title and owner: "President A of Chile"."""
    holder = office.holder
    return holder is not None and any(office.title.last <= holder.first < o.first for o in office.owners)


def _written(office: OfficePhrase, doc: Doc) -> str:
    if office.title.former:
        return ""
    if not office.owners or _parted(office):
        return " ".join(doc[office.title.first : office.title.last].text.split())
    first, last = office.first, office.last
    if office.holder is not None and office.holder.last <= office.title.first:
        first = office.title.first
    elif office.holder is not None:
        last = max(office.title.last, *(o.last for o in office.owners))
    while first < last and (doc[first].text in _UNWRITTEN or doc[first].is_punct):
        first += 1
    return " ".join(doc[first:last].text.split())

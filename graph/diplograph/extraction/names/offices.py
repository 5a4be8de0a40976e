"""Who holds which office: "Russian Foreign Minister Sergey Lavrov", "Alen Simonyan, the President of the Assembly".

Works on the words before parsing, because titles are what a parser breaks on; the whole phrase is then one token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.colleagues import FELLOW, FELLOWS, counterparts, title_of_colleague
from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.holders import Holders
from diplograph.extraction.names.officefields import end_of_field
from diplograph.extraction.names.officepairs import (
    Kinds,
    OfficePhrase,
    beside,
    in_other_state,
    of_both,
)
from diplograph.extraction.names.owners import Owners
from diplograph.extraction.names.remits import charged
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.titles import Title, TitlePhrase, Titles

#: No head of state is one of these, whatever follows his or her name: "President A of the Liberal Alliance".
_ASSOCIATIONS = frozenset({"PoliticalParty", "Organization"})
_SMALL = frozenset("a an and as at by for from his her in its new of on or that their then to which who with".split())
#: What somebody's counterpart is where the office is of a body: "the board's chairman and his Chadian counterpart".
_COLLEAGUE = Title("Counterpart", ("counterpart",), post=False)
#: Between states and those who hold the same office of them: "the ministers of A and B – C and D".
_BETWEEN_LISTS = frozenset({",", "and", "&", "-", "–", "—", "(", ":"})


#: Before when, where and for how long, which ends an apposed title that has its owner.
_CIRCUMSTANCES = frozenset("in on at during for after before".split())


class OfficeFinder:
    """Finds office phrases in the words and names of a block."""

    def __init__(self, titles: Titles, kinds: Kinds, holders: Holders) -> None:
        self._titles = titles
        self._kinds = kinds
        self._holders = holders
        self._owners = Owners(titles, kinds)

    def find(self, doc: Doc, names: Sequence[Name], held: dict[str, TitlePhrase]) -> tuple[OfficePhrase, ...]:
        """Non-overlapping office phrases in order; `held`, the titles of things told so far, learns them."""
        words = texts(doc)
        outer = [n for n in names if not n.nested]
        starts = {n.first: n for n in outer}
        ends = {n.last: n for n in outer}
        stops = frozenset(i for n in outer for i in range(n.first, n.last))
        found: list[OfficePhrase] = []
        i = 0
        while i < len(words):
            title = None if i in stops else self._titles.at(words, i, stops)
            if words[i] in FELLOW and (colleague := self._colleague(words, i, outer, found, held)) is not None:
                found.append(colleague)
                i = colleague.last
                continue
            if words[i] in FELLOWS and (several := self._colleagues(words, i, outer, found, held)):
                found += several
                i = found[-1].last
                continue
            if title is None or self._partial(words, title):
                i += 1
                continue
            floor = found[-1].last if found else 0
            several = self._several(words, title, starts) if title.plural else []
            several = several or (self._respectively(words, title, starts) if title.plural else [])
            if several:
                found += several
            else:
                office = beside(words, found, self._complete(words, title, starts, ends, floor))
                found[-1:] = [*(of_both(o, office, self._kinds) for o in found[-1:]), office]
            i = max(found[-1].last, title.last)
            held |= {o.holder.candidates[0].entity: o.title for o in found[-len(several) :] if o.holder is not None}
        return tuple(found)

    def _partial(self, words: list[str], title: TitlePhrase) -> bool:
        """Whether a common noun before "chief" tells that it is of a part only: "the company's finance chief"."""
        before = words[title.first - 1] if title.first else ""
        common = before.isalpha() and before.islower() and before not in _SMALL and before != "the"
        return title.title.label == "Chief" and title.label == "Chief" and common

    def _colleague(
        self,
        words: list[str],
        i: int,
        names: Sequence[Name],
        found: Sequence[OfficePhrase],
        held: Mapping[str, TitlePhrase],
    ) -> OfficePhrase | None:
        """ "Minister A and his Iranian counterpart B": B has the same office of Iran."""
        owner = next((n for n in names if n.last == i), None)
        starts = {n.first: n for n in names}
        own = self._titles.at(words, i + 1, frozenset(starts)) if i + 1 < len(words) else None
        holder, end = self._holders.after(words, own.last if own is not None else i + 1, starts)
        if owner is None or holder is None or not self._kinds(owner) & {"State", "Territory"}:
            return None
        title = own or title_of_colleague(words, i, found, names, held)
        if title is None or (found and owner.first < found[-1].last):
            return None
        if title.title.holder != "state":
            title = replace(title, title=_COLLEAGUE, label=_COLLEAGUE.label)  # of a body that is not named
        title = title if own is not None else in_other_state(title, self._titles)
        return OfficePhrase(owner.first, end, title, (owner,), holder)

    def _colleagues(
        self,
        words: list[str],
        i: int,
        names: Sequence[Name],
        found: Sequence[OfficePhrase],
        held: Mapping[str, TitlePhrase],
    ) -> list[OfficePhrase]:
        """ "Minister A and his Lao and Thai counterparts, B and C": each has the same office of his state."""
        pairs = counterparts(
            words,
            i,
            names,
            lambda n: self._holders.is_person(words, n),
            lambda at: self._holders.over_honorifics(words, at),
        )
        title = title_of_colleague(words, i, found, names, held) if pairs else None
        if title is None or title.title.holder != "state" or any("State" not in self._kinds(o) for o, _ in pairs):
            return []
        firsts = (pairs[0][0].first, *(holder.first for _, holder in pairs[1:]))
        plain = in_other_state(title, self._titles)
        return [OfficePhrase(f, h.last, plain, (o,), h) for f, (o, h) in zip(firsts, pairs, strict=True)]

    def _several(self, words: list[str], title: TitlePhrase, starts: dict[int, Name]) -> list[OfficePhrase]:
        """ "Presidents A of X, B of Y and C of Z": one phrase for each holder."""
        found: list[OfficePhrase] = []
        at, first = title.last, title.first
        while (name := starts.get(at)) is not None and self._holders.is_person(words, name):
            last, owners = self._owners.after(words, name.last, starts)
            found.append(OfficePhrase(first, last, title, owners, name))
            at = last
            while at < len(words) and words[at] in (",", "and", "&"):
                at += 1
            first = at
        return found if len(found) > 1 else []

    def _respectively(self, words: list[str], title: TitlePhrase, starts: dict[int, Name]) -> list[OfficePhrase]:
        """ "The presidents of X and Y, A and B": the first is president of X, the second of Y."""
        last, owners = self._owners.after(words, title.last, starts, several=True)
        holders: list[Name] = []
        at = last
        while at < len(words) and len(holders) < len(owners):
            if words[at] in _BETWEEN_LISTS:
                at += 1
                continue
            name = starts.get(at)
            if name is None or not self._holders.is_person(words, name):
                return []
            holders.append(name)
            at = name.last
        if len(owners) < 2 or len(holders) < len(owners):
            return []
        firsts = (title.first, *(h.first for h in holders[1:]))
        pairs = zip(firsts, holders, owners, strict=True)
        return [OfficePhrase(first, holder.last, title, (owner,), holder) for first, holder, owner in pairs]

    def _complete(
        self, words: list[str], title: TitlePhrase, starts: dict[int, Name], ends: dict[int, Name], floor: int
    ) -> OfficePhrase:
        first, owners = self._owners.before(words, title, ends, floor)
        if owners and first > floor and self._titles.is_past(words[first - 1]):
            title = replace(title, former=True)
        last, after = self._owners.after(words, title.last, starts, several=title.plural)
        field = (
            end_of_field(words, title.last, starts, self._holders.is_person) if title.title.owner is not None else None
        )
        last, after = (last, after) if field is None else (field, ())
        if after and words[last : last + 1] == ["to"] and words[title.last] == "of":
            last, _ = self._owners.after(words, last, starts)  # "Ambassador of Ghana to Japan"
        if owners and after and _is_site(words, first):
            first, owners = title.first, ()
        owners = owners or after
        if title.plural and len(owners) > 1:
            return OfficePhrase(first, last, title, owners, None)
        if title.title.charged:
            last = charged(words, title.last, last, starts, lambda n: self._holders.is_person(words, n))
        holder, end = self._holders.after(words, last, starts)
        if holder is None and (owners or title.last - title.first > 1):
            holder, end = self._holders.unnamed(words, last, starts, ends)
        if holder is not None:
            if not owners and title.title.holder == "state" and words[end : end + 1] == ["of"]:
                _, after = self._owners.after(words, end, starts)  # "King A of X"; X stays a name of its own
                owners = tuple(o for o in after if not self._kinds(o) & _ASSOCIATIONS)  # nor of a party
            return OfficePhrase(first, end, title, owners, holder)
        before = self._holders.before(words, first, ends, floor)
        if before is not None and (self._holders.closes(words, last) or (owners and words[last] in _CIRCUMSTANCES)):
            return OfficePhrase(before.first, last, title, owners, before, apposed=True)
        return OfficePhrase(first, last, title, owners, None)


def _is_site(words: Sequence[str], first: int) -> bool:
    """Whether the name that begins at a word tells where something happens: "received in Accra President of Chad A"."""
    before = first - 1 if first and words[first - 1] == "the" else first
    return before > 0 and words[before - 1] in ("in", "at")

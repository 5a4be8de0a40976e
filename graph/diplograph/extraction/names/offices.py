"""Who holds which office: "Russian Foreign Minister Sergey Lavrov", "Alen Simonyan, the President of the Assembly".

Works on the words before parsing, because titles are what a parser breaks on; the whole phrase is then one token.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.colleagues import counterparts, title_of_colleague
from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.officefields import end_of_field
from diplograph.extraction.names.officepairs import (
    Kinds,
    OfficePhrase,
    beside,
    in_other_state,
    of_both,
)
from diplograph.extraction.names.remits import charged, posted
from diplograph.extraction.names.senders import sender
from diplograph.extraction.words.text import PARTICLES, is_capitalised, over_initials
from diplograph.extraction.words.titles import Title, TitlePhrase, Titles
from diplograph.model import Form

_OWNER_KINDS = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty Region".split()
)
_BODY_KINDS = frozenset("Organization InternationalOrganization GovernmentBody Company PoliticalParty".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
#: No head of state is one of these, whatever follows his or her name: "President A of the Liberal Alliance".
_ASSOCIATIONS = frozenset({"PoliticalParty", "Organization"})
#: What the offices of a party normally belong to; a state's minister is none of the party that is named before.
_PARTY_HELD = frozenset({"organization", "none"})
_SITE_KINDS = frozenset({"Place", "Infrastructure"})
#: Between "of" and the name of what an office belongs to.
_BEFORE_OWNERS = frozenset(
    "the Republic State Kingdom of Federal Islamic People company concern corporation firm group holding party "
    "movement agency newspaper channel bank organization organisation association “ \" ' ‘ «".split()
)
#: Most words, hyphens too, between an article and the body that they describe.
_ADJECTIVES = 6
_SMALL = frozenset("a an and as at by for from his her in its new of on or that their then to which who with".split())
#: No plural of people is so short: "as", "is".
_SHORT = 4
#: What somebody's counterpart is where the office is of a body: "the board's chairman and his Chadian counterpart".
_COLLEAGUE = Title("Counterpart", ("counterpart",), post=False)
#: Between states and those who hold the same office of them: "the ministers of A and B – C and D".
_BETWEEN_LISTS = frozenset({",", "and", "&", "-", "–", "—", "(", ":"})
_APPOSITION_ENDS = frozenset({",", ".", ";", ")", "and", "who", ":", "said", "or", "!", "?"})


#: Before when, where and for how long, which ends an apposed title that has its owner.
_CIRCUMSTANCES = frozenset("in on at during for after before".split())


class OfficeFinder:
    """Finds office phrases in the words and names of a block."""

    def __init__(
        self,
        titles: Titles,
        kinds: Kinds,
        as_person: Callable[[Name], bool],
        new_person: Callable[[int, Sequence[str]], Name | None],
    ) -> None:
        """`as_person` makes a person of a name that the language model took for something else; False if it may not.

        `new_person` makes one of words at a token that nobody took for a name; None if they cannot be.
        """
        self._titles = titles
        self._new_person = new_person
        self._kinds = kinds
        self._as_person = as_person

    def find(self, doc: Doc, names: Sequence[Name], held: dict[str, TitlePhrase]) -> tuple[OfficePhrase, ...]:
        """Non-overlapping office phrases in order; `held`, the titles of things told so far, learns them."""
        words = [t.text for t in doc]
        outer = [n for n in names if not n.nested]
        starts = {n.first: n for n in outer}
        ends = {n.last: n for n in outer}
        stops = frozenset(i for n in outer for i in range(n.first, n.last))
        found: list[OfficePhrase] = []
        i = 0
        while i < len(words):
            title = None if i in stops else self._titles.at(words, i, stops)
            if words[i] == "counterpart" and (colleague := self._colleague(words, i, outer, found, held)) is not None:
                found.append(colleague)
                i = colleague.last
                continue
            if words[i] == "counterparts" and (several := self._colleagues(words, i, outer, found, held)):
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
        holder, end = self._holder_after(words, own.last if own is not None else i + 1, starts)
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
            words, i, names, lambda n: self._is_person(words, n), lambda at: self._over_honorifics(words, at)
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
        while (name := starts.get(at)) is not None and self._is_person(words, name):
            last, owners = self._owners_after(words, name.last, starts)
            found.append(OfficePhrase(first, last, title, owners, name))
            at = last
            while at < len(words) and words[at] in (",", "and", "&"):
                at += 1
            first = at
        return found if len(found) > 1 else []

    def _respectively(self, words: list[str], title: TitlePhrase, starts: dict[int, Name]) -> list[OfficePhrase]:
        """ "The presidents of X and Y, A and B": the first is president of X, the second of Y."""
        last, owners = self._owners_after(words, title.last, starts, several=True)
        holders: list[Name] = []
        at = last
        while at < len(words) and len(holders) < len(owners):
            if words[at] in _BETWEEN_LISTS:
                at += 1
                continue
            name = starts.get(at)
            if name is None or not self._is_person(words, name):
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
        first, owners = self._owner_before(words, title, ends, floor)
        if owners and first > floor and self._titles.is_past(words[first - 1]):
            title = replace(title, former=True)
        last, after = self._owners_after(words, title.last, starts, several=title.plural)
        field = end_of_field(words, title.last, starts, self._is_person) if title.title.owner is not None else None
        last, after = (last, after) if field is None else (field, ())
        if after and words[last : last + 1] == ["to"] and words[title.last] == "of":
            last, _ = self._owners_after(words, last, starts)  # "Ambassador of Ghana to Japan"
        if owners and after and _is_site(words, first):
            first, owners = title.first, ()
        owners = owners or after
        if title.plural and len(owners) > 1:
            return OfficePhrase(first, last, title, owners, None)
        if title.title.charged:
            last = charged(words, title.last, last, starts, lambda n: self._is_person(words, n))
        holder, end = self._holder_after(words, last, starts)
        if holder is None and (owners or title.last - title.first > 1):
            holder, end = self._unnamed_holder(words, last, starts, ends)
        if holder is not None:
            if not owners and title.title.holder == "state" and words[end : end + 1] == ["of"]:
                _, after = self._owners_after(words, end, starts)  # "King A of X"; X stays a name of its own
                owners = tuple(o for o in after if not self._kinds(o) & _ASSOCIATIONS)  # nor of a party
            return OfficePhrase(first, end, title, owners, holder)
        before = self._holder_before(words, first, ends, floor)
        if before is not None and (self._closes(words, last) or (owners and words[last] in _CIRCUMSTANCES)):
            return OfficePhrase(before.first, last, title, owners, before, apposed=True)
        return OfficePhrase(first, last, title, owners, None)

    def _owner_before(
        self, words: list[str], title: TitlePhrase, ends: dict[int, Name], floor: int
    ) -> tuple[int, tuple[Name, ...]]:
        at = title.first
        while at > floor and words[at - 1].casefold() in (
            "new",
            "newly",
            "current",
            "then",
            "own",
            "-",
            "late",
            "incoming",
        ):
            at -= 1
        if at > floor and words[at - 1] in _POSSESSIVE:
            at -= 1
        name = ends.get(at)
        if name is not None and name.first >= floor and self._kinds(name) & _OWNER_KINDS:
            state = sender(words, title.title.label, name, ends, self._kinds)
            if state is not None and state.first >= floor:
                return state.first, (state,)
            partisan = title.title.holder not in _PARTY_HELD and "PoliticalParty" in self._kinds(name)
            return (title.first, ()) if partisan else (name.first, (name,))  # "Labour Prime Minister A"
        return title.first, ()

    def _owners_after(
        self, words: list[str], last: int, starts: dict[int, Name], *, several: bool = False
    ) -> tuple[int, tuple[Name, ...]]:
        if last >= len(words) or words[last] not in ("of", "to", "for", "at"):
            return last, ()
        at = last + 1
        while at < len(words) and at not in starts and words[at] in _BEFORE_OWNERS:
            at += 1
        name = starts.get(at)
        if name is None:
            name = self._described(words, at, starts)
        if name is None:
            return last, ()
        if _modifies(words, name):
            return last, ()  # "leader of the Kenyan nationalists" leads them, not Kenya
        possessed = None
        if name.last < len(words) and words[name.last] in _POSSESSIVE:
            possessed = starts.get(name.last + 1) or self._described(words, name.last + 1, starts)
        if possessed is not None and self._kinds(possessed) & _BODY_KINDS:
            name = possessed
        if not self._kinds(name) & (_OWNER_KINDS | _SITE_KINDS):
            return last, ()
        owners = [name]
        bodies = bool(self._kinds(name) & _BODY_KINDS)
        while (more := self._next_in_list(words, owners[-1].last, starts, several=several, bodies=bodies)) is not None:
            owners.append(more)
        return owners[-1].last, tuple(owners)

    def _described(self, words: list[str], at: int, starts: dict[int, Name]) -> Name | None:
        """The body that adjectives stand before: "leader of the conservative Civic Party"."""
        first = at
        while at < len(words) and at - first < _ADJECTIVES and at not in starts:
            if not (words[at].islower() or words[at] in ("-", ",")) or words[at] in _SMALL:
                return None
            at += 1
        name = starts.get(at) if at > first else None
        return name if name is not None and self._kinds(name) & _BODY_KINDS else None

    def _next_in_list(
        self, words: list[str], at: int, starts: dict[int, Name], *, several: bool = False, bodies: bool = False
    ) -> Name | None:
        joints = ("and", "&", ",") if several else ("and", "&")
        if at < len(words) and words[at] in joints and at + 1 < len(words):
            more = starts.get(at + 2 if words[at + 1] in ("and", "the") else at + 1)
            if more is None or (not several and all(c.form is Form.ADJECTIVE for c in more.candidates)):
                return None  # "Prime Minister A of Norway and the Kenyan leader B"
            after = more.last
            if self._kinds(more) & ({"State"} | (_BODY_KINDS if bodies else frozenset())) and (
                after >= len(words) or not is_capitalised(words[after]) or after in starts
            ):
                return more
        return None

    def _holder_after(self, words: list[str], last: int, starts: dict[int, Name]) -> tuple[Name | None, int]:
        last = posted(words, last, starts)
        at = last + (words[last : last + 1] in ([","], ["-"], ["–"]))
        at = at if at in starts else self._over_honorifics(words, at)
        name = starts.get(at)
        if words[last : last + 1] != [","]:
            name = self._known_after(words, at, starts) or name
        if name is not None and self._is_person(words, name):
            if at > last and words[last] == "," and not self._closes(words, name.last):
                return None, last
            return name, name.last
        return None, last

    def _known_after(self, words: list[str], at: int, starts: dict[int, Name]) -> Name | None:
        """The full name that follows one more given name of somebody: "Prime Minister Karim" A B."""
        first = starts.get(at)
        end = first.last if first is not None else at + 1
        name = starts.get(end)
        one = end == at + 1 and at < len(words) and self._could_be_person(words[at])
        if not one or name is None or name.last - name.first < 2 or not self._kinds(name) & {"Person", "Official"}:
            return None
        return name if first is None or self._kinds(first) & {"Person"} else None

    def _unnamed_holder(
        self, words: list[str], last: int, starts: dict[int, Name], ends: dict[int, Name]
    ) -> tuple[Name | None, int]:
        """ "Governor of Lakeland Anna Hill", "the special envoy, Anna Hill,": capitalised words that no name holds.

        Two or three of them, or only one's end.
        """
        apart = words[last : last + 1] == [","]
        first = end = self._over_honorifics(words, last + 1 if apart else last)
        begin = end = over_initials(words, first, starts)
        while (
            end < len(words)
            and end - begin < 3
            and (self._could_be_person(words[end]) or (end > begin and self._middle(words, end)))
            and (end == begin or end not in starts or self._kinds(starts[end]) & {"Person", "Official"})
        ):
            end = starts[end].last if end in starts else end + 1
        free = first not in starts and not any(first < e < end for e in ends)
        if not free or end == begin or not 1 < end - first < 4 or (end < len(words) and is_capitalised(words[end])):
            return None, last
        if apart and not self._closes(words, end):
            return None, last
        name = self._new_person(first, words[first:end])
        return (name, end) if name is not None else (None, last)

    def _over_honorifics(self, words: list[str], at: int) -> int:
        while at < len(words):
            end = self._titles.after_style(words, at)
            if end == at and not self._titles.is_style(words[at]):
                break
            at = max(end, at + 1)
            at += words[at : at + 1] == ["."] and words[at - 1] != "."  # "Hon." in two tokens
        return at

    def _could_be_person(self, word: str) -> bool:
        return word.istitle() and word.isalpha() and len(word) > 1 and not self._titles.begins(word)

    def _middle(self, words: list[str], at: int) -> bool:
        """Whether a word is an initial before a surname: "Anna M. Hill"."""
        return over_initials(words, at, {}) == at + 1 < len(words) and self._could_be_person(words[at + 1])

    def _is_person(self, words: list[str], name: Name) -> bool:
        """Who follows a title is a person, whatever the language model took the name for."""
        if self._kinds(name) & {"Person", "Official"}:
            return True
        named = words[name.first : name.last]
        capitals = all((w.istitle() and w.isalpha()) or w in PARTICLES or w == "-" for w in named)
        return 1 < len(named) < 7 and named[0].istitle() and capitals and self._as_person(name)

    def _holder_before(self, words: list[str], first: int, ends: dict[int, Name], floor: int) -> Name | None:
        at = first
        if at > floor and words[at - 1] == "the":
            at -= 1
        if at > floor and words[at - 1] in (",", "(", "as"):
            name = ends.get(at - 1)
            if name is not None and words[at - 1] == "as" and words[name.first - 1 : name.first] != ["with"]:
                return None  # only "with A as president" says that A is so
            if name is not None and name.first >= floor and self._kinds(name) & {"Person", "Official"}:
                return name
        return None

    @staticmethod
    def _closes(words: list[str], last: int) -> bool:
        return last >= len(words) or words[last] in _APPOSITION_ENDS or words[last].isspace()


def _modifies(words: Sequence[str], name: Name) -> bool:
    """Whether a nationality only tells of which people somebody is the leader: "the Kenyan nationalists"."""
    adjective = all(c.form is Form.ADJECTIVE for c in name.candidates)
    after = words[name.last] if name.last < len(words) else ""
    return adjective and after.isalpha() and after.islower() and after.endswith("s") and len(after) > _SHORT


def _is_site(words: Sequence[str], first: int) -> bool:
    """Whether the name that begins at a word tells where something happens: "received in Accra President of Chad A"."""
    before = first - 1 if first and words[first - 1] == "the" else first
    return before > 0 and words[before - 1] in ("in", "at")

"""Whose an office is: the states and bodies named before its title or after it."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.officepairs import Kinds
from diplograph.extraction.names.senders import sender
from diplograph.extraction.words.text import is_capitalised
from diplograph.extraction.words.titles import TitlePhrase, Titles
from diplograph.extraction.words.wordlists import words as word_list
from diplograph.model import Form

_OWNER_KINDS = frozenset(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty Region".split()
)
_BODY_KINDS = frozenset("Organization InternationalOrganization GovernmentBody Company PoliticalParty".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
#: What the offices of a party normally belong to; a state's minister is none of the party that is named before.
_PARTY_HELD = frozenset({"organization", "none"})
_LANDS = frozenset({"State", "Territory", "GeopoliticalEntity"})
_STANDING = word_list("owners.standing")
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


class Owners:
    """Finds the owners of office phrases in the words and names of a block."""

    def __init__(self, titles: Titles, kinds: Kinds) -> None:
        self._titles = titles
        self._kinds = kinds

    def before(
        self, words: list[str], title: TitlePhrase, ends: dict[int, Name], floor: int
    ) -> tuple[int, tuple[Name, ...]]:
        """Where the phrase of a title begins with whose office it is, told before it, and who that is."""
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

    def after(
        self, words: list[str], last: int, starts: dict[int, Name], *, several: bool = False
    ) -> tuple[int, tuple[Name, ...]]:
        """The end of whose office it is, told after a title that ends at `last`, and who they are."""
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
        """The body or land that adjectives stand before: "leader of the conservative Civic Party", "of breakaway Y"."""
        first = at
        while at < len(words) and at - first < _ADJECTIVES and at not in starts:
            if not (words[at].islower() or words[at] in ("-", ",")) or words[at] in _SMALL:
                return None
            at += 1
        name = starts.get(at) if at > first else None
        if name is None:
            return None
        lands = words[first].casefold() in _STANDING and at == first + 1 and bool(self._kinds(name) & _LANDS)
        return name if lands or self._kinds(name) & _BODY_KINDS else None

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


def _modifies(words: Sequence[str], name: Name) -> bool:
    """Whether a nationality only tells of which people somebody is the leader, or of which language: "the Kenyan
    nationalists", "professor of French".
    """
    if not all(c.form is Form.ADJECTIVE for c in name.candidates):
        return False
    after = words[name.last] if name.last < len(words) else ""
    people = after.isalpha() and after.islower() and after.endswith("s") and len(after) > _SHORT
    return people or (words[name.first - 1] == "of" and not after[:1].isupper())

"""Who holds an office: the person named after its title or before it, known, taken for something else, or new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.officepairs import Kinds
from diplograph.extraction.names.remits import posted
from diplograph.extraction.words.text import PARTICLES, is_capitalised, over_initials
from diplograph.extraction.words.titles import Titles

_APPOSITION_ENDS = frozenset({",", ".", ";", ")", "and", "who", ":", "said", "or", "!", "?"})


class Holders:
    """Finds the holders of office phrases in the words and names of a block."""

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

    def after(self, words: list[str], last: int, starts: dict[int, Name]) -> tuple[Name | None, int]:
        """Who follows a title, and the end of his or her name; (None, last) if nobody does."""
        last = posted(words, last, starts)
        at = last + (words[last : last + 1] in ([","], ["-"], ["–"]))
        at = at if at in starts else self.over_honorifics(words, at)
        name = starts.get(at)
        if words[last : last + 1] != [","]:
            name = self._known_after(words, at, starts) or name
        if name is not None and self.is_person(words, name):
            if at > last and words[last] == "," and not self.closes(words, name.last):
                return None, last
            return name, name.last
        return None, last

    def before(self, words: list[str], first: int, ends: dict[int, Name], floor: int) -> Name | None:
        """Who stands before a title in apposition or in brackets, after the token `floor`."""
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

    def unnamed(
        self, words: list[str], last: int, starts: dict[int, Name], ends: dict[int, Name]
    ) -> tuple[Name | None, int]:
        """ "Governor of Lakeland Anna Hill", "the special envoy, Anna Hill,": capitalised words that no name holds.

        Two or three of them, or only one's end.
        """
        apart = words[last : last + 1] == [","]
        first = end = self.over_honorifics(words, last + 1 if apart else last)
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
        if apart and not self.closes(words, end):
            return None, last
        name = self._new_person(first, words[first:end])
        return (name, end) if name is not None else (None, last)

    def is_person(self, words: list[str], name: Name) -> bool:
        """Who follows a title is a person, whatever the language model took the name for."""
        if self._kinds(name) & {"Person", "Official"}:
            return True
        named = words[name.first : name.last]
        capitals = all((w.istitle() and w.isalpha()) or w in PARTICLES or w == "-" for w in named)
        return 1 < len(named) < 7 and named[0].istitle() and capitals and self._as_person(name)

    def over_honorifics(self, words: list[str], at: int) -> int:
        """The token after the forms of address that stand at a token."""
        while at < len(words):
            end = self._titles.after_style(words, at)
            if end == at and not self._titles.is_style(words[at]):
                break
            at = max(end, at + 1)
            at += words[at : at + 1] == ["."] and words[at - 1] != "."  # "Hon." in two tokens
        return at

    @staticmethod
    def closes(words: list[str], last: int) -> bool:
        """Whether an apposition ends before a token."""
        return last >= len(words) or words[last] in _APPOSITION_ENDS or words[last].isspace()

    def _known_after(self, words: list[str], at: int, starts: dict[int, Name]) -> Name | None:
        """The full name that follows one more given name of somebody: "Prime Minister Karim" A B."""
        first = starts.get(at)
        end = first.last if first is not None else at + 1
        name = starts.get(end)
        one = end == at + 1 and at < len(words) and self._could_be_person(words[at])
        if not one or name is None or name.last - name.first < 2 or not self._kinds(name) & {"Person", "Official"}:
            return None
        return name if first is None or self._kinds(first) & {"Person"} else None

    def _could_be_person(self, word: str) -> bool:
        return word.istitle() and word.isalpha() and len(word) > 1 and not self._titles.begins(word)

    def _middle(self, words: list[str], at: int) -> bool:
        """Whether a word is an initial before a surname: "Anna M. Hill"."""
        return over_initials(words, at, {}) == at + 1 < len(words) and self._could_be_person(words[at + 1])

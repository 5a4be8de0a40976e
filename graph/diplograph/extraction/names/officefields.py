"""The field between a title and its holder: "Assistant Secretary of State for African Affairs Anna Hill"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diplograph.extraction.names.finding import Name
from diplograph.extraction.words.text import is_capitalised

#: Most tokens of a field, and its small words.
_LONGEST = 14
#: What the name of nobody follows but the holder.
_CLOSING = "Affairs"
_SMALL = frozenset({"and", "of", "the", ",", "-", "&"})


def end_of_field(
    words: list[str], last: int, starts: Mapping[int, Name], is_person: Callable[[list[str], Name], bool]
) -> int | None:
    """Where the holder of a title that ends before token `last` begins, after the field; None if none follows it.

    `starts` are the names of the block by first token. A region in the field owns nothing of the office.
    """
    if words[last : last + 1] != ["for"]:
        return None
    at, ended = last + 1, None
    while at < len(words) and at - last < _LONGEST and (words[at] in _SMALL or is_capitalised(words[at])):
        if (name := starts.get(at)) is not None and is_person(words, name):
            return at
        at = name.last if name is not None else at + 1
        ended = at if words[at - 1] == _CLOSING else ended
    return ended if ended is not None and words[ended : ended + 1] != [","] else None

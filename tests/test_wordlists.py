"""Word lists of the rules are data that is looked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplograph.extraction.words.wordlists import word_lists, words

#: Where a module asks for a list, under whatever name it has the function.
ASKED = re.compile(r'\b(?:words|words_of|word_list)\(\s*"(\w+)\.(\w+)"')
#: Lists of names and labels, which are compared as they are written.
WRITTEN = frozenset(
    {
        "fulltitles.cut",
        "gazetteer.spoken",
        "givennames.ranks",
        "lettercase.words",
        "linkedoffices.assemblies",
        "naming.things",
        "patronyms.calendar",
        "plurals.staff",
        "posts.heads",
        "recognized.speaking",
        "resolver.styles",
        "senders.titles",
        "sharednouns.portfolios",
        "trailingbearers.family",
        "view.fighting",
        "view.owned",
        "view.styles",
        "wordings.of_land",
    }
)


def test_every_list_is_looked_for_and_there(checkout: Path) -> None:
    """No list of the file lies idle and no module asks for one that is not there."""
    modules = (checkout / "graph" / "diplograph" / "extraction").rglob("*.py")
    asked = {
        f"{path.stem}.{name}"
        for path in modules
        for module, name in ASKED.findall(path.read_text(encoding="utf-8"))
        if module == path.stem
    }
    assert asked == set(word_lists())


def test_lists_hold_single_lower_words() -> None:
    """Words are written small and have no space at their ends, as rules compare them with lemmas."""
    for name, found in word_lists().items():
        assert found, name
        assert all(word == word.strip() and (name in WRITTEN or word == word.lower()) for word in found), name


def test_unknown_lists_are_refused() -> None:
    """A name that no table has is an error, not an empty list."""
    with pytest.raises(KeyError):
        words("votes.nothing")

"""Tests of the matching of office titles on words."""

from __future__ import annotations

from collections import Counter

import pytest

from diplograph.extraction.words.titles import Title, TitlePhrase, Titles, load_titles

TITLES = Titles(
    [
        Title("President", ("president",), head_of_state=True, leads=True),
        Title("Minister", ("minister",), portfolio=True),
        Title("Foreign Minister", ("foreign minister", "minister of foreign affairs")),
        Title("Secretary", ("secretary",), portfolio=True),
        Title("Secretary-General", ("secretary-general", "secretary general"), leads=True),
        Title("King", ("king",), head_of_state=True),
    ],
    {"former": ["former", "ex"], "rank": ["deputy", "vice", "first", "acting"], "silent": ["then", "acting"]},
    ["mr", "dr"],
)


def at(text: str, i: int = 0, stops: frozenset[int] = frozenset()) -> TitlePhrase | None:
    """The title phrase at a word of a text."""
    return TITLES.at(text.split(), i, stops)


@pytest.mark.parametrize(
    ("text", "label", "last"),
    [
        ("President Amin", "President", 1),
        ("president of Uganda", "President", 1),
        ("PRESIDENT Amin", "President", 1),
        ("Minister of Foreign Affairs Bo Li", "Foreign Minister", 4),
        ("Foreign Minister Bo Li", "Foreign Minister", 2),
        ("Secretary - General of ASEAN", "Secretary-General", 3),
        ("Deputy Foreign Minister", "Deputy Foreign Minister", 3),
        ("Vice President", "Vice President", 2),
        ("First Deputy Minister", "First Deputy Minister", 3),
        ("Defence Minister", "Defence Minister", 2),
        ("Economic Development Minister", "Economic Development Minister", 3),
        ("Minister of Energy and Water", "Minister of Energy and Water", 5),
        ("Minister for Trade said", "Minister for Trade", 3),
        ("Minister of Culture , Sports and Tourism met", "Minister of Culture, Sports and Tourism", 7),
        ("minister of the interior", "Minister", 1),
        ("Acting President", "President", 2),
        ("then President", "President", 2),
    ],
)
def test_phrase(text: str, label: str, last: int) -> None:
    """Modifiers and portfolios belong to the office; silent modifiers do not."""
    phrase = at(text)
    assert phrase is not None
    assert (phrase.label, phrase.first, phrase.last, phrase.former) == (label, 0, last, False)


@pytest.mark.parametrize("text", ["Former President", "former president", "ex president"])
def test_former(text: str) -> None:
    """A former holder is told apart, under the office's plain name."""
    phrase = at(text)
    assert phrase is not None
    assert phrase.former
    assert phrase.label == "President"


@pytest.mark.parametrize("text", ["Uganda attacked", "Deputy", "Defence King", "the President"])
def test_no_phrase(text: str) -> None:
    """Words without a title, lone modifiers and portfolios of titles that have none are no office."""
    assert at(text) is None


def test_counting_is_no_modifier() -> None:
    """The "first president" counts, "first deputy minister" names an office."""
    assert at("first president") is None
    assert at("first deputy minister") is not None


def test_names_end_a_portfolio() -> None:
    """A portfolio does not swallow the name that follows."""
    words = "Minister of Energy Uhuru Kenyatta"
    phrase = at(words, stops=frozenset({3, 4}))
    assert phrase is not None
    assert phrase.label == "Minister of Energy"
    owner = at("Minister of Kenya", stops=frozenset({2}))
    assert owner is not None
    assert (owner.label, owner.last) == ("Minister", 1)


def test_longest_title_wins() -> None:
    """A title inside a longer one is not taken."""
    phrase = at("Secretary General of the Union")
    assert phrase is not None
    assert phrase.title.label == "Secretary-General"


def test_titles_of_the_ontology() -> None:
    """The data have unique canonical names, lower-case variants, and the flags of the well-known offices."""
    titles = load_titles()
    labels = [t.label for t in titles.titles]
    assert len(set(labels)) > 50
    assert [label for label, count in Counter(labels).items() if count > 1] == ["President"]
    for title in titles.titles:
        assert title.variants
        assert all(v == v.casefold() for v in title.variants)
    assert titles.by_label["President"].head_of_state
    assert titles.by_label["Prime Minister"].head_of_government
    assert not titles.by_label["Foreign Minister"].leads
    assert "mr" in titles.honorifics


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Prime Minister Khan", "Prime Minister"),
        ("Foreign Secretary Cook", "Foreign Secretary"),
        ("Chancellor Kohl", "Chancellor"),
        ("Deputy Prime Minister Clegg", "Deputy Prime Minister"),
        ("Minister of Defence Le Drian", "Defence Minister"),
        ("Secretary-General Annan".replace("-", " - "), "Secretary-General"),
        ("Emir Tamim", "Emir"),
    ],
)
def test_known_titles(text: str, label: str) -> None:
    """Well-known offices are in the data."""
    phrase = load_titles().at(text.split(), 0, frozenset({len(text.split()) - 1}))
    assert phrase is not None
    assert label in (phrase.label, phrase.title.label)

"""Tests of the gazetteer's matcher, its file reading, and the choice between several meanings of a name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.names import gazetteer as module
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Office, Record, load
from diplograph.extraction.names.linking import choose, is_place_use
from diplograph.model import Entity, Form
from sentences import parsed


def record(key: str, label: str, kind: str, **rest: object) -> Record:
    """A gazetteer record."""
    return Record(Entity(key, label, kind), **rest)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small() -> Gazetteer:
    """A gazetteer of a few things whose names overlap."""
    found = Gazetteer(
        [
            (record("niger", "Niger", "State"), [("Niger", Form.NAME), ("Nigerien", Form.ADJECTIVE)]),
            (record("nigeria", "Nigeria", "State"), [("Nigeria", Form.NAME), ("Abuja", Form.METONYM)]),
            (record("niger-river", "Niger", "Region"), [("Niger", Form.NAME), ("the Niger", Form.NAME)]),
            (record("niger-delta", "Niger Delta", "Region"), [("Niger Delta", Form.NAME)]),
            (record("abuja", "Abuja", "Settlement", capital_of="nigeria"), [("Abuja", Form.NAME)]),
            (record("the-gambia", "The Gambia", "State"), [("The Gambia", Form.NAME), ("Gambia", Form.NAME)]),
            (record("gambia-now", "Gambia Now", "PoliticalParty"), [("Gambia Now", Form.NAME)]),
            (record("zaire", "Zaire", "State", start="1971", end="1997"), [("Kinshasa", Form.NAME)]),
            (record("drc", "DRC", "State", start="1997"), [("Kinshasa", Form.NAME)]),
            (
                record("ann-lee", "Ann Lee", "Official", offices=(Office("President", "niger", "2001", "2005-06-30"),)),
                [("Ann Lee", Form.NAME), ("Lee", Form.NAME)],
            ),
            (record("bo-lee", "Bo Lee", "Person"), [("Bo Lee", Form.NAME), ("Lee", Form.NAME)]),
        ]
    )
    found.index(str.split)
    return found


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, list[str]]]:
    """Matched words with the ids of their candidates."""
    words = text.split()
    return [(" ".join(words[m.first : m.last]), [c.entity for c in m.candidates]) for m in gazetteer.matches(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger met Nigeria", [("Niger", ["niger", "niger-river"]), ("Nigeria", ["nigeria"])]),
        ("the Niger Delta", [("Niger Delta", ["niger-delta"])]),
        ("the Niger flows", [("the Niger", ["niger-river"])]),
        ("niger and NIGER", []),
        ("The Gambia Now party", [("Gambia Now", ["gambia-now"])]),
        ("The Gambia won", [("The Gambia", ["the-gambia"])]),
        ("Ann Lee Lee", [("Ann Lee", ["ann-lee"]), ("Lee", ["ann-lee", "bo-lee"])]),
        ("Niger Delta Niger Delta", [("Niger Delta", ["niger-delta"])] * 2),
        ("the", []),
        ("", []),
    ],
)
def test_matches(small: Gazetteer, text: str, expected: list[tuple[str, list[str]]]) -> None:
    """The leftmost longest known name wins, case kept; an article never cuts a longer name."""
    assert found(small, text) == expected


@given(st.lists(st.sampled_from("the The Niger Delta Gambia Now Lee Ann Abuja of".split()), max_size=12))
def test_matches_are_ordered_and_disjoint(words: Sequence[str]) -> None:
    """Whatever the words, matches come in order and share no token."""
    gazetteer = Gazetteer(
        [(record("a", "Niger Delta", "Region"), [("Niger Delta", Form.NAME), ("the Niger", Form.NAME)])]
    )
    gazetteer.index(str.split)
    ends = [0]
    for match in gazetteer.matches(words):
        assert ends[-1] <= match.first < match.last <= len(words)
        ends.append(match.last)


def test_first_form_of_a_name_counts() -> None:
    """A name given twice to a thing is one candidate, in the form given first."""
    gazetteer = Gazetteer([(record("a", "Chad", "State"), [("Chad", Form.NAME), ("Chad", Form.METONYM)])])
    assert gazetteer.names["Chad"] == [Candidate("a", Form.NAME)]


@pytest.mark.parametrize(
    ("start", "end", "date", "covered"),
    [
        (None, None, "2001-05-05", True),
        ("2001", "2005", None, True),
        ("2001-03-01", None, "2001-02-28", False),
        ("2001-03-01", None, "2001-03-01", True),
        ("2001-03-01", None, "2001", True),
        ("2001", "2005", "2005-12-31", True),
        ("2001", "2005", "2006-01-01", False),
        ("2001", "2005-06-30", "2005-07-01", False),
        (None, "2005", "1999-01-01", True),
        ("2001", "2005", "2000-12-31", False),
    ],
)
def test_office_covers(start: str | None, end: str | None, date: str | None, covered: bool) -> None:  # noqa: FBT001
    """Dates are compared as far as both are known."""
    assert Office("President", "niger", start, end).covers(date) is covered


def test_holders(small: Gazetteer) -> None:
    """Who held an office on a date."""
    assert small.holders("President", "niger", "2003-01-01") == ["ann-lee"]
    assert small.holders("President", "niger", "2006-01-01") == []
    assert small.holders("President", "nigeria", "2003-01-01") == []
    assert small.holders("Prime Minister", "niger", None) == []


def choice(gazetteer: Gazetteer, name: str, date: str | None = None, met: Sequence[str] = ()) -> str:
    """The thing chosen for a name out of context."""
    return choose(gazetteer.names[name], None, gazetteer, met=met, date=date).entity


@pytest.mark.parametrize(
    ("name", "date", "met", "expected"),
    [
        ("Kinshasa", "1980-01-01", (), "zaire"),
        ("Kinshasa", "2010-01-01", (), "drc"),
        ("Lee", "2003-01-01", (), "ann-lee"),
        ("Lee", "2003-01-01", ("bo-lee",), "bo-lee"),
        ("Lee", "2010-01-01", (), "ann-lee"),
        ("Niger", None, (), "niger"),
        ("Niger", None, ("niger-river",), "niger-river"),
        ("Abuja", None, (), "nigeria"),
    ],
)
def test_choice(small: Gazetteer, name: str, date: str | None, met: Sequence[str], expected: str) -> None:
    """Class, date and what the document has named decide between meanings."""
    assert choice(small, name, date, met) == expected


def test_choice_tells_how_sure_it_is(small: Gazetteer) -> None:
    """One meaning is certain; a tie is not."""
    sure = choose(small.names["Nigeria"], None, small, met=(), date=None)
    tie = choose(small.names["Lee"], None, small, met=(), date="2010-01-01")
    assert sure.score == 1.0
    assert tie.score < 0.9
    assert sure.reason != tie.reason


IN_ABUJA = "envoys:NNS:nsubj:1 met=meet:VBD:ROOT:1 in:IN:prep:1 Abuja:NP:pobj:2"
ABUJA_MET = "Abuja:NP:nsubj:1 met=meet:VBD:ROOT:1 envoys:NNS:dobj:1"


@pytest.mark.parametrize(
    ("tree", "at"),
    [
        (IN_ABUJA, 3),
        (IN_ABUJA.replace("met=meet", "travel").replace("in:", "to:"), 3),
        ("envoys:NNS:nsubj:1 visit:VBP:ROOT:1 Abuja:NP:dobj:1", 2),
        ("Abuja:NP:compound:1 summit:NN:nsubj:2 failed=fail:VBD:ROOT:2", 0),
        ("envoys:NNS:nsubj:1 met=meet:VBD:ROOT:1 in:IN:prep:1 Lagos:NP:pobj:2 and:CC:cc:3 Abuja:NP:conj:3", 5),
        ("Abuja:NP:nsubj:1 is=be:VBZ:ROOT:1 the:DT:det:3 capital:NN:attr:1", 0),
    ],
)
def test_place_use(tree: str, at: int) -> None:
    """A city is a place after a preposition of place, under travel, before an event, and where it is called a city."""
    assert is_place_use(parsed(tree)[at])


@pytest.mark.parametrize(
    ("tree", "at"),
    [
        (ABUJA_MET, 0),
        (IN_ABUJA.replace("met=meet", "spoke=speak").replace("in:", "to:"), 3),
        ("envoys:NNS:nsubj:1 blame:VBP:ROOT:1 Abuja:NP:dobj:1", 2),
        ("Abuja:NP:compound:1 envoys=envoy:NNS:nsubj:2 failed=fail:VBD:ROOT:2", 0),
        ("rulers=ruler:NNS:nsubj:3 in:IN:prep:0 Abuja:NP:pobj:1 failed=fail:VBD:ROOT:3", 2),
    ],
)
def test_actor_use(tree: str, at: int) -> None:
    """Elsewhere, and after those in power in it, a capital stands for its state."""
    assert not is_place_use(parsed(tree)[at])


def test_metonym_or_place(small: Gazetteer) -> None:
    """The capital's name is the city where it is a place, else the state."""
    names, actor = small.names["Abuja"], parsed(ABUJA_MET)[0]
    assert choose(names, parsed(IN_ABUJA)[3], small, met=(), date=None).entity == "abuja"
    assert choose(names, actor, small, met=(), date=None).entity == "nigeria"
    assert choose(names, actor, small, met=("abuja",), date="2020").form is Form.METONYM


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An ontology folder of the test's own."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "identifiers.toml").write_text('[first]\nx = "Q7184"\n\n[second]\ny = "Q1"\n', encoding="utf-8")
    monkeypatch.setattr(module, "data_dir", lambda: tmp_path)
    load.cache_clear()
    yield tmp_path / "actors"
    load.cache_clear()


def test_load_reads_all_names(folder: Path) -> None:
    """Every kind of name is read; deeds with their parties are no names; empty lines are skipped."""
    row = {
        "id": "chad",
        "label": "Chad",
        "class": "State",
        "aliases": ["Republic of Chad", "Organization of Chad", "invasion of Chad"],
        "demonyms": ["Chadian", "Chadians"],
        "metonyms": ["N'Djamena"],
        "wikidata": "Q657",
        "offices": [{"position": "President", "of": "chad", "from": "2021"}],
    }
    (folder / "b.jsonl").write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    (folder / "a.jsonl").write_text('{"id": "x", "label": "X", "class": "Bloc"}\n', encoding="utf-8")
    gazetteer = load()
    assert list(gazetteer.records) == ["x", "chad"]
    chad = gazetteer.records["chad"]
    assert gazetteer.entity("chad").wikidata == "Q657"
    assert gazetteer.entity("x").wikidata == "Q7184"
    assert chad.offices == (Office("President", "chad", "2021", None),)
    assert gazetteer.names["N’Djamena"] == [Candidate("chad", Form.METONYM)]
    assert gazetteer.names["Organisation of Chad"] == [Candidate("chad", Form.NAME)]
    assert "invasion of Chad" not in gazetteer.names
    assert "Chad" not in chad.entity.aliases
    assert "N'Djamena" not in chad.entity.aliases
    with pytest.raises(KeyError):
        gazetteer.entity("peru")


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', '{"label": "X", "class": "State"}'])
def test_load_names_file_and_line_of_a_mistake(folder: Path, line: str) -> None:
    """A broken line is told with its place."""
    (folder / "a.jsonl").write_text('{"id": "x", "label": "X", "class": "Bloc"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl:2: expected an actor"):
        load()

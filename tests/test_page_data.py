"""What the page is given: columns, names, groups, parts and places; nothing dangling, nothing unsafe."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.ontology import registry
from diplograph.publishing.layout import arrange
from diplograph.publishing.payload import CATEGORIES, bundles, category, look, payload
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Proof, Records, Statement, Thing
from diplograph.publishing.selection import cut, family_of
from diplograph.publishing.short_names import clean, short_name, short_names
from made_records import ARMENIA, IRAN, PROOF, figure, records, relation
from synthetic import make


def test_nothing_gives_an_empty_page() -> None:
    """All parts are there, all are empty, and the data are JSON."""
    data = payload(Records({}, {}, ()), "T\u202e\x00itle")
    assert data["meta"] == {"title": "T itle", "part": "", "statements": 0, "things": 0, "documents": 0}
    assert data["statements"] == {}
    assert json.loads(json.dumps(data)) == data


def test_numbers_of_the_page_point_at_something() -> None:
    """Subjects, objects, speakers, places and documents are positions in their own lists."""
    found = read(make(25, 90))
    data = payload(found, "T")
    things, rows = len(data["things"]["id"]), data["statements"]
    for column in ("s", "o", "by", "at"):
        assert all(-1 <= number < things for number in rows[column])
    assert all(0 <= row[0] < len(data["documents"]) for proofs in rows["v"] for row in proofs)
    assert set(rows["p"]) <= {*data["relations"], *data["indicators"], "claim"}
    assert set(data["things"]["kind"]) <= set(data["classes"])
    for kind in data["classes"].values():
        assert kind["category"] in data["categories"]


def test_passages_outside_their_sentence_bring_their_words() -> None:
    """A broken passage is shown beside the sentence, never marked at a wrong place."""
    strange = relation("s", proofs=(Proof("elsewhere", "One.", "two", 3, 6),))
    (row,) = payload(records(strange), "T")["statements"]["v"][0]
    assert row == [-1, 0, -1, -1, 3, "two"]


def test_documents_that_are_not_there_are_left_out() -> None:
    """A thing keeps the documents that the graph has."""
    assert payload(records(relation("s")), "T")["things"]["docs"][0] == [0]


def test_relations_and_classes_of_others_have_a_look() -> None:
    """What the ontology does not know is grey, neutral and called by its name."""
    data = payload(records(relation("s", predicate="danceWith"), things=(replace(ARMENIA, kind="Moon"), IRAN)), "T")
    assert data["relations"] == {
        "danceWith": {"label": "danceWith", "family": "other", "sign": "neutral", "symmetric": False}
    }
    assert data["classes"]["Moon"] == {"label": "Moon", "category": "papers", "colour": "#8a8f98", "shape": "dot"}
    assert family_of(relation("s", predicate="danceWith")) == "other"


@pytest.mark.parametrize("kind", sorted(registry().classes))
def test_every_class_has_a_group_and_a_look(kind: str) -> None:
    """Each class of the ontology is in one group of the legend and has its own colour and shape."""
    assert category(kind) in {name for name, _ in CATEGORIES}
    assert look(kind) == {"colour": registry().classes[kind].colour, "shape": registry().classes[kind].shape}


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("State", "states"), ("Bloc", "organizations"), ("Official", "people"), ("Settlement", "places"),
        ("Corridor", "routes"), ("ArmedConflict", "events"), ("Agreement", "papers"), ("Nothing", "papers"),
    ],
)  # fmt: skip
def test_groups_of_the_legend(kind: str, group: str) -> None:
    """The first group that fits takes a class."""
    assert category(kind) == group


@pytest.mark.parametrize(("value", "shown"), [("5", 5), ("5.50", 5.5), ("1E+3", 1000), ("-0.0", 0), ("0.1", 0.1)])
def test_numbers_of_figures(value: str, shown: float) -> None:
    """Whole numbers are written without a fraction."""
    told = payload(records(figure("f", value=value)), "T")["figures"]["0"][0]
    assert told == shown
    assert type(told) is type(shown)


@given(st.text(), st.integers(1, 30))
def test_clean_text_is_one_short_line(text: str, limit: int) -> None:
    """Whatever comes in, one line within the limit comes out, and cleaning it again changes nothing."""
    shown = clean(text, limit)
    assert len(shown) <= limit
    assert len(shown.splitlines()) <= 1
    assert clean(shown, limit) == shown


@given(st.text(max_size=60), st.sampled_from(["Person", "State", "Bloc"]), st.lists(st.text(max_size=8), max_size=3))
def test_a_short_name_is_never_empty_or_long(label: str, kind: str, aliases: list[str]) -> None:
    """Every thing has a name for the picture, whatever it is called."""
    assert 0 < len(short_name(Thing("some-id", label, kind, tuple(aliases)))) <= 27


def test_short_names_follow_the_texts() -> None:
    """Of two acronyms the one that stands in the sentences is shown."""
    long = Thing("x", "Organization of the Very Many Words", "Bloc", ("OVMW", "OVW"))
    said = relation("s", proofs=(Proof("d", "The OVMW and the OVMW.", "OVMW", 4, 8),))
    assert short_names(records(said, things=(ARMENIA, IRAN, long)))[2] == "OVMW"
    assert short_names(records(relation("s"), things=(ARMENIA, IRAN, long)))[2] == "OVW"


def test_bundles_leave_out_what_links_nothing() -> None:
    """A figure alone and a relation to oneself make no line."""
    numbers = {"armenia": 0, "iran": 1}
    assert bundles([figure("f"), relation("s", other="armenia")], numbers) == {}
    assert bundles([relation("a"), relation("b", proofs=())], numbers) == {(0, 1): (2, 1)}


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2020", None, True), ("2020-05", None, True), ("2020-12-31", None, True), ("2021", None, False),
        (None, "2020", True), (None, "2020-05", True), (None, "2020-01-01", True), (None, "2019-12", False),
        ("2020-06", "2020-07", True),
    ],
)  # fmt: skip
def test_the_year_of_a_figure_is_its_whole_year(since: str | None, until: str | None, *, kept: bool) -> None:
    """A figure of a year is in every month of it."""
    part = cut(records(figure("f", year=2020), figure("undated")), since=since, until=until)
    assert [statement.id for statement in part.statements] == (["f"] if kept else [])


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "kept"),
    [
        ("2015-01-01", None, "2030", None, True), ("2015-01-01", None, None, "2014", False),
        (None, "2015-12-31", None, "1900", True), (None, "2015-12-31", "2016", None, False),
        ("2015-01-01", "2015-12-31", "2015-12", "2016", True), (None, None, "2015", None, False),
    ],
)  # fmt: skip
def test_open_ends_reach_as_far_as_asked(
    start: str | None, end: str | None, since: str | None, until: str | None, *, kept: bool
) -> None:
    """What began and has not ended lasts; what has no time is left out."""
    part = cut(records(relation("s", start=start, end=end)), since=since, until=until)
    assert bool(part.statements) is kept


def test_a_part_keeps_what_it_is_around() -> None:
    """A thing without any statement is shown all the same; steps of none keep only itself."""
    assert set(cut(records(relation("s")), around=["Union"]).things) == {"union"}
    none = cut(records(relation("s")), around=["hayastan"], steps=0)
    assert set(none.things) == {"armenia"}
    assert none.statements == ()
    assert none.sources == {}


def test_a_part_conveys_only_what_it_keeps() -> None:
    """A claim of a part does not point at statements that were left out."""
    claim = Statement("c", "claim", "leader", "claim", None, (PROOF,), speaker="leader", text="x", conveys=("s", "t"))
    part = cut(records(claim, relation("s"), relation("t", predicate="attacked")), families=["claims"])
    assert part.statements[0].conveys == ()
    assert part.things["leader"].documents == ()


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 14), st.data())
def test_any_layout_gives_everything_its_own_place(count: int, data: st.DataObject) -> None:
    """Whatever links there are: each node has a place of its own, and the same links give the same places."""
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1])
    pairs = data.draw(st.lists(ends, max_size=12)) if count > 1 else []
    edges = {pair: float(1 + number % 3) for number, pair in enumerate(pairs)}
    sizes = [(60.0, 40.0)] * count
    found = arrange(sizes, edges, limit=5)
    assert len(found.positions) == len(set(found.positions)) == count
    assert len(found.overview) <= 5
    assert found == arrange(sizes, dict(reversed(edges.items())), limit=5)
    assert all((group >= 0) == any(node in pair for pair in edges) for node, group in enumerate(found.groups))

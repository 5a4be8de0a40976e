"""Answers in all formats, explanations, numbers, and where graphs are opened from."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Store

import handmade
from diplograph.errors import InputError
from diplograph.triples import namespaces as ns
from diplograph.triples.answers import FORMATS
from diplograph.triples.explain import explain
from diplograph.triples.queries import ask, run
from diplograph.triples.stats import stats
from diplograph.triples.store import open_store
from diplograph.triples.tables import fitted, markdown, spreadsheet_safe, visible, width
from diplograph.triples.turtle import turtle_chunks


@pytest.fixture(scope="module")
def made() -> Store:
    """All three made documents."""
    return handmade.store()


@pytest.fixture(scope="module")
def turtle(made: Store) -> str:
    """The made graph as Turtle."""
    return "".join(turtle_chunks(made))


def test_formats_of_rows(made: Store) -> None:
    """Every format holds the same row."""
    found = ask(made, "neighbours", {"state": "Armenia"})
    header = ["stateName", "neighbourName"]
    assert found.variables == tuple(header)
    assert list(csv.reader(io.StringIO(found.format("csv")))) == [header, ["Armenia", "Azerbaijan"]]
    bindings = json.loads(found.format("json"))["results"]["bindings"]
    assert [row["neighbourName"]["value"] for row in bindings] == ["Azerbaijan"]
    assert found.format("tsv").splitlines()[1] == '"Armenia"@en\t"Azerbaijan"@en'
    assert "<literal" in found.format("xml")
    assert found.format("markdown").splitlines()[2] == "| Armenia | Azerbaijan |"
    assert found.format("table").splitlines()[2] == "Armenia    Azerbaijan"
    with pytest.raises(InputError, match="CONSTRUCT"):
        found.format("turtle")


@pytest.mark.parametrize("name", FORMATS)
def test_formats_of_yes_and_no(name: str, made: Store) -> None:
    """An ASK is true or false in every format but Turtle."""
    found = run(made, "ASK { dgi:armenia a dg:State }")
    assert found
    assert len(found) == 0
    if name == "turtle":
        with pytest.raises(InputError):
            found.format(name)
    else:
        assert "true" in found.format(name)
        assert "false" in run(made, "ASK { dgi:armenia a dg:Bloc }").format(name)


def test_formats_of_graphs(made: Store) -> None:
    """A CONSTRUCT is Turtle with our prefixes and nothing else."""
    found = run(made, "CONSTRUCT { ?a dg:metWith ?b } WHERE { ?a dg:metWith ?b }")
    assert "dgi:sergey-lavrov dg:metWith dgi:antonia-novak" in found.format("turtle")
    assert found.format() == found.format("turtle")
    assert found
    with pytest.raises(InputError, match="gives rows"):
        found.format("csv")


def test_rows_are_python_values(made: Store) -> None:
    """Numbers, dates, booleans and unbound values have Python's types."""
    sparql = """SELECT (1 AS ?i) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b) ("2024-01-02"^^xsd:date AS ?t) (dgi:armenia AS ?u)
    ("2024-13-01"^^xsd:date AS ?bad) ?none {}"""
    (row,) = run(made, sparql)
    assert row == {
        "i": 1, "d": Decimal("1.5"), "f": 1.0, "b": True, "t": date(2024, 1, 2), "u": ns.DGI + "armenia",
        "bad": "2024-13-01", "none": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"), ("+cmd|'/C calc'!A0", "'+cmd|'/C calc'!A0"), ("-5.2", "-5.2"), ("-5%", "-5%"), ("@x", "'@x"),
        ("\t=1", "'\t=1"), ("-1+1", "'-1+1"), ("plain", "plain"), ("", ""), ("a\0b", "a\ufffdb"), ("\ud800", "\ufffd"),
    ],
)  # fmt: skip
def test_spreadsheets_find_no_formula(text: str, safe: str) -> None:
    """What a spreadsheet would run begins with an apostrophe; numbers stay numbers."""
    assert spreadsheet_safe(text) == safe


def test_tables_are_safe_for_terminals() -> None:
    """Escape sequences, bidi marks and line ends of a text cannot act; wide characters keep columns aligned."""
    shown = fitted(["a", "b"], [["x\x1b[31m\n\u202ey", "z"], ["日本", "w"]])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown.splitlines()) == 4
    assert width("日本") == 4
    assert visible("a\r\nb") == "a b"
    assert max(map(width, fitted(["a"], [["日" * 80]]).splitlines())) == 80


def test_markdown_is_safe() -> None:
    """A text cannot break out of its cell or bring HTML along."""
    line = markdown(["a"], [["x|y <img> [l](u) `c`"]]).splitlines()[2]
    assert line == r"| x\|y &lt;img&gt; \[l\](u) \`c\` |"


def test_explain_a_triple(made: Store) -> None:
    """The membership rests on a statement in each of two documents, with sentence, rule and place in the text."""
    found = explain(made, "Armenia memberOf EAEU")
    assert [explanation.passages[0].sentence for explanation in found] == [handmade.JOINED, handmade.AGAIN]
    assert all(explanation.direct for explanation in found)
    text = found[0].text()
    for part in ("stands as a direct triple", "confidence: 0.8", "extractor: test:1", "First briefing, 0–32"):
        assert part in text


def test_explain_finds_symmetric_relations_both_ways_and_statements_by_id(made: Store) -> None:
    """A meeting is found from either side; a statement by its id; claims by "says"."""
    forth, back = explain(made, "Lavrov metWith Novak"), explain(made, "Novak dg:metWith Lavrov")
    assert forth == back
    assert explain(made, forth[0].iri) == explain(made, forth[0].iri.removeprefix(ns.DGI)) == forth
    (claim,) = explain(made, "Sergey Lavrov says *")
    assert handmade.WORDS in claim.says
    assert not claim.direct
    assert {e.says.split()[1] for e in explain(made, "Armenia trade-turnover Russia")} == {"trade-turnover"}
    assert explain(made, "Novak supports Lavrov") == ()


@pytest.mark.parametrize("what", ["Armenia", "Armenia loves Russia", "", "* *", "Atlantis memberOf EAEU"])
def test_explain_tells_what_it_expects(what: str, made: Store) -> None:
    """What names nothing gives one clear line."""
    with pytest.raises(InputError, match=r"not in the graph|SUBJECT PREDICATE OBJECT"):
        explain(made, what)


def test_stats_count_each_thing_once(made: Store) -> None:
    """Numbers agree with the knowledge that was written."""
    known = handmade.knowledge(handmade.first_extraction(), handmade.second_extraction(), handmade.third_extraction())
    found = stats(made)
    assert found["graph"]["documents"] == 3
    assert found["graph"]["direct triples"] == len(known.direct)
    assert found["graph"]["statements"] == sum(len(document.facts) for document in known.documents)
    assert found["graph"]["triples"] == len(made)
    assert found["relations"]["sanctions"] == 3
    assert found["modality"]["planned"] == 1
    assert sum(found["things"].values()) == found["graph"]["things"] + 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", b"<a> <b> .", r"x\.ttl: Parser error at line 1"),
        ("x.trig", b"\x00\xff", r"x\.trig: "),
        ("x.png", b"", "unknown kind of graph"),
        ("x.nq", '<http://a> <http://b> "\ud800" .'.encode("utf-8", "surrogatepass"), r"x\.nq: "),
    ],
)
def test_bad_files_are_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    """A file that is no graph gives its name and the place of the error."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        open_store(tmp_path / name)


def test_stores_open_from_files_and_folders(made: Store, turtle: str, tmp_path: Path) -> None:
    """A file, the folder of a build and a folder of Oxigraph hold the same graph; others are refused."""
    (tmp_path / "graph.ttl").write_text(turtle, encoding="utf-8")
    assert len(open_store(tmp_path / "graph.ttl")) == len(open_store(tmp_path)) == len(made)
    disk = Store(str(tmp_path / "disk"))
    disk.extend(list(made))
    disk.flush()
    del disk
    assert len(open_store(tmp_path / "disk")) == len(made)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="neither a store nor the folder of a build"):
        open_store(tmp_path / "empty")
    with pytest.raises(InputError, match="no such file or folder"):
        open_store(tmp_path / "nothing")

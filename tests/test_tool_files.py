"""What other tools are given: tables, networks, FollowTheMoney, Neo4j, notebooks; nothing bent, nothing unsafe."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.publishing.exports import gexf, graphml
from diplograph.publishing.ftm import ftm_lines, schema_of
from diplograph.publishing.neo4j import neo4j_files, relationship_type
from diplograph.publishing.network import network_of
from diplograph.publishing.notebook import inline
from diplograph.publishing.records import Proof, Records, Statement, Thing
from diplograph.publishing.tables import actors_csv, safe, statements_csv
from made_records import ARMENIA, DOCUMENT, IRAN, LEADER, POST, PROOF, UNION, figure, records, relation


def lines(
    *statements: Statement, things: tuple[Thing, ...] = (ARMENIA, IRAN, UNION, LEADER, POST)
) -> dict[str, dict[str, object]]:
    """FollowTheMoney entities by id."""
    return {entity["id"]: entity for entity in map(json.loads, ftm_lines(records(*statements, things=things)))}


@pytest.mark.parametrize(
    ("statement", "schema"),
    [
        (relation("s", predicate="memberOf", other="union"), "Membership"),
        (relation("s", "leader", "holdsPosition", "post"), "Occupancy"),
        (relation("s", "leader", "represents", "iran"), "Representation"),
        (relation("s", "leader", "leads", "union"), "Directorship"),
        (relation("s", predicate="supports"), None),
        (relation("s", "armenia", "holdsPosition", "post"), None),
        (relation("s", predicate="memberOf", other="nobody"), None),
        (relation("s", predicate="memberOf", other="union", polarity="negated"), None),
        (relation("s", predicate="memberOf", other="union", modality="planned"), None),
        (relation("s", predicate="memberOf", other="union", attribution="reported", speaker="iran"), None),
    ],
)
def test_links_that_fit_the_other_model(statement: Statement, schema: str | None) -> None:
    """Only firm statements between ends that the schema allows; everything else is left out, not bent."""
    link = lines(statement).get("s")
    assert (link and link["schema"]) == schema


def test_a_link_has_its_time_and_proof() -> None:
    """Dates, documents and sentences stand with the link; empty ones do not."""
    link = lines(relation("s", predicate="memberOf", other="union", start="2015-01-01", end="2015-12-31"))["s"]
    assert link["properties"] == {
        "member": ["armenia"], "organization": ["union"], "proof": ["d"], "summary": ["Armenia met Iran."],
        "startDate": ["2015-01-01"], "endDate": ["2015-12-31"],
    }  # fmt: skip
    bare = lines(relation("s", predicate="memberOf", other="union", proofs=()))["s"]
    assert bare["properties"] == {"member": ["armenia"], "organization": ["union"]}


def test_addresses_that_are_none_are_left_out() -> None:
    """A source that is a file name is no address; a country code is in small letters."""
    held = records()
    held = replace(held, sources={"d": replace(DOCUMENT, url="javascript:alert(1)", issued=None)})
    found = {entity["id"]: entity for entity in map(json.loads, ftm_lines(held))}
    assert found["d"]["properties"] == {"title": ["A title"]}
    assert found["armenia"]["properties"]["country"] == ["am"]
    assert schema_of("Corridor") is None


def test_neo4j_keeps_every_cell() -> None:
    """Line ends of all kinds, semicolons and quotes in names stay in their cell."""
    odd = replace(ARMENIA, label='A\r"B"\n,;', aliases=("x;y",))
    files = neo4j_files(
        records(relation("s", proofs=(replace(PROOF, sentence="one\rtwo\nthree"),)), things=(odd, IRAN))
    )
    tables = {
        name: list(csv.reader(io.StringIO(text, newline=""))) for name, text in files.items() if name[-3:] == "csv"
    }
    assert tables["things.csv"][1][:4] == ["armenia", 'A\r"B"\n,;', "State", "x,y"]
    assert tables["links.csv"][-1][-1] == "one\rtwo\nthree"
    assert all(len({len(row) for row in table}) == 1 for table in tables.values())


@given(st.text())
def test_no_predicate_leaves_its_place_in_cypher(name: str) -> None:
    """A type is letters, digits and underscores of any script, nothing that Cypher reads."""
    assert re.fullmatch(r"\w*", relationship_type(name))


def test_tables_of_nothing_have_headers() -> None:
    """No statement, no actor: one line each."""
    empty = Records({}, {}, ())
    assert statements_csv(empty).count("\r\n") == actors_csv(empty).count("\r\n") == 1


def test_rows_of_a_statement_without_passage_are_whole() -> None:
    """Empty cells stand for what is not there, also for a document that nobody describes."""
    found = list(csv.DictReader(io.StringIO(statements_csv(records(
        relation("a", proofs=()), relation("b", proofs=(Proof("x", "S", "S", 0, 1),)), figure("c", year=2020),
    )), newline="")))  # fmt: skip
    assert [(row["document"], row["title"], row["passages"]) for row in found[:2]] == [("", "", ""), ("x", "", "1")]
    assert (found[2]["value"], found[2]["unit"], found[2]["year"], found[2]["object"]) == ("5", "USD", "2020", "")


def test_actors_are_counted_by_what_is_about_them() -> None:
    """A thing counts once for a statement, in whatever part it takes."""
    said = relation("s", speaker="armenia", place="iran")
    table = list(csv.DictReader(io.StringIO(actors_csv(records(said, figure("f"))), newline="")))
    assert {row["id"]: row["statements"] for row in table} == {
        "armenia": "2", "iran": "1", "union": "0", "leader": "0", "post": "0",
    }  # fmt: skip


@given(st.text())
def test_a_cell_never_begins_a_formula(text: str) -> None:
    """In ASCII or full width, after spaces or not; and what was changed can be had back."""
    cell = safe(text)
    assert isinstance(cell, str)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert cell in (text, "'" + text)


def test_a_network_of_facts_that_hang_on_several_things() -> None:
    """A figure between two is data of both; a claim of its speaker and target; neither is an edge."""
    traded = figure("f", object="iran")
    claim = Statement("c", "claim", "leader", "claim", "iran", (PROOF,), speaker="leader", text="words")
    network = network_of(records(traded, claim))
    assert network.number_of_edges() == 0
    assert network.nodes["iran"]["observations"] == ["f"]
    assert network.nodes["iran"]["claims"] == network.nodes["leader"]["claims"] == ["c"]
    assert network.graph["observations"]["f"]["value"] == Decimal(5)
    assert network.graph["claims"]["c"]["evidence"][0]["start"] == 8


def test_network_files_of_nothing_are_valid() -> None:
    """An empty graph is an empty network, not a broken file."""
    for made in (graphml(Records({}, {}, ())), gexf(Records({}, {}, ()))):
        assert ElementTree.fromstring(made) is not None


@given(st.text())
def test_a_notebook_shows_any_page_as_text_of_an_attribute(page: str) -> None:
    """The page is in one attribute, whole, and nothing of it leaves its quotation marks."""
    shown = inline(page)._repr_html_()
    inside = shown.partition('srcdoc="')[2].removesuffix('"></iframe>')
    assert html.unescape(inside) == html.unescape(html.escape(page))
    assert not {'"', "<", ">"} & set(inside)

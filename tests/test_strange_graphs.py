"""Graphs that others made or broke: read as far as they go, shown without a crash, never out of measure."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple

import contract_graph
from diplograph.api import KnowledgeGraph
from diplograph.errors import InputError
from diplograph.publishing.payload import payload
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records
from diplograph.triples import namespaces as ns
from diplograph.triples.loading import FORMATS, load_file
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import all_quads, as_rdflib, as_written, copied, is_address, open_store, store_of
from diplograph.triples.terms import bracketed, namer, quoted, write_term
from diplograph.triples.turtle import turtle_chunks


def broken(old: str, new: str) -> Records:
    """The records of the good graph with one passage replaced."""
    return read(as_rdflib(contract_graph.store(contract_graph.broken(old, new))))


def one(records: Records, name: str) -> object:
    """A statement by its id."""
    (found,) = (statement for statement in records.statements if statement.id == name)
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2600000000.0", Decimal(2600000000)),
        ("-1", Decimal(-1)),
        ('"1e3"', Decimal(1000)),
        ('"lots"', Decimal(0)),
        ('"INF"^^xsd:double', Decimal(0)),
        ('"-INF"^^xsd:double', Decimal(0)),
        ('"NaN"^^xsd:double', Decimal(0)),
        ('"1e999999"', Decimal(0)),
        ('""', Decimal(0)),
    ],
)
def test_values_that_are_no_numbers_are_nought(value: str, expected: Decimal) -> None:
    """A value without measure cannot be shown; the figure stays, with its words."""
    records = broken("dg:value 2600000000.0", f"dg:value {value}")
    figure = records.statements[[s.id for s in records.statements].index("o1")].figure
    assert figure is not None
    assert figure.value == expected
    assert figure.text == "$2.6 to 3 billion"
    json.dumps(payload(records, "t"), allow_nan=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dg:year 2024", 'dg:year "soon"'),
        ("dg:year 2024", 'dg:year "2024-05"'),
        ("dg:confidence 0.5", 'dg:confidence "high"'),
        ("dg:confidence 0.5", 'dg:confidence "NaN"^^xsd:double'),
        ("dg:confidence 0.5", 'dg:confidence "INF"^^xsd:double'),
        ("oa:start 4", 'oa:start "here"'),
        ("oa:end 20", 'oa:end "1e400"'),
        ("oa:start 4", f'oa:start "{"7" * 6000}"'),
        ("dg:subject dgi:norway ; dg:predicate dg:exportsTo", "dg:predicate dg:exportsTo"),
        ("dg:predicate dg:exportsTo", "dg:note 1"),
        ("dg:evidence dgi:e1", "dg:evidence dgi:nowhere"),
        ("dg:evidence dgi:e1", "dg:evidence _:b"),
        ("dg:polarity dgc:affirmed", 'dg:polarity "yes"'),
        ("dg:attributionKind dgc:author", "dg:attributionKind dgc:rumour"),
        ('rdfs:label "Chile"@en', 'rdfs:label ""@en'),
        ("dgi:chile a dg:State", "dgi:chile a dg:Moon"),
        ("dg:indicator dgc:exports", "dg:indicator dgc:happiness"),
        ('dg:startDate "2025-10-01"^^xsd:date', 'dg:startDate "once"'),
        ("dgi:s1 a dg:RelationStatement", "<http://x/s1> a dg:RelationStatement"),
    ],
)
def test_no_broken_value_breaks_the_page(old: str, new: str) -> None:
    """The page's data stay plain JSON without NaN, and every other statement is there."""
    records = broken(old, new)
    data = payload(records, "t")
    json.dumps(data, allow_nan=False)
    assert len(data["statements"]["id"]) >= 5
    assert {"s3", "s4", "c1"} <= set(data["statements"]["id"])


def test_a_statement_without_subject_is_left_out() -> None:
    """What nobody does cannot be drawn."""
    records = broken("dg:subject dgi:norway ; dg:predicate dg:exportsTo", "dg:predicate dg:exportsTo")
    assert "s2" not in {statement.id for statement in records.statements}


def test_a_class_of_another_vocabulary_makes_no_thing() -> None:
    """Only things of our classes are drawn, unless a statement names them."""
    records = broken("", '<http://x/y> a <http://x/Z> ; rdfs:label "Y"@en .')
    assert "http://x/y" not in records.things
    named = broken("dg:object dgi:peru", "dg:object <http://x/y>")
    assert named.things["http://x/y"].kind == "Entity"


def test_of_two_classes_the_first_by_name_counts() -> None:
    """A thing of two classes is always drawn as the same one."""
    records = broken("dgi:peru a dg:State", "dgi:peru a dg:State , dg:Bloc")
    assert records.things["peru"].kind == "Bloc"


def quad(value: Literal | NamedNode, graph: NamedNode | DefaultGraph | None = None) -> Quad:
    """A quad with this object."""
    return Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), value, graph or DefaultGraph())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TERMS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="en-gb")),
    TEXTS.map(lambda text: Literal(text, datatype=NamedNode("http://x/type"))),
    st.integers().map(lambda number: Literal(str(number), datatype=NamedNode(ns.XSD + "integer"))),
    st.booleans().map(Literal),
    st.text("abcé-/.", min_size=1).map(lambda text: NamedNode("http://x/" + text)),
)


@given(st.lists(TERMS, max_size=5))
def test_any_terms_survive_every_lossless_format(values: list[Literal | NamedNode]) -> None:
    """N-Quads, N-Triples, Turtle and TriG hold exactly the terms they were given."""
    import io

    quads = {quad(value) for value in values}
    for name, form in (
        ("nquads", RdfFormat.N_QUADS), ("ntriples", RdfFormat.N_TRIPLES),
        ("turtle", RdfFormat.TURTLE), ("trig", RdfFormat.TRIG),
    ):  # fmt: skip
        stream = io.BytesIO()
        WRITERS[name](quads, stream)
        store = Store()
        store.load(stream.getvalue(), format=form)
        assert set(store) == quads


@given(TEXTS)
def test_a_quoted_text_is_one_line_of_visible_characters(text: str) -> None:
    """No line end, quote, bidi mark or control character stands bare inside the quotation marks."""
    written = quoted(text)
    assert len(written.splitlines()) == 1
    assert written[0] == written[-1] == '"'
    assert '"' not in written[1:-1].replace("\\\\", "").replace('\\"', "")
    assert all(c.isprintable() or c.isspace() for c in written)


@pytest.mark.parametrize(
    ("iri", "text"),
    [
        (ns.DG + "State", "dg:State"),
        (ns.DGI + "a.b-c_1", "dgi:a.b-c_1"),
        (ns.DGI + "a.", f"<{ns.DGI}a.>"),
        (ns.DGI + "-a", f"<{ns.DGI}-a>"),
        (ns.DGI, f"<{ns.DGI}>"),
        (ns.DGI + "a%20b", f"<{ns.DGI}a%20b>"),
        (ns.DGI + "é", f"<{ns.DGI}é>"),
        ("http://x/\u202ey", "<http://x/\\u202Ey>"),
        ("urn:x", "<urn:x>"),
    ],
)
def test_names_are_shortened_only_where_turtle_allows(iri: str, text: str) -> None:
    """A local part that Turtle would read otherwise stays in brackets; hidden characters are escaped."""
    assert namer(ns.PREFIXES)(iri) == text


def test_bracketed_iris_come_back() -> None:
    """Escapes in an IRI are read as the characters they stand for."""
    iri = "http://x/é\u00ad\u0378"
    store = Store()
    store.load(f"<http://x/s> <http://x/p> {bracketed(iri)} .", format=RdfFormat.TURTLE)
    assert [q.object for q in store] == [NamedNode(iri)]


@pytest.mark.parametrize(
    ("literal", "bare", "text"),
    [
        (Literal("5", datatype=NamedNode(ns.XSD + "integer")), True, "5"),
        (Literal("5", datatype=NamedNode(ns.XSD + "integer")), False, f'"5"^^<{ns.XSD}integer>'),
        (Literal("five", datatype=NamedNode(ns.XSD + "integer")), True, f'"five"^^<{ns.XSD}integer>'),
        (Literal("5.", datatype=NamedNode(ns.XSD + "decimal")), True, f'"5."^^<{ns.XSD}decimal>'),
        (Literal("1", datatype=NamedNode(ns.XSD + "boolean")), True, f'"1"^^<{ns.XSD}boolean>'),
        (Literal("true", datatype=NamedNode(ns.XSD + "boolean")), True, "true"),
        (Literal("x", language="en"), True, '"x"@en'),
    ],
)
def test_only_numbers_that_look_like_numbers_are_bare(literal: Literal, bare: bool, text: str) -> None:  # noqa: FBT001
    """What Turtle would not read back as the same literal keeps its quotation marks."""
    assert write_term(literal, bare=bare) == text


def test_triple_terms_are_refused() -> None:
    """RDF 1.2 is more than the contract; blank nodes keep their labels."""
    triple = Triple(NamedNode("http://x/s"), NamedNode("http://x/p"), Literal("o"))
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        write_term(triple)
    assert write_term(BlankNode("b1")) == "_:b1"


def test_blank_nodes_and_strange_classes_are_written() -> None:
    """A graph of others is written as valid Turtle whatever is in it."""
    store = Store()
    store.load(
        b"_:a a <http://x/y z>.".replace(b" z", b"-z") + b'\n[] <http://x/p> ( 1 2 ) .\n<http://x/q> a "text" .',
        format=RdfFormat.TURTLE,
    )
    again = Store()
    again.load("".join(turtle_chunks(store)), format=RdfFormat.TURTLE)
    assert len(again) == len(store) == 7


def test_offsets_beyond_measure_do_not_stop_the_writer() -> None:
    """A passage with an offset of thousands of digits is written like any other."""
    store = contract_graph.store(contract_graph.broken("oa:start 4", f'oa:start "{"7" * 6000}"^^xsd:integer'))
    assert "7" * 6000 in "".join(turtle_chunks(store))


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_known_ending_can_be_opened(ending: str, tmp_path: Path) -> None:
    """What an export writes under an ending is what opening it gives, also with the ending in capitals."""
    store = contract_graph.store()
    path = tmp_path / f"g{ending}"
    KnowledgeGraph(store).export(path)
    named = ending in (".trig", ".nq", ".jsonld")
    expected = set(all_quads(store)) if named else {q.triple for q in all_quads(store)}
    found = set(all_quads(load_file(path)))
    assert (found if named else {q.triple for q in found}) == expected
    shouted = path.rename(tmp_path / f"g{ending.upper()}")
    assert len(open_store(shouted)) == len(found)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_garbage_is_the_users_error(ending: str, tmp_path: Path) -> None:
    """Whatever the format: one line that begins with the file."""
    path = tmp_path / f"g{ending}"
    path.write_bytes(b"<<<\xff\x00 not a graph {")
    with pytest.raises(InputError) as caught:
        load_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """A folder called like a graph is no graph file."""
    folder = tmp_path / "g.ttl"
    folder.mkdir()
    with pytest.raises(InputError, match=r"g\.ttl"):
        load_file(folder)


@pytest.mark.parametrize(
    ("text", "told"), [("http://h", True), ("https://h/x", True), ("ftp://h", False), ("h", False)]
)
def test_addresses_of_servers_are_told_from_paths(text: str, *, told: bool) -> None:
    """Only http and https are servers; a path object never is."""
    assert is_address(text) is told
    assert not is_address(Path(text))


def test_graphs_that_are_too_large_are_not_copied() -> None:
    """Before anything is fetched, the size is looked at."""

    class Large:
        def __len__(self) -> int:
            return 6_000_000

        def quads(self) -> None:
            """Never asked for."""
            raise AssertionError

    with pytest.raises(InputError, match="6000000 quads are too many"):
        copied(Large())  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "written"), [("7", "7.0"), ("-7", "-7.0"), ("7.5", "7.5"), ("", ".0")])
def test_decimals_get_their_point_back(value: str, written: str) -> None:
    """Engines drop the point of whole decimals; other literals are left alone."""
    decimal = NamedNode(ns.XSD + "decimal")
    assert as_written(quad(Literal(value, datatype=decimal))).object == Literal(written, datatype=decimal)
    integer = quad(Literal("7", datatype=NamedNode(ns.XSD + "integer")))
    assert as_written(integer) is integer


def test_xml_replaces_only_what_it_cannot_hold(tmp_path: Path) -> None:
    """A control character becomes U+FFFD in RDF/XML, so that offsets stay right; language and type stay."""
    typed = NamedNode("http://x/t")
    store = store_of([quad(Literal("a\x00\x0bb", language="en")), quad(Literal("\uffff", datatype=typed))])
    KnowledgeGraph(store).export(tmp_path / "g.rdf")
    found = {q.object for q in all_quads(load_file(tmp_path / "g.rdf"))}
    assert found == {Literal("a\ufffd\ufffdb", language="en"), Literal("\ufffd", datatype=typed)}

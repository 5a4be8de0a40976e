"""RDF files: the contract's triples, the same bytes every time, safe with hostile text."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import RDF, Dataset, Graph, URIRef

import handmade
from diplograph.errors import InputError
from diplograph.model import Evidence, Period, Relation, Span
from diplograph.triples import namespaces as ns
from diplograph.triples.dataset import Run, dataset_quads, evidence_iri, product_iri
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import all_quads, as_rdflib, from_rdflib, store_of
from diplograph.triples.terms import quoted, write_term
from diplograph.triples.turtle import trig_chunks, turtle_chunks
from diplograph.triples.units import unit_iri

PARSED = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
WITH_GRAPHS = {"trig", "nquads", "jsonld"}
HOSTILE = (
    "\"\\\"'''\n\r\t\0\x07\x1b[31m\x7f\u0085\u2028\u202e\ufeff\ue000<script>"
    "\ud800\U0001f600é -->\n. } <http://x/> @prefix"
)


def quads() -> list[Quad]:
    """Quads of both made documents."""
    return list(dataset_quads(handmade.knowledge(), handmade.RUN))


def written(name: str, data: list[Quad]) -> bytes:
    """Bytes of a format."""
    stream = io.BytesIO()
    WRITERS[name](data, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_holds_exactly_the_quads(name: str) -> None:
    """Read back, each format gives the triples, and the graphs where it has them."""
    data = quads()
    found = set(parse(written(name, data), format=PARSED[name]))
    if name in WITH_GRAPHS:
        assert found == set(data)
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in data}


@pytest.mark.parametrize("name", WRITERS)
def test_bytes_do_not_depend_on_the_order_of_quads(name: str) -> None:
    """Shuffled and repeated quads give the same bytes."""
    data = quads()
    shuffled = [*data, *data[:50]]
    random.Random(3).shuffle(shuffled)
    assert written(name, shuffled) == written(name, data)


def test_rdflib_reads_turtle_and_trig_as_the_same_graph() -> None:
    """Rdflib, another parser, sees the same triples in both files."""
    turtle = Graph().parse(data=written("turtle", quads()), format="turtle")
    trig = Dataset()
    trig.parse(data=written("trig", quads()), format="trig")
    assert set(turtle) == {triple[:3] for triple in trig.quads((None, None, None, None))}
    assert len(turtle) > 400


def test_no_triple_is_in_two_graphs() -> None:
    """The union of all graphs counts nothing twice."""
    counts = Counter(quad.triple for quad in set(quads()))
    assert max(counts.values()) == 1


def test_default_graph_and_named_graphs_hold_what_the_contract_says() -> None:
    """Statements, evidence, documents and mentions are in their document's graph, all else in the default graph."""
    inner = {"RelationStatement", "Observation", "Claim", "Evidence", "Document"}
    for quad in quads():
        if quad.predicate == ns.TYPE and isinstance(quad.object, NamedNode):
            default = isinstance(quad.graph_name, DefaultGraph)
            assert default != (ns.local_name(quad.object.value) in inner)
        if quad.predicate == ns.dg("mentionedIn"):
            assert quad.graph_name == quad.object


def test_every_statement_has_what_the_contract_asks() -> None:
    """Codes, confidence, extractor, evidence and run stand on every statement, a speaker on all but the author's."""
    graph = Graph().parse(data=written("turtle", quads()), format="turtle")
    dg = ns.DG
    for kind in ("RelationStatement", "Observation", "Claim"):
        for node in graph.subjects(RDF.type, URIRef(dg + kind)):
            names = {str(p).removeprefix(dg) for p in graph.predicates(node)}
            assert names >= {"polarity", "modality", "attributionKind", "confidence", "extractor", "evidence"}
            assert ns.PROV + "wasGeneratedBy" in names
            author = (node, URIRef(dg + "attributionKind"), URIRef(ns.DGC + "author")) in graph
            assert author != ("attributedTo" in names)


def test_nothing_is_dangling_and_nothing_is_blank() -> None:
    """Every thing of our namespace that is pointed at is described, and there are no blank nodes."""
    data = quads()
    described = {quad.subject for quad in data}
    for quad in data:
        assert not isinstance(quad.subject, BlankNode)
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(ns.DGI):
            assert quad.object in described


def test_values_have_the_types_of_the_contract() -> None:
    """A figure with year, value, unit and comparator; a time with EDTF and bounds; a document with a date."""
    lines = written("turtle", quads()).decode()
    for expected in (
        "dg:year 2023 ;",
        "dg:value 7500000000.0 ;",
        'dg:unitCode "USD" ;',
        "dg:unit cur:USD ;",
        "dg:comparator dgc:over ;",
        "dg:indicator dgc:trade-turnover ;",
        "dg:product dgi:product-wheat ;",
        'dg:time "2001/2003"^^edtf:EDTF ;',
        'dg:startDate "2001-01-01"^^xsd:date ;',
        'dcterms:issued "2026-02-06"^^xsd:date ;',
        'dcterms:issued "2026-03"^^edtf:EDTF ;',
        "dcterms:source <https://example.org/first> ;",
        'dcterms:source "second.txt" ;',
        "dg:positionIn dgi:russia ;",
        "owl:sameAs wd:Q159 ;",
        'dg:isoAlpha2 "RU" ;',
        "dg:confidence 0.75 ;",
    ):
        assert expected in lines


def test_people_can_read_the_file_in_order() -> None:
    """Things come before documents, statements in text order, each passage right after its statement."""
    lines = written("turtle", quads()).decode().splitlines()
    subjects = [line.split()[0] for line in lines if line.startswith("dgi:")]
    assert subjects.index("dgi:russia") < subjects.index("dgi:doc-first") < subjects.index("dgi:doc-second")
    joined = next(i for i, name in enumerate(subjects) if name.startswith("dgi:relation-"))
    assert subjects[joined - 1] == "dgi:doc-first"
    assert subjects[joined + 1].startswith("dgi:evidence-")


def test_run_has_a_time_only_when_told() -> None:
    """Without SOURCE_DATE_EPOCH there is no time in the graph; a run with a time is another one."""
    timed = replace(handmade.RUN, ended=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    plain = written("turtle", quads()).decode()
    with_time = written("turtle", list(dataset_quads(handmade.knowledge(), timed))).decode()
    assert "endedAtTime" not in plain
    assert handmade.RUN.iri != timed.iri
    untimed = with_time.replace('    prov:endedAtTime "2026-01-02T03:04:05Z"^^xsd:dateTime ;\n', "")
    assert untimed.replace(timed.iri.value[-24:], handmade.RUN.iri.value[-24:]) == plain


def test_run_is_another_with_other_software_but_not_with_other_texts() -> None:
    """Software and time decide the IRI of the run, so that documents can come one by one."""
    other = Run((("diplograph", "0.0.1"), ("model", "1.2.3")))
    assert other.iri != handmade.RUN.iri == Run(handmade.RUN.software).iri


HASHED = """
import io, sys
sys.path.insert(0, {tests!r})
import handmade
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.turtle import trig_chunks
sys.stdout.write("".join(trig_chunks(dataset_quads(handmade.knowledge(), handmade.RUN))))
"""


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    """Two processes with different PYTHONHASHSEED write the same TriG."""
    script = HASHED.format(tests=str(Path(__file__).parent))
    outputs = set()
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_hostile_text_stays_text() -> None:
    """Quotes, controls, bidi marks and Turtle syntax in a text come back unchanged (a lone surrogate as U+FFFD)."""
    document = handmade.document("hostile", HOSTILE, title=HOSTILE, source="javascript:alert(1)")
    thing = handmade.Entity("x/../<y> é", HOSTILE, "State", (HOSTILE + "2",), wikidata="Q1> . <x")
    statement = Relation(
        thing.id, "supports", thing.id, Evidence(Span(0, len(HOSTILE)), HOSTILE, HOSTILE),
        handmade.Qualifiers(time=Period(HOSTILE, "2024-13-40", "2024-02-30", HOSTILE)), 0.5, HOSTILE,
    )  # fmt: skip
    extraction = handmade.Scribe(document).extraction([statement], [], [thing])
    data = list(dataset_quads(handmade.knowledge(extraction), Run(((HOSTILE, HOSTILE),))))
    safe = HOSTILE.replace("\ud800", "\ufffd")
    for name in WRITERS:
        found = set(parse(written(name, data), format=PARSED[name]))
        assert len({quad.triple for quad in found}) == len({quad.triple for quad in data})
        if name != "rdfxml":
            assert {quad.triple for quad in found} == {quad.triple for quad in data}
    text = written("turtle", data).decode()
    assert not any(mark in text for mark in ("\u202e", "\x1b", "\0", "\u2028", "\ufeff"))
    exact = {quad.object for quad in data if quad.predicate.value == ns.OA + "exact"}
    assert exact == {Literal(safe)}
    assert "startDate" not in text
    assert "sameAs" not in text


@given(st.text())
def test_any_string_survives_turtle(text: str) -> None:
    """Whatever a literal holds, parsing its Turtle gives it back."""
    quad = Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), ns.plain(text))
    (found,) = parse("".join(turtle_chunks([quad])).encode(), format=RdfFormat.TURTLE)
    assert found.object == quad.object


@given(st.text(min_size=1))
def test_any_id_gives_a_valid_iri(text: str) -> None:
    """Whatever an id holds, its IRI stays in our namespace and survives Turtle and rdflib."""
    iri = ns.thing_iri(text)
    assert iri.value.startswith(ns.DGI)
    quad = Quad(iri, ns.LABEL, ns.english("x"))
    turtle = "".join(turtle_chunks([quad]))
    (found,) = parse(turtle.encode(), format=RdfFormat.TURTLE)
    assert found.subject == iri
    assert str(next(Graph().parse(data=turtle, format="turtle").subjects())) == iri.value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_decimals_keep_their_value(value: Decimal) -> None:
    """The canonical decimal has no exponent and the same value."""
    text = ns.decimal(value).value
    assert Decimal(text) == value
    assert "E" not in text
    assert "." in text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2.6E+9", "2600000000.0"),
        ("-0", "0.0"),
        ("0.10", "0.1"),
        ("-5.50", "-5.5"),
        ("100", "100.0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimals_are_canonical(value: str, text: str) -> None:
    """One value, one text."""
    assert ns.decimal(Decimal(value)).value == text


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("https://example.org/<x>", False),
        ("https://exämple.org/", False),
        ("file:///etc/passwd", False),
        ("https://example.org/%zz", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_become_iris(text: str, *, valid: bool) -> None:
    """Sources are strings of strangers: all but http(s) addresses stay literals."""
    assert (ns.web_address(text) is not None) is valid


@pytest.mark.parametrize("text", ["2024-02-30", "2024", "2024-1-1", "2024-02-01Z", "", None, "２０２４-01-01"])
def test_only_real_dates_are_dates(text: str | None) -> None:
    """Anything but a full calendar date is no xsd:date."""
    assert ns.iso_date(text) is None


def test_documents_never_take_the_iri_of_a_thing() -> None:
    """An id chosen by a stranger cannot make a document out of a state."""
    assert ns.document_iri("russia") != ns.thing_iri("russia")
    assert ns.document_iri("doc-x") == ns.thing_iri("doc-x")


def test_units_of_the_contract() -> None:
    """Currencies and percent have an IRI, other units only their code."""
    assert unit_iri("EUR") == NamedNode(ns.CUR + "EUR")
    assert unit_iri("%") == NamedNode(ns.UNIT + "PERCENT")
    assert unit_iri("TEU") is None
    assert unit_iri("1") is None


def test_names_of_products_and_passages_are_stable() -> None:
    """Case and spacing make no new product; another offset is another passage."""
    assert product_iri("Natural  Gas") == product_iri("natural gas")
    document = ns.document_iri("doc-x")
    evidence = Evidence(Span(0, 1), "a", "a b a")
    assert evidence_iri(document, evidence) != evidence_iri(document, replace(evidence, span=Span(4, 5)))


def test_foreign_terms_are_written_too() -> None:
    """Blank nodes, language tags and unknown datatypes of other people's graphs survive; triple terms are refused."""
    subject, predicate = BlankNode("b0"), NamedNode("http://x/p#1")
    data = [
        Quad(subject, predicate, Literal("x", language="en-GB")),
        Quad(subject, predicate, Literal("x", datatype=NamedNode("http://x/type")), BlankNode("g")),
        Quad(subject, predicate, Literal("007", datatype=NamedNode(ns.XSD + "integer"))),
    ]
    assert len(list(parse("".join(trig_chunks(data)).encode(), format=RdfFormat.TRIG))) == 3
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        write_term(Triple(predicate, predicate, predicate))


def test_strings_that_look_alike_are_told_apart() -> None:
    """A right-to-left override is visible in the file."""
    assert quoted("a\u202eb") == '"a\\u202Eb"'
    assert quoted("é") == '"é"'


def test_rdflib_view_and_back() -> None:
    """Rdflib sees every quad without a copy, and a store made from it has the same quads."""
    store = store_of(quads())
    dataset = as_rdflib(store)
    assert len(list(dataset.quads((None, None, None, None)))) == len(store)
    assert set(all_quads(from_rdflib(dataset))) == set(all_quads(store))
    graph = Graph().parse(data=written("turtle", quads()), format="turtle")
    assert len(from_rdflib(graph)) == len(graph)

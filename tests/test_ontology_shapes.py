"""SHACL shapes: each constraint has a graph that breaks it, and batches change nothing."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import RDF, SH, Graph

from contract_graph import broken, store
from diplograph.ontology import data_dir
from diplograph.triples.findings import Severity
from diplograph.triples.shapes import rdflib_term, shape_findings
from diplograph.triples.validation import validate

ID = "https://w3id.org/diplograph/id/"
S1 = "dgi:s1 a dg:RelationStatement ; "
FAULTS = [
    (
        'rdfs:label "Peru"@en',
        'rdfs:label "Peru"',
        "peru",
        "A thing has exactly one English rdfs:label that is not empty.",
    ),
    (
        'rdfs:label "Peru"@en',
        'rdfs:label "Peru"@en , "Perú"@en',
        "peru",
        "A thing has exactly one English rdfs:label that is not empty.",
    ),
    ('rdfs:label "Peru"@en', 'dg:unM49 "604"', "peru", "A thing has exactly one English rdfs:label that is not empty."),
    ('"Oslo"@en', "dgi:oslo", "norway", "An alternative label is a literal that is not empty."),
    (
        "dgi:peru dg:mentionedIn dgi:one",
        "dgi:peru dg:mentionedIn dgi:lima",
        "peru",
        "A thing is mentioned in documents.",
    ),
    (
        'dg:wikidataId "Q20"',
        'dg:wikidataId "20"',
        "norway",
        "A thing has at most one Wikidata identifier, Q and a number.",
    ),
    ("owl:sameAs wd:Q20", "owl:sameAs wd:Q20 , wd:Q21", "norway", "A thing is the same as at most one Wikidata item."),
    ('"NO"', '"no"', "norway", "An ISO 3166-1 alpha-2 code is two capital letters."),
    ('"NOR"', '"NORW"', "norway", "An ISO 3166-1 alpha-3 code is three capital letters."),
    ('"578"', '"57"', "norway", "A UN M49 code is three digits."),
    ("dg:positionIn dgi:chile ", "", "post", "A position names the state or organization it belongs to."),
    ('dcterms:title "One" ;', "", "one", "A document that was read has exactly one title."),
    ('0001"', '01"', "one", "The digest of a text is 64 lower-case hexadecimal digits."),
    ('"2026-01-01"^^xsd:date', '"yesterday"', "one", "A document has at most one date, an xsd:date or an EDTF."),
    ('dcterms:source "one.txt"', 'dcterms:source "one.txt" , "1.txt"', "one", "A document has at most one source."),
    ("dg:polarity dgc:affirmed ;", "", "s1", "A statement has exactly one polarity."),
    ("dg:modality dgc:actual ;", "", "s1", "A statement has exactly one modality."),
    ("dg:attributionKind dgc:author ;", "", "s1", "A statement has exactly one kind of attribution."),
    (
        "dg:attributedTo dgi:minister",
        "dg:attributedTo dgi:minister , dgi:chile",
        "s3",
        "A statement is attributed to at most one thing.",
    ),
    (
        '"2025-10"^^edtf:EDTF',
        '"last October"^^edtf:EDTF',
        "s1",
        "A time is one Extended Date/Time Format string: a date or an interval.",
    ),
    (
        '"2025-10"^^edtf:EDTF',
        '"2025-10"',
        "s1",
        "A time is one Extended Date/Time Format string: a date or an interval.",
    ),
    ('dg:startDate "2025-10-01"^^xsd:date', 'dg:startDate "2025-10"', "s1", "A start date is one calendar date."),
    (
        'dg:endDate "2025-10-31"^^xsd:date',
        'dg:endDate "2025-10-32"^^xsd:date',
        "s1",
        "An end date is one calendar date.",
    ),
    ('"in October"', "2025", "s1", "The words of a time are one string."),
    ("dg:place dgi:lima", "dg:place dgi:lima , dgi:peru", "s1", "A statement has at most one place."),
    ("dg:confidence 0.9", "dg:confidence 1.1", "s1", "A statement has exactly one confidence, a decimal from 0 to 1."),
    (
        "dg:confidence 0.9",
        "dg:confidence 0.9e0",
        "s1",
        "A statement has exactly one confidence, a decimal from 0 to 1.",
    ),
    ('dg:extractor "lexicon:meet" ;', "", "s1", "A statement names what extracted it."),
    (
        'dg:extractor "lexicon:meet" ; dg:evidence dgi:e1',
        'dg:extractor "lexicon:meet"',
        "s1",
        "A statement has at least one evidence.",
    ),
    ("prov:wasGeneratedBy dgi:run", "prov:wasGeneratedBy dgi:lima", "s1", "A statement names the run that made it."),
    (
        "dg:subject dgi:norway ; dg:predicate",
        "dg:predicate",
        "s1",
        "A relation statement has exactly one subject, a thing with a class.",
    ),
    ("dg:predicate dg:metWith ;", "", "s1", "A relation statement has exactly one predicate."),
    (
        "dg:object dgi:chile ;",
        "dg:object dgi:nowhere ;",
        "s1",
        "A relation statement has exactly one object, a thing with a class.",
    ),
    (
        "dg:subject dgi:norway ; dg:counterpart",
        "dg:counterpart",
        "o1",
        "An observation has exactly one subject, a thing with a class.",
    ),
    ("dg:indicator dgc:exports ;", "", "o1", "An observation has exactly one indicator."),
    (
        "dg:value 2600000000.0",
        'dg:value "2.6 billion"',
        "o1",
        "An observation has exactly one value, a decimal in the base unit.",
    ),
    ("dg:valueUpper 3000000000.0", "dg:valueUpper 3e9", "o1", "An observation has at most one upper value, a decimal."),
    ('dg:unitCode "USD" ;', "", "o1", "An observation has exactly one unit code."),
    (
        "<http://publications.europa.eu/resource/authority/currency/USD>",
        '"USD"',
        "o1",
        "An observation has at most one unit IRI.",
    ),
    ('"$2.6 to 3 billion"', '""', "o1", "An observation has exactly one value as written."),
    ("dg:comparator dgc:about ;", "", "o1", "An observation has exactly one comparator."),
    ("dg:year 2024", 'dg:year "2024"^^xsd:gYear', "o1", "An observation has at most one year, an integer."),
    (
        "dg:counterpart dgi:peru",
        "dg:counterpart dgi:nowhere",
        "o1",
        "An observation has at most one counterpart, a thing with a class.",
    ),
    (
        "dg:product dgi:copper",
        'dg:product "copper"',
        "o1",
        "An observation has at most one product, a thing of class Product.",
    ),
    (
        "dg:indicator dgc:exports",
        "dg:object dgi:peru ; dg:indicator dgc:exports",
        "o1",
        "An observation has a counterpart, not an object.",
    ),
    (
        "dg:indicator dgc:exports",
        "dg:predicate dg:exportsTo ; dg:indicator dgc:exports",
        "o1",
        "An observation has an indicator, not a predicate.",
    ),
    ('dg:claimText "Peru will not attack" ;', "", "c1", "A claim has exactly one text."),
    (
        "dgc:actual ; dg:attributionKind dgc:reported ; dg:attributedTo dgi:minister",
        "dgc:actual ; dg:attributionKind dgc:author",
        "c1",
        "A claim has a speaker.",
    ),
    ("dg:target dgi:peru", "dg:target dgi:nowhere", "c1", "The target of a claim is a thing with a class."),
    ("dg:conveys dgi:s3", "dg:conveys dgi:lima", "c1", "A claim conveys statements."),
    (
        "dg:target dgi:peru",
        "dg:target dgi:peru ; dg:predicate dg:attacked",
        "c1",
        "A claim conveys statements; it has no predicate of its own.",
    ),
    (
        "dg:Evidence ; dg:inDocument dgi:one",
        "dg:Evidence ; dg:inDocument dgi:one , dgi:two",
        "e1",
        "Evidence is in exactly one document.",
    ),
    ('oa:exact "Norway met Chile"', 'oa:exact ""', "e1", "Evidence has exactly one exact text that is not empty."),
    ("oa:start 4", "oa:start -4", "e1", "Evidence has exactly one start, an integer from 0, before its end."),
    ("oa:start 4", "oa:start 20", "e1", "Evidence has exactly one start, an integer from 0, before its end."),
    ("oa:end 20", "oa:end 20.0", "e1", "Evidence has exactly one end, an integer."),
    ('dg:sentence "Norway met Chile in Lima."', 'rdfs:comment "x"', "e1", "Evidence has exactly one sentence."),
    ("prov:used dgi:one , dgi:two ;", "", "run", "A run used at least one document."),
    ("prov:wasAssociatedWith dgi:software ;", "", "run", "A run names its software."),
    ('"2026-01-02T03:04:05Z"^^xsd:dateTime', '"2026-01-02"', "run", "A run ended at most once, at an xsd:dateTime."),
]
TIMES = [
    "2025",
    "2022-10",
    "2026-02-05",
    "2015/..",
    "../2020",
    "2014-03/2015-02",
    "2024-21",
    "202X",
    "2023~",
    "1994?",
    "/2020",
    "-0044",
]
NO_TIMES = ["", "20", "2025-1", "last year", "2025/2026/2027", "2025-10-011", "..", "2025 "]


def messages(trig: str, focus: str) -> set[str]:
    """What the shapes say about a node."""
    return {finding.message for finding in shape_findings(flat(trig)) if finding.focus == ID + focus}


def flat(trig: str) -> Store:
    """A store with everything in the default graph."""
    made = Store()
    made.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in store(trig))
    return made


@pytest.mark.parametrize(("old", "new", "focus", "message"), FAULTS)
def test_a_shape_finds_its_fault(old: str, new: str, focus: str, message: str) -> None:
    """One passage broken gives the shape's message at the right node."""
    assert message in " ".join(messages(broken(old, new), focus))


def test_every_constraint_has_a_failing_graph() -> None:
    """Each message of the shapes is in the list of faults."""
    shapes = Graph().parse(data_dir() / "shapes.ttl", format="turtle")
    assert {str(message) for message in shapes.objects(None, SH.message)} == {message for *_, message in FAULTS}


def test_every_shape_has_a_label_and_a_target() -> None:
    """A shape without target checks nothing."""
    shapes = Graph().parse(data_dir() / "shapes.ttl", format="turtle")
    nodes = list(shapes.subjects(RDF.type, SH.NodeShape))
    assert len(nodes) == 9
    for node in nodes:
        assert (node, SH.targetClass, None) in shapes or (node, SH.targetSubjectsOf, None) in shapes


@pytest.mark.parametrize("time", TIMES)
def test_times_of_the_format_are_taken(time: str) -> None:
    """Dates, months, seasons, open and uncertain times."""
    assert not messages(broken('"2025-10"^^edtf:EDTF', f'"{time}"^^edtf:EDTF'), "s1")


@pytest.mark.parametrize("time", NO_TIMES)
def test_other_strings_are_no_times(time: str) -> None:
    """Words, half dates and double intervals."""
    assert messages(broken('"2025-10"^^edtf:EDTF', f'"{time}"^^edtf:EDTF'), "s1")


@pytest.mark.parametrize("batch", [1, 3, 1000])
def test_batches_change_nothing(batch: int) -> None:
    """Nodes looked at one by one, by three or all at once give the same findings."""
    trig = broken("dg:modality dgc:actual ;", "").replace("dg:conveys dgi:s3", "dg:conveys dgi:lima")
    assert set(shape_findings(flat(trig), batch=batch)) == set(shape_findings(flat(trig)))
    assert set(shape_findings(flat(trig), batch=batch))


def test_a_blank_statement_is_found() -> None:
    """A statement without IRI breaks its shape, under the label of the node."""
    trig = broken("dgi:s2 a dg:RelationStatement", "_:s2 a dg:RelationStatement")
    assert any(finding.focus.startswith("_:") for finding in shape_findings(flat(trig)))


def test_a_position_without_its_state_is_a_warning() -> None:
    """Texts name offices of unknown bodies, so the graph still conforms."""
    report = validate(store(broken("dg:positionIn dgi:chile ", "")))
    assert [finding.severity for finding in report.findings] == [Severity.WARNING]
    assert report.conforms


def test_shapes_can_be_left_out() -> None:
    """Without shapes only the cross-checks speak."""
    trig = broken('"NO"', '"no"')
    assert not validate(store(trig)).conforms
    assert validate(store(trig), shapes=False).findings == ()


def test_terms_keep_their_text_for_rdflib() -> None:
    """A lexical form that rdflib would normalise, or that is ill-typed, is passed on as it is."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert str(rdflib_term(Literal("01.50", datatype=NamedNode(xsd + "decimal")))) == "01.50"
    assert str(rdflib_term(Literal("2025-13-01", datatype=NamedNode(xsd + "date")))) == "2025-13-01"

"""Cross-checks: each finds what it is for and is silent on a graph that keeps the contract."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset, Graph

from contract_graph import GOOD, PREFIXES, broken, store
from diplograph.errors import InputError
from diplograph.triples.findings import Finding, Report, Severity
from diplograph.triples.validation import Check, checks, read_check, run_check, validate

ID = "https://w3id.org/diplograph/id/"
S1 = "dgi:norway ; dg:predicate dg:metWith"
S2 = "dgi:norway ; dg:predicate dg:exportsTo"
AUTHOR = "dg:attributionKind dgc:author ; dg:place"
FAULTS = [
    ("direct-triple-without-statement", "", "dgi:peru dg:exportsTo dgi:norway .", "peru"),
    ("direct-triple-without-statement", "", "dgi:peru dg:attacked dgi:chile .", "peru"),
    (
        "direct-triple-without-statement",
        "dgc:reported ; dg:attributedTo dgi:chile",
        "dgc:reported ; dg:attributedTo dgi:peru",
        "chile",
    ),
    (
        "direct-triple-without-statement",
        "dgc:affirmed ; dg:modality dgc:actual",
        "dgc:negated ; dg:modality dgc:actual",
        "norway",
    ),
    (
        "direct-triple-without-statement",
        "dgc:affirmed ; dg:modality dgc:actual",
        "dgc:affirmed ; dg:modality dgc:planned",
        "chile",
    ),
    ("statement-without-direct-triple", "dgi:norway dg:exportsTo dgi:peru .", "", "s2"),
    ("statement-without-direct-triple", "dgi:chile dg:supports dgi:peru .", "", "s4"),
    ("symmetric-one-way", "dgi:chile dg:metWith dgi:norway .", "", "norway"),
    ("evidence-length", "oa:end 20", "oa:end 21", "e1"),
    ("evidence-length", "oa:end 13", "oa:end 14", "e2"),
    ("evidence-outside-sentence", '"Norway met Chile in Lima."', '"Norway met  Chile in Lima."', "e1"),
    ("author-with-speaker", AUTHOR, "dg:attributionKind dgc:author ; dg:attributedTo dgi:minister ; dg:place", "s1"),
    ("attribution-without-speaker", "dgc:reported ; dg:attributedTo dgi:minister", "dgc:reported", "s3"),
    ("attribution-without-speaker", AUTHOR, "dg:attributionKind dgc:quoted ; dg:place", "s1"),
    (
        "statement-in-two-documents",
        'dg:extractor "lexicon:meet" ; dg:evidence dgi:e1',
        'dg:extractor "x" ; dg:evidence dgi:e1 , dgi:e2',
        "s1",
    ),
    ("predicate-not-a-relation", S2, "dgi:norway ; dg:predicate dg:mentionedIn", "s2"),
    ("predicate-not-a-relation", S2, "dgi:norway ; dg:predicate dg:importsFrom", "s2"),
    ("domain", S1, "dgi:post ; dg:predicate dg:metWith", "s1"),
    ("domain", "dgi:peru a dg:State", "dgi:peru a dg:Meeting", "s3"),
    (
        "range",
        "dg:object dgi:chile ;\n    dg:polarity dgc:affirmed",
        "dg:object dgi:post ;\n    dg:polarity dgc:affirmed",
        "s1",
    ),
    ("unknown-code", "dg:polarity dgc:negated", "dg:polarity dgc:denied", "s3"),
    ("unknown-code", "dg:polarity dgc:negated", "dg:polarity dgc:planned", "s3"),
    ("unknown-code", "dg:indicator dgc:exports", "dg:indicator dgc:sales", "o1"),
    ("unknown-term", "", "dgi:chile dg:likes dgi:peru .", "chile"),
    ("unknown-term", "dgi:lima a dg:Settlement", "dgi:lima a dg:Town", "lima"),
    ("related-to-direct", "", "dgi:chile dg:relatedTo dgi:peru .", "chile"),
    ("figure-or-claim-as-triple", "", "dgi:o1 dg:exportsTo dgi:peru .", "o1"),
    ("figure-or-claim-as-triple", "", "dgi:chile dg:cites dgi:c1 .", "c1"),
    ("several-classes", "dgi:norway a dg:State", "dgi:norway a dg:State , dg:Actor", "norway"),
    ("no-class", "dgi:minister a dg:Official ;", "dgi:minister", "minister"),
    ("no-class", "dgi:copper a dg:Product ;", "dgi:copper", "copper"),
    ("not-mentioned", "dgi:minister dg:mentionedIn dgi:one .", "", "s3"),
    ("not-mentioned", "dgi:lima dg:mentionedIn dgi:one .", "", "s1"),
    ("not-mentioned", "dgi:peru dg:mentionedIn dgi:two .", "", "s4"),
    ("dates-reversed", '"2025-10-31"', '"2025-09-30"', "s1"),
    ("date-without-time", 'dg:time "2025-10"^^edtf:EDTF ;', "", "s1"),
    ("malformed-date", '"2025-10-31"', '"2025-10-32"', "s1"),
    ("malformed-date", '"2025-10-01"', '"October 2025"', "s1"),
    ("range-reversed", "dg:valueUpper 3000000000.0", "dg:valueUpper 3000000.0", "o1"),
    ("wikidata-disagrees", "owl:sameAs wd:Q20", "owl:sameAs wd:Q21", "norway"),
    ("wikidata-disagrees", "owl:sameAs wd:Q298 ", "", "chile"),
    ("wikidata-disagrees", 'dg:wikidataId "Q298" ;', "", "chile"),
    ("same-wikidata-item", 'dg:wikidataId "Q298"', 'dg:wikidataId "Q20"', "norway"),
    (
        "self-relation",
        "dg:predicate dg:attacked ; dg:object dgi:chile",
        "dg:predicate dg:attacked ; dg:object dgi:peru",
        "s3",
    ),
    ("conveyed-elsewhere", "dg:conveys dgi:s3", "dg:conveys dgi:s1", "c1"),
    ("conveyed-elsewhere", "dg:conveys dgi:s3", "dg:conveys dgi:s4", "c1"),
    ("triple-in-two-graphs", "", 'dgi:one dcterms:title "One" .', "one"),
]


def found(report: Report) -> set[tuple[str, str]]:
    """Check and node of each finding."""
    return {(finding.check, finding.focus.removeprefix(ID)) for finding in report.findings}


def test_a_graph_that_keeps_the_contract_has_no_findings() -> None:
    """Neither checks nor shapes complain, and every triple was looked at."""
    report = validate(store())
    assert report.findings == ()
    assert report.conforms
    assert report.triples == len(store())


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_every_check_has_a_failing_graph(check: Check) -> None:
    """No check is without an example of what it finds (blank nodes have a test of their own)."""
    assert check.name in {name for name, *_ in FAULTS} | {"blank-node"}


@pytest.mark.parametrize(("check", "old", "new", "focus"), FAULTS)
def test_a_check_finds_its_fault(check: str, old: str, new: str, focus: str) -> None:
    """One passage broken gives the finding at the right node."""
    assert (check, focus) in found(validate(store(broken(old, new)), shapes=False))


def test_blank_nodes_are_found() -> None:
    """A node without IRI is named by its label, as subject and as object."""
    report = validate(store(broken("", 'dgi:chile dg:supports [ rdfs:label "x"@en ] .')), shapes=False)
    assert [finding.check for finding in report.findings].count("blank-node") == 2
    assert any(finding.focus.startswith("_:") for finding in report.findings)


def test_a_triple_of_an_own_statement_in_the_other_direction_is_enough_for_symmetric_relations() -> None:
    """What either side says of itself gives both directions."""
    text = broken(
        "dgi:s1 a dg:RelationStatement ; dg:subject dgi:norway ; dg:predicate dg:metWith ; dg:object dgi:chile",
        "dgi:s1 a dg:RelationStatement ; dg:subject dgi:chile ; dg:predicate dg:metWith ; dg:object dgi:norway",
    )
    assert validate(store(text), shapes=False).findings == ()


def test_an_asymmetric_triple_needs_a_statement_in_its_own_direction() -> None:
    """The statement turned round does not license it."""
    text = broken(S2 + " ; dg:object dgi:peru", "dgi:peru ; dg:predicate dg:exportsTo ; dg:object dgi:norway")
    assert found(validate(store(text), shapes=False)) == {
        ("direct-triple-without-statement", "norway"),
        ("statement-without-direct-triple", "s2"),
    }


def test_a_subclass_is_admitted_where_its_superclass_is() -> None:
    """A bloc may meet where actors may."""
    assert validate(store(broken("dgi:norway a dg:State", "dgi:norway a dg:Bloc")), shapes=False).conforms


def test_warnings_do_not_break_the_contract() -> None:
    """Two things with one Wikidata item are reported, but the graph conforms."""
    text = broken("dgi:peru a dg:State ;", 'dgi:peru a dg:State ; dg:wikidataId "Q20" ; owl:sameAs wd:Q20 ;')
    report = validate(store(text))
    assert {finding.severity for finding in report.findings} == {Severity.WARNING}
    assert report.conforms
    assert report.violations == ()


def test_findings_are_sorted_and_the_same_each_time() -> None:
    """The report does not depend on the order of stores or sets."""
    text = GOOD.replace("dgi:", "dgi:x-").replace("dg:State", "dg:Nothing")
    first, second = validate(store(text)), validate(store(text))
    assert first == second
    assert list(first.findings) == sorted(first.findings)
    assert not first.conforms


def test_a_finding_says_what_and_where() -> None:
    """The message is the check's own sentence and the detail of the row."""
    report = validate(store(broken("dg:polarity dgc:negated", "dg:polarity dgc:denied")), shapes=False)
    message = "A code is not in the closed list of its property. (polarity https://w3id.org/diplograph/code/denied)"
    assert report.findings == (Finding("unknown-code", Severity.VIOLATION, ID + "s3", message),)


@pytest.mark.parametrize(("suffix", "kind"), [(".trig", RdfFormat.TRIG), (".nq", RdfFormat.N_QUADS)])
def test_files_of_every_dataset_format_are_taken(tmp_path: Path, suffix: str, kind: RdfFormat) -> None:
    """TriG and N-Quads give what the store gives."""
    path = tmp_path / f"graph{suffix}"
    store(broken("oa:end 20", "oa:end 21")).dump(str(path), kind)
    assert ("evidence-length", "e1") in found(validate(path, shapes=False))


def test_turtle_in_one_graph_is_taken(tmp_path: Path) -> None:
    """A graph without named graphs is checked in the same way."""
    path = tmp_path / "graph.ttl"
    text = GOOD.replace("dgi:one {", "").replace("dgi:two {", "").replace("\n}\n", "\n")
    path.write_text(PREFIXES + text, encoding="utf-8")
    assert validate(path).findings == ()


def test_rdflib_datasets_are_taken() -> None:
    """A Dataset gives what the store gives."""
    dataset = Dataset()
    dataset.parse(data=PREFIXES + broken("oa:end 20", "oa:end 21"), format="trig")
    assert found(validate(dataset)) == found(validate(store(broken("oa:end 20", "oa:end 21"))))


def test_rdflib_graphs_are_taken() -> None:
    """A Graph is a dataset without names."""
    graph = Graph().parse(data=PREFIXES + 'dgi:peru a dg:State ; rdfs:label "Peru"@en .', format="turtle")
    assert validate(graph).findings == ()


def test_a_view_of_a_store_counts_no_triple_twice() -> None:
    """Rdflib's union view of a store is not mistaken for triples in two graphs."""
    from diplograph.triples.store import as_rdflib

    assert validate(as_rdflib(store()), shapes=False).findings == ()


def test_an_empty_graph_conforms() -> None:
    """Nothing said, nothing wrong."""
    assert validate(Store()) == Report((), 0)


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    """A missing file and a broken one are input errors."""
    with pytest.raises(InputError):
        validate(tmp_path / "none.ttl")
    broken_file = tmp_path / "broken.ttl"
    broken_file.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(InputError):
        validate(broken_file)


def test_the_source_is_left_as_it_was() -> None:
    """Validation adds nothing to the store it is given."""
    source = store()
    before = len(source)
    validate(source, shapes=False)
    assert len(source) == before


def test_a_check_must_say_what_is_wrong(tmp_path: Path) -> None:
    """A file without a first comment line is refused."""
    path = tmp_path / "silent.rq"
    path.write_text("SELECT ?focus WHERE { ?focus a ?x }", encoding="utf-8")
    with pytest.raises(ValueError, match=r"silent\.rq"):
        read_check(path)


def test_a_check_must_be_a_select() -> None:
    """An ASK has no rows to report."""
    with pytest.raises(ValueError, match="SELECT"):
        list(run_check(Check("ask", "x", Severity.WARNING, "ASK {}"), Store()))


def test_messages_of_checks_are_sentences() -> None:
    """They start with a capital and end with a full stop, and no two are the same."""
    messages = [check.message for check in checks()]
    assert all(message[0].isupper() and message.endswith(".") for message in messages)
    assert len(set(messages)) == len(messages)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40))
def test_evidence_of_any_text_is_measured_in_code_points(text: str) -> None:
    """Letters beyond the basic plane, combining marks and line breaks count as Python counts them."""
    from pyoxigraph import Literal

    quoted = str(Literal(text))
    body = f"dgi:e a dg:Evidence ; oa:exact {quoted} ; dg:sentence {quoted} ; oa:start 7 ; oa:end {7 + len(text)} ."
    names = {check for check, _ in found(validate(store(body), shapes=False))}
    assert not names & {"evidence-length", "evidence-outside-sentence"}

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal

from diplograph.publishing.network import to_networkx
from diplograph.publishing.passages import sentence_starts
from diplograph.publishing.payload import bundles, months, payload
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Figure, Proof, Records, Statement, Thing
from diplograph.publishing.short_names import clean, short_name
from synthetic import DG, DGC, DGI, Maker, make


def _small() -> Dataset:
    """Two states and a speaker, with one statement of each status, a figure and a claim."""
    maker = Maker()
    first, second = maker.thing("aland", "Aland", "State", ("AL",)), maker.thing("beland", "Beland", "State")
    speaker = maker.thing("cara-dole", "Cara Dole", "Person")
    graph = maker.document("doc", "A briefing", "2025-02-03", "https://example.org/a")
    maker.mention(graph, first, second, speaker)
    relation = {"subject": first, "predicate": DG.supports, "object": second}
    sentence = "Aland supports Beland."
    for name, options in {
        "stated": {},
        "denied": {"polarity": "negated"},
        "planned": {"modality": "planned"},
        "attributed": {"speaker": speaker},
        "of-itself": {"speaker": first},
    }.items():
        maker.statement(graph, name, "RelationStatement", dict(relation), sentence=sentence, exact=sentence, **options)
    figure = {
        "subject": first,
        "indicator": DGC.gdp,
        "value": Literal("12.5"),
        "unitCode": Literal("USD"),
        "valueText": Literal("12.5"),
        "year": Literal(2024),
    }
    maker.statement(graph, "figure", "Observation", figure, sentence="GDP was 12.5.", exact="12.5")
    maker.statement(
        graph, "claim", "Claim", {"claimText": Literal("no")}, sentence="“no”", exact="no", speaker=speaker, time="2024"
    )
    return maker.done()


def test_statements_of_every_status_are_told_apart() -> None:
    """Denied, planned, attributed and stated content differ; what an actor says of itself is stated."""
    status = {statement.id: statement.status for statement in read(_small()).statements}
    assert status == {
        "stated": "stated",
        "denied": "denied",
        "planned": "planned",
        "attributed": "attributed",
        "of-itself": "stated",
        "figure": "stated",
        "claim": "stated",
    }


def test_records_hold_documents_figures_claims_and_evidence() -> None:
    """Every kind of statement keeps its own values and the passage it rests on."""
    records = read(_small())
    by_id = {statement.id: statement for statement in records.statements}
    assert records.sources["doc"].title == "A briefing"
    assert records.sources["doc"].url == "https://example.org/a"
    assert records.things["aland"].aliases == ("AL",)
    assert records.things["aland"].documents == ("doc",)
    figure = by_id["figure"].figure
    assert figure is not None
    assert (str(figure.value), figure.unit, figure.year) == ("12.5", "USD", 2024)
    assert by_id["claim"].subject == "cara-dole"
    assert by_id["claim"].proofs == (Proof("doc", "“no”", "no", 1, 3),)


def test_a_dataset_and_the_same_triples_in_one_graph_give_the_same_records() -> None:
    """graph.ttl and graph.trig make the same page."""
    dataset, graph = make(20, 60), Graph()
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, value))
    assert read(dataset) == read(graph)


def test_an_object_that_nothing_describes_is_still_a_thing() -> None:
    """A statement about an undescribed thing can be reached all the same."""
    maker = Maker()
    graph = maker.document("doc", "A briefing")
    row = {"subject": DGI.nobody, "predicate": DG.cites, "object": DGI.doc}
    maker.statement(graph, "s", "RelationStatement", row, sentence="x cites y", exact="cites")
    records = read(maker.done())
    assert set(records.things) == {"nobody", "doc"}
    assert records.things["doc"].label == "A briefing"


def test_an_empty_graph_has_no_records() -> None:
    """Nothing in, nothing out."""
    assert read(Dataset()) == Records({}, {}, ())


def test_the_network_has_an_edge_for_each_relation_and_data_for_the_rest() -> None:
    """Edges are relation statements; figures and claims hang on the nodes and on the graph."""
    network = to_networkx(_small())
    assert isinstance(network, nx.MultiDiGraph)
    assert network.number_of_edges("aland", "beland") == 5
    edge = network.edges["aland", "beland", "denied"]
    assert (edge["predicate"], edge["status"], edge["polarity"]) == ("supports", "denied", "negated")
    assert edge["evidence"][0]["sentence"] == "Aland supports Beland."
    assert network.nodes["aland"]["observations"] == ["figure"]
    assert network.nodes["cara-dole"]["claims"] == ["claim"]
    assert network.graph["observations"]["figure"]["unit"] == "USD"
    assert network.graph["claims"]["claim"]["text"] == "no"
    assert network.graph["documents"]["doc"]["issued"] == "2025-02-03"


def test_passages_are_found_by_offset_not_by_their_words() -> None:
    """Of two equal words in a sentence the one at the offset is marked: the other passages tell where it begins."""
    sentence = "Russia told Russia that it met Iran."
    proofs = [Proof("d", sentence, "Russia", 112, 118), Proof("d", sentence, "Iran", 131, 135)]
    assert sentence_starts(proofs) == {("d", sentence, 112): 12, ("d", sentence, 131): 31}


def test_a_passage_that_is_not_in_its_sentence_is_reported_as_such() -> None:
    """A broken offset is never marked at a wrong place."""
    assert sentence_starts([Proof("d", "one", "two", 0, 3), Proof("d", "one", "", 0, 0)]) == {("d", "one", 0): -1}


@given(st.text("ab ", min_size=1, max_size=30), st.data())
def test_a_marked_passage_always_has_the_words_of_the_evidence(sentence: str, data: st.DataObject) -> None:
    """Whatever is marked is the exact passage."""
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    found = sentence_starts([Proof("d", sentence, sentence[start:end], start + 7, end + 7)])
    begin = found["d", sentence, start + 7]
    assert sentence[begin : begin + end - start] == sentence[start:end]


def test_labels_are_cleaned_of_what_could_disguise_them() -> None:
    """Bidi, zero-width and control characters do not reach labels; long ones are cut."""
    assert clean("a\u202eb\u200bc\x00 \n d") == "a b c d"
    assert len(clean("x" * 1_000_000)) == 400


def test_short_names_prefer_acronyms_to_cutting() -> None:
    """The picture shows EAEU; a long name without acronym is cut; a long person's name gives the surname."""
    long = "Eurasian Economic Union of Some States"
    assert short_name(Thing("e", long, "Bloc", ("EAEU", "Union"))) == "EAEU"
    assert short_name(Thing("e", long, "Bloc", ("EEU", "EAEU")), {"EAEU": 2}) == "EAEU"
    assert short_name(Thing("e", long, "Bloc")) == "Eurasian Economic Union…"
    assert short_name(Thing("e", "Council of the European Union of Towns", "Bloc")) == "Council of the European…"
    assert short_name(Thing("e", "W" * 40, "Bloc")) == "W" * 21 + "…"
    assert short_name(Thing("p", "Abdel Fattah Saeed Hussein el-Sisi", "Official")) == "el-Sisi"
    assert short_name(Thing("a", "Armenia", "State", ("ARM",))) == "Armenia"


def test_times_become_months_with_open_ends() -> None:
    """A year spans its months, an open end stays open, a figure takes its year, no time is no month."""
    base = Statement("s", "relation", "a", "supports", "b", ())

    def made(**options: object) -> Statement:
        values = {name: getattr(base, name) for name in Statement.__dataclass_fields__}
        return Statement(**(values | options))

    assert months(made(time="2015", start="2015-01-01", end="2015-12-31")) == (24180, 24191)
    assert months(made(time="2015/..", start="2015-01-01")) == (24180, None)
    assert months(made(time="2015-01-01", start="2015-01-01")) == (24180, 24180)
    from decimal import Decimal

    assert months(made(figure=Figure(Decimal(1), "USD", "1", year=2000))) == (24000, 24011)
    assert months(base) == (None, None)


def test_parallel_statements_are_bundled_with_their_documents() -> None:
    """Both directions of a pair make one bundle that counts statements and documents."""
    proofs = [(Proof(name, "s", "s", 0, 1),) for name in ("d1", "d2")]
    statements = [
        Statement("1", "relation", "a", "supports", "b", proofs[0]),
        Statement("2", "relation", "b", "accuses", "a", proofs[1]),
        Statement("3", "relation", "a", "supports", "a", proofs[1]),
    ]
    assert bundles(statements, {"a": 0, "b": 1}) == {(0, 1): (2, 2)}


def test_the_payload_names_every_statement_once_with_its_sentence() -> None:
    """Nothing of the graph is left out of the page."""
    records = read(make(30, 100))
    data = payload(records, "T")
    assert data["statements"]["id"] == [statement.id for statement in records.statements]
    for statement, proofs in zip(records.statements, data["statements"]["v"], strict=True):
        for proof, row in zip(statement.proofs, proofs, strict=True):
            sentence = data["sentences"][row[1]]
            assert sentence == proof.sentence
            assert sentence[row[2] : row[3]] == proof.exact

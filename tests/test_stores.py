"""What holds for stores of every kind: memory, folder, the Oxigraph server and Virtuoso."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Quad

import backends
import handmade
from backends import Backend
from diplograph.api import KnowledgeGraph
from diplograph.errors import InputError, QueryTimeoutError, StoreBusyError
from diplograph.model import Extraction
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.graphs import LocalGraph
from diplograph.triples.growth import Growth
from diplograph.triples.lookup import Lookup
from diplograph.triples.questions import question, questions
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import all_quads, store_of

VALUES = {"first": "Armenia", "second": "Russia", "name": "memberOf", "date": "2002-05-01"}
ODD = 'Tab\there, “quotes”, "straight", back\\slash, 😀, ﷺ, e\u0301 and \u202ebidi.'
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(STR(?a), STR(?e)) < STR(?i)) }"


def odd_extraction() -> Extraction:
    """A document whose sentence has everything that is hard to write."""
    scribe = handmade.Scribe(handmade.document("odd", ODD, title="Odd “title”\\"))
    statement = scribe.relation("armenia", "supports", "turkiye", ODD)
    figure = scribe.figure("armenia", "exports", "0.000123", "EUR", ODD, counterpart="turkiye", year=1999, upper="1.5")
    return scribe.extraction([statement, figure], ["armenia"])


EXTRACTIONS = (
    handmade.first_extraction(),
    handmade.second_extraction(),
    handmade.third_extraction(),
    odd_extraction(),
)


def quads_of(*extractions: Extraction) -> set[Quad]:
    """The quads of one build of the documents."""
    if not extractions:
        return set()
    return set(all_quads(store_of(dataset_quads(handmade.knowledge(*extractions), handmade.RUN))))


@pytest.fixture(params=backends.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    """An empty store of each kind."""
    with backends.backend(request.param, tmp_path) as made:
        yield made


@pytest.fixture(scope="module", params=backends.KINDS)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A store of each kind with all documents, for tests that only read."""
    with backends.backend(request.param, tmp_path_factory.mktemp("store")) as made:
        made.put(EXTRACTIONS)
        yield made


def test_pieces_in_any_order_are_one_build(store: Backend) -> None:
    """Documents one by one, in several orders, with repetitions: the graph of one build."""
    for order in list(permutations(EXTRACTIONS))[::7]:
        for extraction in order:
            store.put([extraction, order[0]])
        assert set(store.graph().quads()) == quads_of(*EXTRACTIONS)
        store.forget(*(extraction.document.id for extraction in order))
        assert set(store.graph().quads()) == set()


def test_forgetting_is_never_having_known(store: Backend) -> None:
    """Whatever is taken out, the rest is the graph of a build of the rest."""
    store.put(EXTRACTIONS)
    for gone in range(len(EXTRACTIONS)):
        store.forget(EXTRACTIONS[gone].document.id)
        rest = [extraction for extraction in EXTRACTIONS if extraction is not EXTRACTIONS[gone]]
        assert set(store.graph().quads()) == quads_of(*rest)
        store.put([EXTRACTIONS[gone]])
    assert set(store.graph().quads()) == quads_of(*EXTRACTIONS)


def test_a_changed_document_takes_the_place_of_the_old_one(store: Backend) -> None:
    """Another text at the same place replaces what was read there; the same text elsewhere is known."""
    first, second, third, _ = EXTRACTIONS
    store.put([first, second], ["/a", "/b"])
    store.put([third], ["/a"])
    assert set(store.graph().quads()) == quads_of(second, third)
    elsewhere = replace(second, document=replace(second.document, name="copy.txt"))
    store.put([elsewhere], ["/c"])
    assert set(store.graph().quads()) == quads_of(second, third)


def test_a_copy_keeps_a_document_alive(store: Backend) -> None:
    """A text that two files hold stays when one of them changes, and goes when the other one does too."""
    first, second, third, odd = EXTRACTIONS
    copy = replace(first, document=replace(first.document, name="copy.txt"))
    store.put([first, copy], ["/a", "/b"])
    store.put([second], ["/a"])
    assert set(store.graph().quads()) == quads_of(first, second)
    store.put([third], ["/b"])
    assert set(store.graph().quads()) == quads_of(second, third)
    store.put([replace(second, document=replace(second.document, name="copy.txt"))], ["/b"])
    assert set(store.graph().quads()) == quads_of(second)
    store.put([odd], ["/b"])
    assert set(store.graph().quads()) == quads_of(second, odd)


def test_new_metadata_of_the_same_text_replaces_the_document(store: Backend) -> None:
    """A title that changed is a change, though the text has not."""
    first = EXTRACTIONS[0]
    renamed = replace(first, document=replace(first.document, title="Another title"))
    store.put([first])
    store.put([renamed])
    assert set(store.graph().quads()) == quads_of(renamed)


def test_a_second_writer_gets_a_clear_line(store: Backend) -> None:
    """While one writes, another is told so; when the first has ended, it may."""
    if store.kind == "memory":
        pytest.skip("memory has one process")
    with closing(store.writer()):
        with pytest.raises(StoreBusyError, match=r"writ.*try again when it has ended") as caught:
            store.writer()
        assert "\n" not in str(caught.value)
    store.put(EXTRACTIONS[:1])
    assert set(store.graph().quads()) == quads_of(EXTRACTIONS[0])


def test_readers_are_not_kept_out(store: Backend) -> None:
    """A graph can be read while it is written."""
    store.put(EXTRACTIONS[:1])
    with closing(store.writer()):
        assert set(store.graph().quads()) == quads_of(EXTRACTIONS[0])


@pytest.mark.parametrize("name", sorted(questions()))
def test_named_questions_give_the_same_rows(name: str, filled: Backend) -> None:
    """Every named question, asked by names, gives the rows that the store in memory gives."""
    values = {p.name: VALUES.get(p.name, "Armenia") for p in question(name).parameters if p.required}
    expected = KnowledgeGraph(store_of(dataset_quads(handmade.knowledge(*EXTRACTIONS), handmade.RUN)))
    found = KnowledgeGraph(filled.graph())
    rows = [sorted(map(repr, kg.ask(name, **values))) for kg in (expected, found)]
    assert rows[0] == rows[1]


def test_things_are_found_by_all_names(filled: Backend) -> None:
    """Label, other case, other name, ISO code, QID, id and IRI; near ones are listed."""
    lookup = Lookup(filled.graph().names())
    for text in ("Armenia", "armenia", "the Republic of Armenia", "AM", "arm", "Q399", "dgi:armenia", " Armenian "):
        assert lookup.find(text).value.endswith("/armenia")
    with pytest.raises(InputError, match=r"near: .*armenia"):
        lookup.find("Armenja")
    with pytest.raises(InputError, match="not in the graph"):
        lookup.find("no such thing")


def test_answers_of_every_form(filled: Backend) -> None:
    """Rows, yes or no, and graphs; our prefixes need no declaration, others may be declared."""
    graph = filled.graph()
    assert [row["n"] for row in graph.answer("SELECT (COUNT(?d) AS ?n) { ?d a dg:Document }")] == [len(EXTRACTIONS)]
    assert graph.answer("ASK { dgi:armenia a dg:State }")
    assert not graph.answer("ASK { dgi:armenia a dg:Bloc }")
    assert not graph.answer("SELECT ?x { ?x a dg:Election }")
    built = graph.answer("PREFIX x: <http://x/> CONSTRUCT { ?a x:met ?b } WHERE { ?a dg:metWith ?b }")
    assert "<http://x/met> dgi:antonia-novak" in built.format("turtle")


@pytest.mark.parametrize("sparql", ["SELECT ?x WHERE { ?x }", "nonsense", "SELECT * { ?s nope:x ?o }"])
def test_wrong_queries_are_the_users_errors(sparql: str, filled: Backend) -> None:
    """Bad syntax is one line and an InputError wherever the query runs."""
    with pytest.raises(InputError) as caught:
        filled.graph().answer(sparql)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("sparql", ["DELETE WHERE { ?s ?p ?o }", "DROP ALL", "SELECT * {} ; CLEAR ALL"])
def test_updates_are_refused(sparql: str, filled: Backend) -> None:
    """A query cannot change a graph."""
    with pytest.raises(InputError):
        filled.graph().answer(sparql)
    assert set(filled.graph().quads()) == quads_of(*EXTRACTIONS)


def test_heavy_queries_end_in_time_and_the_next_is_served(filled: Backend) -> None:
    """The time is kept wherever the query runs."""
    graph = filled.graph()
    with pytest.raises(QueryTimeoutError, match="stopped"):
        graph.answer(HEAVY, timeout=0.5)
    assert filled.graph().answer("ASK { dgi:armenia a dg:State }")


def test_exports_are_the_same_bytes(filled: Backend) -> None:
    """Turtle and TriG do not tell from which store they come."""
    expected = LocalGraph(store_of(dataset_quads(handmade.knowledge(*EXTRACTIONS), handmade.RUN)))
    for name in ("turtle", "trig"):
        streams = [io.BytesIO(), io.BytesIO()]
        for stream, graph in zip(streams, (expected, filled.graph()), strict=True):
            WRITERS[name](graph.quads(), stream)
        assert streams[0].getvalue() == streams[1].getvalue()


def test_rdflib_sees_every_store(filled: Backend) -> None:
    """A graph of any store is an rdflib Dataset too."""
    dataset = KnowledgeGraph(filled.graph()).graph
    assert len(dataset) == len(quads_of(*EXTRACTIONS))


def test_size_is_the_number_of_quads(filled: Backend) -> None:
    """The ledger does not count."""
    assert len(filled.graph()) == len(quads_of(*EXTRACTIONS))


def test_documents_of_others_are_not_touched(store: Backend) -> None:
    """A forgotten id that is not there changes nothing."""
    store.put(EXTRACTIONS[:1])
    with closing(store.writer()) as writer:
        Growth(writer).forget(["doc-nobody"])
    assert set(store.graph().quads()) == quads_of(EXTRACTIONS[0])

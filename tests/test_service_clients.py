"""Real clients against a running service: SPARQLWrapper, rdflib, pandas, curl, YASGUI in Chromium."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pandas
import pytest
from playwright.sync_api import Page
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from browsing import chromium
from serving import Service

MEMBERS = """
PREFIX dg: <https://w3id.org/diplograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?member ?body { ?a dg:memberOf ?b . ?a rdfs:label ?member . ?b rdfs:label ?body }
"""
ASK = "ASK { <https://w3id.org/diplograph/id/armenia> ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?a ?p ?o } WHERE { ?a ?p ?o . FILTER(?a = <https://w3id.org/diplograph/id/armenia>) }"
ARMENIA = URIRef("https://w3id.org/diplograph/id/armenia")


# --- SPARQLWrapper


def wrapper(service: Service, query: str, kind: str, method: str = "GET") -> SPARQLWrapper:
    """A SPARQLWrapper with a query set."""
    client = SPARQLWrapper(service.sparql)
    client.setQuery(query)
    client.setReturnFormat(kind)
    client.setMethod(POST if method != "GET" else "GET")
    if method == "direct":
        client.setRequestMethod(POSTDIRECTLY)
    return client


@pytest.mark.parametrize("method", ["GET", "POST", "direct"])
def test_sparqlwrapper_reads_json(service: Service, method: str) -> None:
    """SPARQLWrapper gets rows as JSON in each of the protocol's ways."""
    found: Any = wrapper(service, MEMBERS, JSON, method).queryAndConvert()
    (row,) = found["results"]["bindings"]
    assert (row["member"]["value"], row["body"]["value"]) == ("Armenia", "Eurasian Economic Union")


def test_sparqlwrapper_reads_the_other_formats(service: Service) -> None:
    """XML, CSV and TSV, and the truth of an ASK."""
    document: Any = wrapper(service, MEMBERS, XML).queryAndConvert()
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == [
        "Armenia",
        "Eurasian Economic Union",
    ]
    assert wrapper(service, MEMBERS, CSV).queryAndConvert() == b"member,body\r\nArmenia,Eurasian Economic Union\r\n"
    assert b'"Armenia"@en' in wrapper(service, MEMBERS, TSV).queryAndConvert()
    assert wrapper(service, ASK, JSON).queryAndConvert() == {"head": {}, "boolean": True}


@pytest.mark.parametrize("kind", [TURTLE, RDFXML, JSONLD, N3])
def test_sparqlwrapper_reads_graphs(service: Service, kind: str) -> None:
    """CONSTRUCT in each RDF format that SPARQLWrapper asks for."""
    found: Any = wrapper(service, CONSTRUCT, kind).queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert (ARMENIA, RDFS.label, Literal("Armenia", lang="en")) in graph


def test_sparqlwrapper_tells_of_bad_queries(service: Service) -> None:
    """A bad query is SPARQLWrapper's own error, with our reason in it."""
    with pytest.raises(QueryBadFormed, match="not a SPARQL query"):
        wrapper(service, "SELECT nothing", JSON).query()


# --- rdflib


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_through_its_sparqlstore(service: Service, method: Any) -> None:
    """An rdflib Graph over the endpoint: queries, patterns, membership."""
    graph = Graph(SPARQLStore(service.sparql, method=method))
    (row,) = graph.query(MEMBERS)
    assert [str(value) for value in row] == ["Armenia", "Eurasian Economic Union"]  # type: ignore[union-attr]
    assert graph.value(ARMENIA, RDFS.label) == Literal("Armenia", lang="en")
    assert (ARMENIA, RDFS.label, Literal("Armenia", lang="en")) in graph
    assert graph.query(ASK).askAnswer
    assert len(Graph() + graph.query(CONSTRUCT).graph) > 5  # type: ignore[operator]


def test_rdflib_reads_named_graphs(service: Service) -> None:
    """A Graph with the name of a document sees that document alone; the store lists them all."""
    document = URIRef("https://w3id.org/diplograph/id/doc-first")
    graph = Graph(SPARQLStore(service.sparql), identifier=document)
    assert graph.value(document, DCTERMS.title) == Literal("First briefing")
    assert graph.value(URIRef("https://w3id.org/diplograph/id/doc-second"), DCTERMS.title) is None
    names = {str(name) for name in SPARQLStore(service.sparql).contexts()}  # type: ignore[attr-defined]
    assert str(document) in names


# --- pandas


def test_pandas_reads_csv(service: Service) -> None:
    """Pandas reads CSV straight from the address, with the types of its columns."""
    query = (
        "SELECT ?name ?year ?value { ?s dg:year ?year ; dg:value ?value ; dg:subject/rdfs:label ?name } ORDER BY ?value"
    )
    address = f"{service.sparql}?{service.client.build_request('GET', '/', params={'query': query}).url.query.decode()}"
    frame = pandas.read_csv(address, storage_options={"Accept": "text/csv"})
    assert list(frame.columns) == ["name", "year", "value"]
    assert frame["value"].tolist() == [9e8, 6e9, 7.5e9]
    assert frame["year"].sum() == 2023 + 2023 + 2021
    text = service.query(query, "text/tab-separated-values").text
    assert len(pandas.read_csv(io.StringIO(text), sep="\t")) == 3


# --- curl


def curl(*arguments: str) -> str:
    """What curl prints."""
    done = subprocess.run(["curl", "-sS", "--noproxy", "*", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_curl_asks_in_every_way(service: Service) -> None:
    """The calls of the help text and of many a manual."""
    csv = ["-H", "Accept: text/csv"]
    expected = "member,body\nArmenia,Eurasian Economic Union\n"
    assert curl(*csv, "--data-urlencode", f"query={MEMBERS}", service.sparql) == expected
    assert curl(*csv, "-G", "--data-urlencode", f"query={MEMBERS}", service.sparql) == expected
    direct = ["-H", "Content-Type: application/sparql-query", "--data-binary", MEMBERS]
    assert curl(*csv, *direct, service.sparql) == expected
    assert json.loads(curl("--data-urlencode", f"query={ASK}", service.sparql))["boolean"] is True
    assert "405" in curl("-o", "/dev/null", "-w", "%{http_code}", "-X", "DELETE", service.sparql)


# --- YASGUI


@pytest.fixture(scope="module")
def wire() -> list[str]:
    """Addresses that the browser asked for."""
    return []


@pytest.fixture(scope="module")
def page(service: Service, wire: list[str]) -> Iterator[Page]:
    """The query page in a browser; whatever the console says fails the test."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        messages: list[str] = []
        page.on("request", lambda request: wire.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(service.url)
        await_truth(page, "globalThis.diplographPage !== undefined")
        yield page
        assert [text for text in messages if "400 (Bad Request)" not in text] == []


def await_truth(page: Page, condition: str) -> None:
    """Ask until a condition holds. Playwright's own waiting evaluates in the page, which our policy forbids."""
    for _ in range(400):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {condition}")


def ask_in_yasgui(page: Page, query: str) -> str:
    """Type a query into the editor, run it, and give the text of the answer."""
    page.evaluate("(query) => void diplographPage.yasgui.getTab().setQuery(query)", query)
    page.click(".tabPanel.active .yasqe_queryButton")
    await_truth(page, "!document.querySelector('.tabPanel.active .yasqe_queryButton.busy')")
    page.wait_for_timeout(300)
    return page.inner_text(".tabPanel.active .yasr_results")


def test_yasgui_shows_rows(page: Page) -> None:
    """A query typed into YASGUI gives its table."""
    shown = ask_in_yasgui(page, MEMBERS)
    assert '"Armenia"@en' in shown
    assert '"Eurasian Economic Union"@en' in shown


def test_yasgui_shows_errors(page: Page) -> None:
    """A bad query gives our line in YASGUI."""
    assert "not a SPARQL query" in ask_in_yasgui(page, "SELECT * { ?s ?p }")


def test_yasgui_runs_a_named_question(page: Page) -> None:
    """A question chosen from the list opens in a tab of its own, declared prefixes and all, and runs."""
    assert page.locator("#question option").count() > 30
    page.select_option("#question", "meetings")
    page.wait_for_selector(".tabPanel.active .yasr_results tbody tr")
    assert "Sergey Lavrov" in page.inner_text(".tabPanel.active .yasr_results")
    assert page.evaluate("diplographPage.yasgui.getTab().getQuery()").startswith("PREFIX dg: <")


def test_things_in_yasgui_lead_to_this_service(page: Page, service: Service) -> None:
    """An IRI of ours in a result opens the thing's page on this server."""
    ask_in_yasgui(page, "SELECT ?a { ?a <https://w3id.org/diplograph/ontology#isoAlpha2> 'AM' }")
    with page.context.expect_page() as opened:
        page.click(".tabPanel.active .yasr_results tbody a.iri")
    assert opened.value.url == f"{service.url}/id/armenia"
    assert opened.value.inner_text("h1") == "Armenia"
    opened.value.close()


def test_the_query_page_asks_nobody_else(page: Page, service: Service, wire: list[str]) -> None:
    """Everything the page loads comes from this service."""
    assert len(wire) > 5
    assert [url for url in wire if not url.startswith((service.url, "data:"))] == []

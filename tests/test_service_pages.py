"""Pages of the service and things by their IRI; texts that would be code stay text."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse_query_results
from pyoxigraph import QueryResultsFormat as Format
from rdflib import Graph, URIRef

from browsing import chromium
from diplograph.service.description import describe
from diplograph.service.pages import ASSETS, POLICY, asset, examples
from diplograph.triples.questions import questions
from serving import Service, served

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
EVIL = (
    "</script><script>document.title='owned'</script>\"'><img src=x onerror=alert(1)>{{7*7}}{% raw %}"
    "\u202e\x01\x0b\ufffe\uffff"
)
IRI = "https://w3id.org/diplograph/id/evil"


@pytest.mark.parametrize(
    ("accept", "kind", "parser"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/n-triples", "application/n-triples", "nt"),
    ],
)
def test_things_dereference_to_rdf(service: Service, accept: str, kind: str, parser: str) -> None:
    """A thing's IRI, at this service, gives what is said of it and what points at it."""
    response = service.client.get("/id/armenia", headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    graph = Graph().parse(data=response.text, format=parser)
    thing = URIRef("https://w3id.org/diplograph/id/armenia")
    assert "Accept" in response.headers["vary"]
    assert len(list(graph.predicate_objects(thing))) > 10
    assert len(list(graph.subject_predicates(thing))) > 5


def test_things_dereference_to_a_page(service: Service) -> None:
    """A browser gets a page with labels, links and the sentences behind the statements."""
    response = service.client.get("/id/armenia", headers=HTML)
    page = html.fromstring(response.text)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert page.findtext(".//h1") == "Armenia"
    assert "/id/eurasian-economic-union" in page.xpath("//td/a/@href")
    assert any("Armenia joined" in text or "EAEU" in text for text in page.xpath("//blockquote/text()"))
    assert [link for link in page.xpath("//@href") if link.startswith("/id/")]


def test_statements_and_documents_have_pages(service: Service) -> None:
    """Every IRI of a page leads on: statements show their passages, documents their title."""
    page = html.fromstring(service.client.get("/id/doc-first", headers=HTML).text)
    assert page.findtext(".//h1") == "First briefing"
    page = html.fromstring(service.client.get("/id/armenia", headers=HTML).text)
    statement = page.xpath("//li/p/a/@href")[0]
    assert "blockquote" in service.client.get(statement, headers=HTML).text


@pytest.mark.parametrize(
    "path", ["/id/nothing", "/id/", "/id/a%20b", "/id/%3Cscript%3E", "/id/../../etc/passwd", "/id/%00", "/id/a/b"]
)
def test_unknown_things_are_not_found(service: Service, path: str) -> None:
    """404, as text, for what the graph does not have and for what is no IRI."""
    response = service.client.get(path, headers=HTML)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/plain")


def test_the_network_page_is_served_with_its_policy(service: Service) -> None:
    """/graph is the page of `diplograph show`; the policy in its head is also sent as header."""
    response = service.client.get("/graph")
    assert response.status_code == 200
    policy = html.fromstring(response.text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert response.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert "script-src 'sha256-" in policy


def test_every_answer_has_a_policy(service: Service) -> None:
    """No answer can run code of a text: pages have a policy, data a stricter one, and types are not guessed."""
    for path, policy in (("/", POLICY), ("/sparql", "sandbox"), ("/nothing", "sandbox"), ("/metrics", "sandbox")):
        response = service.client.get(path)
        assert policy in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in POLICY


def test_files_of_yasgui_are_the_published_ones() -> None:
    """The files of @zazuko/yasgui 4.6.2, byte for byte, with its licence and those of what it bundles."""
    digests = {name: hashlib.sha256(asset(name)).hexdigest() for name in ("yasgui.min.js", "yasgui.min.css")}
    assert digests == {
        "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
        "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
    }
    licence = asset("LICENSE-yasgui.txt").decode()
    assert all(name in licence for name in ("The MIT License", "codemirror", "dompurify", "jquery", "Apache License"))


def test_assets_are_served(service: Service) -> None:
    """Each file of the pages with its type."""
    for name, kind in ASSETS.items():
        response = service.client.get(f"/static/{name}")
        assert (response.status_code, response.headers["content-type"]) == (200, kind)


def test_examples_are_the_named_questions(service: Service) -> None:
    """Every named question is offered, and runs as it is offered, its prefixes declared."""
    offered = service.client.get("/questions.json").json()
    assert [row["name"] for row in offered] == list(questions()) == [row["name"] for row in examples()]
    store = Store()
    for row in offered:
        assert isinstance(store.query(row["sparql"]), QuerySolutions), row["name"]


# --- Hostile texts


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of a graph whose every text tries to be code."""
    folder = tmp_path_factory.mktemp("hostile")
    store = Store()
    label, kind = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    store.update(
        f"INSERT DATA {{ <{IRI}> <{kind}> <https://w3id.org/diplograph/ontology#State> ; "
        "<javascript:alert(1)> <javascript:alert(2)> ; <http://example.org/1> 'number' }"
    )
    store.add(Quad(NamedNode(IRI), NamedNode(label), Literal(EVIL)))
    with (folder / "<b>.nq").open("wb") as stream:
        store.dump(stream, format=RdfFormat.N_QUADS)
    with served(folder / "<b>.nq", "--title", EVIL[:-4], "--memory", "400") as running:
        yield running


def test_hostile_texts_do_nothing_in_pages(hostile: Service) -> None:
    """Pages show the texts as texts, link to no script and run nothing."""
    messages: list[str] = []
    with chromium() as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (messages.append("dialog"), dialog.dismiss()))
        page.on("console", lambda message: messages.append(message.text))
        for path in ("/id/evil", "/"):
            page.goto(hostile.url + path)
            assert "<script>document.title" in page.inner_text("h1")
            assert page.title() != "owned"
            assert page.locator("img").count() == 0 or path == "/"
            assert page.locator("a[href^='javascript']").count() == 0
    assert messages == []


def test_hostile_texts_come_through_data_formats_unharmed(hostile: Service) -> None:
    """JSON, CSV and TSV carry the text exactly; XML, which cannot hold some characters, stays well-formed."""
    query = f"SELECT ?o {{ <{IRI}> rdfs:label ?o }}"
    assert hostile.rows(query) == [{"o": EVIL}]
    tsv = parse_query_results(hostile.query(query, "text/tab-separated-values").content, format=Format.TSV)
    assert isinstance(tsv, QuerySolutions)
    assert [row["o"] for row in tsv] == [Literal(EVIL)]
    assert EVIL.replace('"', '""') in hostile.query(query, "text/csv").text
    root = ET.fromstring(hostile.query(query, "application/sparql-results+xml").content)
    shown = "".join(root.itertext())
    assert shown.startswith("</script><script>")
    assert shown.count("\ufffd") == 4
    assert json.loads(hostile.query(query).text)


def test_graphs_that_a_format_cannot_say_are_refused(hostile: Service) -> None:
    """RDF/XML has no name for some properties: 406, never a broken document; the other formats have."""
    query = f"CONSTRUCT WHERE {{ <{IRI}> ?p ?o }}"
    refused = hostile.query(query, "application/rdf+xml")
    assert (refused.status_code, "RDF/XML has no way" in refused.text) == (406, True)
    for accept, parser in (
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
    ):
        assert len(Graph().parse(data=hostile.query(query, accept).text, format=parser)) == 4
    labels = f"CONSTRUCT {{ <{IRI}> rdfs:label ?o }} WHERE {{ <{IRI}> rdfs:label ?o }}"
    assert len(Graph().parse(data=hostile.query(labels, "application/rdf+xml").text, format="xml")) == 1


def test_hostile_hosts_are_refused(service: Service) -> None:
    """A Host header that is no host is nowhere in the description."""
    for host in ("<script>", 'a"b', "a b"):
        response = service.client.get("/sparql", headers={"Host": host})
        assert response.status_code in (200, 400)
        assert host not in response.text


def test_descriptions_need_an_address() -> None:
    """An address that is no IRI raises; a good one gives one service."""
    with pytest.raises(ValueError, match="IRI"):
        list(describe("http://a b/", []))
    assert len({t.subject for t in describe("http://a/", ["http://g/1", "http://g/0"])}) == 5


def test_package_files_are_all_served_or_templates() -> None:
    """Nothing lies in the package that no page uses."""
    from importlib.resources import files

    names = {Path(str(file)).name for file in (files("diplograph.service") / "web").iterdir()}
    assert names == {*ASSETS, "query.html", "entity.html"}

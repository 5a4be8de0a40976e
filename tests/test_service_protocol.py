"""The SPARQL 1.1 Protocol, line by line: `PROTOCOL.md` beside this file says which test shows what."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF

from serving import Service

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
FIRST = "https://w3id.org/diplograph/id/doc-first"
SECOND = "https://w3id.org/diplograph/id/doc-second"
TITLES = "SELECT ?title { ?d dcterms:title ?title } ORDER BY ?title"
NAMES = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
SELECT, ASK = "SELECT ?s { ?s a dg:Corridor }", "ASK { ?s a dg:Corridor }"
CONSTRUCT, DESCRIBE = "CONSTRUCT { ?s a dg:Corridor } WHERE { ?s a dg:Corridor }", "DESCRIBE dgi:middle-corridor"


def values(response: httpx.Response) -> list[str]:
    """First values of the rows of a JSON result."""
    assert response.status_code == 200, response.text
    found = response.json()
    name = found["head"]["vars"][0]
    return [row[name]["value"] for row in found["results"]["bindings"]]


def post(service: Service, content: str | bytes, kind: str | None, **options: Any) -> httpx.Response:
    """A POST to the endpoint with a body of this type."""
    headers = {"Content-Type": kind} if kind is not None else {}
    return service.client.post("/sparql", content=content, headers=headers, **options)


# --- The three ways to ask


def test_query_by_get(service: Service) -> None:
    """A query in the address is answered."""
    assert values(service.client.get("/sparql", params={"query": TITLES})) == ["First briefing", "Second briefing"]


def test_query_by_form(service: Service) -> None:
    """A query as URL-encoded parameter of the body is answered."""
    assert len(values(service.client.post("/sparql", data={"query": TITLES}))) == 2
    assert len(values(post(service, "query=" + TITLES.replace(" ", "+"), f"{FORM}; charset=UTF-8"))) == 2


def test_query_as_body(service: Service) -> None:
    """A query that is the body is answered, whatever the case and parameters of its type."""
    for kind in (DIRECT, "Application/SPARQL-Query; charset=utf-8", f'{DIRECT};charset="UTF-8"'):
        assert len(values(post(service, TITLES, kind))) == 2


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_queries_may_be_in_any_script(service: Service, way: str) -> None:
    """Letters of every script, and those that an address gives a meaning to, come through in every format."""
    said = 'Երևան 北京 ελ é + & = % ; # ? "'
    query = f"SELECT ({json.dumps(said, ensure_ascii=False)} AS ?város) {{}}"
    assert values(asked(service, way, query, [])) == [said]
    for accept in ("application/sparql-results+xml", "text/csv", "text/tab-separated-values"):
        text = asked(service, way, query, [], accept).content.decode()
        assert "Երևան 北京 ελ é + " in text


def test_parameters_may_be_in_any_order(service: Service) -> None:
    """The dataset before, after and on both sides of the query, with each letter percent-encoded or not."""
    query, first, second = quote(TITLES, safe=""), f"default-graph-uri={FIRST}", f"default-graph-uri={quote(SECOND)}"
    plain = TITLES.replace(" ", "+")
    for text in (
        f"query={query}&{first}&{second}",
        f"{first}&{second}&query={plain}",
        f"{second}&query={query}&{first}",
    ):
        assert len(values(service.client.get(f"/sparql?{text}"))) == 2
        assert len(values(post(service, text, FORM))) == 2


def test_very_long_queries_by_post(service: Service) -> None:
    """Queries too long for an address can be posted."""
    many = " ".join(f'"{number:060}"' for number in range(5000))
    query = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {many} }} }}"
    assert len(query) > 300_000
    for way in ("form", "direct"):
        assert values(asked(service, way, query, [])) == ["5000"]


def test_head_is_get_without_body(service: Service) -> None:
    """HEAD gives the headers of GET."""
    response = service.client.head("/sparql", params={"query": ASK})
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) > 0


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(service: Service, method: str) -> None:
    """Methods that the protocol does not have: 405, and which there are."""
    response = service.client.request(method, "/sparql", params={"query": ASK})
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


# --- What is not a query operation


def test_two_queries_are_refused(service: Service) -> None:
    """There is exactly one query in an operation."""
    twice = f"query={ASK}&query={SELECT}"
    assert service.client.get(f"/sparql?{twice}").status_code == 400
    assert post(service, twice, FORM).status_code == 400
    assert post(service, f"query={ASK}", FORM, params={"query": ASK}).status_code == 400
    assert post(service, ASK, DIRECT, params={"query": ASK}).status_code == 400


def test_no_query_is_refused(service: Service) -> None:
    """A form, or an address with a dataset, without a query is no operation."""
    assert post(service, "default-graph-uri=" + FIRST, FORM).status_code == 400
    assert post(service, "", FORM).status_code == 400
    assert service.client.get("/sparql", params={"default-graph-uri": FIRST}).status_code == 400


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", "nonsense", None]
)
def test_other_types_of_body_are_not_supported(service: Service, kind: str | None) -> None:
    """A body of another type, or without a type: 415."""
    assert post(service, ASK, kind).status_code == 415


def test_other_encodings_are_refused(service: Service) -> None:
    """Queries are UTF-8: another declared charset or content coding gives 415, other bytes 400."""
    assert post(service, ASK.encode("utf-16"), f"{DIRECT}; charset=utf-16").status_code == 415
    assert post(service, ASK.encode("utf-16"), DIRECT).status_code == 400
    assert post(service, b"query=\xff", FORM).status_code == 400
    assert service.client.get("/sparql?query=%FF").status_code == 400
    headers = {"Content-Type": DIRECT, "Content-Encoding": "gzip"}
    assert service.client.post("/sparql", content=b"x", headers=headers).status_code == 415


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT * {", "ASK { dg:a }", "nonsense", "SELECT * { ?s nope:p ?o }"])
def test_what_is_not_sparql_is_refused_with_a_reason(service: Service, query: str) -> None:
    """A query that is not SPARQL 1.1: 400 and one line that says why."""
    response = service.query(query)
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text.startswith("not a SPARQL query: ")
    assert response.text.count("\n") == 1


def test_forgotten_prefixes_are_named(service: Service) -> None:
    """A prefix that is not declared is named with its place and what to add; our own need no declaration."""
    response = service.query("SELECT *\n{ ?s foaf:name ?o }")
    assert response.status_code == 400
    assert "foaf:name at 2:6 is not declared; add PREFIX foaf: <http://xmlns.com/foaf/0.1/>" in response.text


def test_queries_that_cannot_be_evaluated_are_refused(service: Service) -> None:
    """A function that does not exist is the query's fault, also when it shows only while rows are written."""
    response = service.query("SELECT (<http://example.org/f>(?o) AS ?x) { ?s ?p ?o }")
    assert response.status_code == 400
    assert "example.org/f" in response.text


def test_long_bodies_are_refused(service: Service) -> None:
    """A body of more than 2 MB: 413, also when its length is not declared."""
    long = b"#" * (2 * 1024 * 1024 + 1)
    assert post(service, long, DIRECT).status_code == 413
    chunks = (long[start : start + 65536] for start in range(0, len(long), 65536))
    response = service.client.post("/sparql", content=chunks, headers={"Content-Type": DIRECT})
    assert response.status_code == 413
    assert service.query(ASK).status_code == 200


# --- Updates, SERVICE, other servers


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA { <x:a> <x:b> <x:c> }", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://127.0.0.1:9/>", "CLEAR ALL",
     "PREFIX x: <x:> WITH x:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DROP ALL", "CREATE GRAPH <x:g>"],
)  # fmt: skip
def test_updates_are_refused(service: Service, update: str) -> None:
    """The service is read-only: an update is refused in every way it can come."""
    before = service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert post(service, update, "application/sparql-update").status_code == 403
    assert service.client.post("/sparql", data={"update": update}).status_code == 403
    assert service.client.get("/sparql", params={"update": update}).status_code == 403
    assert service.query(update).status_code == 403
    assert service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_updates_with_datasets_are_refused(service: Service) -> None:
    """The dataset of an update makes no difference, nor does a query beside the update."""
    update, using = "DELETE WHERE { ?s ?p ?o }", {"using-graph-uri": FIRST, "using-named-graph-uri": SECOND}
    kind = {"Content-Type": "application/sparql-update"}
    before = service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert service.client.post("/sparql", data={"update": update, **using}).status_code == 403
    assert service.client.post("/sparql", content=update, headers=kind, params=using).status_code == 403
    assert service.client.post("/sparql", data={"update": update, "query": ASK}).status_code == 403
    assert service.client.post("/sparql", data={"update": update}, params={"query": ASK}).status_code == 403
    assert service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_refusals_say_nothing_of_later_requests(service: Service) -> None:
    """After a refusal of every kind the same connection is served, and a query is answered as before."""
    refused = [("SELECT", 400), ("CLEAR ALL", 403), ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", 403)]
    for query, status in refused * 2:
        assert service.query(query).status_code == status
        assert len(values(service.query(TITLES))) == 2
    for _ in range(2):
        assert service.query(SELECT, "image/png").status_code == 406
        assert len(values(service.query(TITLES))) == 2


@pytest.mark.parametrize(
    "call", ["SERVICE <{}> {{ ?s ?p ?o }}", "service silent<{}>{{?s ?p ?o}}", "{{ SERVICE ?x {{}} }}"]
)
def test_service_is_refused(service: Service, call: str) -> None:
    """A query may not make the service ask another one."""
    response = service.query("SELECT * { " + call.format(service.sparql) + " }")
    assert response.status_code == 403
    assert response.text.startswith("SERVICE is refused")


def test_words_that_only_look_like_service_are_no_offence(service: Service) -> None:
    """Names, variables, strings and comments may contain the word."""
    query = 'PREFIX service: <x:> # SERVICE\nSELECT ?service { ?service service:FROM "SERVICE <x:y> {}" }'
    assert service.query(query).status_code == 200


# --- Datasets


def test_without_a_dataset_all_graphs_are_the_default_graph(service: Service) -> None:
    """The service's own dataset: the union of all graphs, and each document's graph by name."""
    assert len(values(service.query(TITLES))) == 2
    assert values(service.query(NAMES)) == [FIRST, SECOND]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_default_graph_uri(service: Service, way: str) -> None:
    """default-graph-uri chooses the default graph, in all three ways; then there are no named graphs."""
    assert values(asked(service, way, TITLES, [("default-graph-uri", FIRST)])) == ["First briefing"]
    both = [("default-graph-uri", FIRST), ("default-graph-uri", SECOND)]
    assert len(values(asked(service, way, TITLES, both))) == 2
    assert values(asked(service, way, NAMES, both)) == []


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_named_graph_uri(service: Service, way: str) -> None:
    """named-graph-uri chooses the named graphs, in all three ways; then the default graph is empty."""
    named = [("named-graph-uri", SECOND)]
    assert values(asked(service, way, NAMES, named)) == [SECOND]
    assert values(asked(service, way, TITLES, named)) == []
    assert values(asked(service, way, NAMES, [*named, ("named-graph-uri", FIRST)])) == [FIRST, SECOND]
    full = [*named, ("default-graph-uri", FIRST)]
    assert values(asked(service, way, TITLES, full)) == ["First briefing"]
    assert values(asked(service, way, NAMES, full)) == [SECOND]


def asked(
    service: Service, way: str, query: str, dataset: list[tuple[str, str]], accept: str = "*/*"
) -> httpx.Response:
    """The response to a query with a dataset, asked in one of the three ways."""
    encoded = str(httpx.QueryParams([*dataset, ("query", query)]))
    if way == "get":
        return service.client.get(f"/sparql?{encoded}", headers={"Accept": accept})
    kind, content, address = (FORM, encoded, []) if way == "form" else (DIRECT, query, dataset)
    headers = {"Content-Type": kind, "Accept": accept}
    return service.client.post("/sparql", content=content, headers=headers, params=httpx.QueryParams(address))


def test_datasets_of_queries(service: Service) -> None:
    """FROM and FROM NAMED choose among the graphs of the store, by IRI, by prefixed name and relative to BASE."""
    where = "{ ?d dcterms:title ?title }"
    assert values(service.query(f"SELECT ?title FROM <{FIRST}> {where}")) == ["First briefing"]
    assert values(service.query(f"SELECT ?title FROM dgi:doc-second {where}")) == ["Second briefing"]
    based = f"BASE <https://w3id.org/diplograph/id/> SELECT ?title FROM <doc-first> {where}"
    assert values(service.query(based)) == ["First briefing"]
    assert values(service.query(f"SELECT ?title FROM NAMED <{FIRST}> {where}")) == []
    assert values(service.query(f"SELECT DISTINCT ?g FROM NAMED <{FIRST}> {{ GRAPH ?g {{ ?s ?p ?o }} }}")) == [FIRST]


def test_dataset_of_the_request_comes_before_that_of_the_query(service: Service) -> None:
    """With both, the request's dataset counts."""
    query = f"SELECT ?title FROM <{FIRST}> {{ ?d dcterms:title ?title }}"
    assert values(asked(service, "get", query, [("default-graph-uri", SECOND)])) == ["Second briefing"]


@pytest.mark.parametrize("graph", ["file:///etc/passwd", "http://127.0.0.1:9/data.ttl", "https://example.org/none"])
def test_graphs_are_not_read_from_elsewhere(service: Service, graph: str) -> None:
    """FROM and the parameters name graphs of the store; another graph is refused, never fetched."""
    for clause in ("FROM", "FROM NAMED"):
        response = service.query(f"SELECT * {clause} <{graph}> {{ ?s ?p ?o }}")
        assert (response.status_code, "has no graph" in response.text) == (400, True)
    for name in ("default-graph-uri", "named-graph-uri"):
        assert asked(service, "get", ASK, [(name, graph)]).status_code == 400


def test_graph_names_must_be_absolute(service: Service) -> None:
    """A parameter that is no absolute IRI: 400."""
    for name in ("default-graph-uri", "named-graph-uri"):
        assert asked(service, "form", ASK, [(name, "doc-first")]).status_code == 400


def test_default_graph_alone_has_a_name(service: Service) -> None:
    """The store's default graph (things, direct triples) can be chosen without the documents."""
    dataset = [("default-graph-uri", "urn:x-arq:DefaultGraph")]
    assert values(asked(service, "get", TITLES, dataset)) == []
    assert values(asked(service, "get", SELECT, dataset)) == ["https://w3id.org/diplograph/id/middle-corridor"]


def test_relative_iris_are_resolved_against_the_endpoint(service: Service) -> None:
    """Without BASE, the base IRI is the address of the endpoint."""
    assert values(service.query("SELECT (STR(<x>) AS ?x) {}")) == [f"{service.url}/x"]


# --- Formats


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("text/turtle, text/csv;q=0.5", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*", "text/xml; charset=utf-8"),
        ("*/*;q=0.1, text/csv", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", "application/json"),
    ],
)
@pytest.mark.parametrize("query", [SELECT, ASK])
def test_formats_of_results(service: Service, query: str, accept: str, kind: str) -> None:
    """SELECT and ASK in the format the client prefers, under the type it asked for, and the body is of that type."""
    response = service.query(query, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    assert "Accept" in response.headers["vary"]
    assert parsed(kind, response.text) == ("true" if query == ASK else "https://w3id.org/diplograph/id/middle-corridor")


def parsed(kind: str, text: str) -> str:
    """The one value, or the truth, of a result."""
    if "json" in kind:
        found = json.loads(text)
        return (
            str(found["boolean"]).lower() if "boolean" in found else str(found["results"]["bindings"][0]["s"]["value"])
        )
    if "xml" in kind:
        space = "{http://www.w3.org/2005/sparql-results#}"
        return next(str(e.text) for e in ET.fromstring(text).iter() if e.tag in (f"{space}uri", f"{space}boolean"))
    delimiter = "," if "csv" in kind else "\t"
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))[-1][0].strip("<>")


@pytest.mark.parametrize(
    ("accept", "kind", "parser"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("text/plain", "text/plain; charset=utf-8", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/xml;q=0.9, text/csv", "application/xml", "xml"),
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_formats_of_graphs(service: Service, query: str, accept: str, kind: str, parser: str) -> None:
    """CONSTRUCT and DESCRIBE in the format the client prefers; the body is of that format."""
    response = service.query(query, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    graph = Graph().parse(data=response.text, format=parser)
    corridor = URIRef("https://w3id.org/diplograph/id/middle-corridor")
    assert (corridor, RDF.type, URIRef("https://w3id.org/diplograph/ontology#Corridor")) in graph


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (ASK, "application/rdf+xml"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"),
     (DESCRIBE, "application/sparql-results+json"), (SELECT, "text/csv;q=0"), (SELECT, "*/*;q=0")],
)  # fmt: skip
def test_formats_that_cannot_be_given(service: Service, query: str, accept: str) -> None:
    """Nothing of what the client accepts fits the query: 406, and what there is."""
    response = service.query(query, accept)
    assert response.status_code == 406
    assert "there are " in response.text


def test_without_accept_results_are_json_and_graphs_turtle(service: Service) -> None:
    """A request without Accept header is answered in the preferred format."""
    with httpx.Client(trust_env=False) as client:
        for query, kind in ((SELECT, "application/sparql-results+json"), (CONSTRUCT, "text/turtle; charset=utf-8")):
            request = client.build_request("GET", service.sparql, params={"query": query})
            del request.headers["accept"]
            assert client.send(request).headers["content-type"] == kind


def test_graphs_without_rows_are_whole_documents(service: Service) -> None:
    """Empty results are still results of their format."""
    assert service.query("SELECT * { <x:a> ?p ?o }", "text/csv").text in ("p,o\r\n", "o,p\r\n")
    assert service.query("SELECT * { <x:a> ?p ?o }").json()["results"]["bindings"] == []
    for accept, parser in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ):
        response = service.query("CONSTRUCT WHERE { <x:a> ?p ?o }", accept)
        assert len(Graph().parse(data=response.text, format=parser)) == 0


# --- Around


def test_description_of_the_service(service: Service) -> None:
    """GET without a query describes the service in RDF: endpoint, language, formats, dataset."""
    for accept, parser in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ):
        response = service.client.get("/sparql", headers={"Accept": accept})
        assert response.status_code == 200
        graph = Dataset(default_union=True).parse(data=response.text, format=parser)
        ask = (
            "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { "
            f"?s a sd:Service ; sd:endpoint <{service.sparql}> ; sd:supportedLanguage sd:SPARQL11Query ; "
            "sd:feature sd:UnionDefaultGraph ; sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> ; "
            f"sd:defaultDataset [ sd:defaultGraph [ a sd:Graph ] ; sd:namedGraph [ sd:name <{SECOND}> ] ] }}"
        )
        assert Graph().parse(data=response.text, format=parser).query(ask).askAnswer
        assert len(graph) > 10


def test_people_are_sent_from_the_endpoint_to_the_query_page(service: Service) -> None:
    """A browser that opens the endpoint gets the query page."""
    response = service.client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert service.client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


def test_other_origins_may_read(service: Service) -> None:
    """CORS: preflights are answered, and every answer, refusals too, can be read by pages of other origins."""
    origin = {"Origin": "https://example.org"}
    preflight = service.client.options("/sparql", headers={**origin, "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    for response in (
        preflight,
        service.client.get("/sparql", params={"query": ASK}, headers=origin),
        service.query("x"),
    ):
        assert response.headers["access-control-allow-origin"] == "*"


def test_unknown_addresses(service: Service) -> None:
    """404, in one line."""
    for path in ("/nothing", "/static/../worker.py", "/static/nothing.js", "/sparql/x"):
        assert service.client.get(path).status_code == 404


def test_unknown_parameters_are_passed_over(service: Service) -> None:
    """Clients add parameters of their own."""
    assert service.client.get("/sparql", params={"query": ASK, "format": "json", "timeout": "0"}).status_code == 200


def test_the_table_names_every_test_and_only_tests() -> None:
    """`PROTOCOL.md` has every test of this file and no other."""
    here = Path(__file__)
    table = (here.parent / "PROTOCOL.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", table))
    present = set(re.findall(r"^def (test_\w+)", here.read_text(encoding="utf-8"), re.MULTILINE))
    beside = [
        here.with_name(f"test_service_{name}.py").read_text(encoding="utf-8")
        for name in ("limits", "command", "conformance")
    ]
    others = set(re.findall(r"^def (test_\w+)", "".join(beside), re.MULTILINE))
    assert present - {"test_the_table_names_every_test_and_only_tests"} <= named
    assert named <= present | others

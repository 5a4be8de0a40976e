"""The approved protocol tests of the W3C's SPARQL 1.1 suite, by their names, on graphs of this project.

The suite's `protocol/manifest` tells requests and what the response must be; the requests here are the same with
documents of the test graph in place of the suite's own. Of the update operation, which a service need not have
(section 5 of the Recommendation), all requests must be refused.
"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from serving import Service

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
FIRST, SECOND = "https://w3id.org/diplograph/id/doc-first", "https://w3id.org/diplograph/id/doc-second"
BASE = "urn:x-arq:DefaultGraph"
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")
TABLES = (*RESULTS, "text/tab-separated-values", "text/csv")
GRAPHS = ("application/rdf+xml", "text/turtle", "application/n-triples", "text/html", "application/ld+json")
BOTH = f"ASK {{ <{FIRST}> a ?x . <{SECOND}> a ?y }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{FIRST}> a ?x }} GRAPH ?h {{ <{SECOND}> a ?y }} }}"
FULL = f"ASK {{ ?c a dg:Corridor GRAPH ?g {{ <{FIRST}> a ?x }} GRAPH ?h {{ <{SECOND}> a ?y }} }}"
FROM = f"ASK FROM <{BASE}> {{ GRAPH ?g {{ <{FIRST}> a ?x }} GRAPH ?h {{ <{SECOND}> a ?y }} }}"
GRAPH = ("default-graph-uri", FIRST)


def ask(service: Service, method: str, asked: list[tuple[str, str]], body: str | bytes, kind: str | None) -> Any:
    """The response to a request as the manifest writes it: method, parameters of the address, body and its type."""
    headers = {"Content-Type": kind} if kind is not None else {}
    return service.client.request(
        method, "/sparql", params=httpx.QueryParams(asked), content=body or None, headers=headers
    )


def form(*fields: tuple[str, str]) -> str:
    """A URL-encoded body."""
    return str(httpx.QueryParams(list(fields)))


@pytest.mark.parametrize(
    ("method", "asked", "body", "kind"),
    [
        pytest.param("GET", [("query", "ASK {}"), GRAPH], "", None, id="query_get"),
        pytest.param("POST", [], form(("query", "ASK {}"), GRAPH), FORM, id="query_post_form"),
        pytest.param("POST", [GRAPH], "ASK {}", DIRECT, id="query_post_direct"),
        pytest.param(
            "POST", [], form(("query", f"ASK {{ <{FIRST}> ?p ?o }}"), GRAPH), FORM, id="query_dataset_default_graph"
        ),
        pytest.param(
            "GET", [("query", BOTH), GRAPH, (GRAPH[0], SECOND)], "", None, id="query_dataset_default_graphs_get"
        ),
        pytest.param(
            "POST",
            [],
            form(("query", BOTH), GRAPH, (GRAPH[0], SECOND)),
            FORM,
            id="query_dataset_default_graphs_post",
        ),
        pytest.param(
            "POST",
            [],
            form(("query", NAMED), ("named-graph-uri", FIRST), ("named-graph-uri", SECOND)),
            FORM,
            id="query_dataset_named_graphs_post",
        ),
        pytest.param(
            "GET",
            [("query", NAMED), ("named-graph-uri", FIRST), ("named-graph-uri", SECOND)],
            "",
            None,
            id="query_dataset_named_graphs_get",
        ),
        pytest.param(
            "POST",
            [],
            form(("query", FULL), ("default-graph-uri", BASE), ("named-graph-uri", FIRST), ("named-graph-uri", SECOND)),
            FORM,
            id="query_dataset_full",
        ),
        pytest.param(
            "POST",
            [],
            form(("query", FROM), ("named-graph-uri", FIRST), ("named-graph-uri", SECOND)),
            FORM,
            id="query_multiple_dataset",
        ),
    ],
)
def test_what_holds_is_confirmed(
    service: Service, method: str, asked: list[tuple[str, str]], body: str, kind: str | None
) -> None:
    """Queries in every way and of every dataset: success, results in XML or JSON, and the answer is true."""
    response = ask(service, method, asked, body, kind)
    assert response.is_success or response.is_redirect
    assert response.headers["Content-Type"].split(";")[0] in RESULTS
    assert response.json()["boolean"] is True


def test_the_dataset_makes_the_difference(service: Service) -> None:
    """The same questions of a dataset that lacks one of the two documents are denied."""
    one = [("default-graph-uri", FIRST), ("named-graph-uri", FIRST)]
    for query in (BOTH, NAMED):
        assert ask(service, "GET", [("query", query), *one], "", None).json()["boolean"] is False


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param("SELECT (1 AS ?value) {}", TABLES, id="query_content_type_select"),
        pytest.param("ASK {}", RESULTS, id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", GRAPHS, id="query_content_type_describe"),
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPHS, id="query_content_type_construct"),
    ],
)
def test_types_of_responses(service: Service, query: str, kinds: tuple[str, ...]) -> None:
    """Without an Accept of the client's own, the type of the response is one that its query form has."""
    response = ask(service, "POST", [], form(("query", query), GRAPH), FORM)
    assert response.is_success
    assert response.headers["Content-Type"].split(";")[0] in kinds


@pytest.mark.parametrize(
    ("method", "asked", "body", "kind"),
    [
        pytest.param("PUT", [("query", "ASK {}"), GRAPH], "", None, id="bad_query_method"),
        pytest.param("GET", [("query", "ASK {}"), ("query", "SELECT * {}")], "", None, id="bad_multiple_queries"),
        pytest.param("POST", [GRAPH], "ASK {}", "text/plain", id="bad_query_wrong_media_type"),
        pytest.param("POST", [], form(("query", "ASK {}"), GRAPH), None, id="bad_query_missing_form_type"),
        pytest.param("POST", [GRAPH], "ASK {}", None, id="bad_query_missing_direct_type"),
        pytest.param("POST", [GRAPH], "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", id="bad_query_non_utf8"),
        pytest.param("GET", [("query", "ASK {"), GRAPH], "", None, id="bad_query_syntax"),
        pytest.param("GET", [("update", "CLEAR ALL"), ("using-graph-uri", FIRST)], "", None, id="bad_update_get"),
        pytest.param(
            "POST", [], form(("update", "CLEAR ALL"), ("update", "CLEAR DEFAULT")), FORM, id="bad_multiple_updates"
        ),
        pytest.param(
            "POST", [("using-graph-uri", FIRST)], "CLEAR NAMED", "text/plain", id="bad_update_wrong_media_type"
        ),
        pytest.param("POST", [], form(("update", "CLEAR NAMED")), None, id="bad_update_missing_form_type"),
        pytest.param("POST", [], "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16", id="bad_update_non_utf8"),
        pytest.param("POST", [], form(("update", "CLEAR XYZ")), FORM, id="bad_update_syntax"),
        pytest.param(
            "POST",
            [],
            form(
                ("using-named-graph-uri", FIRST),
                ("update", f"WITH <{FIRST}> DELETE {{ ?s ?p 1 }} INSERT {{ ?s ?p 2 }} WHERE {{ ?s ?p 1 }}"),
            ),
            FORM,
            id="bad_update_dataset_conflict",
        ),
        pytest.param("POST", [], form(("update", "CLEAR ALL")), FORM, id="update_post_form"),
        pytest.param("POST", [], "CLEAR ALL", UPDATE, id="update_post_direct"),
        pytest.param(
            "POST",
            [],
            form(("update", "INSERT DATA { GRAPH <urn:x:g> { <urn:x:s> <urn:x:p> <test> } }")),
            FORM,
            id="update_base_uri",
        ),
        pytest.param(
            "POST",
            [("using-graph-uri", FIRST)],
            form(("update", "DROP ALL ; INSERT { GRAPH <urn:x:g> { ?s a <urn:x:c> } } WHERE { ?s a ?c }")),
            FORM,
            id="update_dataset_default_graph",
        ),
        pytest.param(
            "POST",
            [("using-graph-uri", FIRST), ("using-graph-uri", SECOND)],
            form(("update", "INSERT { GRAPH <urn:x:g> { ?s a <urn:x:c> } } WHERE { ?s a ?c }")),
            FORM,
            id="update_dataset_default_graphs",
        ),
        pytest.param(
            "POST",
            [("using-named-graph-uri", FIRST), ("using-named-graph-uri", SECOND)],
            form(("update", "INSERT { GRAPH <urn:x:g> { ?s a <urn:x:c> } } WHERE { GRAPH ?g { ?s a ?c } }")),
            FORM,
            id="update_dataset_named_graphs",
        ),
        pytest.param(
            "POST",
            [("using-graph-uri", FIRST), ("using-named-graph-uri", SECOND)],
            form(("update", "INSERT { GRAPH <urn:x:g> { ?s a ?g } } WHERE { ?s a ?c GRAPH ?g { ?s a ?d } }")),
            FORM,
            id="update_dataset_full",
        ),
    ],
)
def test_what_may_not_be_is_refused(
    service: Service, method: str, asked: list[tuple[str, str]], body: str | bytes, kind: str | None
) -> None:
    """Requests that are no query of one of the three ways: a status of 4xx with a reason, and nothing is changed."""
    before = service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    response = ask(service, method, asked, body, kind)
    assert 400 <= response.status_code < 500
    assert response.text.strip()
    assert service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_the_body_of_a_get_counts_for_nothing(service: Service) -> None:
    """A GET must not have a body (2.1.1); one that has is answered by its address alone."""
    response = ask(service, "GET", [("query", BOTH)], form(("query", "SELECT * {}")), FORM)
    assert response.json()["boolean"] is True

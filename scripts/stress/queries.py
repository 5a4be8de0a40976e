"""Queries that clients send: good ones, heavy ones and malformed ones."""

from __future__ import annotations

GOOD = (
    "SELECT (COUNT(*) AS ?n) { ?s dg:predicate dg:memberOf }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s dg:predicate ?p } GROUP BY ?p ORDER BY ?p",
    "SELECT ?name { dgi:thing-3 rdfs:label ?name }",
    "SELECT ?s ?o { ?s dg:subject dgi:thing-5 ; dg:object ?o } ORDER BY ?s ?o LIMIT 20",
    "SELECT DISTINCT ?title { dgi:thing-1 dg:mentionedIn/dcterms:title ?title } ORDER BY ?title",
    "SELECT ?s ?v { ?s dg:indicator dgc:trade-turnover ; dg:value ?v } ORDER BY DESC(?v) ?s LIMIT 10",
    "ASK { dgi:thing-0 a dg:State }",
    "ASK { dgi:thing-0 a dg:Corridor }",
)
HEAVY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
    'SELECT * { ?a ?b ?c . ?d ?e ?f . FILTER(REGEX(CONCAT(STR(?a), STR(?c), STR(?f)), "(.*x+.*x+)+y$")) }',
    "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
)
MALFORMED = (
    "SELECT",
    "SELECT * { ?s ?p }",
    "ASK { 'x",
    "nonsense",
    "SELECT * { ?s nope:x ?o }",
    "",
    "\x00\x01",
    "{" * 600,
)

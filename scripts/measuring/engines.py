"""Queries that group and join, put to diplograph, pyoxigraph, rdflib and oxrdflib."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from measuring.costs import MORE, REPEATS, Result, cost, seconds

ENGINES = {
    "group_by": "SELECT ?r (COUNT(?s) AS ?n) WHERE { ?s dg:predicate ?r } GROUP BY ?r ORDER BY DESC(?n) ?r",
    "group_by_join": "SELECT ?who ?r (COUNT(?s) AS ?n) WHERE { ?s dg:predicate ?r ; dg:attributedTo ?who }"
    " GROUP BY ?who ?r ORDER BY DESC(?n) ?who ?r",
    "two_hops": "SELECT ?a ?b ?c WHERE { ?a dg:metWith ?b . ?b dg:cooperatesWith ?c }",
    "two_hops_counted": "SELECT ?c (COUNT(*) AS ?n) WHERE { ?a dg:metWith ?b . ?b dg:metWith ?c } GROUP BY ?c",
    "two_hops_sorted": "SELECT DISTINCT ?a ?c WHERE { ?a dg:memberOf ?b . ?b dg:cooperatesWith ?c } ORDER BY ?a ?c",
}
"""Queries put to diplograph, rdflib's own engine and oxrdflib."""


def engines(folder: Path, _: int) -> Result:
    """GROUP BY and two hops: `kg.query`, pyoxigraph itself, rdflib's own engine, oxrdflib; the same rows."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset, Graph

    import diplograph
    from diplograph.triples.namespaces import PREFIXES
    from diplograph.triples.waiting import limited

    kg = diplograph.load(folder / "graph.nq")
    kg.export(folder / "one.ttl")
    plain, prefixes = Graph(), dict(PREFIXES)
    found: Result = {"rdflib_load": seconds(lambda: plain.parse(folder / "one.ttl", format="turtle"))[0]}
    ox = Dataset(store=OxigraphStore(), default_union=True)
    found["oxrdflib_load"] = seconds(lambda: ox.parse(folder / "graph.nq", format="ox-nq"))[0]
    for name, sparql in ENGINES.items():
        runs: dict[str, list[float]] = {"ours": [], "raw": [], "rdflib": [], "oxrdflib": []}

        def raw(sparql: str = sparql) -> int:
            return len(list(kg.store.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)))  # type: ignore[arg-type]

        for _repeat in range(REPEATS):
            spent, theirs = seconds(lambda sparql=sparql: list(plain.query(sparql, initNs=prefixes)))  # type: ignore[misc]
            runs["rdflib"].append(spent)
            for _more in range(MORE):
                spent, answer = seconds(lambda sparql=sparql: kg.query(sparql))  # type: ignore[misc]
                runs["ours"].append(spent)
                runs["raw"].append(limited(cost, raw, timeout=600)[0])
            runs["oxrdflib"].append(seconds(lambda sparql=sparql: list(ox.query(sparql, initNs=prefixes)))[0])  # type: ignore[misc]
        same = same_rows([tuple(row) for row in theirs], list(answer.rdflib_terms()), ordered="ORDER BY" in sparql)
        row = {engine: round(statistics.median(spent) * 1000, 3) for engine, spent in runs.items()}
        found[name] = {
            **row,
            "times_faster_than_rdflib": round(row["rdflib"] / row["ours"], 1),
            "ratio_to_raw": round(row["ours"] / row["raw"], 2),
            "same_rows": same,
            "rows": len(answer),
        }
    return found


def same_rows(first: list[Any], second: list[Any], *, ordered: bool) -> bool:
    """Whether two answers have the same rows, in the same order if it matters."""
    return first == second if ordered else sorted(map(repr, first)) == sorted(map(repr, second))

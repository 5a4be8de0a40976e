"""The files of a build: graph.ttl, graph.trig, graph.html, facts.csv, gaps.csv and report.json, all or none."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from diplograph.assembly.facts import Knowledge
from diplograph.files import atomic_write, staged_folder
from diplograph.gaps_table import NAME, gaps_csv
from diplograph.growing import Grown
from diplograph.model import Claim, Observation, Relation
from diplograph.pipeline import Collected, Missed
from diplograph.publishing.page import render_records
from diplograph.publishing.record_reading import read
from diplograph.publishing.tables import statements_csv
from diplograph.reading import Skipped
from diplograph.triples.dataset import Run, dataset_quads
from diplograph.triples.graphs import open_graph
from diplograph.triples.stats import stats
from diplograph.triples.store import as_rdflib, store_of
from diplograph.triples.turtle import trig_chunks, turtle_chunks

_KINDS = {Relation: "relations", Observation: "figures", Claim: "claims"}
RESULTS = ("graph.ttl", "graph.trig", "graph.html", "facts.csv", NAME, "report.json")
"""Names of the files that a build writes."""


def write_results(collected: Collected, folder: Path, *, title: str) -> dict[str, Any]:
    """Write all files of a build into `folder` and return the report; what was there stays if anything fails.

    Everything but the timings in report.json depends on the input alone. Raises InputError if `folder` is a file.
    """
    # Statements that share a passage tell of it each.
    quads = list(dict.fromkeys(dataset_quads(collected.knowledge, collected.run)))
    report = _report(collected, len(quads))
    return _write(quads, report, folder, title, collected.missed)


def write_grown(grown: Grown, store: str, folder: Path, *, title: str) -> dict[str, Any]:
    """As `write_results`, of everything that is in a store after a build added to it."""
    quads = list(open_graph(store).quads())
    return _write(quads, _grown_report(grown, quads), folder, title, ())


def _write(
    quads: list[Quad], report: dict[str, Any], folder: Path, title: str, missed: Sequence[Missed]
) -> dict[str, Any]:
    begin = time.perf_counter()
    with staged_folder(folder) as stage:
        atomic_write(stage / "graph.ttl", "".join(turtle_chunks(quads)))
        atomic_write(stage / "graph.trig", "".join(trig_chunks(quads)))
        records = read(as_rdflib(store_of(quads)))
        atomic_write(stage / "graph.html", render_records(records, title=title))
        atomic_write(stage / "facts.csv", statements_csv(records))
        atomic_write(stage / NAME, gaps_csv(missed))
        report["seconds"]["writing"] = round(time.perf_counter() - begin, 3)
        atomic_write(stage / "report.json", json.dumps(report, indent=2, ensure_ascii=True) + "\n")
    return report


def counts(knowledge: Knowledge) -> dict[str, int]:
    """How many documents, things, statements by kind, passages and direct triples there are."""
    facts = [fact for document in knowledge.documents for fact in document.facts]
    kinds = Counter(_KINDS[type(fact.statement)] for fact in facts)
    return {
        "documents": len(knowledge.documents),
        "things": len(knowledge.things),
        "statements": len(facts),
        **{kind: kinds[kind] for kind in _KINDS.values()},
        "passages": sum(len(fact.evidence) for fact in facts),
        "direct_triples": len(knowledge.direct),
    }


def _report(collected: Collected, quads: int) -> dict[str, Any]:
    return {
        "counts": {**counts(collected.knowledge), "words": collected.words, "quads": quads},
        "documents": [
            {
                "id": facts.document.id,
                "name": facts.document.name,
                "title": facts.document.title,
                "issued": facts.document.issued,
                "statements": len(facts.facts),
            }
            for facts in collected.knowledge.documents
        ],
        **_shared(collected.skipped, collected.run, collected.seconds),
    }


def _grown_report(grown: Grown, quads: list[Quad]) -> dict[str, Any]:
    return {
        "counts": {**stats(store_of(quads))["graph"], "words": grown.words, "quads": len(quads)},
        "store": {"added": grown.added, "replaced": grown.replaced, "unchanged": grown.unchanged},
        **_shared(grown.skipped, grown.run, grown.seconds),
    }


def _shared(skipped: Iterable[Skipped], run: Run, seconds: Mapping[str, float]) -> dict[str, Any]:
    return {
        "skipped": [{"name": each.name, "reason": each.reason} for each in skipped],
        "versions": dict(run.software),
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
    }

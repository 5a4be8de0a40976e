"""The files of a build: graph.ttl, graph.trig, graph.html, facts.csv and report.json, all or none."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from diplograph.assembly.facts import Knowledge
from diplograph.files import atomic_write, staged_folder
from diplograph.model import Claim, Observation, Relation
from diplograph.pipeline import Collected
from diplograph.publishing.page import render_records
from diplograph.publishing.records import read
from diplograph.publishing.tables import statements_csv
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.store import as_rdflib, store_of
from diplograph.triples.turtle import trig_chunks, turtle_chunks

_KINDS = {Relation: "relations", Observation: "figures", Claim: "claims"}
RESULTS = ("graph.ttl", "graph.trig", "graph.html", "facts.csv", "report.json")
"""Names of the files that a build writes."""


def write_results(collected: Collected, folder: Path, *, title: str) -> dict[str, Any]:
    """Write all files of a build into `folder` and return the report; what was there stays if anything fails.

    Everything but the timings in report.json depends on the input alone. Raises InputError if `folder` is a file.
    """
    begin = time.perf_counter()
    with staged_folder(folder) as stage:
        quads = list(dataset_quads(collected.knowledge, collected.run))
        atomic_write(stage / "graph.ttl", "".join(turtle_chunks(quads)))
        atomic_write(stage / "graph.trig", "".join(trig_chunks(quads)))
        records = read(as_rdflib(store_of(quads)))
        atomic_write(stage / "graph.html", render_records(records, title=title))
        atomic_write(stage / "facts.csv", statements_csv(records))
        report = _report(collected, len(quads), time.perf_counter() - begin)
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


def _report(collected: Collected, quads: int, writing: float) -> dict[str, Any]:
    seconds = {**collected.seconds, "writing": writing}
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
        "skipped": [{"name": skipped.name, "reason": skipped.reason} for skipped in collected.skipped],
        "versions": dict(collected.run.software),
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
    }

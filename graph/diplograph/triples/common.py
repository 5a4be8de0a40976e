"""What all documents of a dataset have in common, as a function of each document's share.

The default graph holds things, direct triples, products and runs. Each of them is kept under a key; every document
gives versions of some keys, as text, and the quads of a key follow from its versions and how many documents give
each. So a document can be added or taken out by looking at its own keys alone, in any order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, fields, replace
from datetime import datetime

from pyoxigraph import Quad

from diplograph.assembly.facts import Share
from diplograph.assembly.things import merge_versions
from diplograph.model import Entity
from diplograph.ontology import registry
from diplograph.triples import dataset
from diplograph.triples.dataset import Run

Key = tuple[str, str]
"""Kind ("thing", "direct", "product", "run", "agent" or "used") and a name that is unique within the kind."""
Version = tuple[Key, str]
"""What a document gives of a key."""

_FIELDS = tuple(field.name for field in fields(Entity))


def versions_of(share: Share, run: Run) -> list[Version]:
    """What a document that was read in `run` gives, sorted, without repetition."""
    return sorted({*_of_content(share), *_of_run(share.document, run)})


def _of_content(share: Share) -> Iterator[Version]:
    for thing in share.things:
        # Why a thing has its class is not in the graph; without it fewer versions differ.
        yield ("thing", thing.id), _written(astuple(replace(thing, reason="")))
    for triple in share.direct:
        yield ("direct", _written(triple)), ""
    for name in share.products:
        yield ("product", dataset.product_iri(name).value), name


def _of_run(document: str, run: Run) -> Iterator[Version]:
    ended = run.ended.isoformat() if run.ended is not None else None
    yield ("run", run.iri.value), _written([run.software, ended])
    yield ("used", _written([run.iri.value, document])), ""
    for agent in run.software:
        yield ("agent", _written(agent)), ""


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def common_quads(key: Key, versions: Mapping[str, int]) -> list[Quad]:
    """The quads of a key; none if no document gives it. The counts are numbers of documents."""
    if not versions:
        return []
    kind, name = key
    match kind:
        case "thing":
            merged = merge_versions(dict(_entities(versions.items())), _depth)
            return list(dataset.thing_quads(merged))
        case "direct":
            subject, predicate, value = json.loads(name)
            return [dataset.direct_quad((subject, predicate, value))]
        case "product":
            return list(dataset.product_quads(min(versions)))
        case "run":
            return list(dataset.run_quads(_run(min(versions))))
        case "agent":
            return list(dataset.agent_quads(tuple(json.loads(name))))
        case "used":
            return [dataset.used_quad(*json.loads(name))]
    raise ValueError(f"{kind}: no kind of key")


def _entities(versions: Iterable[tuple[str, int]]) -> Iterator[tuple[Entity, int]]:
    for text, count in versions:
        values = dict(zip(_FIELDS, json.loads(text), strict=True))
        yield Entity(**{**values, "aliases": tuple(values["aliases"])}), count


def _run(text: str) -> Run:
    software, ended = json.loads(text)
    pairs = tuple((name, version) for name, version in software)
    return Run(pairs, None if ended is None else datetime.fromisoformat(ended))


def _depth(kind: str) -> int:
    return len(registry().ancestors.get(kind, ()))

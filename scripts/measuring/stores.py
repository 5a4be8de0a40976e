"""Making, loading, opening and exporting graphs."""

from __future__ import annotations

import io
import statistics
from pathlib import Path

from measuring.costs import RDFLIB_AT_MOST, Result, memory, seconds


def make(folder: Path, size: int) -> Result:
    """Write the graph of a size."""
    from pyoxigraph import RdfFormat, serialize

    import corpus

    with (folder / "graph.nq").open("wb") as stream:
        spent, _ = seconds(lambda: serialize(corpus.Corpus(size).quads(), stream, format=RdfFormat.N_QUADS))
    return {"seconds": spent, "megabytes": (folder / "graph.nq").stat().st_size / 1e6}


def raw_memory(folder: Path, _: int) -> Result:
    """The store of pyoxigraph in memory."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    spent, _nothing = seconds(lambda: store.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS))
    return {"load": spent, "megabytes": memory(), "quads": len(store)}


def our_memory(folder: Path, _: int) -> Result:
    """diplograph.load of the file."""
    from diplograph.api import load

    spent, kg = seconds(lambda: load(folder / "graph.nq"))
    return {"load": spent, "megabytes": memory(), "quads": len(kg)}


def raw_folder(folder: Path, _: int) -> Result:
    """The store of pyoxigraph on disk."""
    from pyoxigraph import RdfFormat, Store

    store = Store(str(folder / "raw"))
    spent, _nothing = seconds(lambda: store.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS))
    return {"load": spent, "megabytes": memory()}


def our_folder(folder: Path, _: int) -> Result:
    """`diplograph copy` of the file into a store folder."""
    from diplograph.triples.copying import copy

    spent, _nothing = seconds(lambda: copy(str(folder / "graph.nq"), str(folder / "ours")))
    size = sum(file.stat().st_size for file in (folder / "ours").iterdir())
    return {"load": spent, "megabytes": memory(), "megabytes_on_disk": size / 1e6}


def opening(folder: Path, _: int) -> Result:
    """Opening the store folder and asking one thing."""
    from diplograph.api import load

    spent, kg = seconds(lambda: load(folder / "ours"))
    first, _rows = seconds(lambda: kg.query("ASK { ?d a dg:Document }"))
    return {"open": spent, "first_question": first, "megabytes": memory()}


def exporting(folder: Path, size: int) -> Result:
    """Turtle by diplograph, twice, and up to 100k quads by rdflib."""
    import diplograph

    kg = diplograph.load(folder / "graph.nq")
    kg.export(folder / "second.ttl")
    often = 3 if size < 1_000_000 else 1
    spent = statistics.median(seconds(lambda: kg.export(folder / "first.ttl"))[0] for _ in range(often))
    found: Result = {"ours": spent, "triples_a_second": round(len(kg) / spent)}
    found["byte_stable"] = (folder / "first.ttl").read_bytes() == (folder / "second.ttl").read_bytes()
    if size <= RDFLIB_AT_MOST:
        from rdflib import Graph

        graph = Graph()
        found["rdflib_load"], _graph = seconds(lambda: graph.parse(folder / "first.ttl", format="turtle"))
        times = [seconds(lambda: graph.serialize(io.BytesIO(), format="turtle"))[0] for _ in range(3)]
        found["rdflib"] = statistics.median(times)
        found["triples"] = len(graph)
    return found

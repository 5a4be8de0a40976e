"""Stores of every kind, empty, for tests that must hold on all of them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import handmade
from diplograph.assembly.assembler import digest
from diplograph.model import Extraction
from diplograph.ontology import registry
from diplograph.triples.folder import LocalWriter, memory_writer
from diplograph.triples.graphs import LocalGraph, ReadableGraph, open_graph
from diplograph.triples.growth import Arrival, Growth, Writer
from diplograph.triples.ledger import Ledger
from diplograph.triples.writers import open_writer

KINDS = ("memory", "folder", "oxigraph", "virtuoso")
VIRTUOSO = "DIPLOGRAPH_TEST_VIRTUOSO"
"""Environment variable with the address of an empty Virtuoso that tests may fill; set by .ci/run."""


@dataclass
class Backend:
    """A store to write and to read. `location` is empty for memory, whose store is `kept`."""

    kind: str
    location: str
    kept: LocalWriter | None = None

    def writer(self) -> Writer:
        """Open it for writing."""
        if self.kept is None:
            return open_writer(self.location)
        # Closing a writer closes its ledger; what memory holds must outlive it.
        return _Kept(self.kept.store, self.kept.ledger)

    def graph(self) -> ReadableGraph:
        """Open it for reading."""
        return open_graph(self.location) if self.kept is None else LocalGraph(self.kept.store)

    def put(self, extractions: Iterable[Extraction], origins: Iterable[str] = ()) -> None:
        """Add documents in one sitting; a document's origin is its name unless given."""
        with closing(self.writer()) as writer:
            growth = Growth(writer)
            places = iter(origins)
            for extraction in extractions:
                arrival = Arrival(extraction.document, next(places, extraction.document.name), handmade.RUN)
                if not growth.is_known(arrival):
                    growth.put(arrival, *digest(extraction, registry().symmetric))

    def forget(self, *documents: str) -> None:
        """Take documents out."""
        with closing(self.writer()) as writer:
            Growth(writer).forget(documents)


class _Kept(LocalWriter):
    def close(self) -> None:
        self.settle()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """The Oxigraph server over a folder; gives its address."""
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert program, "the Oxigraph server is not installed (pip install oxigraph)"
    address = f"127.0.0.1:{free_port()}"
    line = [program, "serve", "--location", str(folder), "--bind", address]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{address}/query")
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()


def wait_for(address: str, seconds: float = 20) -> None:
    """Wait until a server answers an ASK."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if httpx.get(address, params={"query": "ASK { }"}).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{address} does not answer")


def virtuoso_address() -> str:
    """The Virtuoso of the environment; without one the test is skipped, but fails in CI, which must start one."""
    address = os.environ.get(VIRTUOSO)
    if address is None:
        message = f"no Virtuoso: start one with scripts/virtuoso and set {VIRTUOSO} (.ci/run does both)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return address


def emptied(address: str) -> str:
    """Drop all of diplograph's graphs of a server."""
    form = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'diplograph')) }"}
    headers = {"Accept": "application/sparql-results+json"}
    rows = httpx.post(address, data=form, headers=headers).json()["results"]["bindings"]
    for row in rows:
        update = f"DROP SILENT GRAPH <{row['g']['value']}>"
        assert httpx.post(address, data={"update": update}).is_success
    return address


@contextmanager
def backend(kind: str, folder: Path, oxigraph: str | None = None) -> Iterator[Backend]:
    """An empty store of a kind."""
    if kind == "memory":
        made = memory_writer()
        yield Backend(kind, "", LocalWriter(made.store, Ledger()))
    elif kind == "folder":
        yield Backend(kind, str(folder / "store"))
    elif kind == "oxigraph":
        with oxigraph_server(folder / "server") as address:
            yield Backend(kind, address)
    else:
        yield Backend(kind, emptied(virtuoso_address()))

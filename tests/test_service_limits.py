"""Limits of the service: time, memory, size, places; and what workers cannot do."""

from __future__ import annotations

import os
import resource
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import psutil
import pytest
from pyoxigraph import NamedNode, Quad, Store

from diplograph.service.worker import Bounded, ResultTooLarge
from serving import Service, served

CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MEMORY_BOMB = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a"
STRING_BOMB = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
REGEX_BOMB = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    'FILTER(REGEX(CONCAT(STR(?a), STR(?c), STR(?f), STR(?i)), "(.*x+.*x+)+y$")) }'
)
LARGE = "SELECT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }"
PATH_BOMB = "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|!<x:p>)* ?b . ?c (!<x:p>)* ?d . ?e ?f ?g }"


def healthy(service: Service) -> bool:
    """Whether the next query is answered, rightly."""
    return service.query("ASK { dgi:armenia rdfs:label ?name }").json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize("query", [CROSS_JOIN, MEMORY_BOMB, STRING_BOMB, REGEX_BOMB, PATH_BOMB])
def test_heavy_queries_end_with_503_and_the_next_is_answered(service: Service, query: str) -> None:
    """A cross join, bombs of memory and regular expressions end at their limit; the service goes on."""
    start = time.monotonic()
    response = service.query(query)
    assert response.status_code == 503
    assert response.text.startswith("the query was stopped")
    assert time.monotonic() - start < 8
    assert healthy(service)


@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json", "application/sparql-results+xml"])
def test_results_beyond_the_limit_are_refused(service: Service, accept: str) -> None:
    """A result that is too large gives 503 with the reason, never a part of it with 200."""
    response = service.query(LARGE, accept)
    assert response.status_code == 503
    assert response.text == "the result is larger than 1 MB; ask for less, with LIMIT\n"
    assert healthy(service)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "SELECT (" + "(" * 100000 + "1",
        "SELECT (" + "!" * 100000 + "1 AS ?x) {}",
        "SELECT (1" + "+1" * 100000 + " AS ?x) {}",
        "SELECT * { ?s a" + "/a" * 30000 + " ?o }",
        "SELECT * { ?s " + "^" * 100000 + "a ?o }",
        "SELECT * " + '"""\\"' * 50000,
    ],
    ids=["braces", "brackets", "negations", "sums", "path", "inverses", "quotation marks"],
)
def test_endless_queries_do_no_harm(service: Service, query: str) -> None:
    """Queries made to overflow a parser's stack or its patience are refused."""
    response = service.client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert response.status_code in (400, 503)
    assert healthy(service)


def test_long_queries_leave_room_for_quick_ones(hand_made_graph: Path) -> None:
    """With heavy queries in all places quick ones are answered at once, and one more heavy one is refused at once."""
    with (
        served(hand_made_graph, "--timeout", "4", "--long", "2") as service,
        ThreadPoolExecutor(3) as pool,
    ):
        heavy = [pool.submit(service.query, CROSS_JOIN) for _ in range(2)]
        wait_for(lambda: service.state()["long"] == 2)
        waits = []
        for _ in range(20):
            start = time.monotonic()
            assert healthy(service)
            waits.append(time.monotonic() - start)
        assert sorted(waits)[10] < 0.25
        refused = service.query(CROSS_JOIN)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert [one.result().status_code for one in heavy] == [503, 503]
        wait_for(lambda: service.state()["ready"] == 2)
        assert service.state() == {"status": "ok", "ready": 2, "busy": 0, "long": 0, "waiting": 0}


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until a condition holds; fail if it never does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition never held"
        time.sleep(0.05)


def test_a_client_that_leaves_frees_its_place(service: Service) -> None:
    """When a client goes away its query is stopped."""
    with socket.create_connection(("127.0.0.1", int(service.url.rpartition(":")[2]))) as connection:
        query = CROSS_JOIN.replace(" ", "+")
        connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_for(lambda: service.state()["long"] == 1)
    wait_for(lambda: service.state()["long"] == 0, 2.0)
    assert 'diplograph_queries_stopped_total{reason="left"} 1.0' in service.client.get("/metrics").text


def test_killed_workers_are_replaced(service: Service) -> None:
    """Workers that die for whatever reason are replaced; the query they had is refused, the service goes on."""
    front = psutil.Process(service.process.pid)
    (fork_server,) = front.children()
    for worker in fork_server.children():
        worker.send_signal(signal.SIGKILL)
    answers = [service.query("ASK {}").status_code for _ in range(6)]
    assert set(answers) <= {200, 503}
    assert healthy(service)
    wait_for(lambda: len([child for child in fork_server.children() if child.status() != "zombie"]) == 2)


def test_workers_have_nothing_to_open_files_or_connections_with(service: Service) -> None:
    """No file descriptor is left to a worker but the one that takes the job."""
    (fork_server,) = psutil.Process(service.process.pid).children()
    assert healthy(service)
    for worker in fork_server.children():
        limit, _ = resource.prlimit(worker.pid, resource.RLIMIT_NOFILE)
        used = sorted(int(name) for name in os.listdir(f"/proc/{worker.pid}/fd"))
        assert used == list(range(limit - 1))
        assert not worker.net_connections()
        assert resource.prlimit(worker.pid, resource.RLIMIT_AS)[0] < 2 * 1024**3
        assert resource.prlimit(worker.pid, resource.RLIMIT_CORE) == (0, 0)


def test_nothing_stays_when_the_service_is_killed(hand_made_graph: Path) -> None:
    """Workers and the fork server end with the front, even if it is killed while a query runs."""
    with served(hand_made_graph) as service, ThreadPoolExecutor(1) as pool:
        pool.submit(service.query, CROSS_JOIN)
        wait_for(lambda: (service.state()["long"], service.state()["ready"]) == (1, 2))
        others = psutil.Process(service.process.pid).children(recursive=True)
        assert len(others) == 4
        service.process.kill()
        _, alive = psutil.wait_procs(others, timeout=10)
        assert not alive


def test_the_service_ends_when_the_graph_is_lost(hand_made_graph: Path) -> None:
    """Without the process that holds the graph nothing can be answered: all ends, with code 1."""
    with served(hand_made_graph) as service, ThreadPoolExecutor(1) as pool:
        pool.submit(service.query, CROSS_JOIN)
        wait_for(lambda: service.state()["long"] == 1)
        (fork_server,) = psutil.Process(service.process.pid).children()
        workers = fork_server.children()
        fork_server.kill()
        assert service.process.wait(20) == 1
        wait_for(lambda: "the process that holds the graph died" in "".join(service.lines))
        _, alive = psutil.wait_procs(workers, timeout=10)
        assert not alive


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, hand_made_graph: Path) -> Path:
    """A store folder with the graph made by hand."""
    path = tmp_path_factory.mktemp("store")
    store = Store(str(path))
    store.bulk_load(path=str(hand_made_graph))
    store.flush()
    del store
    return path


def test_folders_are_served(folder: Path) -> None:
    """A store folder is served as a file is, with the same limits."""
    with served(folder, "--timeout", "2", "--memory", "300") as service:
        assert healthy(service)
        assert service.query(MEMORY_BOMB).status_code == 503
        assert healthy(service)
        assert service.query("INSERT DATA { <x:a> <x:b> <x:c> }").status_code == 403
        assert service.client.get("/id/armenia", headers={"Accept": "text/html"}).status_code == 200
        assert service.client.get("/graph").status_code == 200


def test_folders_that_grow_are_read_anew(folder: Path) -> None:
    """What another process adds to the folder is in the answers soon after."""
    query = "ASK { <https://example.org/new> ?p ?o }"
    with served(folder) as service:
        assert service.query(query).json()["boolean"] is False
        store = Store(str(folder))
        name = NamedNode("https://example.org/new")
        store.add(Quad(name, NamedNode("https://example.org/p"), name))
        store.flush()
        del store
        # Each worker looks for itself whether the folder has changed, so one may still answer from before.
        wait_for(lambda: all(service.query(query).json()["boolean"] for _ in range(10)))


@pytest.fixture
def buffer() -> Iterator[BytesIO]:
    """A file in memory."""
    with BytesIO() as stream:
        yield stream


def test_bounded_files_take_what_fits_and_no_more(buffer: BytesIO) -> None:
    """The limit is exact, and lines count too."""
    out = Bounded(cast("BinaryIO", buffer), 6)
    out.write(b"ab")
    out.writelines([b"cd", b"ef"])
    out.flush()
    assert (buffer.getvalue(), out.full) == (b"abcdef", False)
    with pytest.raises(ResultTooLarge):
        out.write(b"g")
    assert (buffer.getvalue(), out.full) == (b"abcdef", True)

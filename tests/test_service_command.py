"""`diplograph serve`: arguments, who may come in, logs, metrics, start and end."""

from __future__ import annotations

import base64
import json
import logging
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from diplograph.cli import main
from diplograph.service.access import JsonLines
from diplograph.service.server import Address
from serving import Service, served
from test_service_limits import CROSS_JOIN, wait_for

# --- Start and end


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_the_service_gracefully(hand_made_graph: Path, number: int) -> None:
    """A query under way is answered, then the service ends with code 0 and without a word."""
    with served(hand_made_graph, "--timeout", "2") as service, ThreadPoolExecutor(1) as pool:
        heavy = pool.submit(service.query, CROSS_JOIN)
        wait_for(lambda: service.state()["long"] == 1)
        service.process.send_signal(number)
        assert heavy.result().status_code == 503
        assert service.stop(number) == 0
        assert all(line.startswith(("{", "serving ")) for line in service.lines)


def test_the_service_says_where_it_is(service: Service) -> None:
    """One line for the person at the terminal, with the address; no warning on the loopback."""
    assert service.lines[0].startswith("serving ")
    assert service.lines[0].endswith(f" at {service.url}/\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing.trig"], "nothing.trig: no such file or folder"),
        ([__file__], "unknown kind of graph"),
        (["GRAPH", "--port", "70000"], "is not a port"),
        (["GRAPH", "--timeout", "0"], "is not a number of seconds"),
        (["GRAPH", "--memory", "none"], "is not a number from 1"),
        (["GRAPH", "--host", "no.such.host.invalid"], "cannot listen at no.such.host.invalid:0"),
        (["GRAPH", "--allow-origin", "a\nb"], "expected an origin"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], message: str, hand_made_graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error, exit code 2."""
    chosen = [str(hand_made_graph) if argument == "GRAPH" else argument for argument in arguments]
    assert main(["serve", "--port", "0", *chosen]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_taken_port_is_told(hand_made_graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The port of another program: one line, exit code 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(hand_made_graph), "--port", str(port)]) == 2
    assert f"cannot listen at 127.0.0.1:{port}: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("::", False), ("10.0.0.1", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_loopback(host: str, loopback: bool) -> None:  # noqa: FBT001 -- a table
    """Which addresses only this machine can reach."""
    assert Address(host).loopback is loopback


# --- Who may come in


def test_open_addresses_are_warned_of(hand_made_graph: Path) -> None:
    """Bound elsewhere without a token: a warning."""
    with served(hand_made_graph, "--host", "0.0.0.0") as service:
        assert service.lines[0].startswith("warning: anyone who reaches 0.0.0.0 can read the graph")


def test_the_token_is_asked_for(hand_made_graph: Path) -> None:
    """With a token only those who know it come in, as bearer token or as password; no warning then."""
    with served(hand_made_graph, "--host", "0.0.0.0", DIPLOGRAPH_TOKEN="sésame") as service:
        assert service.lines[0].startswith("serving ")
        for path in ("/", "/sparql", "/graph", "/id/armenia", "/metrics", "/static/pages.css", "/questions.json"):
            response = service.client.get(path)
            assert response.status_code == 401
            assert "Bearer" in response.headers["www-authenticate"]
        assert service.client.get("/health").status_code == 200
        good, bad = "sésame".encode(), b"sesame"
        for secret, status in ((good, 200), (bad, 401), (b"x", 401)):
            for header in (b"Bearer " + secret, b"Basic " + base64.b64encode(b"anyone:" + secret)):
                headers = {b"Authorization": header}
                assert service.client.get("/metrics", headers=headers).status_code == status
        assert service.client.get("/metrics", headers={"Authorization": "Basic ???"}).status_code == 401
        assert service.client.get("/metrics", headers={"Authorization": "Digest x"}).status_code == 401


def test_pages_of_others_may_not_read_unless_told(hand_made_graph: Path) -> None:
    """Without --allow-origin a page that is open in a browser cannot read what is served to this machine."""
    with served(hand_made_graph) as service:
        headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
        for response in (service.query("ASK {}"), service.client.options("/sparql", headers=headers)):
            assert response.is_success
            assert "access-control-allow-origin" not in response.headers


def test_pages_of_one_origin_may_read(hand_made_graph: Path) -> None:
    """With --allow-origin only that origin may read answers."""
    with served(hand_made_graph, "--allow-origin", "https://example.org") as service:
        response = service.query("ASK {}")
        assert response.headers["access-control-allow-origin"] == "https://example.org"
        assert "Origin" in response.headers["vary"]


def test_a_replaced_file_is_noticed(hand_made_graph: Path, tmp_path: Path) -> None:
    """A file is served as it was at the start; the log says once that there is another one now."""
    path, new = tmp_path / "graph.trig", tmp_path / "new.trig"
    path.write_bytes(hand_made_graph.read_bytes())
    with served(path) as service:
        before = service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        new.write_text("<http://x/d> a <http://x/c> .")
        new.replace(path)
        wait_for(lambda: any("restart to serve it anew" in line for line in service.lines))
        assert service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before
        assert sum("restart to serve it anew" in line for line in service.lines) == 1


# --- Logs and metrics


def test_every_request_is_logged_as_a_line_of_json(service: Service) -> None:
    """Method, path, status, size, time, client, a hash of the query, the reason of a refusal; nothing breaks a line."""
    good, bad = "SELECT * { ?s ?p 'log' }", "nonsense"
    service.query(good)
    service.query(bad)
    service.client.get("/no\u2028thing%0Ahere")
    wait_for(lambda: any("thing" in line["path"] for line in service.log()))
    answered, refused = (
        next(line for line in service.log() if line.get("query") == sha256(query.encode()).hexdigest()[:16])
        for query in (good, bad)
    )
    assert {"time", "client", "ms"} <= answered.keys()
    assert (answered["method"], answered["path"], answered["status"]) == ("GET", "/sparql", 200)
    assert answered["bytes"] > 20
    assert refused["reason"].startswith("not a SPARQL query")
    assert next(line for line in service.log() if "thing" in line["path"])["status"] == 404


def test_log_lines_are_ascii_json() -> None:
    """Whatever a text carries, a record is one line; errors bring their traceback in it."""
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "a\nb\u2028%s", ("é",), None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert line.isascii()
    assert json.loads(line)["message"] == "a\nb\u2028é"
    try:
        raise ValueError("x\ny")
    except ValueError as error:
        record.exc_info = (ValueError, error, error.__traceback__)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "ValueError" in json.loads(line)["traceback"]


def test_metrics_count_requests_and_workers(service: Service) -> None:
    """Prometheus reads the numbers; any path and any method make only one row."""
    service.query("ASK {}")
    service.client.get("/a")
    service.client.get("/b")
    service.client.request("BREW", "/c")
    text = service.client.get("/metrics").text
    rows = {
        (s.name, *sorted(s.labels.items())): s.value for f in text_string_to_metric_families(text) for s in f.samples
    }
    assert rows[("diplograph_workers", ("state", "ready"))] == 2
    assert rows[("diplograph_quads",)] > 300
    assert rows[("diplograph_requests_total", ("method", "GET"), ("route", "/sparql"), ("status", "200"))] >= 1
    assert rows[("diplograph_requests_total", ("method", "GET"), ("route", "other"), ("status", "404"))] >= 2
    assert rows[("diplograph_requests_total", ("method", "other"), ("route", "other"), ("status", "404"))] >= 1
    assert rows[("diplograph_request_seconds_count", ("route", "/sparql"))] >= 1


def test_health_tells_the_state_of_the_workers(service: Service) -> None:
    """Health is asked without a query of one's own."""
    assert service.state() == {"status": "ok", "ready": 2, "busy": 0, "long": 0, "waiting": 0}

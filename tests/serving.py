"""A running service for tests: `diplograph serve` as a process of its own, as users start it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

import diplograph

WAIT = 30.0


class Service:
    """A service that answers: its address, a client for it, its process and what it wrote to standard error."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._answers = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._answers.wait(WAIT), self.lines
        self.url = self._url()
        self.client = httpx.Client(base_url=self.url, timeout=WAIT, trust_env=False)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if " at http://" in line:
                self._answers.set()
        self._answers.set()

    def _url(self) -> str:
        found = re.search(r"at (http://\S+)/$", "".join(self.lines), re.MULTILINE)
        assert found, self.lines
        return found[1]

    @property
    def sparql(self) -> str:
        """Address of the endpoint."""
        return f"{self.url}/sparql"

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **options: Any) -> httpx.Response:
        """The response to a query."""
        return self.client.get("/sparql", params={"query": sparql}, headers={"Accept": accept}, **options)

    def rows(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a SELECT query, values as text."""
        response = self.query(sparql)
        assert response.status_code == 200, response.text
        bindings = response.json()["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    def log(self) -> list[dict[str, Any]]:
        """The lines of the access log."""
        return [json.loads(line) for line in list(self.lines) if line.startswith("{")]

    def state(self) -> dict[str, Any]:
        """What /health tells."""
        found: dict[str, Any] = self.client.get("/health").json()
        return found

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        self.client.close()
        self.process.send_signal(number)
        code = self.process.wait(WAIT)
        self._reader.join(WAIT)
        return code


@contextmanager
def served(graph: Path, *options: str, **environment: str) -> Iterator[Service]:
    """`diplograph serve` of a graph at a free port of the loopback."""
    package = str(Path(diplograph.__file__).parents[1])
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "diplograph",
            "serve",
            str(graph),
            "--port",
            "0",
            "--workers",
            "2",
            "--long",
            "2",
            *options,
        ],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": package} | environment,
    )
    try:
        service = Service(process)
        yield service
        if process.poll() is None:
            service.stop()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        assert process.stderr is not None
        process.stderr.close()

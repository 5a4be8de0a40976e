"""The service under stress: a made graph (`tests/synthetic.py`), served by a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
LIMITS = ("--timeout", "5", "--memory", "400")


@contextmanager
def service(
    things: int, statements: int, watch: Path | None = None
) -> Iterator[tuple[int, subprocess.Popen[str], Any]]:
    """A running service of a made graph: its port, its process and the graph's store."""
    from pyoxigraph import RdfFormat, Store

    from synthetic import make

    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.nq"
        graph.write_text(make(things, statements).serialize(format="nquads"), encoding="utf-8")
        store = Store()
        store.load(path=str(graph), format=RdfFormat.N_QUADS)
        command = [sys.executable, "-m", "diplograph", "serve", str(graph), "--port", "0", *LIMITS]
        if watch is not None:
            calls = "trace=open,openat,openat2,creat,socket,connect,bind,unlink,unlinkat,rename,execve"
            command = ["strace", "-D", "-f", "-qq", "-o", str(watch), "-e", calls, *command]
        log = (Path(folder) / "log").open("w+", encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(CHECKOUT / "graph")}
        process = subprocess.Popen(command, stderr=log, text=True, env=environment)
        try:
            yield _port(process, Path(folder) / "log"), process, store
        finally:
            process.terminate()
            process.wait(30)
            log.close()


def _port(process: subprocess.Popen[str], log: Path) -> int:
    for _ in range(600):
        found = [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("serving ")]
        if found:
            return int(found[0].rstrip("/").rpartition(":")[2])
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"the service did not start: {log.read_text(encoding='utf-8')}")

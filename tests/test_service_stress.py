"""The service under stress, in short; `scripts/stress_service` does the same at length (reports in `results/`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "stress_service"
RESULTS = Path(__file__).parent / "results"


def report(*arguments: str) -> dict[str, Any]:
    """What the script reports."""
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_many_clients_get_right_answers() -> None:
    """Good, heavy and malformed queries at once: every good one is answered rightly, every malformed one refused."""
    found = report("load", "--clients", "16", "--seconds", "3")
    assert (found["alive"], found["wrong"]) == (True, [])
    assert set(found["statuses"]["good"]) == {"200"}
    assert set(found["statuses"]["malformed"]) == {"400"}
    assert set(found["statuses"]["heavy"]) <= {"503", "200"}


def test_fuzzed_requests_do_no_harm() -> None:
    """No request gives a 500, hangs, or changes what good queries get."""
    found = report("fuzz", "--requests", "300", "--seed", "3")
    assert (found["alive"], found["bad"], found["wrong"]) == (True, [], [])
    assert sum(found["statuses"].values()) == 300
    assert "500" not in found["statuses"]


@pytest.mark.parametrize("test", ["load", "fuzz"])
def test_the_full_runs_reached_their_marks(test: str) -> None:
    """The newest committed report of each full run: of full length, and passed."""
    newest = max(RESULTS.glob(f"service-{test}-*.json"))
    found = json.loads(newest.read_text(encoding="utf-8"))
    assert found["passed"] is True
    assert (
        (found["clients"]["good"] >= 40 and found["seconds"] >= 60) if test == "load" else found["requests"] >= 10_000
    )

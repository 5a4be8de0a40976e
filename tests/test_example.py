"""The committed result of the bundled briefings is what the code makes, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_example_result_is_remade_to_the_byte(seed: str) -> None:
    """Two hash seeds give the committed Turtle, TriG, page and tables."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    made = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "refresh_example"), "--check"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr

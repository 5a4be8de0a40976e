"""The rules extractor loaded once, for builds in processes forked from one that has imported this.

Nothing here opens a store: its engine works with threads, which do not live on in a forked process.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout

from diplograph import cli, growing
from diplograph.pipeline import BUILT_IN, Extractor, load_extractor

LOADED: Extractor = load_extractor(BUILT_IN)


def _loaded(_: str) -> Extractor:
    return LOADED


def run(arguments: list[str]) -> None:
    """End this process with the exit code of `diplograph` with these arguments; its extractor is there already."""
    os.setsid()
    growing.load_extractor = _loaded
    with redirect_stdout(io.StringIO()):
        code = cli.main(arguments)
    sys.exit(code)

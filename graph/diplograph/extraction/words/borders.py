"""Which states border on which, by the data (`ontology/geography.jsonl`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from diplograph.ontology import data_dir


@lru_cache(maxsize=1)
def borders() -> Mapping[str, frozenset[str]]:
    """The states that border on each state of the data."""
    found: dict[str, set[str]] = {}
    for line in (data_dir() / "geography.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["predicate"] == "sharesBorderWith":
            found.setdefault(row["subject"], set()).add(row["object"])
            found.setdefault(row["object"], set()).add(row["subject"])
    return {state: frozenset(others) for state, others in found.items()}

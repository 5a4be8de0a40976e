"""Results as JSON: written under tests/results/ with their date, read back and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.sheet import Share, Sheet, Tallies, Tally

#: What must not fall: kind of fact and measure.
HEADLINES = (
    ("entities", "F1"),
    ("relations", "F1"),
    ("relations", "P"),
    ("pairs", "F1"),
    ("figures", "F1"),
    ("claims", "F1"),
)
TOLERANCE = 0.01
_PREFIX = "evaluation-"
_MOST_CONFUSED = 40


@dataclass(frozen=True, slots=True)
class Fall:
    """A headline figure (0..1) that is lower than it was by more than the tolerance."""

    set: str
    kind: str
    measure: str
    before: float
    now: float


def tally_row(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1 to the third digit, with the counts behind them."""
    return {
        "P": round(tally.precision, 3),
        "R": round(tally.recall, 3),
        "F1": round(tally.f1, 3),
        "found": tally.found,
        "right": tally.right,
        "gold": tally.wanted,
        "recalled": tally.recalled,
    }


def _table(tallies: Tallies) -> dict[str, dict[str, float]]:
    return {name: tally_row(tallies[name]) for name in sorted(tallies)}


def share_row(share: Share) -> dict[str, float]:
    """A share as JSON."""
    return {"right": share.right, "of": share.of, "share": round(share.right / share.of, 3) if share.of else 0.0}


def sheet_row(sheet: Sheet) -> dict[str, Any]:
    """A score sheet as JSON, without the single cases."""
    return {
        "documents": sheet.documents,
        "words": sheet.words,
        "kinds": {name: tally_row(tally) for name, tally in sheet.kinds.items()},
        "qualifiers": {name: share_row(share) for name, share in sorted(sheet.qualifiers.items())},
        "evidence": share_row(sheet.evidence),
        "entities by class": _table(sheet.classes),
        "relations by family": _table(sheet.families),
        "relations by type": _table(sheet.types),
        "confusion": [
            {"annotated": pair[0], "found": pair[1], "count": count}
            for pair, count in sorted(sheet.confusion.items(), key=lambda row: (-row[1], row[0]))[:_MOST_CONFUSED]
        ],
        "errors": {
            kind: dict(sorted(causes.items(), key=lambda row: (-row[1], row[0])))
            for kind, causes in sorted(sheet.errors.items())
        },
    }


def newest(folder: Path) -> Path | None:
    """The frozen result of the latest date."""
    return max(folder.glob(f"{_PREFIX}*.json"), default=None)


def dated(folder: Path, date: str) -> Path:
    """Where the result of a date (ISO) is frozen."""
    return folder / f"{_PREFIX}{date}.json"


def as_text(result: Mapping[str, Any]) -> str:
    """A result as it is written to a file."""
    return json.dumps(result, indent=1, ensure_ascii=False) + "\n"


def falls(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Fall]:
    """Headline figures that fell by more than a point, in the sets that both results have."""
    for name, row in now["sets"].items():
        for kind, measure in HEADLINES if name in before["sets"] else ():
            was, is_now = before["sets"][name]["kinds"][kind][measure], row["kinds"][kind][measure]
            if was - is_now > TOLERANCE + 1e-9:
                yield Fall(name, kind, measure, was, is_now)

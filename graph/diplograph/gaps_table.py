"""The table of gaps: what a build read over, ranked, so that an analyst sees recall and can add a wording."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from diplograph.errors import InputError, one_line
from diplograph.pipeline import Missed
from diplograph.publishing.tables import safe

NAME = "gaps.csv"
COLUMNS = ("document", "start", "end", "actors", "figures", "sentence")


def gaps_csv(missed: Iterable[Missed]) -> str:
    """One row a sentence, those with most actors and figures first, then in text order."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for m in sorted(missed, key=lambda m: (-len(m.actors) - len(m.gap.figures), m.document, m.gap.span)):
        cells = (m.document, "; ".join(m.actors), "; ".join(m.gap.figures), m.gap.sentence)
        name, actors, figures, words = (str(safe(" ".join(c.split()))) for c in cells)
        table.writerow((name, m.gap.span.start, m.gap.span.end, actors, figures, words))
    return out.getvalue()


def read_gaps(graph: Path) -> list[dict[str, str]]:
    """The rows beside a graph file or in a folder of results; InputError if no build left them there whole."""
    table = (graph if graph.is_dir() else graph.parent) / NAME
    if not table.is_file():
        raise InputError(
            f"{one_line(str(table))}: not found, expected the {NAME} that `diplograph build` writes beside the graph"
        )
    try:
        header, *rows = csv.reader(io.StringIO(table.read_text(encoding="utf-8"), newline=""))
        if tuple(header) == COLUMNS:
            return [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    except (csv.Error, ValueError):
        pass
    raise InputError(f"{one_line(str(table))}: is no table of gaps; build again")

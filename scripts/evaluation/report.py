"""Results as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_MOST = 12
_COLUMNS = {
    "own-test": "own texts, test half",
    "wide-test": "wide texts, test part",
    "seeds": "seed articles",
    "check": "development texts, unread half",
}
_ROWS = {
    "entities": "entities",
    "linking": "Wikidata ids",
    "relations": "relations",
    "pairs": "pairs of related things",
    "figures": "figures",
    "claims": "claims",
}


def lines(name: str, row: Mapping[str, Any], *, details: bool) -> Iterator[str]:
    """One set of a result; `details` adds the breakdowns, the confusion and the classes of error."""
    yield f"== {name}: {row['documents']} texts, {row['words']} words"
    yield from table(row["kinds"])
    shares = (
        f"{kind} {share['right']}/{share['of']} ({share['share']:.1%})" for kind, share in row["qualifiers"].items()
    )
    yield f"  qualifiers: {', '.join(shares)}"
    yield f"  evidence exact: {row['evidence']['right']}/{row['evidence']['of']}"
    if not details:
        return
    for breakdown in ("entities by class", "relations by family", "relations by type"):
        yield f"  {breakdown}"
        yield from table(row[breakdown], indent="    ")
    yield "  confusion (annotated → found)"
    for pair in row["confusion"][:_MOST]:
        yield f"    {pair['count']:4} {pair['annotated']} → {pair['found']}"
    for kind, causes in row["errors"].items():
        yield f"  {kind}"
        for cause, count in list(causes.items())[:_MOST]:
            yield f"    {count:4} {cause}"


def table(rows: Mapping[str, Mapping[str, float]], indent: str = "  ") -> Iterator[str]:
    """Precision, recall and F1 of each row, with the counts; a dash where nothing was found or annotated."""
    for name, row in rows.items():
        defined = {"P": row["found"], "R": row["gold"], "F1": row["found"] and row["gold"]}
        measures = "  ".join(
            f"{measure} {row[measure]:.3f}" if of else f"{measure} –    " for measure, of in defined.items()
        )
        counts = f"{row['right']} right of {row['found']} found; {row['recalled']} of {row['gold']} annotated"
        yield f"{indent}{name:26} {measures}   ({counts})"


def bench_lines(bench: Mapping[str, Any]) -> Iterator[str]:
    """The measurements on public data."""
    for name, measures in bench.items():
        yield f"== {name}"
        for measure, share in measures.items():
            if "share" in share:
                yield f"  {measure:26} {share['share']:.1%}   ({share['right']}/{share['of']})"
            else:
                yield f"  {measure}: {', '.join(f'{key} {value}' for key, value in share.items())}"


def quality_table(result: Mapping[str, Any]) -> Iterator[str]:
    """The table of the README in Markdown: precision, recall and F1 on the sets that rules were not tuned on."""
    sets = {name: title for name, title in _COLUMNS.items() if name in result["sets"]}
    yield "| precision / recall / F1 | " + " | ".join(sets.values()) + " |"
    yield "|---|" + "---|" * len(sets)
    for kind, title in _ROWS.items():
        rows = (result["sets"][name]["kinds"][kind] for name in sets)
        yield f"| {title} | " + " | ".join(f"{r['P']:.2f} / {r['R']:.2f} / **{r['F1']:.2f}**" for r in rows) + " |"
    for qualifier in ("class", "polarity", "modality", "speaker", "time"):
        shares = (result["sets"][name]["qualifiers"].get(qualifier, {"share": 0.0}) for name in sets)
        yield f"| {qualifier} right, of those found | " + " | ".join(f"{s['share']:.0%}" for s in shares) + " |"

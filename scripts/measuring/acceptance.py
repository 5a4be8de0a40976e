"""The figures that the project promises, from the measurements."""

from __future__ import annotations

import statistics

from measuring.costs import Result
from measuring.engines import ENGINES


def acceptance(sizes: dict[int, Result]) -> Result:
    """The figures that the project promises, from the measurements."""
    found: Result = {}
    for size, row in sizes.items():
        for place in ("memory", "folder"):
            if f"{place}_questions" in row:
                found[f"{size} {place}"] = asked_well(row[f"{place}_questions"]) | {
                    f"{key}_ratio": round(row[f"our_{place}"][key] / row[f"raw_{place}"][key], 2)
                    for key in ("load", "megabytes")
                    if f"raw_{place}" in row
                }
        if "opening" in row:
            found[f"{size} opening"] = {"seconds": round(row["opening"]["open"], 3)}
        if "rdflib" in row.get("exporting", {}):
            faster = row["exporting"]["rdflib"] / row["exporting"]["ours"]
            stable = row["exporting"]["byte_stable"]
            found[f"{size} export"] = {"times_faster_than_rdflib": round(faster, 1), "byte_stable": stable}
        for name in ENGINES if "engines" in row else ():
            shown = ("times_faster_than_rdflib", "ratio_to_raw", "same_rows")
            found[f"{size} {name}"] = {key: row["engines"][name].get(key) for key in shown}
    return found


def asked_well(asked: Result) -> Result:
    """What the named questions of a store were measured at, in short."""
    medians = {name: one["ours"]["median"] for name, one in asked.items()}
    work = {name: one["ours"]["processor"] for name, one in asked.items()}
    slowest = max(medians, key=lambda name: medians[name])
    return {
        "slowest_question": slowest,
        "its_median_ms": medians[slowest],
        "questions_over_500_ms": sorted(name for name, median in medians.items() if median > 500),
        "most_processor_time": max(work, key=lambda name: work[name]),
        "its_processor_ms": max(work.values()),
        "questions_over_500_ms_of_processor_time": sorted(name for name, spent in work.items() if spent > 500),
        **{f"against_{way}": _against(asked, way) for way in ("raw", "raw_in_thread")},
    }


def _against(asked: Result, way: str) -> Result:
    """Times of the questions as ratios to those of the engine itself, each the median of its turns."""
    ratios = {name: one[f"ratio_to_{way}"] for name, one in asked.items()}
    worst = max(ratios, key=lambda name: ratios[name])
    return {
        "median_ratio": round(statistics.median(ratios.values()), 2),
        "worst_ratio": ratios[worst],
        "worst_question": worst,
        "over_1.25": {name: ratio for name, ratio in ratios.items() if ratio > 1.25},
    }

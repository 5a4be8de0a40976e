"""Plots of the store benchmark as SVG: the same bytes for the same figures, drawn without a library.

Colours stand for engines and are told apart by line style and by labels too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

WIDTH = 760
_FONT = "font-family='system-ui, sans-serif' font-size='12'"
_COLOURS = {"memory": "#0b6fb8", "folder": "#b8560b", "pyoxigraph": "#6b7280", "rdflib": "#9d174d"}
_DASHES = {"memory": "none", "folder": "7 3", "pyoxigraph": "2 3", "rdflib": "9 3 2 3"}
_INK = "#1f2937"
Series = Mapping[str, Sequence[tuple[float, float]]]
"""Points by the name of their line."""


def _svg(height: int, title: str, body: Sequence[str]) -> str:
    head = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' width='{WIDTH}' height='{height}'"
        f" role='img' aria-label='{escape(title, quote=True)}' {_FONT}>"
    )
    frame = f"<rect width='{WIDTH}' height='{height}' fill='#ffffff'/>"
    return "\n".join([head, frame, _text(12, 22, title, weight="bold"), *body, "</svg>", ""])


def _text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal", fill: str = _INK) -> str:
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' font-weight='{weight}' fill='{fill}'"
    return f"<text {place}>{escape(words)}</text>"


def _line(x: float, y: float, x2: float, y2: float, colour: str, dash: str = "none") -> str:
    return f"<path d='M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}' stroke='{colour}' stroke-dasharray='{dash}' fill='none'/>"


def _amount(value: float) -> str:
    for limit, letter in ((1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:g}{letter}"
    return f"{value:g}"


def questions(rows: Mapping[str, Mapping[str, float]], mark: float, title: str) -> str:
    """A row for each question with a dot for each store: milliseconds on a logarithmic scale, the mark as a line."""
    names = sorted(rows, key=lambda name: (-max(rows[name].values()), name))
    left, right, top, step = 190, WIDTH - 20, 56, 15
    bottom = top + step * len(names)
    low, high = 0.5, max(mark * 2, max(max(row.values()) for row in rows.values()) * 1.1)

    def place(value: float) -> float:
        return left + (right - left) * math.log(max(value, low) / low) / math.log(high / low)

    body = [_legend(["memory", "folder"], 40)]
    for tick in (1, 10, 100, 1000):
        if tick <= high:
            body += [_line(place(tick), top, place(tick), bottom, "#e5e7eb")]
            body += [_text(place(tick), bottom + 16, f"{tick} ms", "middle")]
    body += [_line(place(mark), top, place(mark), bottom, "#b91c1c", "4 2")]
    body += [_text(place(mark), top - 4, f"mark: {mark:g} ms", "middle", fill="#b91c1c")]
    for number, name in enumerate(names):
        y = top + step * number + step / 2
        body.append(_text(left - 8, y + 4, name, "end"))
        for store, value in sorted(rows[name].items()):
            body.append(_dot(store, place(value), y))
    return _svg(bottom + 28, title, body)


def _dot(store: str, x: float, y: float) -> str:
    if store == "folder":
        return f"<rect x='{x - 4:.1f}' y='{y - 4:.1f}' width='8' height='8' fill='{_COLOURS[store]}'/>"
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4.5' fill='{_COLOURS[store]}'/>"


def _legend(names: Sequence[str], y: float) -> str:
    parts = []
    for number, name in enumerate(names):
        x = 16 + 130 * number
        parts += [_line(x, y - 4, x + 24, y - 4, _COLOURS[name], _DASHES[name]), _dot(name, x + 12, y - 4)]
        parts.append(_text(x + 32, y, name))
    return "".join(parts)


def growth(panels: Mapping[str, Series], title: str) -> str:
    """Panels side by side, each with lines over the number of quads, both scales logarithmic; titles tell the unit."""
    names = sorted({name for series in panels.values() for name in series}, key=list(_COLOURS).index)
    body = [_legend(names, 44)]
    width = (WIDTH - 10) / len(panels)
    for number, (heading, series) in enumerate(panels.items()):
        body += _panel(heading, series, 10 + number * width + 46, width - 66)
    return _svg(330, title, body)


def _panel(heading: str, series: Series, left: float, width: float) -> list[str]:
    top, bottom = 90.0, 290.0
    xs = sorted({x for points in series.values() for x, _ in points})
    ys = [y for points in series.values() for _, y in points]
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def across(x: float) -> float:
        return left + width * math.log(x / xs[0]) / (math.log(xs[-1] / xs[0]) or 1)

    def down(y: float) -> float:
        return bottom - (bottom - top) * (math.log10(y) - low) / ((high - low) or 1)

    body = [_text(left, top - 12, heading, weight="bold")]
    for power in range(low, high + 1):
        body += [_line(left, down(10.0**power), left + width, down(10.0**power), "#e5e7eb")]
        body += [_text(left - 6, down(10.0**power) + 4, _amount(10.0**power), "end")]
    body += [_text(across(x), bottom + 18, _amount(x), "middle") for x in xs]
    for name, points in sorted(series.items()):
        pairs = [(across(x), down(y)) for x, y in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in pairs)
        style = f"stroke='{_COLOURS[name]}' stroke-width='2' stroke-dasharray='{_DASHES[name]}' fill='none'"
        body += [f"<path d='M{path}' {style}/>", *(_dot(name, x, y) for x, y in pairs)]
    return body


def _spent(question: Mapping[str, Any]) -> float:
    """Processor time where it was measured: it does not depend on what else the machine did."""
    ours: Mapping[str, float] = question["ours"]
    return ours.get("processor", ours["median"])


def of_benchmark(result: Mapping[str, Any]) -> dict[str, str]:
    """The plots of a result of `scripts/benchmark store`, by name."""
    sizes = {int(size): row for size, row in result["sizes"].items()}
    shown = 1_000_000 if 1_000_000 in sizes else max(sizes)
    asked = {place: sizes[shown][f"{place}_questions"] for place in ("memory", "folder")}
    rows = {name: {place: _spent(asked[place][name]) for place in asked} for name in asked["memory"]}

    def over(measure: str, key: str, scale: float = 1.0) -> list[tuple[float, float]]:
        return [(size, row[measure][key] * scale) for size, row in sorted(sizes.items()) if key in row.get(measure, {})]

    def middle(place: str) -> list[tuple[float, float]]:
        found = []
        for size, row in sorted(sizes.items()):
            if f"{place}_questions" not in row:
                continue
            medians = sorted(_spent(one) for one in row[f"{place}_questions"].values())
            found.append((float(size), medians[len(medians) // 2]))
        return found

    panels: dict[str, Series] = {
        "load, seconds": {
            "memory": over("our_memory", "load"),
            "folder": over("our_folder", "load"),
            "pyoxigraph": over("raw_memory", "load"),
            "rdflib": over("exporting", "rdflib_load"),
        },
        "median question, ms": {"memory": middle("memory"), "folder": middle("folder")},
        "Turtle export, seconds": {"memory": over("exporting", "ours"), "rdflib": over("exporting", "rdflib")},
    }
    return {
        "store-questions": questions(rows, 500.0, f"Processor time of every named question at {_amount(shown)} quads"),
        "store-growth": growth(
            {name: {line: points for line, points in series.items() if points} for name, series in panels.items()},
            "Stores by number of quads",
        ),
    }

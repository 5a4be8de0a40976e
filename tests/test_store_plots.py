"""Plots of the store benchmark: whole, the same every time, drawn from the committed figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from measuring import plots

RESULTS = Path(__file__).parent / "results"
SVG = "{http://www.w3.org/2000/svg}"


def result(sizes: tuple[int, ...] = (10_000, 100_000)) -> dict[str, Any]:
    """A small result in the shape that the benchmark writes."""
    row = {
        **{name: {"load": 0.5} for name in ("raw_memory", "our_memory", "raw_folder", "our_folder")},
        "exporting": {"ours": 0.4, "rdflib": 2.0, "rdflib_load": 2.5},
        **{
            f"{place}_questions": {
                name: {"ours": {"median": median}} for name, median in (("a<b", 0.2), ("documents", 90.0 + len(place)))
            }
            for place in ("memory", "folder")
        },
    }
    return {"sizes": {str(size): row for size in sizes}}


@pytest.mark.parametrize("name", ["store-questions", "store-growth"])
def test_plots_are_well_formed_and_stay_inside(name: str) -> None:
    """XML that parses; what is drawn is within the picture."""
    root = ElementTree.fromstring(plots.of_benchmark(result())[name])
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for node in root.iter():
        for key, limit in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(node.attrib.get(key, 0)) <= limit


def test_a_question_has_a_dot_for_each_store_in_order_of_time() -> None:
    """The slowest first; names are escaped."""
    root = ElementTree.fromstring(plots.of_benchmark(result())["store-questions"])
    words = [node.text for node in root.iter(f"{SVG}text")]
    assert words.index("documents") < words.index("a<b")
    assert len(list(root.iter(f"{SVG}circle"))) == 2 + 1
    assert "mark: 500 ms" in words


def test_a_slower_question_is_drawn_further_right() -> None:
    """The scale is logarithmic and rises."""
    rows = {"one": {"memory": 1.0}, "ten": {"memory": 10.0}, "hundred": {"memory": 100.0}}
    root = ElementTree.fromstring(plots.questions(rows, 500, "x"))
    places = [float(node.attrib["cx"]) for node in root.iter(f"{SVG}circle")][1:]
    assert places == sorted(places, reverse=True)
    assert places[0] - places[1] == pytest.approx(places[1] - places[2], abs=0.2)


def test_one_size_alone_can_be_drawn() -> None:
    """A benchmark of one size has no line to draw, only points."""
    for svg in plots.of_benchmark(result((10_000,))).values():
        ElementTree.fromstring(svg)


def test_the_committed_plots_are_those_of_the_committed_figures() -> None:
    """Drawn again from the newest result, the plots are the same bytes."""
    newest = max(RESULTS.glob("store-*.json"))
    for name, svg in plots.of_benchmark(json.loads(newest.read_text(encoding="utf-8"))).items():
        assert (RESULTS / f"{name}.svg").read_text(encoding="utf-8") == svg

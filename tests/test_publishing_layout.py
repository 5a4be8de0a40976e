from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.publishing.layout import Layout, arrange, separate


def _ring(groups: int, members: int) -> dict[tuple[int, int], float]:
    """Complete groups, each linked to the next by one edge."""
    edges = {}
    for group in range(groups):
        nodes = range(group * members, (group + 1) * members)
        edges.update(dict.fromkeys(combinations(nodes, 2), 3.0))
        edges[tuple(sorted((group * members, ((group + 1) % groups) * members)))] = 1.0
    return edges


def _overlaps(layout: Layout, sizes: list[tuple[float, float]]) -> int:
    count = 0
    for first, second in combinations(layout.overview, 2):
        (x, y), (u, v) = layout.positions[first], layout.positions[second]
        width, height = ((sizes[first][axis] + sizes[second][axis]) / 2 for axis in (0, 1))
        count += abs(x - u) < width - 2 and abs(y - v) < height - 2
    return count


def test_no_label_box_of_the_overview_covers_another() -> None:
    """The opening picture is readable: boxes of a dense graph stand apart."""
    sizes = [(60.0 + 7 * (node % 9), 40.0) for node in range(120)]
    assert _overlaps(arrange(sizes, _ring(10, 12)), sizes) == 0


def test_groups_stand_apart() -> None:
    """Members of a group are nearer to one another than to the others."""
    layout = arrange([(60.0, 40.0)] * 40, _ring(4, 10))
    points = np.array(layout.positions, dtype=float)
    assert len(set(layout.groups)) == 4
    near = [np.hypot(*(points[a] - points[b])) for a, b in combinations(range(40), 2) if a // 10 == b // 10]
    far = [np.hypot(*(points[a] - points[b])) for a, b in combinations(range(40), 2) if a // 10 != b // 10]
    assert np.mean(near) < 0.6 * np.mean(far)


def test_the_overview_is_the_most_connected_and_everything_has_a_place() -> None:
    """Beyond the limit nodes are placed, but not opened on; unlinked nodes too; no two share a spot."""
    edges = {(0, node): 1.0 for node in range(1, 400)} | {(1, 2): 5.0}
    layout = arrange([(60.0, 40.0)] * 410, edges, limit=300)
    assert len(layout.overview) == 300
    assert {0, 1, 2} <= set(layout.overview)
    assert len(set(layout.positions)) == 410
    assert layout.groups[405] == -1


def test_things_set_aside_are_placed_but_not_opened_on() -> None:
    """What is set aside has a place near its neighbours and stays out of the opening picture."""
    layout = arrange([(60.0, 40.0)] * 5, {(0, 1): 1.0, (1, 2): 1.0, (2, 3): 9.0}, aside={3})
    assert layout.overview == (0, 1, 2)
    assert len(set(layout.positions)) == 5


def test_nothing_gives_an_empty_layout() -> None:
    """No things, or things without links, are no error."""
    assert arrange([], {}) == Layout((), (), ())
    assert arrange([(60.0, 40.0)], {}).overview == ()


def test_the_layout_does_not_depend_on_the_process() -> None:
    """Another hash seed gives the same positions."""
    program = (
        "from diplograph.publishing.layout import arrange; "
        "print(arrange([(60.0, 40.0)] * 30, {(i, (i * 7 + 1) % 30): 1.0 for i in range(29) if i != (i * 7 + 1) % 30}))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=12))
def test_boxes_can_always_be_parted(points: list[tuple[int, int]]) -> None:
    """Whatever the start, even all on one spot, the boxes end apart."""
    boxes = np.full((len(points), 2), 30.0)
    parted = separate(np.array(points, dtype=float), boxes)
    for first, second in combinations(parted, 2):
        assert (np.abs(first - second) > 29).any()

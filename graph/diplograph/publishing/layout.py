"""Where each thing stands in the picture: computed once, here, so that the page opens at rest and always the same.

Units are the picture's own; y grows downwards. The most connected things (the overview) get a force layout in
which groups stand apart and no label box covers another; the rest are set around their neighbours. Positions are
rounded at every step, so that machines whose last bits of a sum differ still agree.

Method: groups by Louvain modularity (Blondel et al. 2008, networkx); forces after Fruchterman and Reingold (1991);
overlaps removed by pushing boxes apart along the axis of least overlap.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Edges = Mapping[tuple[int, int], float]

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_GROUP_SEED = 7
_CELL = 70.0
_ROOM, _ASPECT, _TOUCH = 4.2, 1.25, 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """Rounded positions and the group (0 = largest) of every node; `overview` are the nodes to open on."""

    positions: tuple[tuple[int, int], ...]
    groups: tuple[int, ...]
    overview: tuple[int, ...]


def arrange(
    sizes: Sequence[tuple[float, float]], edges: Edges, *, limit: int = 300, aside: Set[int] = frozenset()
) -> Layout:
    """Lay out nodes 0..n-1 with label boxes `sizes` (width, height) and weighted edges between them.

    At most `limit` connected nodes, those with the heaviest edges, make the overview; never those set `aside`. Of
    equally heavy ones those come first that hang together with most others.
    """
    weight = [0.0] * len(sizes)
    for (first, second), value in edges.items():
        weight[first] += value
        weight[second] += value
    linked = [node for node in range(len(sizes)) if weight[node] > 0]
    part = _parts(linked, edges)
    ranked = sorted(linked, key=lambda node: (-weight[node], part[node], node))
    overview = sorted([node for node in ranked if node not in aside][:limit])
    groups = _groups(ranked, edges, len(sizes))
    placed: dict[int, tuple[float, float]] = {}
    if overview:
        boxes = np.array([sizes[node] for node in overview])
        points = separate(_compact(_force(overview, groups, edges), boxes), boxes)
        placed = {node: (float(x), float(y)) for node, (x, y) in zip(overview, points, strict=True)}
    rest = [*ranked, *(node for node in range(len(sizes)) if weight[node] == 0)]
    _place_rest([node for node in rest if node not in placed], edges, placed)
    positions = tuple((round(placed[node][0]), round(placed[node][1])) for node in range(len(sizes)))
    return Layout(positions, tuple(groups), tuple(overview))


def _parts(nodes: Sequence[int], edges: Edges) -> dict[int, int]:
    """The connected part of each node, numbered by falling size."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(sorted(edges))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    return {node: number for number, part in enumerate(parts) for node in part}


def _groups(ranked: Sequence[int], edges: Edges, count: int) -> list[int]:
    """Group of each node, numbered by falling size; nodes without edges get -1."""
    groups = [-1] * count
    if not ranked:
        return groups
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(ranked))
    graph.add_weighted_edges_from((first, second, value) for (first, second), value in sorted(edges.items()))
    found = nx.community.louvain_communities(graph, seed=_GROUP_SEED)
    for number, members in enumerate(
        sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    ):
        for node in members:
            groups[node] = number
    return groups


def _force(nodes: Sequence[int], groups: Sequence[int], edges: Edges) -> Array:
    """Forces on the overview: neighbours pull, more so inside a group; everything else pushes."""
    count, index = len(nodes), {node: number for number, node in enumerate(nodes)}
    ideal = 150.0
    points = _start(nodes, groups, ideal)
    pull = np.zeros((count, count))
    for (first, second), value in edges.items():
        if first in index and second in index:
            near = 1.0 if groups[first] == groups[second] else 0.3
            pull[index[first], index[second]] = pull[index[second], index[first]] = near * (1 + math.log1p(value))
    degree = np.maximum(1.0, (pull > 0).sum(axis=1))
    pull /= np.sqrt(degree[:, None] * degree[None, :]) ** 0.6
    steps = 260 if count <= 150 else 160
    for step in range(steps):
        points = _step(points, pull, ideal, heat=ideal * 0.9 * (1 - step / steps) ** 1.5 + 1.0)
    return points


def _compact(points: Array, boxes: Array) -> Array:
    """Scale each axis so that the boxes cover a fixed share of the ground: the picture opens at a readable size."""
    area = float((boxes[:, 0] * boxes[:, 1]).sum()) * _ROOM
    height = math.sqrt(area / _ASPECT)
    spread = np.maximum(points.max(axis=0) - points.min(axis=0), 1.0)
    size = np.array([height * _ASPECT, height])
    return _settled((points - points.min(axis=0)) / spread * size - size / 2)


def _settled(points: Array) -> Array:
    """Rounded: what differs in the last bits from machine to machine must not grow from step to step."""
    rounded: Array = np.round(points, 6)
    return rounded


def _start(nodes: Sequence[int], groups: Sequence[int], ideal: float) -> Array:
    """Groups on a sunflower spiral, their members on a smaller one around each centre."""
    points, seen = np.zeros((len(nodes), 2)), dict[int, int]()
    spread = ideal * math.sqrt(len(nodes)) * 0.8
    total = max(1, len({groups[node] for node in nodes}))
    for number, node in enumerate(nodes):
        group = groups[node]
        order = seen[group] = seen.get(group, -1) + 1
        radius, angle = spread * math.sqrt(group / total), group * GOLDEN_ANGLE
        inner = ideal * 0.6 * math.sqrt(order)
        points[number] = (
            radius * math.cos(angle) + inner * math.cos(order * GOLDEN_ANGLE),
            radius * math.sin(angle) + inner * math.sin(order * GOLDEN_ANGLE),
        )
    return _settled(points)


def _step(points: Array, pull: Array, ideal: float, heat: float) -> Array:
    apart = points[:, None, :] - points[None, :, :]
    distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1.0)
    # Far apart nothing pushes any more, else small groups drift to the rim and leave the middle tiny.
    push = ideal**2 / distance**2 / (1 + (distance / (2.5 * ideal)) ** 4)
    force = push - pull * distance / ideal
    move = (apart * force[:, :, None]).sum(axis=1) - points * 0.1
    length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
    return _settled(points + move * (np.minimum(length, heat) / length)[:, None])


def separate(points: Array, sizes: Array, rounds: int = 400) -> Array:
    """Move boxes of the given (width, height) around the points until none overlap; spread out if they will not."""
    order = np.arange(len(points))
    # Boxes on one spot part by their order.
    aside = np.sign(np.subtract.outer(order, order))[:, :, None]
    room = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for turn in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        excess = room - np.abs(apart)
        hit = np.logical_and(excess[:, :, 0] > _TOUCH, excess[:, :, 1] > _TOUCH)
        np.fill_diagonal(hit, val=False)
        if not hit.any():
            break
        push = np.where(hit[:, :, None], np.where(apart == 0, aside, np.sign(apart)) * (excess + 1) / 2, 0.0)
        sideways = excess[:, :, 0] < excess[:, :, 1] * 1.4
        push[:, :, 0] *= sideways
        push[:, :, 1] *= ~sideways
        hits = np.maximum(1, hit.sum(axis=1))[:, None]
        points = _settled(points + push.sum(axis=1) / np.sqrt(hits))
        if turn % 40 == 39:
            points = _settled(points * 1.06)
    return points


def _place_rest(nodes: Sequence[int], edges: Edges, placed: dict[int, tuple[float, float]]) -> None:
    """Set nodes, in order, at the first free spot of a spiral around the middle of their placed neighbours."""
    neighbours: dict[int, list[tuple[int, float]]] = {node: [] for node in nodes}
    for (first, second), value in sorted(edges.items()):
        for node, other in ((first, second), (second, first)):
            if node in neighbours:
                neighbours[node].append((other, value))
    taken = {_cell(x, y) for x, y in placed.values()}
    reach = max((math.hypot(x, y) for x, y in placed.values()), default=0.0)
    for node in nodes:
        near = [(placed[other], value) for other, value in neighbours[node] if other in placed]
        x, y = _middle(near) if near else (0.0, reach + 2 * _CELL)
        length = math.hypot(x, y)
        # Outward by a third: the overview keeps its middle, the rest make a ring of detail around their group.
        x, y = (x * (1.3 + _CELL / length), y * (1.3 + _CELL / length)) if length > 1 else (x, y)
        placed[node] = _free(x, y, taken)


def _middle(near: Sequence[tuple[tuple[float, float], float]]) -> tuple[float, float]:
    total = sum(value for _, value in near)
    return sum(x * value for (x, _), value in near) / total, sum(y * value for (_, y), value in near) / total


def _cell(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / (1.6 * _CELL)), math.floor(y / _CELL)


def _free(x: float, y: float, taken: set[tuple[int, int]]) -> tuple[float, float]:
    step = 0
    while True:
        radius, angle = _CELL * 0.8 * math.sqrt(step), step * GOLDEN_ANGLE
        spot = (x + 1.6 * radius * math.cos(angle), y + radius * math.sin(angle))
        cell = _cell(*spot)
        if cell not in taken:
            taken.add(cell)
            return ((cell[0] + 0.5) * 1.6 * _CELL, (cell[1] + 0.5) * _CELL)
        step += 1

"""The network page: one HTML file that opens offline, made by pyvis from our own template.

pyvis carries nodes, edges and options into the template; everything else the page shows goes into JSON blocks
(`payload`). Nothing of the input is ever code: JSON blocks are escaped so that no markup can begin in them, the
scripts write text nodes only, and a Content-Security-Policy allows just the scripts and the style whose hashes
are in it. vis-network 9.1.2 (MIT or Apache-2.0, licence text kept at its head) comes from pyvis's own files.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import jinja2
from markupsafe import Markup
from pyvis.network import Network
from rdflib import Graph

from diplograph.publishing.layout import Layout, arrange
from diplograph.publishing.payload import bundles, look, payload
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records
from diplograph.publishing.short_names import short_names

OVERVIEW_LIMIT = 120
# An office is told by the panel of its holder; in the opening picture it would only double the holder.
ASIDE = frozenset({"Position"})
SCRIPTS = (
    "basics.js",
    "store.js",
    "views.js",
    "filters.js",
    "paths.js",
    "picture.js",
    "painter.js",
    "cards.js",
    "charts.js",
    "panel.js",
    "questions.js",
    "lists.js",
    "legend.js",
    "search.js",
    "timeline.js",
    "copying.js",
    "drawing.js",
    "keyboard.js",
    "main.js",
)
_CHAR_WIDTH, _LABEL_HEIGHT, _GAP = 7.2, 18.0, 10.0
_UNSAFE = {"&": "\\u0026", "<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(dataset: Graph, *, title: str) -> str:
    """The whole page for a Dataset or Graph of the contract's shape, as UTF-8-ready text."""
    return render_records(read(dataset), title=title)


def render_records(records: Records, *, title: str, part: str = "") -> str:
    """The whole page for records that are already read; `part` says in words which part of a graph they are."""
    names = {name: number for number, name in enumerate(records.things)}
    pairs = bundles(records.statements, names)
    layout = _arrange(records, pairs)
    data = payload(records, title, part)
    data["things"]["group"] = list(layout.groups)
    data["overview"] = list(layout.overview)
    network = _network(records, pairs, layout, title)
    network.templateEnv = _environment(data)
    network.path = "template.html"
    return str(network.generate_html())


def node_size(weight: float, count: int) -> int:
    """Radius in picture units: grows with the root of the node's statements, and with how many share the picture."""
    scale = min(2.0, max(1.0, math.sqrt(count / 50)))
    return round(scale * min(34.0, 6 + 2.6 * math.sqrt(weight)))


def _weights(count: int, pairs: Mapping[tuple[int, int], tuple[int, int]]) -> list[int]:
    weights = [0] * count
    for (first, second), (statements, _) in pairs.items():
        weights[first] += statements
        weights[second] += statements
    return weights


def _pictured(weights: Sequence[int]) -> int:
    return min(OVERVIEW_LIMIT, sum(weight > 0 for weight in weights))


def _arrange(records: Records, pairs: Mapping[tuple[int, int], tuple[int, int]]) -> Layout:
    weights = _weights(len(records.things), pairs)
    count, sizes = _pictured(weights), []
    for name, weight in zip(short_names(records), weights, strict=True):
        radius = node_size(weight, count)
        width = max(2.0 * radius, _CHAR_WIDTH * len(name))
        # The larger a thing, the more air around it: its lines must be seen to begin somewhere.
        sizes.append((width + radius + _GAP, 3.0 * radius + _LABEL_HEIGHT + _GAP))
    aside = {number for number, thing in enumerate(records.things.values()) if thing.kind in ASIDE}
    documents = {pair: float(documents) for pair, (_, documents) in pairs.items()}
    return arrange(sizes, documents, limit=OVERVIEW_LIMIT, aside=aside)


def _network(records: Records, pairs: Mapping[tuple[int, int], tuple[int, int]], layout: Layout, title: str) -> Network:
    # Only directed networks keep every edge in pyvis; the page decides itself where arrows are drawn.
    network = Network(directed=True, heading=title, cdn_resources="in_line")
    looks = {thing.kind: look(thing.kind) for thing in records.things.values()}
    weights = _weights(len(records.things), pairs)
    count = _pictured(weights)
    for number, thing in enumerate(records.things.values()):
        x, y = layout.positions[number]
        style = looks[thing.kind]
        network.add_node(
            number,
            label=" ",
            x=x,
            y=y,
            size=node_size(weights[number], count),
            shape=style["shape"],
            color=style["colour"],
        )
    for number, (first, second) in enumerate(pairs):
        network.add_edge(first, second, id=number)
    network.options = _OPTIONS
    return network


_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "chosen": False},
    "edges": {
        "smooth": {"enabled": False},
        "chosen": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrowStrikethrough": False,
    },
}


def _environment(data: Mapping[str, Any]) -> jinja2.Environment:
    """Our template with the assets as Markup: Jinja must not read `{#` or `{{` inside CSS and JS."""
    environment = jinja2.Environment(loader=jinja2.FunctionLoader(_asset), autoescape=True)
    environment.filters["columns"] = columns
    environment.filters["block"] = block
    style, library, script = _asset("page.css"), _library(), _script()
    environment.globals.update(
        # Files of this package and of pyvis, whose hashes are in the policy: never input.
        style=Markup(style),  # noqa: S704
        library=Markup(library),  # noqa: S704
        script=Markup(script),  # noqa: S704
        data=data,
        words=json.loads(_asset("words.json")),
        policy=_policy(scripts=(library, script), styles=(style,)),
    )
    return environment


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A list of nodes or edges of pyvis turned into one list a key; a key that a row lacks gives null."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: [row.get(key) for row in rows] for key in keys}


def block(value: Any) -> Markup:
    """A value, or JSON that is already text, as the content of a JSON script block: no markup can begin in it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    # Lone surrogates cannot be written as UTF-8; JSON can still name them.
    text = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text) if not text.isascii() else text
    return Markup(text)  # noqa: S704 -- no character that could begin markup is left


def _policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    allowed = {"script-src": scripts, "style-src": styles}
    hashed = [f"{name} {' '.join(map(_digest, texts))}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *hashed, "img-src data: blob:", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _folder() -> Traversable:
    return files("diplograph.publishing") / "page"


@cache
def _asset(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _library() -> str:
    text = (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    # The comment would make developer tools ask for a source map beside the page.
    return text.replace("\r\n", "\n").replace("//# sourceMappingURL=vis-network.min.js.map", "").strip()


@cache
def _script() -> str:
    """The page's own scripts as one: each file shares one scope with the others and none with the library."""
    body = "\n".join(_asset(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();'

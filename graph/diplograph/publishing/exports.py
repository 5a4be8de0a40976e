"""The graph as files for other tools. Same graph, same bytes; files appear whole or not at all.

RDF formats are written by `diplograph.triples`; here are those that leave RDF: graphml and gexf (network tools),
csv (statements, and actors beside them), neo4j (a folder, or a .zip), ftm (FollowTheMoney JSON lines), html.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from rdflib import Graph

from diplograph.errors import InputError
from diplograph.files import atomic_write, staged_folder
from diplograph.publishing.ftm import ftm_lines
from diplograph.publishing.neo4j import neo4j_files
from diplograph.publishing.network import network_of
from diplograph.publishing.page import render_records
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records
from diplograph.publishing.tables import actors_csv, statements_csv

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def export(dataset: Graph, fmt: str, path: Path | str, *, title: str = "diplograph") -> None:
    """Write a Dataset or Graph in one of `FORMATS` to `path`; `title` heads the html page.

    csv writes the statements to `path` and the actors to `<stem>-actors.csv` beside it.
    Raises InputError for an unknown format or a path that cannot be written.
    """
    if fmt not in FORMATS:
        raise InputError(f"{fmt}: no such export format, expected one of {', '.join(sorted(FORMATS))}")
    path, records = Path(path), read(dataset)
    if fmt == "html":
        atomic_write(path, render_records(records, title=title))
    else:
        _WRITERS[fmt](records, path)


def graphml(records: Records) -> bytes:
    """GraphML with every relation statement as an edge; lists are joined with "; "."""
    buffer = io.BytesIO()
    nx.write_graphml(_flat(records), buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue()


def gexf(records: Records) -> bytes:
    """GEXF 1.2 without the date of writing, which networkx puts in and which would change the bytes every day."""
    buffer = io.BytesIO()
    nx.write_gexf(_flat(records), buffer, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())


def _flat(records: Records) -> nx.MultiDiGraph[str]:
    """The network with plain values only: what GraphML and GEXF can carry, free of characters XML forbids."""
    network = network_of(records)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, row in network.nodes(data=True):
        flat.add_node(
            _xml(name), **_plain({key: row[key] for key in ("label", "kind", "aliases", "wikidata", "documents")})
        )
    for first, second, key, row in network.edges(keys=True, data=True):
        values = {name: value for name, value in row.items() if name != "evidence"}
        values["sentence"] = [proof["sentence"] for proof in row["evidence"]]
        values["document"] = [proof["document"] for proof in row["evidence"]]
        flat.add_edge(_xml(first), _xml(second), key=_xml(key), label=row["predicate"], **_plain(values))
    return flat


def _plain(row: Mapping[str, Any]) -> dict[str, str | float]:
    plain: dict[str, str | float] = {}
    for key, value in row.items():
        if isinstance(value, list):
            plain[key] = _xml("; ".join(value))
        elif value is not None:
            plain[key] = value if isinstance(value, float) else _xml(str(value))
    return plain


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _write_csv(records: Records, path: Path) -> None:
    atomic_write(path, statements_csv(records))
    atomic_write(path.with_name(f"{path.stem}-actors.csv"), actors_csv(records))


def _write_neo4j(records: Records, path: Path) -> None:
    contents = neo4j_files(records)
    if path.suffix.lower() == ".zip":
        atomic_write(path, _zipped(contents))
        return
    with staged_folder(path) as folder:
        for name, text in contents.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _zipped(contents: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


_WRITERS: Mapping[str, Callable[[Records, Path], None]] = {
    "csv": _write_csv,
    "ftm": lambda records, path: atomic_write(path, "".join(f"{line}\n" for line in ftm_lines(records))),
    "gexf": lambda records, path: atomic_write(path, gexf(records)),
    "graphml": lambda records, path: atomic_write(path, graphml(records)),
    "neo4j": _write_neo4j,
}
FORMATS = frozenset({*_WRITERS, "html"})

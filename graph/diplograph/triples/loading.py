"""Reading RDF files into quads; errors name the file and the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import RdfFormat, Store

from diplograph.errors import InputError, one_line

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        ".ttl": RdfFormat.TURTLE,
        ".trig": RdfFormat.TRIG,
        ".nt": RdfFormat.N_TRIPLES,
        ".nq": RdfFormat.N_QUADS,
        ".rdf": RdfFormat.RDF_XML,
        ".jsonld": RdfFormat.JSON_LD,
    }
)
"""Formats by the ending of a file's name."""


def load_file(path: Path) -> Store:
    """The quads of an RDF file in a store in memory. Raises as `fill`."""
    store = Store()
    fill(store, path)
    return store


def fill(store: Store, path: Path) -> None:
    """Load an RDF file into an empty store.

    Raises InputError if the name has no known ending or the content is not RDF of that format.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path}: unknown kind of graph, expected a file ending in {' '.join(FORMATS)}")
    try:
        store.bulk_load(path=str(path), format=kind)
    except SyntaxError as error:
        raise InputError(f"{path}: {one_line(str(error))}") from error
    except OSError as error:
        raise InputError(f"{path}: {one_line(error.strerror or str(error))}") from error

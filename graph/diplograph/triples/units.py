"""IRIs of units: currencies of the EU Publications Office's authority table, percent of QUDT; others have none."""

from __future__ import annotations

import tomllib
from functools import cache

from pyoxigraph import NamedNode

from diplograph.ontology import data_dir
from diplograph.triples.namespaces import CUR, UNIT


@cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes of the currencies that figures can have (`ontology/figures.toml`)."""
    table = tomllib.loads((data_dir() / "figures.toml").read_text(encoding="utf-8"))
    return frozenset(table["currencies"]["signs"])


def unit_iri(code: str) -> NamedNode | None:
    """IRI of a unit by its code, None where the contract names no vocabulary for it."""
    if code == "%":
        return NamedNode(UNIT + "PERCENT")
    return NamedNode(CUR + code) if code in currency_codes() else None
